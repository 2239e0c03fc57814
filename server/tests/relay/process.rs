//! The binary as a process.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use crate::people;

/// A running `ingot-server serve`; killed when dropped.
pub struct Serving {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub address: SocketAddr,
    /// The link that makes the owner; none when there is one.
    pub owner: Option<String>,
    /// What it said before it was ready.
    pub said: Vec<String>,
}

/// The command with these arguments, not started yet.
pub fn ingot(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ingot-server"));
    command.args(arguments).stdin(Stdio::null()).env_remove("INGOT_DATA").env_remove("INGOT_LISTEN");
    command
}

/// Runs a command on a data folder to its end.
pub fn run(command: &str, data: &Path, more: &[&str]) -> Output {
    ingot(&[command, "--data", data.to_str().unwrap()]).args(more).output().unwrap()
}

/// What a command that failed said.
pub fn sentence(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "one sentence: {text}");
    text.trim().strip_prefix("ingot-server: ").unwrap().to_owned()
}

/// The secret of the owner's link in a line.
pub fn secret_of(line: &str) -> String {
    line.rsplit("/#owner=").next().unwrap().trim().to_owned()
}

impl Serving {
    /// Starts on a free port, waits until it is ready and lets in the first ten devices.
    pub fn start(data: &Path) -> Self {
        Self::start_with(data, &[], Stdio::inherit())
    }

    /// Starts with more arguments and another place for its log.
    pub fn start_with(data: &Path, more: &[&str], log: Stdio) -> Self {
        let serving = Self::start_alone(data, more, log);
        people::let_in_by_themselves(data);
        serving
    }

    /// Starts and lets nobody in.
    pub fn start_alone(data: &Path, more: &[&str], log: Stdio) -> Self {
        let mut child = ingot(&["serve", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = || {
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            line.trim().to_owned()
        };
        let mut said = vec![line()];
        let port: u16 = said.first().unwrap().rsplit(':').next().unwrap().parse().unwrap();
        while !said.last().unwrap().starts_with("Data folder:") {
            let next = line();
            assert!(!next.is_empty(), "it ended: {said:?}");
            said.push(next);
        }
        let owner = said.iter().find(|line| line.starts_with("Become the owner:")).map(|line| secret_of(line));
        Self { child, stdout, address: ([127, 0, 0, 1], port).into(), owner, said }
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: nothing of the process gets a chance.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM; returns the exit code and what it still said.
    pub fn terminate(mut self) -> (Option<i32>, String) {
        let status = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(status.success());
        let code = self.child.wait().unwrap().code();
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        (code, rest)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
