//! What a team sees when two people do things apart and then meet: one story for each pair that can, with why it surprises least.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::TimelineKind;
use ingot_shared::domain::{Command, Lead, Place, StageId, StageKind};

use crate::support::{Device, apart, day, fields, finish, hide, id, inside, move_to, profile, put, show, som, task, two_devices};

/// Both moves are true, so both stay in the history; the deal is in one stage, with that move's own reason. Either choice is fair, half of
/// each is not.
#[test]
fn two_stage_moves_stay_in_the_history_and_one_is_the_stage() {
    let (mut anna, mut boris) = two_devices();
    apart(&mut anna, move_to(20, StageId::NEGOTIATION), &mut boris, move_to(30, StageId::LOST));
    let deal = &anna.view().deals[0];
    assert_eq!(deal.history.len(), 3);
    assert_eq!(deal.loss.is_some(), deal.stage == StageId::LOST);
    assert_eq!(deal.kind == StageKind::Lost, deal.stage == StageId::LOST);
}

/// Deleting is a wish about the whole deal; what was done to it meanwhile is there when it comes back.
#[test]
fn a_move_of_a_deleted_deal_shows_when_it_is_restored() {
    let (mut anna, mut boris) = two_devices();
    apart(&mut anna, move_to(20, StageId::NEGOTIATION), &mut boris, hide(Entity::Deal, 10));
    assert!(anna.view().deals.is_empty());
    anna.run(show(Entity::Deal, 10));
    assert_eq!(anna.view().deals[0].stage, StageId::NEGOTIATION);
}

/// The same for any thing: it does not come back by itself because somebody who had not heard of it typed into it.
#[test]
fn an_edit_of_a_thing_that_was_taken_away_waits_for_its_return() {
    let (mut anna, mut boris) = two_devices();
    anna.run(task(40, "Позвонить", "2026-12-01"));
    anna.meets(&mut boris);
    apart(&mut anna, hide(Entity::Task, 40), &mut boris, put(Entity::Task, 40, [("title", "Написать".into())]));
    assert!(anna.view().tasks.is_empty());
    boris.run(show(Entity::Task, 40));
    assert_eq!(boris.view().tasks[0].title, "Написать");
}

/// What is added to a client that was merged away stays in its document, where it names the one that it became; nothing is lost and
/// nothing jumps between clients by itself.
#[test]
fn an_edit_of_a_client_that_was_merged_is_kept_in_its_document() {
    let (mut anna, mut boris) = two_devices();
    apart(&mut anna, Command::merge_into(id(1), id(9)), &mut boris, put(Entity::Note, 40, [("text", "Важно".into())]));
    let row = boris.document.rows();
    assert_eq!((row.deleted, row.merged_into), (true, Some(id(9))));
    let noted = |kind: &TimelineKind| *kind == TimelineKind::Note { text: "Важно".to_owned() };
    assert!(boris.view().timeline.iter().any(|entry| noted(&entry.what)));
}

/// The task is done once; both results can be read, and one of them is the result, with its own author.
#[test]
fn two_who_finish_one_task_finish_it_once() {
    let (mut anna, mut boris) = two_devices();
    anna.run(task(40, "Позвонить", "2026-12-01"));
    anna.meets(&mut boris);
    apart(&mut anna, finish(40, 50), &mut boris, finish(40, 51));
    let view = anna.view();
    let task = &view.tasks[0];
    let turn = task.turn.as_ref().expect("it is finished");
    assert_eq!((task.settled, task.turns.len()), (true, 2));
    assert_eq!(turn.text, if turn.by.member == id(201) { "Итог 50" } else { "Итог 51" });
}

/// Taking one's own finish back does not take the other's back.
#[test]
fn a_finish_that_is_taken_back_leaves_the_other() {
    let (mut anna, mut boris) = two_devices();
    anna.run(task(40, "Позвонить", "2026-12-01"));
    anna.meets(&mut boris);
    let inverse = anna.run(finish(40, 50));
    boris.run(finish(40, 51));
    anna.meets(&mut boris);
    anna.run_all(&inverse).expect("an inverse is allowed");
    anna.meets(&mut boris);
    let view = boris.view();
    assert_eq!((view.tasks[0].settled, view.tasks[0].turns.len()), (true, 1));
}

/// A repeating task is followed by one next one, however many finished it, and what both changed in it counts.
#[test]
fn two_who_finish_a_repeating_task_make_one_next() {
    let (mut anna, mut boris) = two_devices();
    anna.run(put(Entity::Task, 40, [("title", "Осмотр".into()), ("due", day("2026-12-01").into()), ("repeat", "year".into())]));
    anna.meets(&mut boris);
    let next = Place::of(Entity::Task, id(40).derived("next"));
    anna.run(finish(40, 50));
    anna.run(Command::put(id(1), next, [("minute", 600.into())]));
    boris.run(finish(40, 51));
    boris.run(Command::put(id(1), next, [("assignee", id(202).into())]));
    anna.meets(&mut boris);
    let open = anna.document.rows().tasks;
    assert_eq!((open.len(), open[0].due), (1, Some(day("2027-12-01"))));
    assert_eq!((open[0].minute, open[0].assignee), (Some(600), Some(id(202))), "of neither an edit is lost");
    boris.run(Command::put(id(1), next, [("minute", 660.into())]));
    anna.meets(&mut boris);
    assert_eq!(anna.document.rows().tasks[0].minute, Some(660));
}

fn repeating() -> (Device, Device) {
    let (mut anna, mut boris) = two_devices();
    anna.run(put(Entity::Task, 40, [("title", "Осмотр".into()), ("due", day("2026-12-01").into()), ("repeat", "year".into())]));
    anna.meets(&mut boris);
    (anna, boris)
}

fn open_tasks(device: &Device) -> Vec<Id> {
    device.document.rows().tasks.iter().map(|task| task.id).collect()
}

/// The next occurrence is there because the task was finished: one finish taken back leaves the other's, and so leaves it, too.
#[test]
fn the_next_occurrence_stays_while_any_finish_counts() {
    let next = id(40).derived("next");
    // Whether they meet before the first is taken back or only after.
    for meet in [true, false] {
        let (mut anna, mut boris) = repeating();
        let own = anna.run(finish(40, 50));
        let others = boris.run(finish(40, 51));
        if meet {
            anna.meets(&mut boris);
        }
        let redo = anna.run_all(&own).expect("an inverse is allowed").inverse;
        anna.meets(&mut boris);
        assert_eq!((open_tasks(&anna), anna.view().tasks.len()), (vec![next], 2));
        let other_redo = boris.run_all(&others).expect("an inverse is allowed").inverse;
        anna.meets(&mut boris);
        assert_eq!((open_tasks(&boris), boris.view().tasks.len()), (vec![id(40)], 1), "nobody finished it");
        anna.run_all(&redo).expect("a redo is allowed");
        anna.meets(&mut boris);
        assert_eq!(open_tasks(&boris), [next]);
        boris.run_all(&other_redo).expect("a redo is allowed");
        anna.meets(&mut boris);
        assert_eq!(open_tasks(&boris), [next]);
    }
}

/// Both take theirs back, each believing that the other's counts: then nobody finished it, and there is nothing to follow.
#[test]
fn two_finishes_taken_back_apart_leave_no_next_occurrence() {
    let (mut anna, mut boris) = repeating();
    let (own, others) = (anna.run(finish(40, 50)), boris.run(finish(40, 51)));
    anna.meets(&mut boris);
    anna.run_all(&own).expect("an inverse is allowed");
    boris.run_all(&others).expect("an inverse is allowed");
    anna.meets(&mut boris);
    assert_eq!(open_tasks(&anna), [id(40)]);
}

/// Somebody went on with the next occurrence: what came of it is not taken away with the finish before it.
#[test]
fn a_next_occurrence_that_was_worked_on_stays() {
    let (mut anna, mut boris) = repeating();
    let next = id(40).derived("next");
    let own = anna.run(finish(40, 50));
    anna.meets(&mut boris);
    boris
        .run(Command::FinishTask { document: id(1), task: next, entry: id(51), result: "Сделано".to_owned(), next: None });
    anna.run_all(&own).expect("an inverse is allowed");
    anna.meets(&mut boris);
    assert_eq!(open_tasks(&anna), [id(40), next.derived("next")]);
    assert!(anna.view().tasks.iter().any(|task| task.id == next && task.settled));
    // Finished again, the one that was worked on is as it was.
    anna.run(put(Entity::Task, 40, [("due", day("2026-12-09").into())]));
    anna.run(finish(40, 52));
    assert_eq!(anna.view().tasks.iter().find(|task| task.id == next).and_then(|task| task.due), Some(day("2027-12-01")));
}

/// Who takes a finish back to correct the task gets the next occurrence of the corrected one; and one taken away by hand comes back
/// when the task is finished again, and goes with that finish.
#[test]
fn a_task_corrected_and_finished_again_has_a_corrected_next() {
    let (mut anna, _) = repeating();
    let next = id(40).derived("next");
    let own = anna.run(finish(40, 50));
    anna.run_all(&own).expect("an inverse is allowed");
    anna.run(put(Entity::Task, 40, [("due", day("2026-12-09").into())]));
    let before = anna.view();
    let again = anna.run(finish(40, 52));
    let due = |device: &Device| device.document.rows().tasks.iter().map(|task| (task.id, task.due)).collect::<Vec<_>>();
    assert_eq!(due(&anna), [(next, Some(day("2027-12-09")))]);
    anna.run(Command::Hide { document: id(1), at: Place::of(Entity::Task, next) });
    let hidden = anna.view();
    let third = anna.run(finish(40, 53));
    assert_eq!(due(&anna), [(next, Some(day("2027-12-09")))]);
    anna.run_all(&third).expect("an inverse is allowed");
    assert_eq!(anna.view(), hidden);
    anna.run(Command::Show { document: id(1), at: Place::of(Entity::Task, next) });
    anna.run_all(&again).expect("an inverse is allowed");
    assert_eq!(anna.view(), before);
}

/// The series is the same whoever goes on with it: the 31st comes back in March on both devices.
#[test]
fn two_who_finish_a_task_of_the_31st_agree_on_every_next_day() {
    let (mut anna, mut boris) = two_devices();
    anna.run(put(Entity::Task, 40, [("title", "Сверка".into()), ("due", day("2026-01-31").into()), ("repeat", "month".into())]));
    anna.meets(&mut boris);
    let (february, march) = (id(40).derived("next"), id(40).derived("next").derived("next"));
    let finish_next = |task, n| Command::FinishTask { document: id(1), task, entry: id(n), result: String::new(), next: None };
    anna.run(finish(40, 50));
    anna.run(finish_next(february, 51));
    boris.run(finish(40, 52));
    boris.run(finish_next(february, 53));
    anna.meets(&mut boris);
    let open: Vec<_> = anna.document.rows().tasks.iter().map(|task| (task.id, task.due)).collect();
    assert_eq!(open, [(march, Some(day("2026-03-31")))]);
}

/// Somebody still sees work in it: both entries stay, and the later written one is the state.
#[test]
fn a_finish_and_a_reopening_both_stay_in_the_history() {
    let (mut anna, mut boris) = two_devices();
    anna.run(task(40, "Позвонить", "2026-12-01"));
    anna.run(finish(40, 50));
    anna.meets(&mut boris);
    anna.run(Command::reopen_task(id(1), id(40), id(51)));
    let dropped = Command::Turn {
        document: id(1),
        at: Place::of(Entity::Task, id(40)),
        entry: id(52),
        state: "dropped".to_owned(),
        text: "Не нужно".to_owned(),
        deal: None,
    };
    boris.run(dropped);
    anna.meets(&mut boris);
    let view = anna.view();
    assert_eq!(view.tasks[0].turns.len(), 3);
    assert!(["open", "dropped"].contains(&view.tasks[0].state.as_str()));
    assert_eq!(view.tasks[0].settled, view.tasks[0].state == "dropped");
}

/// One leads, and name and member are of the same change; the history shows both.
#[test]
fn of_two_responsibles_one_leads_and_both_are_in_the_history() {
    let (mut anna, mut boris) = two_devices();
    let set = |entry, member, name: &str| Command::SetResponsible {
        document: id(1),
        deal: None,
        entry: id(entry),
        to: Lead { member: id(member), name: name.to_owned() },
    };
    apart(&mut anna, set(50, 60, "Олег"), &mut boris, set(51, 61, "Нигора"));
    let view = anna.view();
    assert_eq!(view.leads.len(), 2);
    let pair = (view.responsible.as_str(), view.lead);
    assert!([("Олег", Some(id(60))), ("Нигора", Some(id(61)))].contains(&pair), "{pair:?}");
}

/// A lost deal that one brings back keeps what the other edited in it: these are different fields.
#[test]
fn a_lost_deal_brought_back_keeps_the_others_edit() {
    let (mut anna, mut boris) = two_devices();
    anna.run(move_to(20, StageId::LOST));
    anna.meets(&mut boris);
    apart(&mut anna, move_to(22, StageId::NEGOTIATION), &mut boris, put(Entity::Deal, 10, [("amount", som(9).into())]));
    let deal = &anna.document.rows().deals[0];
    assert_eq!((deal.kind(), deal.amount, deal.loss_reason.as_str()), (StageKind::Open, som(9), ""));
}

/// Two who type the same number have not made two numbers: it is shown once, and goes at once.
#[test]
fn one_number_added_twice_is_shown_once() {
    let (mut anna, mut boris) = two_devices();
    let phone = |n: u8, typed: &str| Command::PutPhone { client: id(1), phone: id(n), typed: typed.to_owned() };
    apart(&mut anna, phone(40, "71 200-00-00"), &mut boris, phone(41, "+998 71 200 00 00"));
    let shown: Vec<Id> = anna.view().phones.iter().map(|phone| phone.id).collect();
    assert_eq!(shown, [id(2), id(40)]);
    let before = anna.view();
    let inverse = anna.run(Command::RemovePhone { client: id(1), phone: id(40) });
    assert_eq!(anna.view().phones.len(), 1);
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view(), before);
}

/// Adding a tag that is there is no wish to keep it against somebody who takes it away; putting it on anew is one.
#[test]
fn a_tag_taken_away_goes_and_another_added_stays() {
    let (mut anna, mut boris) = two_devices();
    anna.run(profile([("tag:regular", true.into())]));
    anna.meets(&mut boris);
    let both = profile([("tag:regular", true.into()), ("tag:profitable", true.into())]);
    apart(&mut anna, profile([("tag:regular", false.into())]), &mut boris, both);
    assert_eq!(anna.document.rows().tags, ["profitable"]);
}

/// Both offers went out under this number, so none may vanish or be renumbered: the second gets a suffix.
#[test]
fn two_proposals_with_one_number_both_stay() {
    let (mut anna, mut boris) = two_devices();
    anna.run(inside(Entity::Line, 40, 10, [("title", "Ковёр".into()), ("price", som(7).into())]));
    anna.meets(&mut boris);
    let new = |n| Command::NewProposal { document: id(1), proposal: id(n), deal: id(10), fields: fields([]) };
    apart(&mut anna, new(50), &mut boris, new(51));
    let shown: Vec<_> = anna.view().proposals.iter().map(|it| (it.id, it.number, it.again)).collect();
    assert_eq!(shown, [(id(50), 1, 0), (id(51), 1, 2)]);
    anna.run(new(52));
    assert_eq!(anna.view().proposals.last().map(|it| (it.number, it.again)), Some((2, 0)));
}

/// A payment is a thing with a day on which it came: marked twice it came once.
#[test]
fn a_payment_marked_twice_came_once() {
    let (mut anna, mut boris) = two_devices();
    anna.run(inside(Entity::Payment, 40, 10, [("amount", som(7).into()), ("due", day("2026-12-01").into())]));
    anna.meets(&mut boris);
    let paid = |text| inside(Entity::Payment, 40, 10, [("paid", day(text).into())]);
    apart(&mut anna, paid("2026-12-02"), &mut boris, paid("2026-12-03"));
    let payments = &anna.document.rows().deals[0].payments;
    assert_eq!(payments.len(), 1);
    assert!([Some(day("2026-12-02")), Some(day("2026-12-03"))].contains(&payments[0].paid));
}

/// To take away and to put back are two values of one flag: one of them holds, everywhere the same.
#[test]
fn a_thing_taken_away_and_put_back_is_one_of_both_everywhere() {
    let (mut anna, mut boris) = two_devices();
    anna.run(task(40, "Позвонить", "2026-12-01"));
    anna.run(hide(Entity::Task, 40));
    anna.meets(&mut boris);
    anna.run(show(Entity::Task, 40));
    boris.run(show(Entity::Task, 40));
    boris.run(hide(Entity::Task, 40));
    anna.meets(&mut boris);
    assert!(anna.view().tasks.is_empty(), "the one who looked last and still took it away");
}

/// A deal won in two places is won once, but two promises were made to the client, and both are kept.
#[test]
fn a_deal_won_in_two_places_is_won_once_with_both_promises() {
    let (mut anna, mut boris) = two_devices();
    apart(&mut anna, move_to(20, StageId::WON), &mut boris, move_to(30, StageId::WON));
    let row = anna.document.rows();
    assert_eq!((row.deals.len(), row.deals[0].kind(), row.tasks.len()), (1, StageKind::Won, 2));
    assert_eq!(row.deals[0].moves.len(), 3);
}

/// An enquiry that one accepts and another rejects has one outcome, and a reason only if it was rejected.
#[test]
fn an_enquiry_accepted_and_rejected_has_one_outcome() {
    let (mut anna, mut boris) = two_devices();
    anna.run(put(Entity::Enquiry, 40, [("text", "Цена?".into())]));
    anna.meets(&mut boris);
    let accept = Command::accept_enquiry(id(1), id(40), id(50), Some(id(10)));
    apart(&mut anna, accept, &mut boris, Command::reject_enquiry(id(1), id(40), id(51), "реклама"));
    let view = anna.view();
    let enquiry = &view.enquiries[0];
    assert_eq!((enquiry.turns.len(), enquiry.settled), (2, true));
    assert_eq!(enquiry.deal.is_some(), enquiry.state == "processed");
    assert!(anna.document.rows().enquiries.is_empty());
}

/// Lines of a deal and edits of different fields of one line all stay.
#[test]
fn lines_added_apart_all_stay() {
    let (mut anna, mut boris) = two_devices();
    anna.run(inside(Entity::Line, 40, 10, [("title", "Ковёр".into())]));
    anna.meets(&mut boris);
    anna.run(inside(Entity::Line, 41, 10, [("title", "Доставка".into())]));
    apart(
        &mut anna,
        inside(Entity::Line, 40, 10, [("quantity", 2_000.into())]),
        &mut boris,
        inside(Entity::Line, 40, 10, [("price", som(7).into())]),
    );
    let lines = &anna.view().deals[0].lines;
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].total(), Some(som(14)));
}

/// One of the two stands there, the same for everybody; the other is told beside it until somebody who has seen both says which it is.
#[test]
fn what_two_write_into_one_fact_is_told_until_somebody_says_which() {
    let city = |name: &str| profile([("city", name.into())]);
    let (mut anna, mut boris) = two_devices();
    apart(&mut anna, city("Нукус"), &mut boris, city("Термез"));
    let (shown, beside) = (anna.view().city, anna.view().contested);
    let other = if shown == "Нукус" { "Термез" } else { "Нукус" };
    assert_eq!(beside, [("city".to_owned(), other.into())]);
    assert_eq!(boris.view().contested, beside);

    let takes_it: bool = shown == "Нукус";
    boris.run(city(if takes_it { &shown } else { other }));
    anna.meets(&mut boris);
    assert_eq!((anna.view().contested, anna.view().city == shown), (Vec::new(), takes_it));
    assert_eq!(boris.view(), anna.view());

    let (mut anna, mut boris) = two_devices();
    apart(&mut anna, city("Нукус"), &mut boris, city("Нукус"));
    assert_eq!(anna.view().contested, [], "they agree");
}
