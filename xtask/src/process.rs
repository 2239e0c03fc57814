//! Programs that the commands start. Each gets a process group of its own, and nothing outlives the command: groups are
//! ended when their handle drops, when their leader ends, and when the command itself is told to stop.

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::problem::{Explain, Outcome, Problem};

/// How long a program may take to end by itself after it was asked to. The relay flushes its log in this time.
const GRACE: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(25);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C, a hang-up and a polite kill end everything that was started, then this command.
pub fn stop_children_on_signals() -> Outcome {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).explain(|| "failed to watch for Ctrl-C".to_owned())?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // Held to the end, so that no new program starts meanwhile.
            let groups = groups();
            for group in groups.iter() {
                let _ = killpg(Pid::from_raw(*group), Signal::SIGTERM);
            }
            let deadline = Instant::now() + GRACE;
            while groups.iter().any(|group| alive(*group)) && Instant::now() < deadline {
                std::thread::sleep(POLL);
            }
            for group in groups.iter() {
                let _ = killpg(Pid::from_raw(*group), Signal::SIGKILL);
            }
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

fn alive(group: i32) -> bool {
    killpg(Pid::from_raw(group), None).is_ok()
}

/// A program that runs beside this command and ends with it.
#[derive(Debug)]
pub struct Running {
    child: Child,
    group: i32,
    done: bool,
}

impl Running {
    /// Starts `command` in its own process group, without standard input.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        // The lock spans spawn and insert: a signal in between would leave the program behind.
        let mut groups = groups();
        let child = command.stdin(Stdio::null()).process_group(0).spawn().explain(|| format!("failed to start {name}"))?;
        let group = i32::try_from(child.id()).explain(|| format!("{name} has an impossible process id"))?;
        groups.insert(group);
        Ok(Self { child, group, done: false })
    }

    /// Waits for its end; then ends what it may have left behind.
    pub fn wait(mut self) -> Outcome<ExitStatus> {
        let status = self.child.wait().explain(|| "failed to wait for a program".to_owned())?;
        self.forget();
        Ok(status)
    }

    /// Whether it has ended by itself.
    pub fn ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    fn forget(&mut self) {
        let _ = killpg(Pid::from_raw(self.group), Signal::SIGKILL);
        groups().remove(&self.group);
        self.done = true;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.done {
            return;
        }
        let _ = killpg(Pid::from_raw(self.group), Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        while !self.ended() && Instant::now() < deadline {
            std::thread::sleep(POLL);
        }
        self.forget();
        let _ = self.child.wait();
    }
}

/// Runs `command` to its end; when it fails, the problem is told with `advice`.
pub fn run(command: &mut Command, advice: &str) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = Running::start(command)?.wait()?;
    if status.success() { Ok(()) } else { Err(Problem::new(format!("{name} failed ({status}): {advice}"))) }
}

/// What a short question like `trunk --version` prints, or nothing when it cannot be asked.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Becomes `command`: signals then reach it directly. Returns only when it could not be started.
pub fn become_program(command: &mut Command) -> Problem {
    let name = command.get_program().to_string_lossy().into_owned();
    Problem::new(format!("failed to start {name}: {}", command.exec()))
}
