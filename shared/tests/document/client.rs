//! The commands of version 1: what they do, and what undoes them.

use ingot_shared::document::view::TimelineKind;
use ingot_shared::document::{Author, ChangeRecord, Client};
use ingot_shared::domain::{
    ClientField, ClientKind, Command, DealField, DomainError, ImportedClient, ImportedDeal, Loss, StageId,
};
use ingot_shared::{Currency, Id, Instant, Money};

const NOW: Instant = Instant::from_millis(1_790_000_000_000);

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn author() -> Author {
    Author { member: id(200), name: "Олег".to_owned() }
}

/// A device's copy of one document.
struct Replica {
    client: Client,
    actor: u8,
}

impl Replica {
    fn new(actor: u8) -> Self {
        Self { client: Client::empty(id(1)), actor }
    }

    fn run(&mut self, command: Command) -> (Option<ChangeRecord>, Vec<Command>) {
        self.try_run(command).expect("the command is allowed")
    }

    fn try_run(&mut self, command: Command) -> Result<(Option<ChangeRecord>, Vec<Command>), DomainError> {
        self.client.set_actor(&[self.actor; 16]);
        let applied = self.client.apply(&[command], &author(), NOW)?;
        Ok((applied.changes.into_iter().next_back(), applied.inverse))
    }

    fn meets(&mut self, other: &mut Self) {
        self.client.merge(&mut other.client).expect("replicas merge");
        other.client.merge(&mut self.client).expect("replicas merge");
        assert_eq!(self.client.view(), other.client.view(), "both see the same");
        assert_eq!(self.client.rows(), other.client.rows());
    }
}

fn create() -> Command {
    Command::CreateClient {
        client: id(1),
        kind: ClientKind::Company,
        name: "ООО «Ромашка»".to_owned(),
        phone: Some((id(2), "90 123-45-67".to_owned())),
        fields: vec![(ClientField::City, "Ташкент".to_owned()), (ClientField::Responsible, "Марина".to_owned())],
    }
}

fn create_deal(deal: u8) -> Command {
    Command::CreateDeal {
        client: id(1),
        deal: id(deal),
        title: "Партия №7".to_owned(),
        amount: Money::units(5_000_000, Currency::Uzs),
        stage: StageId::UNSORTED,
        responsible: String::new(),
    }
}

fn move_to(entry: u8, to: StageId) -> Command {
    let loss =
        (to == StageId::LOST).then(|| Loss { reason: "Недозвон".to_owned(), comment: "Пять раз".to_owned() });
    Command::MoveDeal { client: id(1), deal: id(10), entry: id(entry), to, loss }
}

fn set(field: ClientField, value: &str) -> Command {
    Command::SetClientField { client: id(1), field, value: value.to_owned() }
}

fn two_devices() -> (Replica, Replica) {
    let mut anna = Replica::new(1);
    anna.run(create());
    anna.run(create_deal(10));
    let mut boris = Replica::new(2);
    anna.meets(&mut boris);
    (anna, boris)
}

#[test]
fn a_new_client_shows_in_its_row() {
    let mut anna = Replica::new(1);
    anna.run(create());
    let row = anna.client.rows();
    assert_eq!((row.name.as_str(), row.city.as_str()), ("ООО «Ромашка»", "Ташкент"));
    assert_eq!(row.phones[0].e164.as_deref(), Some("+998901234567"));
    assert!(!row.has_bought());
}

#[test]
fn a_won_deal_turns_a_prospect_into_a_client() {
    let (mut anna, _) = two_devices();
    anna.run(move_to(20, StageId::WON));
    assert!(anna.client.rows().has_bought());
    anna.run(Command::UnmoveDeal { client: id(1), deal: id(10), entry: id(20) });
    assert!(!anna.client.rows().has_bought());
}

#[test]
fn a_deal_without_a_responsible_gets_the_clients() {
    let (anna, _) = two_devices();
    assert_eq!(anna.client.rows().deals[0].responsible, "Марина");
}

#[test]
fn a_repeated_command_changes_nothing() {
    let (mut anna, _) = two_devices();
    anna.run(move_to(20, StageId::NEGOTIATION));
    let note = Command::PutNote { client: id(1), note: id(30), text: "Перезвонить".to_owned() };
    anna.run(note.clone());
    let before = anna.client.view();
    for command in [create(), create_deal(10), move_to(20, StageId::NEGOTIATION), note, set(ClientField::City, "Ташкент")]
    {
        let (change, _) = anna.run(command);
        assert_eq!(change, None);
    }
    assert_eq!(anna.client.view(), before);
}

#[test]
fn a_refused_command_leaves_the_document_as_it_was() {
    let (mut anna, _) = two_devices();
    let before = (anna.client.view(), anna.client.heads());
    let refused = anna.client.apply(
        &[set(ClientField::City, "Бухара"), move_to(20, StageId::LOST), Command::RemoveNote { client: id(1), note: id(99) }],
        &author(),
        NOW,
    );
    assert_eq!(refused.err(), Some(DomainError::NoSuchEntry));
    assert_eq!((anna.client.view(), anna.client.heads()), before);
}

#[test]
fn a_client_keeps_a_name_or_a_phone() {
    let (mut anna, _) = two_devices();
    anna.run(set(ClientField::Name, ""));
    anna.run(set(ClientField::Name, "Снова"));
    anna.run(Command::RemovePhone { client: id(1), phone: id(2) });
    assert_eq!(anna.try_run(set(ClientField::Name, " ")).err(), Some(DomainError::NameOrPhone));
}

#[test]
fn each_command_is_undone_and_redone() {
    let loss = Some(Loss { reason: "Недозвон".to_owned(), comment: "Пять раз".to_owned() });
    let commands = [
        set(ClientField::City, "Самарканд"),
        Command::SetClientKind { client: id(1), kind: ClientKind::Person },
        Command::PutPhone { client: id(1), phone: id(3), typed: "+998 71 200-00-00".to_owned() },
        Command::PutPhone { client: id(1), phone: id(2), typed: "90 765-43-21".to_owned() },
        Command::RemovePhone { client: id(1), phone: id(2) },
        Command::PutEmail { client: id(1), email: id(4), address: "a@example.uz".to_owned() },
        Command::PutNote { client: id(1), note: id(30), text: "Заметка".to_owned() },
        create_deal(11),
        Command::SetDealField { client: id(1), deal: id(10), field: DealField::Title("Другая".to_owned()) },
        Command::SetDealField { client: id(1), deal: id(10), field: DealField::Amount(Money::units(7, Currency::Usd)) },
        move_to(20, StageId::DECIDING),
        Command::MoveDeal { client: id(1), deal: id(10), entry: id(21), to: StageId::LOST, loss },
        Command::DeleteDeal { client: id(1), deal: id(10) },
        Command::DeleteClient { client: id(1) },
    ];
    for command in commands {
        let (mut anna, _) = two_devices();
        let before = anna.client.rows();
        let (_, inverse) = anna.run(command.clone());
        let after = anna.client.rows();
        let redo = anna.client.apply(&inverse, &author(), NOW).expect("an inverse is allowed").inverse;
        assert_eq!(anna.client.rows(), before, "undo of {command:?}");
        anna.client.apply(&redo, &author(), NOW).expect("a redo is allowed");
        assert_eq!(anna.client.rows(), after, "redo of {command:?}");
    }
}

#[test]
fn edits_of_different_fields_both_stay() {
    let (mut anna, mut boris) = two_devices();
    anna.run(set(ClientField::City, "Самарканд"));
    boris.run(set(ClientField::Name, "Ромашка XK"));
    anna.meets(&mut boris);
    let row = anna.client.rows();
    assert_eq!((row.name.as_str(), row.city.as_str()), ("Ромашка XK", "Самарканд"));
}

#[test]
fn of_two_edits_of_one_field_one_whole_value_stays() {
    let (mut anna, mut boris) = two_devices();
    let amount = |units, currency| Command::SetDealField {
        client: id(1),
        deal: id(10),
        field: DealField::Amount(Money::units(units, currency)),
    };
    anna.run(amount(100, Currency::Usd));
    boris.run(amount(1_300_000, Currency::Uzs));
    anna.meets(&mut boris);
    let amount = anna.client.rows().deals[0].amount;
    assert!([Money::units(100, Currency::Usd), Money::units(1_300_000, Currency::Uzs)].contains(&amount), "never a mixture");
}

#[test]
fn two_stage_moves_both_stay_in_the_history_and_one_is_the_stage() {
    let (mut anna, mut boris) = two_devices();
    anna.run(move_to(20, StageId::NEGOTIATION));
    boris.run(move_to(21, StageId::LOST));
    anna.meets(&mut boris);
    let deal = &anna.client.view().expect("the client is there").deals[0];
    let moves: Vec<StageId> = deal.history.iter().map(|entry| entry.to).collect();
    assert_eq!(moves, [StageId::UNSORTED, StageId::NEGOTIATION, StageId::LOST]);
    assert_eq!(deal.loss.is_some(), deal.stage == StageId::LOST, "stage and reason belong to the same move");
}

#[test]
fn an_edit_of_a_client_that_somebody_deleted_is_kept_for_its_return() {
    let (mut anna, mut boris) = two_devices();
    anna.run(Command::DeleteClient { client: id(1) });
    boris.run(Command::PutNote { client: id(1), note: id(30), text: "Важно".to_owned() });
    anna.meets(&mut boris);
    assert!(anna.client.rows().deleted, "the deletion holds");
    anna.run(Command::RestoreClient { client: id(1) });
    let timeline = anna.client.view().expect("the client is there").timeline;
    assert!(timeline.iter().any(|entry| entry.what == TimelineKind::Note { text: "Важно".to_owned() }));
}

#[test]
fn undoing_a_move_that_somebody_built_on_keeps_their_stage() {
    let (mut anna, mut boris) = two_devices();
    anna.run(move_to(20, StageId::NEGOTIATION));
    anna.meets(&mut boris);
    boris.run(move_to(21, StageId::DECIDING));
    anna.meets(&mut boris);
    anna.run(Command::UnmoveDeal { client: id(1), deal: id(10), entry: id(20) });
    assert_eq!(anna.client.rows().deals[0].stage, StageId::DECIDING);
    anna.run(Command::RedoMove { document: id(1), deal: id(10), entry: id(20) });
    assert_eq!(anna.client.rows().deals[0].stage, StageId::DECIDING, "and so does taking that back");
}

fn import(n: u8, external: &str) -> Command {
    let deal = ImportedDeal {
        title: "Поставка".to_owned(),
        amount: Money::units(77_950_000, Currency::Uzs),
        stage: StageId::WON,
        external: external.to_owned(),
        ..ImportedDeal::default()
    };
    let data = ImportedClient {
        name: "ООО «Ромашка»".to_owned(),
        phones: vec!["+998 90 123 45 67".to_owned(), "+998 71 111 11 11".to_owned()],
        notes: vec![(None, "Ждут КП".to_owned())],
        deals: vec![deal],
        ..ImportedClient::default()
    };
    Command::ImportClient { client: id(1), import: id(n), data: Box::new(data) }
}

#[test]
fn a_second_import_of_the_same_file_adds_nothing() {
    let mut anna = Replica::new(1);
    anna.run(import(50, "10000"));
    let before = anna.client.rows();
    anna.run(import(51, "10000"));
    let after = anna.client.rows();
    assert_eq!((after.deals.len(), after.phones.len()), (before.deals.len(), before.phones.len()));
    assert_eq!(anna.client.view().expect("the client is there").timeline.len(), 2, "one note, one deal");
}

#[test]
fn undoing_an_import_takes_a_new_client_away_and_leaves_a_known_one() {
    let mut new = Replica::new(1);
    new.run(import(50, "10000"));
    let undo = Command::UndoImport { client: id(1), import: id(50) };
    new.run(undo.clone());
    assert!(new.client.rows().deleted);

    let (mut known, _) = two_devices();
    let before = known.client.rows();
    let (_, inverse) = known.run(import(50, "10000"));
    assert_eq!(inverse, [undo]);
    assert_eq!(known.client.rows().phones.len(), 2, "the known number is not added again");
    known.client.apply(&inverse, &author(), NOW).expect("an inverse is allowed");
    let after = known.client.rows();
    assert_eq!((after.deleted, after.deals, after.phones), (false, before.deals, before.phones));
}

#[test]
fn changes_of_others_are_taken_in_once_and_in_order() {
    let mut anna = Replica::new(1);
    let (first, _) = anna.run(create());
    let (second, _) = anna.run(create_deal(10));
    let (first, second) = (first.expect("a change"), second.expect("a change"));
    let mut boris = Client::empty(id(1));
    assert!(boris.receive(vec![second.clone()]).is_err(), "its dependency is missing");
    assert!(boris.is_empty());
    boris.receive(vec![first.clone(), second.clone()]).expect("they fit");
    boris.receive(vec![second, first]).expect("a repetition changes nothing");
    assert_eq!(boris.rows(), anna.client.rows());
}

#[test]
fn two_clients_that_are_alike_begin_with_different_changes() {
    let first_change = |client: Id| {
        let mut document = Client::empty(client);
        document.set_actor(&[1; 16]);
        let data = Box::new(ImportedClient { name: "Клиент".to_owned(), ..ImportedClient::default() });
        let command = Command::ImportClient { client, import: id(50), data };
        document.apply(&[command], &author(), NOW).expect("the command is allowed").changes[0].hash
    };
    assert_ne!(first_change(id(1)), first_change(id(2)));
}

#[test]
fn a_change_tells_what_its_author_typed() {
    let (mut anna, _) = two_devices();
    let (change, _) = anna.run(Command::PutNote { client: id(1), note: id(30), text: "Ждут счёт".to_owned() });
    assert!(change.expect("a change").typed_text().contains("Ждут счёт"));
}

#[test]
fn bytes_that_are_no_change_are_refused() {
    let (mut anna, _) = two_devices();
    let saved = anna.client.save();
    for bytes in [Vec::new(), b"hello".to_vec(), saved] {
        assert!(ChangeRecord::parse(&bytes).is_err());
    }
    let change = anna.client.changes().remove(0).bytes;
    let mut twice = change.clone();
    twice.extend(&change);
    assert!(ChangeRecord::parse(&twice).is_err(), "one chunk only");
    assert!(ChangeRecord::parse(&change).is_ok());
}

#[test]
fn documents_of_schema_1_are_read_for_ever() {
    let golden = include_bytes!("golden/client_v1.automerge");
    let client = Client::load(id(1), golden).expect("the golden file loads");
    let view = client.view().expect("the client is there");
    assert_eq!(view.name, "ООО «Ромашка»");
    assert_eq!(view.phones[0].e164.as_deref(), Some("+998901234567"));
    assert_eq!(view.deals[0].stage, StageId::NEGOTIATION);
    assert_eq!(view.deals[0].amount, Money::units(5_000_000, Currency::Uzs));
    assert_eq!(view.timeline.len(), 3, "a note, a new deal, a move");
}

/// The golden file was written by this story in version 1; a version that reached main is never written again.
#[test]
fn the_story_of_version_1_still_ends_in_the_same_client() {
    let (mut anna, _) = two_devices();
    anna.run(move_to(20, StageId::NEGOTIATION));
    anna.run(Command::PutNote { client: id(1), note: id(30), text: "Ждут счёт".to_owned() });
    let golden = Client::load(id(1), include_bytes!("golden/client_v1.automerge")).expect("the golden file loads");
    assert_eq!(golden.view(), anna.client.view());
    assert_eq!(golden.rows(), anna.client.rows());
}
