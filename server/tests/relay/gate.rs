//! The gate's own process: what kills it costs only the change that did.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjType, ROOT, ScalarValue};
use ingot_server::gate::Workshop;
use ingot_shared::document::ChangeRecord;
use ingot_shared::sync::frame::{ChangeHash, Offer, Refusal, Verdict};
use tempfile::TempDir;

use crate::device::Device;
use crate::hostile::sealed;
use crate::process::{Serving, ingot};
use crate::testing::{Page, id};

/// Made small enough to be built here, then made to claim more; both lengths take the same number of bytes.
const BUILT: u32 = (1 << 20) + 10;
const CLAIMED: u32 = 2_000_000;

/// A number as signed or unsigned LEB128.
fn leb(mut number: u32, sign: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = u8::try_from(number & 0x7f).unwrap();
        number >>= 7;
        if number == 0 && !(sign && byte & 0x40 != 0) {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

/// A change of a hundred bytes that puts a list of two million nulls: it takes about 900 MB.
fn bomb() -> (Vec<u8>, ChangeHash) {
    let mut doc = AutoCommit::new();
    let list = doc.put_object(ROOT, "a", ObjType::List).unwrap();
    doc.splice(&list, 0, 0, std::iter::repeat_n(ScalarValue::Null, usize::try_from(BUILT).unwrap())).unwrap();
    let mut bytes = doc.get_last_local_change().unwrap().raw_bytes().to_vec();
    for sign in [true, false] {
        for off in 0..4 {
            let (built, claimed) = (leb(BUILT - 2 + off, sign), leb(CLAIMED - 2 + off, sign));
            assert_eq!(built.len(), claimed.len());
            for at in 0..=bytes.len() - built.len() {
                if let Some(found) = bytes.get_mut(at..at + built.len()).filter(|found| **found == built[..]) {
                    found.copy_from_slice(&claimed);
                }
            }
        }
    }
    assert!(bytes.len() < 200, "{}", bytes.len());
    sealed(bytes)
}

/// The processes that a process started.
fn children(of: u32) -> Vec<String> {
    let output = Command::new("ps").args(["-o", "pid=", "--ppid", &of.to_string()]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().split_whitespace().map(str::to_owned).collect()
}

#[test]
fn what_takes_all_memory_ends_only_the_workshop() {
    let (bytes, hash) = bomb();
    let hostile = ChangeRecord { hash: *hash, deps: Vec::new(), actor: vec![1; 16], seq: 1, bytes };
    let mut workshop = Workshop::of(Some(Path::new(env!("CARGO_BIN_EXE_ingot-server"))));
    assert_eq!(workshop.apply(id(3, 9), None, &[hostile]), Ok(Err(Refusal::Unfit)));
    let (page, first) = Page::create(1, 1, "Anor");
    let honest = ChangeRecord::parse(&first.bytes).unwrap();
    assert!(workshop.apply(page.document, None, &[honest]).unwrap().is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bomb_is_refused_before_it_is_expanded() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    let (bytes, hash) = bomb();
    let begun = Instant::now();
    let (_, first) = Page::create(1, 1, "Anor");
    let verdicts = device.push(vec![Offer { document: id(3, 9), hash, bytes: bytes.into() }, first]).await;
    assert_eq!(verdicts, [Verdict::Refused(Refusal::Malformed), Verdict::Logged(1)]);
    println!("answered in {:?}", begun.elapsed());
}

/// Somebody (the system, short of memory) ends the gate's process: nobody's change is refused for it.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_killed_workshop_is_started_again() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut device, _) = Device::join(serving.address, 1).await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    assert_eq!(device.push(vec![first]).await, [Verdict::Logged(1)]);
    let workshop = children(serving.id());
    assert_eq!(workshop.len(), 1, "{workshop:?}");
    assert!(Command::new("kill").args(["-9", &workshop[0]]).status().unwrap().success());
    assert_eq!(device.push(vec![page.rename("Olma")]).await, [Verdict::Logged(2)]);
    let next = children(serving.id());
    assert!(next.len() == 1 && next != workshop, "{workshop:?} → {next:?}");
    assert_eq!(serving.terminate().0, Some(0));
    assert!(children(std::process::id()).iter().all(|child| !next.contains(child)));
}

#[test]
fn without_a_relay_it_ends_at_once() {
    let mut child = ingot(&["gate"]).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut said).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(said.is_empty());
}
