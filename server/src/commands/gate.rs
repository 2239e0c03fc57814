//! `ingot-server gate`: the workshop's process ([`crate::gate::workshop`]), started by `serve` and by nobody else.
//!
//! It gives itself limits before it reads anything: memory, and time for each order. Beyond them it ends; the relay starts another.

use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::CommandError;
use crate::gate::workshop::{self, Surroundings};

/// Address space of the process, in bytes. The largest document takes a tenth of it.
#[cfg(unix)]
const MEMORY: u64 = 768 * 1024 * 1024;
/// Address space below which long documents are kept for the next order, in bytes: what little bytes grow to must not take an honest
/// order's memory.
const ROOM: u64 = 384 * 1024 * 1024;
/// Time for one order. An ordinary one takes a millisecond, the largest document a few hundred.
const TIME: Duration = Duration::from_secs(10);
/// How often the time is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// The process's limits for each order.
struct Limits {
    start: Instant,
    /// Milliseconds since the start at which the order in hand must be done; 0 while there is none.
    deadline: &'static AtomicU64,
}

impl Limits {
    fn clock(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

impl Surroundings for Limits {
    fn begun(&self) {
        let deadline = self.clock().saturating_add(TIME.as_millis().try_into().unwrap_or(u64::MAX));
        self.deadline.store(deadline, Ordering::Relaxed);
    }

    fn ended(&self) {
        self.deadline.store(0, Ordering::Relaxed);
    }

    fn has_room(&self) -> bool {
        taken().is_none_or(|bytes| bytes < ROOM)
    }
}

/// Works until the relay closes the pipe.
pub(super) fn run() -> Result<ExitCode, CommandError> {
    limit_memory();
    static DEADLINE: AtomicU64 = AtomicU64::new(0);
    let limits = Limits { start: Instant::now(), deadline: &DEADLINE };
    let start = limits.start;
    std::thread::spawn(move || {
        let watch = Limits { start, deadline: &DEADLINE };
        loop {
            std::thread::sleep(LOOK_EVERY);
            let deadline = watch.deadline.load(Ordering::Relaxed);
            if deadline != 0 && watch.clock() > deadline {
                std::process::exit(1);
            }
        }
    });
    // A panic is an answer, not something to report: its text may hold what a client is called.
    std::panic::set_hook(Box::new(|_| {}));
    match workshop::work(std::io::stdin().lock(), std::io::stdout().lock(), &limits) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(_) => Ok(ExitCode::FAILURE),
    }
}

/// The address space that the process takes, in bytes, where the system says it.
#[cfg(target_os = "linux")]
fn taken() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1_024)
}

#[cfg(not(target_os = "linux"))]
const fn taken() -> Option<u64> {
    None
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // A system without this limit has the others left.
    let _ = setrlimit(Resource::As, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) });
}

#[cfg(not(unix))]
const fn limit_memory() {}
