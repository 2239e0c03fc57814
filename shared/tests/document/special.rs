//! Commands with rules of their own.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, DomainError, Lead, NewTask, Place, StageId, StageKind, Value};

use crate::support::{
    Device, day, fields, finish, follow, id, inside, loss, move_to, open_deal, profile, put, som, task, two_devices,
};

fn lead(n: u8, name: &str) -> Lead {
    Lead { member: if n == 0 { Id::default() } else { id(n) }, name: name.to_owned() }
}

fn set_responsible(deal: Option<u8>, entry: u8, to: Lead) -> Command {
    Command::SetResponsible { document: id(1), deal: deal.map(id), entry: id(entry), to }
}

#[test]
fn a_sale_demands_a_task_of_one_of_four_kinds() {
    let won = |follow| Command::MoveStage {
        document: id(1),
        deal: id(10),
        entry: id(20),
        to: StageId::WON,
        kind: StageKind::Won,
        loss: None,
        follow,
    };
    let (mut anna, _) = two_devices();
    let with = |list: Vec<(&str, Value)>| Some(NewTask { task: id(21), fields: fields(list) });
    for follow in [
        None,
        with(vec![("title", "Сделать".into()), ("kind", "meeting".into()), ("due", day("2026-12-01").into())]),
        with(vec![("title", "Позвонить".into()), ("kind", "call".into())]),
    ] {
        assert_eq!(anna.try_run(won(follow)).map(|_| ()), Err(DomainError::FollowUpMissing));
    }
    let before = anna.view();
    let inverse = anna.run(won(follow(21)));
    let row = anna.document.rows();
    assert!(row.has_bought());
    assert_eq!((row.tasks[0].deal, row.deals[0].closed.is_some()), (Some(id(10)), true));
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view(), before, "the task goes with the sale");
}

#[test]
fn the_older_move_and_a_files_sale_need_no_task() {
    let (mut anna, _) = two_devices();
    anna.run(Command::MoveDeal { client: id(1), deal: id(10), entry: id(20), to: StageId::WON, loss: None });
    assert!(anna.document.rows().has_bought());
}

#[test]
fn a_stage_of_ones_own_means_what_its_move_says() {
    let (mut anna, _) = two_devices();
    let own: StageId = "shipped_2026".parse().expect("a key");
    let to = |entry, kind, loss| Command::MoveStage {
        document: id(1),
        deal: id(10),
        entry: id(entry),
        to: own,
        kind,
        loss,
        follow: None,
    };
    assert_eq!(anna.try_run(to(20, StageKind::Lost, None)).map(|_| ()), Err(DomainError::LossUnexplained));
    anna.run(to(21, StageKind::Lost, loss()));
    let deal = &anna.document.rows().deals[0];
    assert_eq!((deal.stage, deal.kind(), deal.loss_reason.as_str()), (own, StageKind::Lost, "no_answer"));
}

#[test]
fn a_finished_task_leads_to_the_next() {
    let (mut anna, _) = two_devices();
    anna.run(put(Entity::Task, 30, [("title", "Позвонить".into()), ("deal", id(10).into())]));
    let before = anna.view();
    let next = Some(NewTask { task: id(31), fields: fields([("title", "Встретиться".into())]) });
    let command =
        Command::FinishTask { document: id(1), task: id(30), entry: id(40), result: "Договорились".to_owned(), next };
    let inverse = anna.run(command.clone());
    let view = anna.view();
    let done = view.tasks.iter().find(|task| task.id == id(30)).expect("the task is there");
    assert_eq!((done.state.as_str(), done.turn.as_ref().map(|turn| turn.text.as_str())), ("done", Some("Договорились")));
    let open = &anna.document.rows().tasks;
    assert_eq!((open.len(), open[0].id, open[0].deal), (1, id(31), Some(id(10))));
    assert_eq!(view.tasks.iter().find(|task| task.id == id(31)).and_then(|task| task.after), Some(id(30)));
    assert!(anna.try_run(command).expect("allowed").changes.is_empty(), "once more changes nothing");
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view(), before);
}

#[test]
fn a_repeating_task_comes_again_from_the_day_that_was_due() {
    let (mut anna, _) = two_devices();
    anna.run(put(
        Entity::Task,
        30,
        [("title", "Осмотр".into()), ("due", day("2026-01-31").into()), ("repeat", "month".into()), ("minute", 600.into())],
    ));
    anna.run(finish(30, 40));
    let next = &anna.document.rows().tasks[0];
    assert_eq!((next.id, next.due, next.minute), (id(30).derived("next"), Some(day("2026-02-28")), Some(600)));
    anna.run(Command::reopen_task(id(1), id(30), id(41)));
    assert_eq!(anna.document.rows().tasks.len(), 2, "reopening leaves the next one: somebody may count on it");
}

/// Finishes the only open task so many times; the days that were due.
fn days_of(device: &mut Device, times: u8) -> Vec<Option<ingot_shared::Date>> {
    let open = |device: &Device| device.document.rows().tasks[0].clone();
    let mut days = vec![open(device).due];
    for n in 0..times {
        let (document, task, entry) = (id(1), open(device).id, id(100 + n));
        device.run(Command::FinishTask { document, task, entry, result: String::new(), next: None });
        days.push(open(device).due);
    }
    days
}

#[test]
fn a_monthly_task_of_the_31st_stays_there() {
    let (mut anna, _) = two_devices();
    anna.run(put(Entity::Task, 30, [("title", "Сверка".into()), ("due", day("2026-01-31").into()), ("repeat", "month".into())]));
    let expected = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"].map(|text| Some(day(text)));
    assert_eq!(days_of(&mut anna, 3), expected);
}

#[test]
fn a_task_without_its_series_counts_from_the_day_that_is_due() {
    let (mut anna, _) = two_devices();
    let february = ("due", day("2026-02-28").into());
    anna.run(put(Entity::Task, 30, [("title", "Сверка".into()), february, ("repeat", "month".into()), ("after", id(29).into())]));
    assert_eq!(days_of(&mut anna, 2), ["2026-02-28", "2026-03-28", "2026-04-28"].map(|text| Some(day(text))));
}

#[test]
fn every_rhythm_comes_when_it_says() {
    let words = ["day", "week", "two_weeks", "month", "two_months", "quarter", "half_year", "year"];
    let days = ["2026-02-01", "2026-02-07", "2026-02-14", "2026-02-28", "2026-03-31", "2026-04-30", "2026-07-31", "2027-01-31"];
    for (word, expected) in words.into_iter().zip(days) {
        let (mut anna, _) = two_devices();
        anna.run(put(Entity::Task, 30, [("title", "Сверка".into()), ("due", day("2026-01-31").into()), ("repeat", word.into())]));
        assert_eq!(days_of(&mut anna, 1)[1], Some(day(expected)), "{word}");
    }
}

#[test]
fn an_enquiry_is_open_until_it_is_processed_or_rejected_with_a_reason() {
    let (mut anna, _) = two_devices();
    anna.run(put(Entity::Enquiry, 30, [("text", "Сколько стоит?".into()), ("assignee", id(201).into())]));
    anna.run(put(Entity::Enquiry, 31, [("text", "Спам".into())]));
    assert_eq!(anna.document.rows().enquiries.len(), 2);
    let unexplained = Command::reject_enquiry(id(1), id(31), id(40), "-");
    assert_eq!(anna.try_run(unexplained).map(|_| ()), Err(DomainError::ReasonMissing));
    anna.run(Command::reject_enquiry(id(1), id(31), id(40), "реклама"));
    anna.run(Command::accept_enquiry(id(1), id(30), id(41), Some(id(10))));
    assert!(anna.document.rows().enquiries.is_empty());
    let view = anna.view();
    let accepted = view.enquiries.iter().find(|enquiry| enquiry.id == id(30)).expect("it stays on the card");
    assert_eq!((accepted.state.as_str(), accepted.deal, accepted.settled), ("processed", Some(id(10)), true));
}

#[test]
fn states_of_a_complaint_and_an_approval_keep_their_history() {
    let (mut anna, _) = two_devices();
    let turn = |at, entry, state: &str, text: &str| Command::Turn {
        document: id(1),
        at,
        entry: id(entry),
        state: state.to_owned(),
        text: text.to_owned(),
        deal: None,
    };
    anna.run(put(Entity::Complaint, 30, [("text", "Опоздали".into())]));
    let complaint = Place::of(Entity::Complaint, id(30));
    anna.run(turn(complaint, 40, "in_work", ""));
    let inverse = anna.run(turn(complaint, 41, "solved", "Скидка на доставку"));
    let states: Vec<String> = anna.view().complaints[0].turns.iter().map(|turn| turn.state.clone()).collect();
    assert_eq!(states, ["in_work", "solved"]);
    let redo = anna.run_all(&inverse).expect("an inverse is allowed").inverse;
    assert_eq!(anna.view().complaints[0].state, "in_work");
    anna.run_all(&redo).expect("a redo is allowed");
    assert_eq!(anna.view().complaints[0].state, "solved");
    anna.run(turn(Place::of(Entity::Deal, id(10)), 42, "asked", ""));
    assert_eq!(anna.document.rows().deals[0].approval, "asked");
    let unknown = turn(complaint, 43, "forgotten", "");
    assert!(matches!(anna.try_run(unknown), Err(DomainError::FieldUnfit { .. })));
}

#[test]
fn a_repeat_deal_takes_the_lines_over_and_is_marked() {
    let (mut anna, _) = two_devices();
    anna.run(inside(Entity::Line, 30, 10, [("title", "Ковёр".into()), ("price", som(100).into()), ("order", 1.into())]));
    anna.run(put(Entity::Deal, 10, [("type", "retail".into()), ("expected", day("2026-12-01").into())]));
    let command = Command::RepeatDeal { document: id(1), deal: id(10), new: id(11), stage: StageId::FIRST_CONTACT };
    let inverse = anna.run(command.clone());
    assert!(anna.try_run(command).expect("allowed").changes.is_empty());
    let view = anna.view();
    let new = view.deals.iter().find(|deal| deal.id == id(11)).expect("the new deal");
    assert_eq!((new.title.as_str(), new.amount, new.stage), ("Партия №7", som(5_000_000), StageId::FIRST_CONTACT));
    assert_eq!((new.lines.len(), new.fields.text("type"), new.fields.day("expected")), (1, "retail", None));
    assert_eq!(anna.document.rows().deals.iter().filter(|deal| deal.repeats == Some(id(10))).count(), 1);
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view().deals.len(), 1);
}

#[test]
fn a_proposal_keeps_the_prices_of_its_day() {
    let (mut anna, _) = two_devices();
    anna.run(inside(Entity::Line, 30, 10, [("title", "Ковёр".into()), ("quantity", 3_000.into()), ("price", som(100).into())]));
    anna.run(put(Entity::Deal, 10, [("discount", 500.into())]));
    let proposal = |n: u8| Command::NewProposal {
        document: id(1),
        proposal: id(n),
        deal: id(10),
        fields: fields([("title", "КП на ковры".into())]),
    };
    anna.run(proposal(40));
    anna.run(inside(Entity::Line, 30, 10, [("price", som(200).into())]));
    anna.run(proposal(41));
    let view = anna.view();
    let shown: Vec<_> = view
        .proposals
        .iter()
        .map(|proposal| (proposal.number, proposal.again, proposal.fields.money("total"), proposal.lines[0].price))
        .collect();
    assert_eq!(shown, [(1, 0, Some(som(285)), Some(som(100))), (2, 0, Some(som(570)), Some(som(200)))]);
    assert_eq!(view.proposals[0].state, "draft");
}

#[test]
fn who_was_responsible_is_kept() {
    let (mut anna, _) = two_devices();
    let before = anna.view();
    let inverse = anna.run(set_responsible(None, 40, lead(60, "Олег")));
    let row = anna.document.rows();
    assert_eq!((row.responsible.as_str(), row.lead), ("Олег", Some(id(60))));
    let view = anna.view();
    assert_eq!((view.leads[0].from.as_str(), view.leads[0].to.as_str()), ("Марина", "Олег"));
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view(), before);
    // A name as long as may be, or none: what was put can be put back.
    for name in ["ж".repeat(300), String::new()] {
        let mut carol = Device::new(3, id(1));
        anna.meets(&mut carol);
        carol.run(set_responsible(None, 45, lead(60, &name)));
        assert_eq!(carol.document.rows().lead, Some(id(60)));
        let inverse = carol.run(set_responsible(None, 46, lead(61, "Нигора")));
        carol.run_all(&inverse).expect("an inverse is allowed");
        assert_eq!((carol.document.rows().lead, carol.document.rows().responsible), (Some(id(60)), name));
    }
    // Somebody with an older app knows only the name.
    anna.run(set_responsible(None, 41, lead(60, "Олег")));
    anna.run(profile([("responsible", "Нигора".into())]));
    let row = anna.document.rows();
    assert_eq!((row.responsible.as_str(), row.lead), ("Нигора", None));
}

#[test]
fn a_leavers_work_goes_to_another_and_closed_deals_stay() {
    let (mut anna, _) = two_devices();
    let oleg = lead(60, "Олег");
    anna.run(set_responsible(None, 40, oleg.clone()));
    anna.run(set_responsible(Some(10), 41, oleg.clone()));
    anna.run(open_deal(11));
    anna.run(open_deal(12));
    anna.run(set_responsible(Some(12), 42, lead(61, "Нигора")));
    anna.run(Command::MoveDeal { client: id(1), deal: id(11), entry: id(43), to: StageId::WON, loss: None });
    anna.run(put(Entity::Task, 30, [("title", "Позвонить".into()), ("assignee", id(60).into())]));
    anna.run(put(Entity::Enquiry, 31, [("text", "Цена?".into()), ("assignee", id(60).into())]));
    let before = anna.view();
    let hand_over = Command::HandOver { document: id(1), entry: id(50), from: oleg, to: lead(62, "Камола") };
    let inverse = anna.run(hand_over.clone());
    let row = anna.document.rows();
    let leads: Vec<_> = row.deals.iter().map(|deal| deal.responsible.as_str()).collect();
    assert_eq!(leads, ["Камола", "Олег", "Нигора"]);
    assert_eq!((row.lead, row.tasks[0].assignee, row.enquiries[0].assignee), (Some(id(62)), Some(id(62)), Some(id(62))));
    assert!(anna.try_run(hand_over).expect("allowed").changes.is_empty());
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view(), before);
}

#[test]
fn whoever_takes_a_helpers_work_helps_in_his_place() {
    let (mut anna, _) = two_devices();
    let helps = |member: u8| format!("collaborator:{}", id(member));
    let helpers = |device: &Device| device.document.rows().facts.set("collaborator");
    anna.run(set_responsible(None, 40, lead(61, "Нигора")));
    anna.run(profile([(helps(60).as_str(), true.into())]));
    let hand_over = |entry, to| Command::HandOver { document: id(1), entry: id(entry), from: lead(60, "Олег"), to };
    let inverse = anna.run(hand_over(50, lead(62, "Камола")));
    assert_eq!(helpers(&anna), [id(62).to_string()]);
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(helpers(&anna), [id(60).to_string()]);
    anna.run(hand_over(51, lead(61, "Нигора")));
    assert!(helpers(&anna).is_empty(), "who leads the client does not help with it");
}

#[test]
fn a_task_after_a_sale_is_not_made_by_a_move_that_moves_nothing() {
    let (mut anna, _) = two_devices();
    anna.run(move_to(20, StageId::WON));
    let again = anna.try_run(move_to(30, StageId::WON)).expect("allowed");
    assert!(again.changes.is_empty());
    anna.run(task(50, "Ещё", "2026-12-01"));
    assert_eq!(anna.document.rows().tasks.len(), 2);
}
