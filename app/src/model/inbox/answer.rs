//! What is done with one thing of the inbox, as commands. Never here: what is allowed (the domain says).

use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::{Command, Lead, Place, StageId, Value};
use ingot_shared::row::{ClientRow, DealRow};
use ingot_shared::{Date, Id, Money};

/// The thing and who works on it.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    /// The client who asks.
    pub row: &'a ClientRow,
    /// The enquiry; none for a prospect who is only there.
    pub enquiry: Option<Id>,
    /// Who works on it.
    pub me: Lead,
    /// Two new ids: for the entry of the history, and for what is made of it.
    pub ids: [Id; 2],
}

impl Desk<'_> {
    fn entry(&self) -> Id {
        let [entry, _] = self.ids;
        entry
    }

    /// What is made of it.
    pub fn made(&self) -> Id {
        let [_, made] = self.ids;
        made
    }

    fn is_led(&self) -> bool {
        self.row.lead.is_some() || !self.row.responsible.is_empty()
    }

    fn lead(&self, to: &Lead) -> Command {
        Command::SetResponsible { document: self.row.id, deal: None, entry: self.entry().derived("lead"), to: to.clone() }
    }

    /// Gives it to somebody. Who is known by name only cannot have an enquiry alone, and gets the client.
    pub fn hand_to(&self, to: &Lead) -> Vec<Command> {
        let is_named = to.member == Id::default();
        let mut commands = Vec::new();
        if let Some(enquiry) = self.enquiry {
            let member = if is_named { Value::Nothing } else { Value::Ref(to.member) };
            commands.push(Command::put(self.row.id, Place::of(Entity::Enquiry, enquiry), [("assignee", member)]));
        }
        if is_named || self.enquiry.is_none() || !self.is_led() {
            commands.push(self.lead(to));
        }
        commands
    }

    /// Who answers something that nobody has, has it.
    fn take_if_free(&self) -> Vec<Command> {
        if self.is_led() { Vec::new() } else { vec![self.lead(&self.me)] }
    }

    fn settle(&self, text: &str, deal: Option<Id>) -> Option<Command> {
        let at = Place::of(Entity::Enquiry, self.enquiry?);
        let (state, text) = ("processed".to_owned(), text.to_owned());
        Some(Command::Turn { document: self.row.id, at, entry: self.entry(), state, text, deal })
    }

    /// It was answered; the result may be told.
    pub fn answered(&self, result: &str) -> Vec<Command> {
        let mut commands = self.take_if_free();
        match self.settle(result, None) {
            Some(settled) => commands.push(settled),
            None if !result.trim().is_empty() => {
                commands.push(Command::PutNote { client: self.row.id, note: self.made(), text: result.to_owned() });
            }
            None => {}
        }
        commands
    }

    /// It is nothing for the company, for a reason. A prospect of whom nothing else is known goes with it.
    pub fn rejected(&self, reason: &str) -> Vec<Command> {
        let client = self.row.id;
        match self.enquiry {
            Some(enquiry) => vec![Command::reject_enquiry(client, enquiry, self.entry(), reason)],
            None => {
                vec![Command::PutNote { client, note: self.made(), text: reason.to_owned() }, Command::DeleteClient { client }]
            }
        }
    }

    /// What a deal that comes of it has from the beginning: who leads the client leads it.
    pub fn new_deal(&self, amount: Money) -> DealRow {
        let responsible = if self.is_led() { &self.row.responsible } else { &self.me.name };
        DealRow { amount, responsible: responsible.clone(), ..DealRow::default() }
    }

    /// The stage that such a deal begins in.
    pub fn first_stage(workspace: &Workspace) -> StageId {
        workspace.default_pipeline().and_then(|pipeline| pipeline.entrance()).unwrap_or_default()
    }

    /// A deal comes of it, in the first stage of the company's pipeline.
    pub fn deal(&self, title: &str, amount: Money, workspace: &Workspace) -> Vec<Command> {
        let mut commands = self.take_if_free();
        let (document, deal) = (self.row.id, self.made());
        let stage = Self::first_stage(workspace);
        let mut fields = vec![("title".to_owned(), title.into()), ("amount".to_owned(), amount.into())];
        fields.extend(workspace.home_of(stage).map(|pipeline| ("pipeline".to_owned(), pipeline.to_string().into())));
        fields.extend(self.enquiry.map(|enquiry| ("enquiry".to_owned(), Value::Ref(enquiry))));
        commands.push(Command::OpenDeal { document, deal, stage, kind: workspace.stage_kind(stage), fields });
        commands.extend(self.settle("", Some(deal)));
        commands
    }

    /// A task comes of it, for who works on it.
    pub fn task(&self, title: &str, due: Date) -> Vec<Command> {
        let mut commands = self.take_if_free();
        let assignee = if self.me.member == Id::default() { Value::Nothing } else { Value::Ref(self.me.member) };
        let enquiry = self.enquiry.map_or(Value::Nothing, Value::Ref);
        let fields: [(&str, Value); 5] =
            [("title", title.into()), ("kind", "call".into()), ("due", due.into()), ("assignee", assignee), ("enquiry", enquiry)];
        let fields = fields.into_iter().filter(|(_, value)| *value != Value::Nothing);
        commands.push(Command::put(self.row.id, Place::of(Entity::Task, self.made()), fields));
        commands.extend(self.settle(title, None));
        commands
    }
}

/// A new enquiry of a client who is there or is made beside it.
pub fn enquiry(client: Id, enquiry: Id, text: &str, channel: &str) -> Command {
    let fields = [("text", text.trim()), ("channel", channel)];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key, Value::from(value)));
    Command::put(client, Place::of(Entity::Enquiry, enquiry), fields)
}

/// Who makes a client leads it: the value of its field for that, which holds the name beside which it was written.
pub fn led_by(client: Id, me: &Lead) -> Command {
    let lead = format!("{} {}", me.member, me.name);
    Command::put(client, Place::main(DocumentKind::Client), [("lead", Value::Text(lead.trim_end().to_owned()))])
}

#[cfg(test)]
mod tests {
    use ingot_shared::Instant;
    use ingot_shared::document::{Author, Client};
    use ingot_shared::domain::{ClientKind, DomainError};

    use super::super::Inbox;
    use super::*;

    type Way<'a> = &'a dyn Fn(&Desk<'_>) -> Vec<Command>;

    const NOW: Instant = Instant::from_millis(1_790_000_000_000);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn me() -> Lead {
        Lead { member: id(7), name: "Анна".to_owned() }
    }

    fn apply(document: &mut Client, commands: &[Command]) -> Result<ClientRow, DomainError> {
        document.apply(commands, &Author::default(), NOW)?;
        Ok(document.rows())
    }

    /// A client with an enquiry (or none) as a document.
    fn asked(with_enquiry: bool) -> (Client, ClientRow) {
        let mut document = Client::empty(id(1));
        document.set_actor(&[1; 16]);
        let client = id(1);
        let create = Command::CreateClient {
            client,
            kind: ClientKind::Person,
            name: "Ким Алёна".to_owned(),
            phone: None,
            fields: Vec::new(),
        };
        let mut commands = vec![create];
        if with_enquiry {
            commands.push(enquiry(client, id(2), "Сколько стоит?", "telegram"));
        }
        let row = apply(&mut document, &commands).unwrap();
        (document, row)
    }

    fn after(with_enquiry: bool, act: impl Fn(&Desk<'_>) -> Vec<Command>) -> (ClientRow, Inbox) {
        let (mut document, row) = asked(with_enquiry);
        let desk = Desk { row: &row, enquiry: with_enquiry.then(|| id(2)), me: me(), ids: [id(3), id(4)] };
        let commands = act(&desk);
        commands.iter().for_each(|command| command.check().unwrap());
        let now = apply(&mut document, &commands).unwrap();
        let mut inbox = Inbox::default();
        inbox.put(None, &row);
        assert_eq!((inbox.len(), inbox.new_ones()), (1, 1));
        inbox.put(Some(&row), &now);
        (now, inbox)
    }

    #[test]
    fn taking_an_enquiry_takes_the_client_and_leaves_it_to_be_answered() {
        let (row, inbox) = after(true, |desk| desk.hand_to(&me()));
        assert_eq!((row.lead, row.responsible.as_str(), row.enquiries[0].assignee), (Some(id(7)), "Анна", Some(id(7))));
        assert_eq!((inbox.len(), inbox.new_ones()), (1, 0));
        let (row, inbox) = after(false, |desk| desk.hand_to(&me()));
        assert_eq!((row.lead, inbox.len()), (Some(id(7)), 0));
    }

    #[test]
    fn somebody_without_an_account_gets_the_client() {
        let named = Lead { member: Id::default(), name: "Олег".to_owned() };
        let (row, inbox) = after(true, |desk| desk.hand_to(&named));
        assert_eq!((row.lead, row.responsible.as_str(), row.enquiries[0].assignee), (None, "Олег", None));
        assert_eq!(inbox.new_ones(), 0);
    }

    #[test]
    fn what_is_answered_rejected_or_made_into_work_is_out_of_the_inbox() {
        let due = Date::new(2026, 11, 27).unwrap();
        for with_enquiry in [true, false] {
            let ways: [Way<'_>; 4] = [
                &|desk| desk.answered("Отправили прайс"),
                &|desk| desk.rejected("Не наш товар"),
                &|desk| desk.deal("Партия бумаги", Money::default(), &Workspace::default()),
                &|desk| desk.task("Перезвонить", due),
            ];
            for way in ways {
                let (row, inbox) = after(with_enquiry, way);
                assert!(inbox.is_empty(), "{row:?}");
            }
        }
        let (row, _) = after(true, |desk| desk.task("Перезвонить", due));
        assert_eq!((row.tasks[0].due, row.tasks[0].assignee, row.tasks[0].enquiry), (Some(due), Some(id(7)), Some(id(2))));
        let (row, _) = after(true, |desk| desk.deal("Партия бумаги", Money::default(), &Workspace::default()));
        assert_eq!((row.deals.len(), row.lead), (1, Some(id(7))));
    }

    #[test]
    fn an_enquiry_is_not_rejected_without_a_reason() {
        let (_, row) = asked(true);
        let desk = Desk { row: &row, enquiry: Some(id(2)), me: me(), ids: [id(3), id(4)] };
        let refused = desk.rejected(" - ").iter().find_map(|command| command.check().err());
        assert_eq!(refused, Some(DomainError::ReasonMissing));
    }

    #[test]
    fn who_makes_a_client_leads_it_with_or_without_a_name() {
        for name in ["Анна", ""] {
            let (mut document, _) = asked(false);
            let me = Lead { member: id(7), name: name.to_owned() };
            let set = Command::SetClientField {
                client: id(1),
                field: ingot_shared::domain::ClientField::Responsible,
                value: name.to_owned(),
            };
            let row = apply(&mut document, &[set, led_by(id(1), &me)]).unwrap();
            assert_eq!(row.lead, Some(id(7)));
        }
    }
}
