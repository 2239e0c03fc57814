//! Several workspaces on one relay: each at its own host name, and nothing of one for those of another.

use std::path::Path;
use std::process::Stdio;

use ingot_shared::account::{AccountError, Ask, Reply, Role};
use ingot_shared::sync::frame::Verdict::Logged;
use ingot_shared::sync::frame::{ClientFrame, Goodbye, RelayFrame};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::accounts::{entering, error, me, synced, welcomed};
use crate::browser::Browser;
use crate::process::{Serving, ingot, secret_of, sentence};
use crate::testing::Page;

/// Adds a workspace; returns the secret that makes its owner.
fn add(data: &Path, name: &str) -> String {
    let added = ingot(&["workspace", "add", name, "--url", "https://crm.example"]).env("INGOT_DATA", data).output().unwrap();
    let said = String::from_utf8(added.stdout).unwrap();
    let link = said.lines().next().unwrap();
    assert!(link.contains(&format!("https://{name}/#owner=")), "{link}");
    secret_of(link)
}

/// A browser that has opened the relay by this name.
fn at(serving: &Serving, name: &str) -> Browser {
    Browser { host: format!("{name}:{}", serving.address.port()), ..Browser::new(serving.address) }
}

async fn get(browser: &Browser, path: &str) -> String {
    let mut stream = TcpStream::connect(browser.address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", browser.host);
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn two_companies_on_one_relay_have_nothing_in_common() {
    let folder = TempDir::new().unwrap();
    let secret = add(folder.path(), "beruni.example");
    let serving = Serving::start_alone(folder.path(), &[], Stdio::inherit());
    let said = serving.said.join("\n");
    assert!(said.contains(&format!("Another workspace: http://beruni.example:{}", serving.address.port())), "{said}");
    let link = serving.said.iter().find(|line| line.starts_with("Become its owner:")).unwrap();

    let (mut anna, mut berta) = (at(&serving, "localhost"), at(&serving, "beruni.example"));
    // The start made other links, and each opens its own workspace only.
    assert_eq!(error(&berta.ask(&entering(&secret, "berta")).await), AccountError::LinkUsed);
    let (owner, others) = (serving.owner.clone().unwrap(), secret_of(link));
    assert_eq!(error(&anna.ask(&entering(&others, "anna")).await), AccountError::LinkUnknown);
    assert_eq!(me(anna.ask(&entering(&owner, "anna")).await).role, Role::Owner);
    assert_eq!(me(berta.ask(&entering(&others, "berta")).await).role, Role::Owner);

    let (mut first, _) = welcomed(&anna, 1).await;
    let (_, created) = Page::create(1, 1, "Анор");
    assert_eq!(first.push(vec![created]).await, [Logged(1)]);
    let (mut second, _) = welcomed(&berta, 2).await;
    second.send(&ClientFrame::GetRows { before: None, since: 0 }).await;
    let Some(RelayFrame::Rows { rows, .. }) = second.next().await else { panic!("no rows") };
    assert!(!rows.windows("Анор".len()).any(|part| part == "Анор".as_bytes()), "{rows:?}");
    let (_, created) = Page::create(2, 2, "Олма");
    assert_eq!(second.push(vec![created]).await, [Logged(1)], "each log counts for itself");

    // A token is worth nothing at the other name, whoever brings it there.
    let stolen = Browser { token: anna.token.clone(), ..berta.clone() };
    assert_eq!(synced(&stolen, 1).await.goodbye().await, Goodbye::SignedOut);
    assert_eq!(error(&stolen.clone().ask(&Ask::Team).await), AccountError::SignedOut);
    let Reply::Team(members) = berta.ask(&Ask::Team).await.reply() else { panic!("no members") };
    assert_eq!(members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["berta"]);
    // Nor may a page of one ask the other.
    let mut crossing = berta.clone();
    crossing.token = anna.token.clone();
    let origin = anna.origin();
    let headers = [("content-type", "application/msgpack".to_owned()), ("origin", origin), ("host", berta.host.clone())];
    let answered = crate::browser::post(serving.address, "/api/account", &headers, &[]).await;
    assert!(answered.status == 403 || answered.status == 415, "{}", answered.status);

    let (code, _) = tokio::task::spawn_blocking(move || serving.terminate()).await.unwrap();
    assert_eq!(code, Some(0));
    for data in [folder.path().to_owned(), folder.path().join("workspaces/beruni.example")] {
        assert!(data.join("ingot.db").exists() && !data.join("ingot.db-wal").exists(), "closed: {}", data.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_that_is_added_later_is_served_at_once_and_other_names_are_the_first_ones() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let mut first = at(&serving, "later.example");
    // So far the name means nothing, and who asks gets the only workspace there is: one with an owner.
    assert_eq!(error(&first.ask(&entering("00", "berta")).await), AccountError::LinkUnknown);
    let secret = add(folder.path(), "later.example");
    assert_eq!(me(first.ask(&entering(&secret, "berta")).await).role, Role::Owner);
    for other in ["127.0.0.1", "elsewhere.example", "[::1]", "..", "later.example.elsewhere.example"] {
        let token = first.token.clone();
        let mut other = Browser { token, ..at(&serving, other) };
        assert_eq!(error(&other.ask(&Ask::Team).await), AccountError::SignedOut, "{}", other.host);
    }
    let mut again = Browser { token: first.token.clone(), ..at(&serving, "Later.Example.") };
    assert!(matches!(again.ask(&Ask::Team).await.reply(), Reply::Team(members) if members.len() == 1));

    let twice = ingot(&["workspace", "add", "later.example"]).env("INGOT_DATA", folder.path()).output().unwrap();
    assert!(sentence(&twice).starts_with("there is a workspace later.example already"));
    for wrong in ["127.0.0.1", "../up", "фирма.рф", "a b", ""] {
        let refused = ingot(&["workspace", "add", wrong]).env("INGOT_DATA", folder.path()).output().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{wrong}");
    }
    let listed = ingot(&["workspace", "list"]).env("INGOT_DATA", folder.path()).output().unwrap();
    assert_eq!(String::from_utf8(listed.stdout).unwrap(), "later.example\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_cannot_be_opened_harms_no_other_until_it_is_mended() {
    let folder = TempDir::new().unwrap();
    add(folder.path(), "broken.example");
    let database = folder.path().join("workspaces/broken.example/ingot.db");
    let whole = std::fs::read(&database).unwrap();
    std::fs::write(&database, [7; 8_192]).unwrap();
    let serving = Serving::start_alone(folder.path(), &[], Stdio::null());
    assert!(serving.said.iter().any(|line| line.starts_with("Cannot be opened:  http://broken.example:")), "{:?}", serving.said);
    let (whom, fine) = (at(&serving, "broken.example"), at(&serving, "localhost"));
    assert!(get(&whom, "/health").await.starts_with("HTTP/1.1 503 "));
    assert!(get(&fine, "/health").await.starts_with("HTTP/1.1 200 "));
    std::fs::write(&database, whole).unwrap();
    assert!(get(&whom, "/health").await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_and_figures_are_of_the_workspace_that_is_named() {
    let folder = TempDir::new().unwrap();
    add(folder.path(), "beruni.example");
    let watched = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let serving = Serving::start_alone(folder.path(), &["--metrics", &watched.to_string()], Stdio::inherit());
    let invite = ingot(&["invite", "--role", "manager", "--workspace", "beruni.example"])
        .env("INGOT_DATA", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(invite.stdout).unwrap();
    let secret = said.trim().rsplit("/#invite=").next().unwrap();
    assert!(said.contains("http://beruni.example:8080/#invite="), "{said}");
    let (mut elsewhere, mut oleg) = (at(&serving, "localhost"), at(&serving, "beruni.example"));
    assert_eq!(error(&elsewhere.ask(&entering(secret, "oleg")).await), AccountError::LinkUnknown);
    assert_eq!(me(oleg.ask(&entering(secret, "oleg")).await).role, Role::Manager);
    let (_device, _) = welcomed(&oleg, 1).await;
    let figures = Browser::new(watched);
    assert!(get(&figures, "/metrics/beruni.example").await.contains("\ningot_connected_devices 1\n"));
    assert!(get(&figures, "/metrics").await.contains("\ningot_connected_devices 0\n"));
    for nobody in ["/metrics/elsewhere.example", "/metrics/.."] {
        assert!(get(&figures, nobody).await.starts_with("HTTP/1.1 404 "), "{nobody}");
    }
    assert!(
        get(&at(&serving, "localhost"), "/metrics/beruni.example").await.contains("<!doctype html>") || cfg!(debug_assertions)
    );
}
