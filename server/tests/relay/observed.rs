//! What whoever watches the relay sees: metrics, readiness and a log without anything that clients are called.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use ingot_shared::sync::frame::{ChangeHash, ClientFrame, Goodbye, Hello, Offer, Refusal, Verdict};
use serde_json::Value;
use tempfile::TempDir;

use crate::device::{Device, hello};
use crate::people::token;
use crate::process::{Serving, run, sentence};
use crate::testing::Page;

/// The answer to a request, head and body.
fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn log_lines(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A relay with the address of its figures and the file of its log.
fn watched(folder: &Path) -> (Serving, SocketAddr, PathBuf) {
    let (address, log) = (free_address(), folder.join("log.jsonl"));
    let arguments = ["--metrics", &address.to_string(), "--log", "json", "--log-level", "info"];
    (Serving::start_with(&folder.join("data"), &arguments, File::create(&log).unwrap().into()), address, log)
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_and_log_say_what_happened_and_not_to_whom() {
    let folder = TempDir::new().unwrap();
    let (serving, watched, log) = watched(folder.path());

    let (mut device, _) = Device::join(serving.address, 1).await;
    let (mut page, first) = Page::create(1, 1, "Анор Савдо");
    let spoilt = Offer { hash: ChangeHash::new([7; 32]), ..page.rename("Олма Савдо") };
    let verdicts = device.push(vec![first.clone(), spoilt]).await;
    assert!(matches!(verdicts.as_slice(), [Verdict::Logged(1), Verdict::Refused(Refusal::Malformed)]), "{verdicts:?}");
    assert!(matches!(device.push(vec![first]).await.as_slice(), [Verdict::Known(1)]));
    let mut stranger = Device::connect(serving.address).await;
    stranger.send(&ClientFrame::Hello(Hello { secret: "guessed".to_owned(), ..hello(2) })).await;
    assert_eq!(stranger.goodbye().await, Goodbye::SignedOut);

    let metrics = get(watched, "/metrics");
    for line in [
        "ingot_changes_total{reason=\"logged\"} 1",
        "ingot_changes_total{reason=\"known\"} 1",
        "ingot_refusals_total{reason=\"malformed\"} 1",
        "ingot_goodbyes_total{reason=\"signed_out\"} 1",
        "ingot_log_head 1",
        "ingot_connections_total 2",
        "ingot_append_seconds_count 2",
        "ingot_gate_seconds_count 2",
    ] {
        assert!(metrics.lines().any(|found| found == line), "{line}\n{metrics}");
    }
    assert!(get(watched, "/ready").starts_with("HTTP/1.1 200"));
    assert!(get(serving.address, "/ready").starts_with("HTTP/1.1 200"));
    let page_in_place_of_metrics = get(serving.address, "/metrics");
    assert!(!page_in_place_of_metrics.contains("ingot_changes"), "{page_in_place_of_metrics}");
    drop(device);
    assert_eq!(serving.terminate().0, Some(0));

    let lines = log_lines(&log);
    let said = |message: &str| lines.iter().filter(|line| line["message"] == message).count();
    assert_eq!((said("device joined"), said("change refused")), (1, 1), "{lines:?}");
    assert!(lines.iter().any(|line| line["message"] == "connection ended" && line["reason"] == "signed_out"), "{lines:?}");
    let all = std::fs::read_to_string(&log).unwrap() + &metrics;
    assert!(!all.contains("Савдо") && !all.contains("guessed"), "{all}");
}

/// What a company and its clients would not want to find in a log.
const PERSONAL: [&str; 6] = ["Гулнора Каримова", "+998901234567", "901234567", "Позвонить", "Самарканд", "phone-field"];

#[tokio::test(flavor = "multi_thread")]
async fn neither_the_log_nor_the_figures_say_what_people_are_called_or_write() {
    let folder = TempDir::new().unwrap();
    let (serving, watched, log) = watched(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    let (mut page, first) = Page::create(1, 1, "Гулнора Каримова");
    let honest = vec![first, page.rename("Каримова +998901234567"), page.note("Позвонить, Самарканд")];
    assert!(device.push(honest).await.iter().all(|verdict| matches!(verdict, Verdict::Logged(_))));
    // Refused for its hash, for its past, and for its author's number; and what a panic of Automerge would quote.
    let note = page.note("Позвонить 901234567");
    let forged = Offer { hash: ChangeHash::new([7; 32]), ..note.clone() };
    let mut cut = note.bytes.clone().into_vec();
    cut.truncate(cut.len() - 3);
    let cut = Offer { bytes: cut.into(), ..note.clone() };
    let orphan = Page::create(2, 2, "Гулнора Каримова").0.rename("Самарканд");
    let fork = page.copy(1).rename("Гулнора Каримова");
    device.push(vec![forged, cut, orphan, note, fork]).await;
    let field = "phone-field".to_owned();
    device.send(&ClientFrame::Look { document: Some(crate::testing::id(3, 1)), name: PERSONAL[0].to_owned(), field }).await;
    device.push(Vec::new()).await;
    device.send_bytes("Гулнора Каримова".as_bytes().to_vec()).await;
    assert_eq!(device.goodbye().await, Goodbye::Malformed);
    let metrics = get(watched, "/metrics");
    assert_eq!(serving.terminate().0, Some(0));
    let lines = log_lines(&log);
    assert!(lines.iter().any(|line| line["message"] == "change refused"), "{lines:?}");
    let all = std::fs::read_to_string(&log).unwrap() + &metrics;
    for word in PERSONAL.into_iter().chain([token(1).as_str()]) {
        assert!(!all.contains(word), "{word} in {all}");
    }
    for figure in
        ["ingot_connected_devices", "ingot_log_head", "ingot_device_lag_entries", "ingot_refusals_total", "ingot_gate_seconds"]
    {
        assert!(metrics.contains(figure), "{figure}\n{metrics}");
    }
}

#[test]
fn a_used_address_for_metrics_is_named() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let busy = run("serve", folder.path(), &["--listen", "127.0.0.1:0", "--metrics", &address.to_string()]);
    let port = address.port();
    assert_eq!(sentence(&busy), format!("port {port} is in use: stop the other program or choose another with --metrics"));
}
