//! A disk that takes nothing more: the relay says so, goes on serving what it has, and goes on storing when there is room again.

use std::path::Path;
use std::process::Command;

use ingot_shared::sync::frame::{ChangeHash, Goodbye, Verdict};
use tempfile::TempDir;

use crate::device::Device;
use crate::process::{Serving, run};
use crate::testing::Page;

/// A small file system of its own.
struct Disk(TempDir);

impl Disk {
    /// None where mounting is not allowed.
    fn mount(size: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_is_survived() {
    let Some(disk) = Disk::mount("3m") else {
        println!("skipped: needs the right to mount");
        return;
    };
    let ballast = disk.path().join("ballast");
    std::fs::write(&ballast, vec![0; 1 << 20]).unwrap();
    let data = disk.path().join("data");
    let mut serving = Serving::start(&data);
    let (mut device, welcome) = Device::join(serving.address, 1).await;
    let mut logged: Vec<ChangeHash> = Vec::new();
    let (mut page, first) = Page::create(1, 1, "Anor");
    let mut offer = first;
    let reason = loop {
        match device.try_push(vec![offer.clone()]).await {
            Ok(verdicts) => {
                assert_eq!(verdicts, [Verdict::Logged(logged.len() as u64 + 1)]);
                logged.push(offer.hash);
                // Text that does not compress to nothing.
                offer = page.note(
                    &(0..1_000_u64)
                        .map(|n| format!("{:x} ", (n + 1) * 0x9E37_79B9 * (logged.len() as u64 + 7)))
                        .collect::<String>(),
                );
            }
            Err(reason) => break reason,
        }
        assert!(logged.len() < 10_000, "the disk never filled up");
    };
    assert_eq!(reason, Some(Goodbye::CannotStore));
    assert!(logged.len() > 3);

    // What was acknowledged can be read, and nothing else.
    let read = async |serving: &Serving| {
        let (_, welcome) = Device::join(serving.address, 1).await;
        let mut reader = Device::follow(serving.address, 2, welcome.epoch, 0).await;
        reader.read_to(welcome.head).await.iter().map(|entry| entry.hash).collect::<Vec<_>>()
    };
    assert_eq!(read(&serving).await, logged);
    let (mut device, again) = Device::join(serving.address, 1).await;
    assert_eq!((again.epoch, again.head), (welcome.epoch, logged.len() as u64));
    assert_eq!(device.try_push(vec![offer.clone()]).await, Err(Some(Goodbye::CannotStore)));

    // Room again: the device offers the same change again.
    std::fs::remove_file(&ballast).unwrap();
    let (mut device, _) = Device::join(serving.address, 1).await;
    assert_eq!(device.push(vec![offer.clone()]).await, [Verdict::Logged(logged.len() as u64 + 1)]);
    logged.push(offer.hash);
    assert_eq!(read(&serving).await, logged);

    serving.kill();
    let serving = Serving::start(&data);
    assert_eq!(read(&serving).await, logged);
    drop(serving);
    // The little disk itself is what the doctor complains about, and nothing else.
    let examined = String::from_utf8(run("doctor", &data, &[]).stdout).unwrap();
    let problems: Vec<&str> = examined.lines().filter(|line| line.starts_with("Problem")).collect();
    assert!(matches!(problems.as_slice(), [only] if only.contains("almost full")), "{examined}");
}
