//! A relay as a process of its own.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use ingot_shared::account::Role;

use super::people;

/// A running relay; killed when dropped.
#[derive(Debug)]
pub struct RelayProcess {
    child: Child,
    _stdout: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: SocketAddr,
    data: PathBuf,
}

/// Memory of a process, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Held now.
    pub now: u64,
    /// The most that was held.
    pub most: u64,
}

impl RelayProcess {
    /// Starts `program` on a data folder, on a free port, with more arguments; returns when it is ready.
    ///
    /// # Errors
    /// When it does not start or does not say where it listens.
    pub fn start(program: &Path, data: &Path, more: &[&str]) -> io::Result<Self> {
        Self::start_at(program, data, SocketAddr::from(([127, 0, 0, 1], 0)), more, Stdio::inherit())
    }

    /// Starts `program` at this address; what it logs goes to `log`.
    ///
    /// # Errors
    /// When it does not start or does not say where it listens.
    pub fn start_at(program: &Path, data: &Path, address: SocketAddr, more: &[&str], log: Stdio) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg("serve")
            .arg("--data")
            .arg(data)
            .args(["--listen", &address.to_string()])
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()?;
        let stdout = child.stdout.take().ok_or_else(|| io::Error::other("no standard output"))?;
        let mut stdout = BufReader::new(stdout);
        let mut said = String::new();
        loop {
            if stdout.read_line(&mut said)? == 0 {
                let _ = child.kill();
                let _ = child.wait();
                return Err(io::Error::other(format!("the relay ended: {said}")));
            }
            if let Some(address) = announced(&said) {
                return Ok(Self { child, _stdout: stdout, address, data: data.to_owned() });
            }
        }
    }

    /// The token of a device with this number, which is let in if it is not yet.
    ///
    /// # Errors
    /// When the store fails.
    pub fn token(&self, number: u64) -> io::Result<String> {
        self.let_in([number])?;
        Ok(people::token(number))
    }

    /// Lets in devices.
    ///
    /// # Errors
    /// When the store fails.
    pub fn let_in(&self, numbers: impl IntoIterator<Item = u64> + Send) -> io::Result<()> {
        people::let_in_from_outside(&self.data, Role::Owner, numbers)
    }

    /// Lets in devices whose members have this role.
    ///
    /// # Errors
    /// When the store fails.
    pub fn let_in_as(&self, role: Role, numbers: impl IntoIterator<Item = u64> + Send) -> io::Result<()> {
        people::let_in_from_outside(&self.data, role, numbers)
    }

    /// The secret of a new invite.
    ///
    /// # Errors
    /// When the store fails.
    pub fn invite(&self, role: Role) -> io::Result<String> {
        people::invite_from_outside(&self.data, role)
    }

    /// SIGKILL: nothing of the process gets a chance.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(&mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(|_| ())
    }

    /// The relay's memory; none where the system does not tell.
    pub fn memory(&self) -> Option<Memory> {
        memory_of(self.child.id())
    }

    /// The memory of what the relay has started, in all: the gate works in a process of its own.
    pub fn helpers_memory(&self) -> Memory {
        let id = self.child.id();
        let tasks = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
        let children = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
        let children: String = children.collect::<Vec<_>>().join(" ");
        let each = children.split_whitespace().filter_map(|id| memory_of(id.parse().ok()?));
        each.fold(Memory::default(), |sum, one| Memory { now: sum.now + one.now, most: sum.most + one.most })
    }
}

impl Drop for RelayProcess {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// The address, once the relay has told all that it has to tell.
fn announced(said: &str) -> Option<SocketAddr> {
    said.lines().find(|line| line.starts_with("Data folder:"))?;
    let port = said.lines().next()?.rsplit(':').next()?.trim().parse().ok()?;
    Some(SocketAddr::from(([127, 0, 0, 1], port)))
}

fn memory_of(id: u32) -> Option<Memory> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let figure = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1_024)
    };
    Some(Memory { now: figure("VmRSS:")?, most: figure("VmHWM:")? })
}
