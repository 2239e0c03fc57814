//! Secrets: made beside a running relay, kept as hashes only, never logged; what of people a backup and an export hold.

use std::fs::File;
use std::process::Stdio;

use ingot_shared::account::{Ask, Reply, Role};
use ingot_shared::sync::frame::{ClientFrame, Hello, RelayFrame};
use tempfile::TempDir;

use crate::administration::{bytes_of, text};
use crate::browser::Browser;
use crate::device::{Device, hello};
use crate::process::{Serving, run, sentence};

/// What a command printed as a link: its fragment and its secret.
fn link(output: &std::process::Output) -> (String, String) {
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    let (_, fragment) = said.trim().rsplit_once("https://crm.example.uz/#").unwrap();
    let (kind, secret) = fragment.split_once('=').unwrap();
    (kind.to_owned(), secret.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn links_are_made_beside_a_running_relay_and_nothing_secret_is_kept_or_logged() {
    const PASSWORD: &str = "верблюд на балконе";
    let folder = TempDir::new().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let mut serving = Serving::start_alone(&data, &["--log-level", "info"], File::create(&log).unwrap().into());
    let url = ["--url", "https://crm.example.uz/"];
    let entering = |secret: &str, email: &str| Ask::Enter {
        secret: secret.to_owned(),
        name: "Гулнора Каримова".to_owned(),
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        member: None,
        device: "Chrome".to_owned(),
    };
    let (mut owner, mut manager) = (Browser::new(serving.address), Browser::new(serving.address));
    let first = serving.owner.take().unwrap();
    owner.ask(&entering(&first, "owner@example.uz")).await.reply();

    let (kind, invite) = link(&run("invite", &data, &[&["--role", "manager", "--name", "Олег"], &url[..]].concat()));
    assert_eq!((kind.as_str(), invite.len()), ("invite", 64));
    let Reply::Me(me) = manager.ask(&entering(&invite, "oleg@example.uz")).await.reply() else { panic!("not let in") };
    assert_eq!(me.role, Role::Manager);
    let said = sentence(&run("recover", &data, &[&["--email", "nobody@example.uz"], &url[..]].concat()));
    assert_eq!(said, "no active member has the address nobody@example.uz");
    let (kind, recovery) = link(&run("recover", &data, &[&["--email", "OLEG@example.uz"], &url[..]].concat()));
    assert_eq!(kind, "recover");
    let before = manager.token.clone().unwrap();
    let recover = Ask::Recover { secret: recovery.clone(), password: PASSWORD.to_owned(), device: String::new() };
    manager.ask(&recover).await.reply();
    let wrong = Ask::SignIn {
        email: "oleg@example.uz".to_owned(), password: "угадай-ка меня".to_owned(), device: String::new()
    };
    assert_eq!(manager.ask(&wrong).await.status, 401);

    let mut device = manager.connect().await;
    device.send(&ClientFrame::Hello(Hello { secret: String::new(), ..hello(1) })).await;
    assert!(matches!(device.next().await, Some(RelayFrame::Welcome(welcome)) if welcome.member == me.member));
    let secrets = [first, invite, recovery, before, owner.token.clone().unwrap(), manager.token.clone().unwrap()];
    let raw = |secret: &str| -> Vec<u8> {
        secret.as_bytes().chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect()
    };
    let mut needles: Vec<Vec<u8>> = secrets.iter().flat_map(|secret| [secret.clone().into_bytes(), raw(secret)]).collect();
    needles.extend([PASSWORD, "угадай-ка меня"].map(|password| password.as_bytes().to_vec()));
    let holds = |bytes: &[u8], needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let stored = bytes_of(&data);
    assert!(holds(&stored, "oleg@example.uz".as_bytes()), "the store is what is looked at");
    assert_eq!(serving.terminate().0, Some(0));
    let (stored, logged) = ([stored, bytes_of(&data)].concat(), std::fs::read(&log).unwrap());
    for needle in &needles {
        assert!(!holds(&stored, needle) && !holds(&logged, needle), "{}", String::from_utf8_lossy(needle));
    }
    assert!(holds(&logged, b"a member came in by a link"), "the log is what is looked at");
    for personal in ["Гулнора", "oleg@example.uz", "owner@example.uz"] {
        assert!(!holds(&logged, personal.as_bytes()), "{personal}");
    }
}

/// A backup is the whole truth; an export holds members, of whom nobody can sign in before he has set a password.
#[tokio::test(flavor = "multi_thread")]
async fn members_survive_a_backup_and_an_export_and_sessions_a_backup_only() {
    let folder = TempDir::new().unwrap();
    let (data, backup, export) = (folder.path().join("data"), folder.path().join("backup"), folder.path().join("export"));
    let serving = Serving::start(&data);
    Device::join(serving.address, 1).await;
    serving.terminate();
    assert!(run("backup", &data, &["--to", text(&backup)]).status.success());
    assert!(run("export", &data, &[text(&export)]).status.success());
    let (restored, imported) = (folder.path().join("restored"), folder.path().join("imported"));
    assert!(run("restore", &restored, &["--from", text(&backup)]).status.success());
    assert!(run("import", &imported, &[text(&export)]).status.success());
    for (folder, comes_in) in [(&restored, true), (&imported, false)] {
        let serving = Serving::start_alone(folder, &[], Stdio::inherit());
        assert_eq!(serving.owner, None, "there is an owner");
        let mut device = Device::connect(serving.address).await;
        device.send(&ClientFrame::Hello(hello(1))).await;
        assert_eq!(matches!(device.next().await, Some(RelayFrame::Welcome(_))), comes_in);
        let (kind, _) = link(&run("recover", folder, &["--email", "1@example.uz", "--url", "https://crm.example.uz"]));
        assert_eq!(kind, "recover");
    }
}
