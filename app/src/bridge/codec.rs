//! The bytes of messages between a page and its worker: [`ingot_shared::wire`] behind the name of the build.
//!
//! Messages go by position, so both ends must be of one build. After an update an old page may start a new worker: each message
//! therefore begins with its build's name, and those of another build are not read. Never here: bytes that are stored, go to the relay or
//! to other tabs.

use ingot_shared::wire::{Reader, Wire, Writer};

/// The name of this build's messages.
const BUILD: &str = env!("INGOT_MESSAGES");

/// Encodes a message.
pub fn encode(message: &dyn Wire) -> Vec<u8> {
    let mut out = Writer::default();
    out.text(BUILD);
    message.write(&mut out);
    out.into_vec()
}

/// Decodes a message; none when the bytes are something else, or of another build.
pub fn decode<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut input = Reader::new(bytes);
    if input.text() != BUILD {
        return None;
    }
    let mut message = T::blank();
    input.whole(&mut message).ok()?;
    Some(message)
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use ingot_shared::account::{AccountError, Ask, Problem, Reply, Role};
    use ingot_shared::domain::{ClientField, DomainError};
    use ingot_shared::silence::Verdict;
    use ingot_shared::sync::frame::{Goodbye, Refusal};
    use ingot_shared::{Id, Instant};

    use ingot_shared::document::edits::Deed;

    use super::*;
    use crate::bridge::account::{AccountAnswer, AccountAsk, Here};
    use crate::bridge::{
        Audit, AuditRecord, Column, EngineError, FromEngine, Handed, ImportError, ImportPreview, ImportSummary, Keeping, Link,
        RefusedEdit, Said, SyncState, ToEngine, Waiting, Wiped,
    };

    fn id() -> Id {
        Id::from_bytes([7; 16])
    }

    fn comes_back<T: Wire + Debug>(message: &T) {
        let bytes = encode(message);
        assert_eq!(format!("{:?}", decode::<T>(&bytes)), format!("{:?}", Some(message)));
        assert!((0..bytes.len()).all(|length| decode::<T>(&bytes[..length]).is_none()), "cut: {message:?}");
    }

    #[test]
    fn requests_come_back() {
        comes_back(&ToEngine::UndoImport { request: 1 << 40, import: id(), redo: true });
        comes_back(&ToEngine::Account { request: 1, ask: encode(&AccountAsk::Relay(Ask::SignOut)).into() });
        comes_back(&ToEngine::ForceOffline { on: true });
        let columns = vec![Column::Ignore, Column::Client(ClientField::Source), Column::DealLossReason];
        comes_back(&ToEngine::RunImport { request: 3, import: id(), columns });
        comes_back(&ToEngine::CancelImport);
        comes_back(&ToEngine::Audit);
        comes_back(&ToEngine::NetworkBack);
    }

    #[test]
    fn answers_come_back() {
        comes_back(&FromEngine::Ready {
            device: id(),
            member: id(),
            name: "Анна".to_owned(),
            role: Role::Manager,
            department: None,
        });
        comes_back(&FromEngine::Rows { packed: vec![0x90].into(), last: true });
        comes_back(&FromEngine::Client { client: id(), view: None, long: None });
        comes_back(&FromEngine::Client { client: id(), view: Some(Box::default()), long: Some(12_000) });
        comes_back(&FromEngine::Sync(SyncState {
            link: Link::Closed(Goodbye::CannotStore),
            unsent: 4,
            refused: 1,
            unsent_since: Some(Instant::from_millis(-5)),
            last_exchange: None,
            first_load: Some((1, 2)),
            unsent_documents: vec![id()],
            full: true,
            audit: Audit { runs: true, last: Some(AuditRecord { at: Instant::from_millis(9), mended: 2, differing: 1 }) },
            held: 3,
            silence: Verdict::Near { days: 2 },
            reviews: 2,
        }));
        comes_back(&FromEngine::Preview {
            request: 1,
            preview: ImportPreview {
                file: "a.csv".to_owned(),
                encoding: "windows-1251".to_owned(),
                delimiter: ';',
                headings: vec!["Имя".to_owned()],
                columns: vec![Column::Person],
                sample: vec![vec!["Олег".to_owned()], Vec::new()],
                rows: 70_000,
                clients: 2,
                deals: 0,
            },
        });
        let summary = ImportSummary { created: 1, cancelled: true, ..ImportSummary::default() };
        comes_back(&FromEngine::Imported { request: 9, import: id(), summary });
        let refused = RefusedEdit {
            hash: "ab".to_owned(),
            draft: id(),
            client: id(),
            reason: Refusal::Fork,
            text: "x".to_owned(),
            handed: Handed::Accepted,
            by: "Анна".to_owned(),
        };
        comes_back(&ToEngine::LookAtDrafts { document: id(), drafts: vec![b"ab".to_vec().into()] });
        comes_back(&ToEngine::RunDrafts { request: 7, document: id(), drafts: vec![b"ab".to_vec().into()] });
        let deeds = Some(vec![Deed::Finished { text: "x".to_owned() }, Deed::Other]);
        comes_back(&FromEngine::Drafts { document: id(), drafts: Vec::new(), deeds });
        comes_back(&FromEngine::Outbox {
            waiting: vec![Waiting {
                document: id(),
                edits: 3,
                since: Instant::from_millis(9),
                said: vec![Said::Deals, Said::Other],
            }],
            refused: vec![refused],
            keeping: Keeping { used: Some(5), quota: None, persisted: Some(false), tabs: Some(2) },
        });
        comes_back(&FromEngine::Wiped { why: Wiped::Silent { lost: 3 } });
        comes_back(&FromEngine::Pong);
    }

    #[test]
    fn questions_about_accounts_come_back() {
        comes_back(&AccountAsk::Here);
        comes_back(&AccountAsk::Relay(Ask::Invite { role: Role::Manager, name: "Олег".to_owned(), department: None }));
        comes_back(&AccountAnswer::Reply(Reply::Team(Vec::new())));
        comes_back(&AccountAnswer::Problem(Problem { error: AccountError::TooMany, retry_after: 60 }));
        comes_back(&AccountAnswer::OtherMember("Анна".to_owned()));
        comes_back(&AccountAnswer::Here(Box::new(Here { signed_in: true, role: Role::Head, ..Here::default() })));
    }

    #[test]
    fn errors_come_back() {
        let errors = [
            EngineError::Domain(DomainError::TooLong { limit: 300 }),
            EngineError::StorageFull,
            EngineError::StorageUnavailable("private mode".to_owned()),
            EngineError::Import(ImportError::TooLarge { bytes: 5, limit: 4 }),
            EngineError::Import(ImportError::Empty),
            EngineError::TooLarge,
        ];
        for error in errors {
            comes_back(&FromEngine::Failed { request: 2, error });
        }
    }

    #[test]
    fn a_message_of_this_build_is_read_and_of_another_is_not() {
        let bytes = encode(&42_u32);
        assert_eq!(decode(&bytes), Some(42_u32));
        let mut other = Writer::default();
        other.text("another");
        other.unsigned(42);
        assert_eq!(decode::<u32>(&other.into_vec()), None);
        assert_eq!(decode::<u32>(b""), None);
    }
}
