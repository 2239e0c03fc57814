//! What an administrator does: start, stop, back up, restore, examine, export; and what can go wrong.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;

use ingot_server::store::{People, SqliteStore, Store};
use ingot_shared::document::entity::Entity;
use ingot_shared::document::{Author, Client};
use ingot_shared::domain::{Command, Place};
use ingot_shared::sync::frame::Verdict::{Known, Logged, Refused};
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Hello, Offer, Refusal, RelayFrame};
use ingot_shared::{Id, Instant};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

use crate::device::{Device, hello};
use crate::process::{Serving, ingot, run, sentence};
use crate::testing::{Page, offer};

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A store with two documents and three changes, its relay stopped.
async fn filled() -> TempDir {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    let (mut anor, first) = Page::create(1, 1, "Anor; \"Олма\"");
    let (_, second) = Page::create(2, 2, "=cmd()");
    device.push(vec![first, second, anor.note("Позвонить")]).await;
    assert_eq!(serving.terminate().0, Some(0));
    folder
}

#[tokio::test]
async fn a_stop_says_goodbye_and_exits_clean() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    let (_, first) = Page::create(1, 1, "Anor");
    assert_eq!(device.push(vec![first]).await, [Logged(1)]);
    let device = tokio::spawn(async move { device.goodbye().await });
    let (code, said) = tokio::task::spawn_blocking(move || serving.terminate()).await.unwrap();
    assert_eq!((code, said.as_str()), (Some(0), "Stopped.\n"));
    assert_eq!(device.await.unwrap(), Goodbye::Stopping);
    assert!(!folder.path().join("ingot.db-wal").exists());
}

#[tokio::test]
async fn every_start_without_an_owner_makes_another_link_for_him() {
    let folder = TempDir::new().unwrap();
    let alone = || Serving::start_alone(folder.path(), &[], Stdio::inherit());
    let mut first = alone();
    let secret = first.owner.take().unwrap();
    assert_eq!((secret.len(), first.terminate().0), (64, Some(0)));
    let second = Serving::start(folder.path());
    assert!(second.owner.as_ref().is_some_and(|other| *other != secret));
    assert_eq!(second.terminate().0, Some(0));
    assert_eq!(alone().owner, None, "there is an owner now");
}

#[tokio::test]
async fn a_busy_port_and_a_used_folder_are_named() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let busy = run("serve", folder.path(), &["--listen", &format!("127.0.0.1:{port}")]);
    assert_eq!(sentence(&busy), format!("port {port} is in use: stop the other program or choose another with --listen"));

    let serving = Serving::start(folder.path());
    let used = sentence(&run("serve", folder.path(), &["--listen", "127.0.0.1:0"]));
    assert!(used.starts_with("another relay uses this folder (pid "), "{used}");
    Device::join(serving.address, 1).await;
}

#[tokio::test]
async fn a_backup_of_a_running_relay_restores_and_heals() {
    let folder = TempDir::new().unwrap();
    let elsewhere = TempDir::new().unwrap();
    let (file, restored) = (elsewhere.path().join("ingot.backup"), elsewhere.path().join("restored"));
    let serving = Serving::start(folder.path());
    let (mut device, before) = Device::join(serving.address, 1).await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    device.push(vec![first.clone()]).await;
    let made = run("backup", folder.path(), &["--to", text(&file)]);
    assert!(made.status.success(), "{made:?}");
    let later = page.rename("Анор");
    device.push(vec![later.clone()]).await;

    assert!(sentence(&run("backup", folder.path(), &["--to", text(&file)])).ends_with("a backup never overwrites a file"));
    assert!(sentence(&run("restore", folder.path(), &["--from", text(&file)])).starts_with("another relay uses this folder"));
    serving.terminate();
    assert!(sentence(&run("restore", folder.path(), &["--from", text(&file)])).contains("is not empty"));

    let done = run("restore", &restored, &["--from", text(&file)]);
    assert!(done.status.success(), "{done:?}");
    let examined = run("doctor", &restored, &[]);
    assert!(examined.status.success(), "{examined:?}");
    let serving = Serving::start(&restored);
    let (mut device, after) = Device::join(serving.address, 1).await;
    assert_ne!(after.epoch, before.epoch);
    assert_eq!(after.head, 1);
    // The device offers what it holds: the backup's change is known, the later one comes back.
    let verdicts = device.push(vec![first, later]).await;
    assert_eq!(format!("{verdicts:?}"), "[Known(1), Logged(2)]");
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 2, "nothing is left over");
}

/// The database file alone would lack what a killed relay left in the write-ahead log beside it.
#[tokio::test]
async fn the_folder_of_a_killed_relay_can_be_restored_from() {
    let folder = TempDir::new().unwrap();
    let mut serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    device.push(vec![Page::create(1, 1, "Anor").1]).await;
    serving.kill();
    drop(serving);
    let restored = TempDir::new().unwrap();
    let done = run("restore", restored.path(), &["--from", text(&folder.path().join("ingot.db"))]);
    assert!(done.status.success(), "{done:?}");
    let said = String::from_utf8(run("doctor", restored.path(), &[]).stdout).unwrap();
    assert!(said.contains("Log: 1 changes; documents: 1"), "{said}");
}

#[tokio::test]
async fn a_receipt_of_an_erasure_is_told_from_another() {
    let folder = filled().await;
    let document = Page::create(1, 1, "Anor; \"Олма\"").0.document;
    let store = SqliteStore::open(folder.path()).await.unwrap();
    store.erase(crate::testing::peer(1), vec![document], Instant::from_millis(1_700_000_000_000)).await.unwrap();
    let (entry, chain) = store.people().erasure(document).await.unwrap().unwrap();
    store.close().await;
    let chain: String = chain.iter().map(|byte| format!("{byte:02x}")).collect();
    let told = run("doctor", folder.path(), &["--receipt", &format!("{}:{chain}", entry.number)]);
    let said = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && said.contains(&document.to_string()) && said.contains("2023-11-14"), "{said}");
    let other = chain.replace(['0', '1'], "2");
    for wrong in [format!("{}:{other}", entry.number), format!("{}:{chain}", entry.number + 1)] {
        assert!(sentence(&run("doctor", folder.path(), &["--receipt", &wrong])).contains("does not hold this receipt"));
    }
    for none in ["", "1", "1:zz", "x:00", "1:é"] {
        assert!(!run("doctor", folder.path(), &["--receipt", none]).status.success(), "{none}");
    }
}

#[tokio::test]
async fn a_damaged_store_is_reported() {
    let folder = filled().await;
    let healthy = run("doctor", folder.path(), &[]);
    let said = String::from_utf8(healthy.stdout).unwrap();
    assert!(healthy.status.success() && said.contains("Log: 3 changes; documents: 2") && said.contains("in order"), "{said}");

    // A flipped byte in the middle of the file.
    let database = folder.path().join("ingot.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let at = bytes.windows(8).rposition(|window| window == "Anor; \"О".as_bytes().get(..8).unwrap()).unwrap();
    bytes[at] ^= 1;
    std::fs::write(&database, &bytes).unwrap();
    let damaged = run("doctor", folder.path(), &[]);
    assert!(sentence(&damaged).starts_with("the store needs attention"), "{damaged:?}");
    assert!(String::from_utf8(damaged.stdout).unwrap().contains("Problem: document"));

    bytes.truncate(bytes.len() / 2);
    std::fs::write(&database, &bytes).unwrap();
    sentence(&run("doctor", folder.path(), &[]));
    let elsewhere = TempDir::new().unwrap();
    let file = elsewhere.path().join("ingot.backup");
    sentence(&run("backup", folder.path(), &["--to", text(&file)]));
    sentence(&run("restore", &elsewhere.path().join("new"), &["--from", text(&database)]));
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0, "nothing is left over");
}

/// The largest harm that goes unseen: the pages of an index say something else than the table.
#[tokio::test]
async fn a_damaged_database_is_refused_at_the_start_and_restored_from_a_backup() {
    let folder = TempDir::new().unwrap();
    let elsewhere = TempDir::new().unwrap();
    let (file, restored) = (elsewhere.path().join("ingot.backup"), elsewhere.path().join("restored"));
    let serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    let mut pages: Vec<_> = (1..=60).map(|number| Page::create(number, number, "Anor")).collect();
    device.push(pages.iter().map(|(_, offer)| offer.clone()).collect()).await;
    assert!(run("backup", folder.path(), &["--to", text(&file)]).status.success());
    let later = pages[0].0.rename("Анор");
    device.push(vec![later.clone()]).await;
    serving.terminate();

    let database = folder.path().join("ingot.db");
    let whole = std::fs::read(&database).unwrap();
    let mut refused = 0;
    for page in
        whole.chunks(4_096).skip(1).enumerate().filter(|(_, page)| [2, 10, 5, 13].contains(&page[0])).map(|(at, _)| at + 1)
    {
        let mut bytes = whole.clone();
        // The count of cells and the offsets behind it.
        bytes[page * 4_096 + 3..page * 4_096 + 24].fill(0xff);
        std::fs::write(&database, &bytes).unwrap();
        let said = SqliteStore::open(folder.path()).await.map(|_| ()).unwrap_err().to_string();
        assert!(said.contains("is damaged") && said.contains("ingot-server restore"), "{said}");
        assert_eq!(std::fs::read(&database).unwrap(), bytes, "what is damaged is left as it is");
        refused += 1;
    }
    assert!(refused > 3, "{refused} pages were damaged");
    let said = sentence(&run("serve", folder.path(), &["--listen", "127.0.0.1:0"]));
    assert!(said.contains("is damaged"), "{said}");

    assert!(run("restore", &restored, &["--from", text(&file)]).status.success());
    let serving = Serving::start(&restored);
    let (mut device, welcome) = Device::join(serving.address, 1).await;
    assert_eq!(welcome.head, 60);
    assert_eq!(device.push(vec![pages[0].1.clone(), later]).await, [Known(1), Logged(61)]);
}

#[tokio::test]
async fn a_compacted_store_is_examined_backed_up_and_restored() {
    let folder = filled().await;
    let elsewhere = TempDir::new().unwrap();
    let (file, restored) = (elsewhere.path().join("ingot.backup"), elsewhere.path().join("restored"));
    let store = SqliteStore::open(folder.path()).await.unwrap();
    let before = store.rebuilt(0, 1 << 20).await.unwrap();
    assert_eq!(store.compact(2).await, Ok(2));
    store.close().await;
    drop(store);
    let said = String::from_utf8(run("doctor", folder.path(), &[]).stdout).unwrap();
    assert!(said.contains("Log: 3 changes; documents: 2") && said.contains("in order"), "{said}");
    assert!(run("backup", folder.path(), &["--to", text(&file)]).status.success());
    assert!(run("restore", &restored, &["--from", text(&file)]).status.success());
    let store = SqliteStore::open(&restored).await.unwrap();
    assert_eq!(store.rebuilt(0, 1 << 20).await.unwrap(), before, "every change is still there");
    store.close().await;
    drop(store);

    // A change that lost its bytes without having been compacted is found.
    let mut connection = SqliteConnectOptions::new().filename(restored.join("ingot.db")).connect().await.unwrap();
    sqlx::raw_sql("UPDATE log SET bytes = x'' WHERE seq = 3").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let damaged = run("doctor", &restored, &[]);
    assert!(String::from_utf8(damaged.stdout.clone()).unwrap().contains("changes are empty that should not be"), "{damaged:?}");
}

/// The first changes of a workspace whose reason for a loss was renamed.
fn settings() -> Vec<Offer> {
    let mut document = Client::empty(Id::workspace());
    document.set_actor(&[9; 16]);
    let reason = Place::of(Entity::LossReason, Id::shipped("reason", "", "trip"));
    let rename = Command::put(Id::workspace(), reason, [("name", "В отпуске".into())]);
    let applied = document.apply(&[rename], &Author::default(), Instant::from_millis(0)).unwrap();
    applied.changes.iter().map(|change| offer(Id::workspace(), change)).collect()
}

/// The lines of an export but those of members.
fn without_members(file: &str) -> Vec<serde_json::Value> {
    let lines = file.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.filter(|line| line["account"].is_null()).collect()
}

#[tokio::test]
async fn settings_are_kept_examined_and_exported_beside_the_clients() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    assert_eq!(device.push(settings()).await, [Logged(1), Logged(2)]);
    let (_, client) = Page::create(1, 1, "Anor");
    device.push(vec![client]).await;
    let (mut other, _) = Device::join(serving.address, 2).await;
    assert_eq!(other.push(settings()).await, [Known(1), Known(2)], "another device begins with the same change");
    assert_eq!(serving.terminate().0, Some(0));

    let said = String::from_utf8(run("doctor", folder.path(), &[]).stdout).unwrap();
    assert!(said.contains("documents: 2") && said.contains("in order"), "{said}");
    let file = String::from_utf8(run("export", folder.path(), &[]).stdout).unwrap();
    let lines = without_members(&file);
    assert_eq!((lines.len(), lines[1]["kind"].as_str(), lines[2]["kind"].as_str()), (4, Some("workspace"), Some("client")));
    let reason = &lines[1]["content"][format!("reason:{}", Id::shipped("reason", "", "trip"))];
    assert_eq!(reason["name"].as_str(), Some("В отпуске"));
    let csv = String::from_utf8(run("export", folder.path(), &["--format", "csv"]).stdout).unwrap();
    assert_eq!(csv.lines().count(), 2, "the head and the client");
}

#[tokio::test]
async fn an_export_is_readable_without_ingot() {
    let folder = filled().await;
    let elsewhere = TempDir::new().unwrap();
    let file = elsewhere.path().join("company.jsonl");
    let made = run("export", folder.path(), &[text(&file)]);
    assert!(String::from_utf8(made.stdout).unwrap().starts_with("Exported: 2 documents, 3 changes."));
    let lines = without_members(&std::fs::read_to_string(&file).unwrap());
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[1]["content"]["profile"]["name"].as_str(), Some("Anor; \"Олма\""));
    assert!(sentence(&run("export", folder.path(), &[text(&file)])).contains("exists already"));
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1, "nothing is left over");

    let csv = String::from_utf8(run("export", folder.path(), &["--format", "csv"]).stdout).unwrap();
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.as_bytes());
    let names: Vec<String> = reader.records().map(|record| record.unwrap()[2].to_owned()).collect();
    assert_eq!(names, ["Anor; \"Олма\"", "'=cmd()"]);
}

#[tokio::test]
async fn an_imported_workspace_is_a_new_epoch_to_which_devices_bring_what_they_hold() {
    let folder = TempDir::new().unwrap();
    let elsewhere = TempDir::new().unwrap();
    let (file, imported) = (elsewhere.path().join("company.jsonl"), elsewhere.path().join("imported"));
    let serving = Serving::start(folder.path());
    let (mut device, before) = Device::join(serving.address, 1).await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    device.push(vec![first.clone()]).await;
    assert!(run("export", folder.path(), &[text(&file)]).status.success(), "also while the relay runs");
    let later = page.rename("Анор");
    device.push(vec![later.clone()]).await;
    assert!(sentence(&run("import", folder.path(), &[text(&file)])).starts_with("another relay uses this folder"));
    serving.terminate();
    assert!(sentence(&run("import", folder.path(), &[text(&file)])).contains("is not empty: import into a new folder"));

    let damaged = elsewhere.path().join("damaged");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    assert!(sentence(&run("import", &imported, &[text(&damaged)])).contains("export again"));
    assert!(!imported.exists(), "nothing is written");

    let done = run("import", &imported, &[text(&file)]);
    assert!(done.status.success(), "{done:?}");
    assert!(run("doctor", &imported, &[]).status.success());
    let serving = Serving::start(&imported);
    // A device with a cursor in the old history is not followed but told of the new one, and offers all that it holds.
    let known = Hello { epoch: Some(before.epoch), cursor: 2, ..hello(1) };
    let (mut device, after) = Device::greet(serving.address, known).await;
    assert_ne!(after.epoch, before.epoch);
    assert_eq!(after.head, 1);
    assert_eq!(device.push(vec![first, later]).await, [Known(1), Logged(2)]);
}

/// Reads every file of a folder.
pub fn bytes_of(folder: &Path) -> Vec<u8> {
    std::fs::read_dir(folder).unwrap().flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect()
}

#[tokio::test]
async fn an_erased_client_leaves_no_byte_and_never_comes_back() {
    let folder = TempDir::new().unwrap();
    let elsewhere = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut device, welcome) = Device::join(serving.address, 1).await;
    assert!(welcome.erases);
    // Long enough for pages of its own, which a later state gives back.
    let text_of = |number: usize| format!("Секретный клиент {number} ").repeat(400);
    let (mut page, first) = Page::create(1, 1, "Секретный клиент");
    let notes: Vec<Offer> = (0..6).map(|number| page.note(&text_of(number))).collect();
    device.push(std::iter::once(first.clone()).chain(notes).collect()).await;
    device.push((2..40).map(|number| Page::create(number, number, "Анор").1).collect()).await;
    let (needle, file) = ("Секретный".as_bytes(), elsewhere.path().join("ingot.backup"));
    let holds = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(holds(&bytes_of(folder.path())));

    // A device that said what it knows is told, in whatever state it is; one that did not say is not.
    let (mut told, _) = Device::greet(serving.address, Hello { erased: Some(0), ..hello(2) }).await;
    device.send(&ClientFrame::Erase { documents: vec![page.document] }).await;
    let told_of = RelayFrame::Erased { after: 0, documents: vec![page.document], upto: 1 };
    assert_eq!(told.answer().await, Some(told_of.clone()));
    assert!(!holds(&bytes_of(folder.path())), "while the relay runs");
    assert_eq!(device.push(vec![page.note("Вернулся")]).await, [Refused(Refusal::Erased)]);
    let known = Hello { erased: Some(0), epoch: Some(welcome.epoch), ..hello(3) };
    assert_eq!(
        Device::greet(serving.address, known.clone()).await.0.answer().await,
        Some(told_of.clone()),
        "at the next contact"
    );
    device.send(&ClientFrame::Erase { documents: vec![Id::workspace()] }).await;
    assert_eq!(device.goodbye().await, Goodbye::Malformed, "settings are not a client");

    // A backup and an export keep that it was erased, and nothing else.
    let export = elsewhere.path().join("company.jsonl");
    assert!(run("backup", folder.path(), &["--to", text(&file)]).status.success());
    assert!(run("export", folder.path(), &[text(&export)]).status.success());
    serving.terminate();
    assert!(!holds(&bytes_of(folder.path())) && !holds(&bytes_of(elsewhere.path())));
    let (restored, imported) = (elsewhere.path().join("restored"), elsewhere.path().join("imported"));
    assert!(run("restore", &restored, &["--from", text(&file)]).status.success());
    assert!(run("import", &imported, &[text(&export)]).status.success());
    for folder in [folder.path(), &restored, &imported] {
        let examined = run("doctor", folder, &[]);
        assert!(examined.status.success(), "{examined:?}");
        let serving = Serving::start(folder);
        let (mut device, _) = Device::greet(serving.address, known.clone()).await;
        assert_eq!(device.answer().await, Some(told_of.clone()));
        assert_eq!(device.push(vec![first.clone()]).await, [Refused(Refusal::Erased)]);
    }

    // What came back behind the relay's back is found.
    let mut connection = SqliteConnectOptions::new().filename(restored.join("ingot.db")).connect().await.unwrap();
    sqlx::raw_sql("UPDATE log SET bytes = x'01' WHERE seq = 1").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let found = String::from_utf8(run("doctor", &restored, &[]).stdout).unwrap();
    assert!(found.contains("something is left of an erased document"), "{found}");
}

#[test]
fn wrong_folders_and_arguments_are_explained() {
    let folder = TempDir::new().unwrap();
    let empty = folder.path().join("nothing-here");
    for command in ["doctor", "export"] {
        let said = sentence(&run(command, &empty, &[]));
        assert!(said.starts_with("there is no Ingot database at "), "{said}");
    }
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    assert!(sentence(&run("serve", &file, &["--listen", "127.0.0.1:0"])).starts_with("cannot use the folder"));
    assert!(sentence(&run("serve", &empty, &["--listen", "192.0.2.1:0"])).contains("is not an address of this machine"));
    assert!(!empty.exists());
    assert_eq!(run("serve", &empty, &["--listen", "nonsense"]).status.code(), Some(2));
    for command in [
        &["--help"][..],
        &["serve", "--help"],
        &["backup", "--help"],
        &["restore", "--help"],
        &["export", "--help"],
        &["import", "--help"],
        &["doctor", "--help"],
        &["invite", "--help"],
        &["recover", "--help"],
        &["workspace", "--help"],
    ] {
        let help = ingot(command).output().unwrap();
        assert!(help.status.success() && help.stdout.len() > 200, "{command:?}");
    }
}
