//! `ingot-server gate`: the workshop's process ([`crate::gate::workshop`]), started by `serve` and by nobody else.
//!
//! It gives itself limits before it reads anything: memory, and time for each order. Beyond them it ends; the relay starts another.

use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::CommandError;
use crate::gate::workshop;

/// Address space of the process, in bytes. The largest document takes a tenth of it.
#[cfg(unix)]
const MEMORY: u64 = 768 * 1024 * 1024;
/// Time for one order. An ordinary one takes a millisecond, the largest document a few hundred.
const TIME: Duration = Duration::from_secs(10);
/// How often the time is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Works until the relay closes the pipe.
pub(super) fn run() -> Result<ExitCode, CommandError> {
    limit_memory();
    let start = Instant::now();
    let clock = move || u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    // Milliseconds since the start at which the order in hand must be done; 0 while there is none.
    static DEADLINE: AtomicU64 = AtomicU64::new(0);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
            let deadline = DEADLINE.load(Ordering::Relaxed);
            if deadline != 0 && clock() > deadline {
                std::process::exit(1);
            }
        }
    });
    let begun = || DEADLINE.store(clock().saturating_add(TIME.as_millis().try_into().unwrap_or(u64::MAX)), Ordering::Relaxed);
    let ended = || DEADLINE.store(0, Ordering::Relaxed);
    // A panic is an answer, not something to report: its text may hold what a client is called.
    std::panic::set_hook(Box::new(|_| {}));
    match workshop::work(std::io::stdin().lock(), std::io::stdout().lock(), begun, ended) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(_) => Ok(ExitCode::FAILURE),
    }
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // A system without this limit has the others left.
    let _ = setrlimit(Resource::As, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) });
}

#[cfg(not(unix))]
const fn limit_memory() {}
