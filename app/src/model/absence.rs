//! What a member's stand-in has to see while he is away: which clients are opened for him, and closed again afterwards (C168). Never here:
//! who is away when (shared says).

use ingot_shared::Id;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::rules::hand_over::Belongings;
use ingot_shared::domain::{Command, Lead, Place, Value};
use ingot_shared::row::ClientRow;

/// The field of a client that lets somebody in for a time.
pub const STAND_IN: &str = "stand_in";

fn key(member: Id) -> String {
    format!("{STAND_IN}:{member}")
}

fn is_let_in(row: &ClientRow, stand_in: Id) -> bool {
    row.facts.set(STAND_IN).contains(&stand_in.to_string())
}

fn put(client: Id, stand_in: Id, value: Value) -> Command {
    Command::put(client, Place::main(DocumentKind::Client), [(key(stand_in).as_str(), value)])
}

/// What lets this one in to every client where the other has something, as far as he is not let in yet.
pub fn let_in<'a>(rows: impl Iterator<Item = &'a ClientRow>, away: &Lead, stand_in: Id) -> Vec<Command> {
    let needed = rows.filter(|row| !Belongings::of(row, away).is_empty() && !is_let_in(row, stand_in));
    needed.map(|row| put(row.id, stand_in, true.into())).collect()
}

/// What takes that back everywhere, except where he still stands in for one of these.
pub fn let_out<'a>(rows: impl Iterator<Item = &'a ClientRow>, stand_in: Id, still: &[Lead]) -> Vec<Command> {
    let is_needed = |row: &ClientRow| still.iter().any(|away| !Belongings::of(row, away).is_empty());
    let open = rows.filter(|row| is_let_in(row, stand_in) && !is_needed(row));
    open.map(|row| put(row.id, stand_in, Value::Nothing)).collect()
}

#[cfg(test)]
mod tests {
    use ingot_shared::domain::Fields;

    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8) -> Lead {
        Lead { member: id(n), name: n.to_string() }
    }

    fn row(n: u8, leads: u8, open_for: Option<u8>) -> ClientRow {
        let list = open_for.map(|who| (key(id(who)), Value::Flag(true))).into_iter().collect();
        ClientRow { id: id(n), lead: Some(id(leads)), facts: Fields { list }, ..ClientRow::default() }
    }

    fn documents(commands: &[Command]) -> Vec<Id> {
        commands.iter().map(Command::document).collect()
    }

    #[test]
    fn a_stand_in_is_let_in_where_something_waits_and_out_again() {
        let rows = [row(10, 1, None), row(11, 1, Some(2)), row(12, 3, None), row(13, 3, Some(2)), row(14, 1, Some(5))];
        assert_eq!(documents(&let_in(rows.iter(), &lead(1), id(2))), [id(10), id(14)]);
        assert_eq!(documents(&let_out(rows.iter(), id(2), &[])), [id(11), id(13)]);
        assert_eq!(documents(&let_out(rows.iter(), id(2), &[lead(3)])), [id(11)]);
    }
}
