//! What commands would do to a document, told before they are run. Never here: running them for good.

use super::edits::{Deed, EditedFact, HIDDEN};
use super::entity::{Entity, Shape};
use super::{Author, Document};
use crate::Instant;
use crate::domain::{Command, DomainError, Value};

/// Whoever looks writes nothing: this author's changes go nowhere.
const NOBODY: [u8; 16] = [0; 16];

impl Document {
    /// What these commands would change here, in their order; nothing changes.
    ///
    /// # Errors
    /// [`DomainError`] where they could not be run.
    pub fn preview(&self, commands: &[Command], now: Instant) -> Result<Vec<Deed>, DomainError> {
        let mut document = self.clone();
        document.set_actor(&NOBODY);
        let mut deeds = Vec::new();
        for command in commands {
            let applied = document.apply(std::slice::from_ref(command), &Author::default(), now)?;
            let facts = document.facts_of(&applied.changes).into_iter().filter(tells);
            deeds.extend(facts.map(Deed::Fact));
            deeds.extend(deed(command));
        }
        Ok(deeds)
    }
}

/// Whether a fact says something in words; what only joins things, or is a key of a list, tells nobody anything.
fn tells(fact: &EditedFact) -> bool {
    let shape = fact.at.entity.layout().field(&fact.key).map(|field| field.shape);
    // A note is signed with its moment; that of a contact is typed.
    let is_stamp = fact.at.entity == Entity::Note && fact.key == "at";
    let is_typed = !matches!(shape, None | Some(Shape::Ref)) && fact.key != "lead" && !is_stamp;
    fact.key == HIDDEN || (is_typed && !matches!((&fact.before, &fact.after), (Value::Nothing, Value::Flag(false))))
}

/// What a command does beside putting facts.
fn deed(command: &Command) -> Option<Deed> {
    match command {
        Command::MoveDeal { deal, to, loss, .. } | Command::MoveStage { deal, to, loss, .. } => {
            let text = loss.as_ref().map(|loss| loss.comment.clone()).unwrap_or_default();
            Some(Deed::Stage { deal: *deal, to: *to, text })
        }
        Command::Turn { at, text, .. } => Some(Deed::State { of: at.entity, text: text.clone() }),
        Command::Unturn { at, .. } => Some(Deed::State { of: at.entity, text: String::new() }),
        Command::FinishTask { result, .. } => Some(Deed::Finished { text: result.clone() }),
        Command::HandOver { to, .. } => Some(Deed::HandedOver { to: to.name.clone() }),
        Command::UnmoveDeal { .. } | Command::RedoMove { .. } | Command::RepeatDeal { .. } | Command::NewProposal { .. } => {
            Some(Deed::Other)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;
    use crate::domain::{ClientField, ClientKind, Place, StageId};
    use crate::{Currency, Money};

    const CLIENT: Id = Id::from_bytes([1; 16]);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn made() -> Document {
        let mut document = Document::empty(CLIENT);
        document.set_actor(&[2; 16]);
        let (name, fields) = ("Анор".to_owned(), vec![(ClientField::City, "Ташкент".to_owned())]);
        let create = Command::CreateClient { client: CLIENT, kind: ClientKind::Company, name, phone: None, fields };
        let deal = Command::CreateDeal {
            client: CLIENT,
            deal: id(5),
            title: "Поставка".to_owned(),
            amount: Money::units(1, Currency::Uzs),
            stage: StageId::UNSORTED,
            responsible: String::new(),
        };
        document.apply(&[create, deal], &Author::default(), Instant::from_millis(1)).expect("allowed");
        document
    }

    #[test]
    fn facts_notes_and_moves_are_told_and_nothing_changes() {
        let document = made();
        let before = document.clone().save();
        let to = StageId::NEGOTIATION;
        let commands = [
            Command::SetClientField { client: CLIENT, field: ClientField::City, value: "Бухара".to_owned() },
            Command::PutNote { client: CLIENT, note: id(7), text: "Ждёт цену".to_owned() },
            Command::MoveDeal { client: CLIENT, deal: id(5), entry: id(8), to, loss: None },
            Command::Hide { document: CLIENT, at: Place::of(Entity::Deal, id(5)) },
        ];
        let deeds = document.preview(&commands, Instant::from_millis(2)).expect("allowed");
        let facts: Vec<(Entity, &str, Value)> = deeds
            .iter()
            .filter_map(|deed| match deed {
                Deed::Fact(fact) => Some((fact.at.entity, fact.key.as_str(), fact.after.clone())),
                _ => None,
            })
            .collect();
        assert!(facts.contains(&(Entity::Profile, "city", "Бухара".into())), "{facts:?}");
        assert!(facts.contains(&(Entity::Note, "text", "Ждёт цену".into())), "{facts:?}");
        assert!(facts.contains(&(Entity::Deal, HIDDEN, Value::Flag(true))), "{facts:?}");
        assert!(!facts.iter().any(|(entity, key, _)| (*entity, *key) == (Entity::Note, "at")), "{facts:?}");
        assert!(deeds.contains(&Deed::Stage { deal: id(5), to, text: String::new() }), "{deeds:?}");
        assert_eq!(document.clone().save(), before);
    }

    #[test]
    fn what_cannot_be_run_is_refused_whole() {
        let lost = Command::MoveDeal { client: CLIENT, deal: id(9), entry: id(8), to: StageId::UNSORTED, loss: None };
        assert!(made().preview(&[lost], Instant::from_millis(2)).is_err());
    }
}
