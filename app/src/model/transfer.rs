//! Requests that another department take a client over (C174): what asking and accepting write, and which wait for somebody. Never here: who may
//! what ([`ingot_shared::rights::transfer`]).

use ingot_shared::Id;
use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::view::TransferView;
use ingot_shared::domain::{Command, Lead, Place, Value};

/// A department is asked to take a client over.
pub fn ask(client: Id, transfer: Id, from: Option<Id>, to: Id, why: &str) -> Command {
    let fields: [(&str, Value); 3] = [("text", why.trim().into()), ("from", from.into()), ("to", Some(to).into())];
    Command::put(client, Place::of(Entity::Transfer, transfer), fields)
}

/// What accepting does at once: the answer, the client becomes the department's, and everything that its former responsible has there goes to
/// the new one (C175). Who is to keep working on it stays as a helper, and so still sees the answer. `ids` are two new ones. The answer comes
/// last: by it alone the client would be nobody's of theirs.
pub fn accept(client: Id, asked: &TransferView, led: &Lead, to: &Lead, stays: Option<Id>, ids: [Id; 2]) -> Vec<Command> {
    let [turn, entry] = ids;
    let (at, state) = (Place::of(Entity::Transfer, asked.id), "accepted".to_owned());
    let is_led = led.member != Id::default() || !led.name.is_empty();
    let over = if is_led {
        Command::HandOver { document: client, entry, from: led.clone(), to: to.clone() }
    } else {
        Command::SetResponsible { document: client, deal: None, entry, to: to.clone() }
    };
    let helper = stays.filter(|stays| *stays != to.member).map(|stays| format!("collaborator:{stays}"));
    let department = [("department", asked.to.into())].into_iter();
    let fields = department.chain(helper.iter().map(|helper| (helper.as_str(), Value::Flag(true))));
    let put = Command::put(client, Place::main(DocumentKind::Client), fields);
    let answer = Command::Turn { document: client, at, entry: turn, state, text: String::new(), deal: None };
    // Whoever hands over leaves the helpers, and comes back to them only afterwards.
    [over].into_iter().filter(|_| led != to).chain([put, answer]).collect()
}

/// What accepting does when somebody accepts who leads no clients and gives none away: the client becomes the department's, whose head says
/// who leads it. `turn` is a new id.
pub fn take_in(client: Id, asked: &TransferView, turn: Id) -> Vec<Command> {
    let put = Command::put(client, Place::main(DocumentKind::Client), [("department", asked.to.into())]);
    let (at, state) = (Place::of(Entity::Transfer, asked.id), "accepted".to_owned());
    vec![put, Command::Turn { document: client, at, entry: turn, state, text: String::new(), deal: None }]
}

#[cfg(test)]
mod tests {
    use ingot_shared::Instant;
    use ingot_shared::account::Role;
    use ingot_shared::document::{Author, Client};
    use ingot_shared::domain::ClientKind;
    use ingot_shared::rights::transfer::Who;

    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8) -> Lead {
        Lead { member: id(n), name: n.to_string() }
    }

    fn asked(led: Option<&Lead>) -> Client {
        let mut client = Client::empty(id(1));
        client.set_actor(&[9; 16]);
        let (name, fields) = ("Анор".to_owned(), Vec::new());
        let task = [("title", "Позвонить".into()), ("assignee", Value::Ref(id(3)))];
        let mut commands = vec![
            Command::CreateClient { client: id(1), kind: ClientKind::Company, name, phone: None, fields },
            Command::put(id(1), Place::of(Entity::Task, id(40)), task),
            ask(id(1), id(5), Some(id(20)), id(21), "  Просят сервис "),
        ];
        let lead = led.map(|to| Command::SetResponsible { document: id(1), deal: None, entry: id(6), to: to.clone() });
        commands.extend(lead);
        run(&mut client, &commands);
        client
    }

    fn run(client: &mut Client, commands: &[Command]) {
        client.apply(commands, &Author::default(), Instant::from_millis(1)).unwrap();
    }

    #[test]
    fn who_leads_no_clients_only_takes_the_client_in() {
        let mut client = asked(Some(&lead(3)));
        let request = client.view().unwrap().transfers.remove(0);
        let commands = take_in(id(1), &request, id(7));
        let viewer = Who { member: id(4), role: Role::Viewer, department: Some(id(21)) };
        assert!(commands.iter().all(|command| viewer.is_answer(command)), "it is what the relay takes of him");
        run(&mut client, &commands);
        let row = client.rows();
        assert_eq!((row.lead, row.facts.id("department")), (Some(id(3)), Some(id(21))));
        assert!(!row.transfers.iter().any(|transfer| transfer.is_waiting()));
    }

    #[test]
    fn who_accepts_gives_the_client_and_its_work_to_one_of_theirs() {
        let mut client = asked(Some(&lead(3)));
        let row = client.rows();
        let [waiting] = row.transfers.as_slice() else { panic!("{row:?}") };
        assert_eq!((waiting.is_waiting(), waiting.to, waiting.text.as_str()), (true, Some(id(21)), "Просят сервис"));
        let request = client.view().unwrap().transfers.remove(0);
        run(&mut client, &accept(id(1), &request, &lead(3), &lead(4), Some(id(3)), [id(7), id(8)]));
        let row = client.rows();
        assert_eq!((row.lead, row.facts.id("department")), (Some(id(4)), Some(id(21))));
        assert_eq!(row.facts.set("collaborator"), [id(3).to_string()], "who asked still sees it");
        assert_eq!(row.tasks.first().and_then(|task| task.assignee), Some(id(4)), "his task goes with it");
        assert_eq!(row.transfers.first().map(|transfer| transfer.state.as_str()), Some("accepted"));
    }

    #[test]
    fn a_client_that_nobody_leads_is_led_then_and_nobody_helps_himself() {
        let mut client = asked(None);
        let request = client.view().unwrap().transfers.remove(0);
        run(&mut client, &accept(id(1), &request, &Lead::default(), &lead(4), Some(id(4)), [id(7), id(8)]));
        assert_eq!((client.rows().lead, client.rows().facts.set("collaborator")), (Some(id(4)), Vec::new()));
    }
}
