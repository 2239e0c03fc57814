//! What can be said against a command without its document. Never here: a rule that needs to know what is there.

use super::{Command, DealField, Loss, NewTask};
use crate::document::entity::{Entity, FOLLOW_UPS};
use crate::domain::rules::explanation::{is_of_substance, lacks};
use crate::domain::{DomainError, StageKind, Value};
use crate::text::{MAX_LINE, MAX_NOTE, MAX_PHONE};
use crate::{Money, money};

/// A merger of more parts would hold more than any client's document may.
const MAX_PARTS: u32 = 1_000;

impl Command {
    /// Checks what can be known without the document; the document checks the rest when the command is applied.
    ///
    /// # Errors
    /// The first [`DomainError`] found.
    pub fn check(&self) -> Result<(), DomainError> {
        match self {
            Self::CreateClient { name, phone, fields, .. } => {
                let has_phone = phone.as_ref().is_some_and(|(_, typed)| !typed.trim().is_empty());
                if name.trim().is_empty() && !has_phone {
                    return Err(DomainError::NameOrPhone);
                }
                limit(name, MAX_LINE)?;
                phone.iter().try_for_each(|(_, typed)| limit(typed, MAX_PHONE))?;
                fields.iter().try_for_each(|(_, value)| limit(value, MAX_LINE))
            }
            Self::SetClientField { value, .. } => limit(value, MAX_LINE),
            Self::PutPhone { typed, .. } => limit(typed, MAX_PHONE),
            Self::PutEmail { address, .. } => limit(address, MAX_LINE),
            Self::PutNote { text, .. } if text.trim().is_empty() => Err(DomainError::NoteEmpty),
            Self::PutNote { text, .. } => limit(text, MAX_NOTE),
            Self::CreateDeal { title, amount, responsible, .. } => {
                check_title(title)?;
                check_amount(*amount)?;
                limit(responsible, MAX_LINE)
            }
            Self::SetDealField { field, .. } => match field {
                DealField::Title(title) => check_title(title),
                DealField::Amount(amount) => check_amount(*amount),
                DealField::Responsible(name) => limit(name, MAX_LINE),
            },
            Self::MoveDeal { to, loss, .. } if to.kind() == StageKind::Lost => check_loss(loss.as_ref()),
            Self::MoveStage { kind: StageKind::Lost, loss, .. } => check_loss(loss.as_ref()),
            Self::MoveStage { kind: StageKind::Won, follow, .. } => check_follow_up(follow.as_ref()),
            Self::MoveStage { follow: next, .. } | Self::FinishTask { next, .. } => {
                next.iter().try_for_each(|task| fields_fit(Entity::Task, &task.fields))
            }
            Self::Put { at, fields, .. } => fields_fit(at.entity, fields),
            Self::OpenDeal { fields, .. } => fields_fit(Entity::Deal, fields),
            Self::NewProposal { fields, .. } => fields_fit(Entity::Proposal, fields),
            Self::Turn { at, state, text, .. } => {
                let state = at.entity.layout().state(state).ok_or(DomainError::FieldUnfit { field: "state".to_owned() })?;
                if state.explained && !is_of_substance(text) {
                    return Err(DomainError::ReasonMissing);
                }
                limit(text, MAX_NOTE)
            }
            Self::SetResponsible { to, .. } | Self::HandOver { to, .. } => limit(&to.name, MAX_LINE),
            Self::Continue { client, of, .. } if client == of => Err(DomainError::MergedIntoItself),
            Self::Continue { name, .. } => limit(name, MAX_LINE),
            Self::Absorb { document, other, .. } if document == other => Err(DomainError::MergedIntoItself),
            Self::Absorb { part, .. } if *part >= MAX_PARTS => {
                Err(DomainError::FieldOutOfRange { field: "part".to_owned(), least: 0, most: i64::from(MAX_PARTS) - 1 })
            }
            _ => Ok(()),
        }
    }
}

/// Checks fields against the table of their kind.
fn fields_fit(entity: Entity, fields: &[(String, Value)]) -> Result<(), DomainError> {
    let layout = entity.layout();
    fields.iter().try_for_each(|(key, value)| {
        layout.field(key).ok_or_else(|| DomainError::FieldUnfit { field: key.clone() })?.check(key, value)
    })
}

fn check_loss(loss: Option<&Loss>) -> Result<(), DomainError> {
    let loss = loss.ok_or(DomainError::LossUnexplained)?;
    if lacks(!loss.reason.trim().is_empty(), &loss.comment).next().is_some() {
        return Err(DomainError::LossUnexplained);
    }
    limit(&loss.reason, MAX_LINE)?;
    limit(&loss.comment, MAX_NOTE)
}

/// The task after a sale: of one of the four kinds and with a day (C82).
fn check_follow_up(task: Option<&NewTask>) -> Result<(), DomainError> {
    let task = task.ok_or(DomainError::FollowUpMissing)?;
    let has = |key: &str, fits: &dyn Fn(&Value) -> bool| task.fields.iter().any(|(name, value)| name == key && fits(value));
    let kind = |value: &Value| matches!(value, Value::Text(kind) if FOLLOW_UPS.contains(&kind.as_str()));
    if !has("kind", &kind) || !has("due", &|value| matches!(value, Value::Day(_))) {
        return Err(DomainError::FollowUpMissing);
    }
    fields_fit(Entity::Task, &task.fields)
}

fn limit(text: &str, limit: usize) -> Result<(), DomainError> {
    match text.chars().nth(limit) {
        Some(_) => Err(DomainError::TooLong { limit: u32::try_from(limit).unwrap_or(u32::MAX) }),
        None => Ok(()),
    }
}

fn check_title(title: &str) -> Result<(), DomainError> {
    if title.trim().is_empty() { Err(DomainError::TitleMissing) } else { limit(title, MAX_LINE) }
}

fn check_amount(amount: Money) -> Result<(), DomainError> {
    if (0..=money::MAX_MINOR).contains(&amount.minor) { Ok(()) } else { Err(DomainError::AmountOutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClientKind, StageId};
    use crate::{Currency, Id};

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn create(name: &str, phone: Option<&str>) -> Command {
        Command::CreateClient {
            client: id(1),
            kind: ClientKind::Company,
            name: name.to_owned(),
            phone: phone.map(|typed| (id(2), typed.to_owned())),
            fields: Vec::new(),
        }
    }

    #[test]
    fn a_client_needs_a_name_or_a_phone() {
        assert_eq!(create("", None).check(), Err(DomainError::NameOrPhone));
        assert_eq!(create("  ", Some(" ")).check(), Err(DomainError::NameOrPhone));
        assert_eq!(create("", Some("901234567")).check(), Ok(()));
        assert_eq!(create("Ромашка", None).check(), Ok(()));
    }

    #[test]
    fn a_name_of_ten_thousand_characters_is_refused_with_the_limit() {
        assert_eq!(create(&"ж".repeat(10_000), None).check(), Err(DomainError::TooLong { limit: 300 }));
        assert_eq!(create(&"🙂".repeat(300), None).check(), Ok(()));
    }

    #[test]
    fn a_lost_deal_needs_a_reason_and_a_comment_of_substance() {
        let lost = |loss| Command::MoveDeal { client: id(1), deal: id(2), entry: id(3), to: StageId::LOST, loss };
        let why = |reason: &str, comment: &str| Some(Loss { reason: reason.to_owned(), comment: comment.to_owned() });
        assert_eq!(lost(None).check(), Err(DomainError::LossUnexplained));
        assert_eq!(lost(why("Недозвон", "...")).check(), Err(DomainError::LossUnexplained));
        assert_eq!(lost(why("", "Купили у других")).check(), Err(DomainError::LossUnexplained));
        assert_eq!(lost(why("Недозвон", "Пять звонков")).check(), Ok(()));
    }

    #[test]
    fn an_amount_is_not_negative() {
        let deal = |minor| Command::CreateDeal {
            client: id(1),
            deal: id(2),
            title: "Партия".to_owned(),
            amount: Money { minor, currency: Currency::Uzs },
            stage: StageId::UNSORTED,
            responsible: String::new(),
        };
        assert_eq!(deal(-1).check(), Err(DomainError::AmountOutOfRange));
        assert_eq!(deal(i64::MAX).check(), Err(DomainError::AmountOutOfRange));
        assert_eq!(deal(0).check(), Ok(()));
    }
}
