//! The file against its description, and every kind of damage.

use std::collections::BTreeSet;

use ingot_shared::Instant;
use serde_json::Value;
use tempfile::TempDir;

use super::*;
use crate::accounts::links::NewLink;
use crate::store::people::{NewSession, Newcomer};
use crate::store::{People, SqliteStore, Store, StoreError, export, import};
use crate::testing::{Page, id, peer};

/// Two documents whose changes alternate in the log, exported.
async fn exported() -> String {
    let folder = TempDir::new().unwrap();
    let store = SqliteStore::open(folder.path()).await.unwrap();
    let (mut one, first) = Page::create(1, 1, "Анор");
    let (mut two, second) = Page::create(2, 2, "Olma");
    for (by, offer) in [(1, first), (2, second), (1, one.note("Позвонить")), (2, two.rename("Nok")), (1, one.rename("Анор 2"))]
    {
        store.append(peer(by), vec![offer]).await.unwrap();
    }
    store.append(peer(3), vec![Page::create(3, 3, "Gone").1]).await.unwrap();
    store.erase(peer(1), vec![id(3, 3)], Instant::from_millis(9)).await.unwrap();
    store.append(peer(1), vec![one.note("После")]).await.unwrap();
    let new = NewLink::invite(Role::Head, String::new(), None, Instant::default()).unwrap().into_department(Some(id(8, 1)));
    store.people().make_link(new.link.clone(), new.fingerprint()).await.unwrap();
    let session = NewSession { id: id(7, 1), token: [7; 32], label: "Chrome".to_owned() };
    let (name, email, password) = ("Анна".to_owned(), "anna@example.uz".to_owned(), "$argon2id$".to_owned());
    let newcomer = Newcomer { wish: None, id: id(1, 1), name, email, password, session };
    store.people().enter(new.fingerprint(), newcomer, Instant::from_millis(8)).await.unwrap();
    store.close().await;
    drop(store);
    written(folder.path()).await
}

async fn written(folder: &std::path::Path) -> String {
    let mut writer = Writer::new(Vec::new());
    let take = |part| writer.part(part, "2026-01-01T00:00:00Z").map_err(|error| StoreError::Failed(error.to_string()));
    export(folder, take).await.unwrap();
    String::from_utf8(writer.finish().unwrap().2).unwrap()
}

/// Imports into a new folder and exports that.
async fn again(text: &str) -> Result<String, String> {
    let folder = TempDir::new().unwrap();
    let contents = check(text.as_bytes()).map_err(|damage| damage.to_string())?;
    let parts = fill(text.as_bytes(), &contents).map(|part| part.map_err(|damage| StoreError::Unusable(damage.to_string())));
    if let Err(error) = import(folder.path(), &contents.members, &contents.erased, parts).await {
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name == crate::store::LOCK_FILE), "nothing is written: {left:?}");
        return Err(error.to_string());
    }
    Ok(written(folder.path()).await)
}

/// Everything but the header, whose epoch is another one, and the closing line's checksum of it.
fn documents(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.contains("\"automerge\"")).collect()
}

#[tokio::test]
async fn what_was_exported_comes_back_with_its_log_under_another_epoch() {
    let text = exported().await;
    let back = again(&text).await.unwrap();
    // The number of the erased document's change is given anew.
    let renumbered = documents(&text).concat().replace("[7,", "[6,");
    assert_eq!((documents(&text).len(), documents(&back).concat()), (2, renumbered));
    let erased = |text: &str| text.lines().find(|line| line.contains("\"erased\"")).map(str::to_owned);
    assert!(erased(&text).is_some() && erased(&back) == erased(&text) && !text.contains("Gone"));
    let header = |text: &str| serde_json::from_str::<Header>(text.lines().next().unwrap()).unwrap();
    let member = |text: &str| text.lines().find(|line| line.contains("\"account\"")).map(str::to_owned);
    assert!(member(&text).is_some() && member(&back) == member(&text));
    assert!(!text.contains("$argon2id$") && !text.contains(&hex(&[7; 32])), "nothing to try passwords on, and no session");
    assert_ne!(header(&back).epoch, header(&text).epoch);
}

#[tokio::test]
async fn the_description_names_every_key_and_no_other() {
    let text = exported().await;
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let keys = |line: &Value| line.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let page = include_str!("../../EXPORT.md");
    assert!(page.starts_with(&format!("# The export file, version {VERSION}\n")), "describe the new version");
    let described = |kind: &str| -> BTreeSet<String> {
        let rows = page.lines().filter_map(|line| line.strip_prefix(&format!("| {kind} | `")));
        rows.map(|rest| rest.split('`').next().unwrap().to_owned()).collect()
    };
    assert_eq!(keys(&lines[0]), described("header"));
    assert_eq!(keys(&lines[1]), described("member"));
    assert_eq!(keys(&lines[2]), described("erased"));
    assert_eq!(keys(&lines[3]), described("document"));
    assert_eq!(keys(lines.last().unwrap()), described("closing"));
    assert_eq!(lines[3]["kind"], "client");
    assert_eq!(lines[3]["content"]["profile"]["name"], "Анор 2");
}

#[tokio::test]
async fn a_file_cut_anywhere_is_refused() {
    let text = exported().await;
    for end in 0..text.len() - 1 {
        let said = check(&text.as_bytes()[..end]).unwrap_err();
        assert!(matches!(said, Damage::Truncated(_) | Damage::Foreign), "{end}: {said}");
    }
    assert_eq!(check(&text.as_bytes()[..text.rfind("{\"documents\"").unwrap()]), Err(Damage::Truncated(5)));
    check(text.as_bytes()).unwrap();
}

#[tokio::test]
async fn a_byte_changed_anywhere_is_noticed() {
    let text = exported().await;
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(check(bytes.as_slice()).is_err(), "byte {at}");
    }
    assert!(matches!(check(format!("{text}more\n").as_bytes()), Err(Damage::Line(7))));
}

#[tokio::test]
async fn foreign_and_newer_files_are_told_apart() {
    for foreign in ["", "\n", "{}\n", "[1]\n", "PK\u{3}\u{4}", "{\"format\":\"other\",\"version\":1}\n"] {
        assert_eq!(check(foreign.as_bytes()), Err(Damage::Foreign), "{foreign:?}");
    }
    let endless = std::io::BufReader::new(std::io::repeat(b'x'));
    assert_eq!(check(endless), Err(Damage::Foreign));
    let newer = "{\"format\":\"ingot-workspace\",\"version\":3,\"sealed\":true}\n";
    assert_eq!(check(newer.as_bytes()), Err(Damage::TooNew(3)));
    assert!(check(newer.as_bytes()).unwrap_err().to_string().ends_with("install the newer version"));
}

/// The checksum stops accidents; a file that was edited and signed anew must still make sense.
#[tokio::test]
async fn a_file_that_contradicts_itself_is_refused_and_nothing_is_written() {
    let text = exported().await;
    let sealed = |lines: &[String]| {
        let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let changes: usize = lines.iter().skip(1).map(|line| serde_json::from_str::<DocumentLine>(line).unwrap().log.len()).sum();
        let sha256 = {
            use sha2::Digest as _;
            hex(&sha2::Sha256::digest(&body))
        };
        let closing = Closing { documents: lines.len() as u64 - 1, changes: changes as u64, sha256 };
        format!("{body}{}\n", serde_json::to_string(&closing).unwrap())
    };
    let kept = |line: &&str| !line.contains("\"erased\"") && !line.contains("\"account\"");
    let lines: Vec<String> = text.lines().filter(kept).take(3).map(str::to_owned).collect();
    let changed = |edit: &dyn Fn(&mut DocumentLine)| {
        let mut line: DocumentLine = serde_json::from_str(&lines[2]).unwrap();
        edit(&mut line);
        sealed(&[lines[0].clone(), lines[1].clone(), serde_json::to_string(&line).unwrap()])
    };
    again(&changed(&|_| {})).await.unwrap();
    let twice = sealed(&[lines[0].clone(), lines[1].clone(), lines[1].clone()]);
    let damages = [
        changed(&|line| line.document = "x".to_owned()),
        changed(&|line| line.automerge.truncate(40)),
        changed(&|line| line.automerge = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, b"no")),
        changed(&|line| line.log.clear()),
        changed(&|line| line.log.truncate(1)),
        changed(&|line| line.log[0].1 = "00".repeat(32)),
        changed(&|line| line.log[0].2 = "nobody".to_owned()),
        changed(&|line| line.log[0].0 = 1),
        twice,
    ];
    for (at, damaged) in damages.iter().enumerate() {
        let said = again(damaged).await.unwrap_err();
        assert!(said.contains("damaged in line"), "{at}: {said}");
    }
}
