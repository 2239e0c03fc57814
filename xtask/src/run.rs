//! `cargo xtask run`: build what changed, then become the relay.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;

/// How to start the relay.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Quick turns: no optimisation; rebuild and restart when a source changes
    #[arg(long)]
    pub dev: bool,
    /// The relay's data folder
    #[arg(long, default_value = "./data")]
    data: PathBuf,
    /// The address to listen on
    #[arg(long, default_value_t = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080))]
    listen: SocketAddr,
    /// Another port than that of `--listen`
    #[arg(long)]
    port: Option<u16>,
}

impl Arguments {
    /// The command that starts `server`.
    pub fn serve(&self, server: &Path) -> Command {
        let mut command = Command::new(server);
        command.arg("serve").arg("--data").arg(&self.data).arg("--listen").arg(self.address().to_string());
        command
    }

    fn address(&self) -> SocketAddr {
        SocketAddr::new(self.listen.ip(), self.port.unwrap_or_else(|| self.listen.port()))
    }
}

/// Builds and starts the product. Returns only when it could not be started.
pub fn run(paths: &Paths, arguments: &Arguments) -> Outcome {
    let product = build::product(paths, Mode::Release)?;
    say::heading("Ingot starts; Ctrl-C ends it");
    // Becoming the relay, instead of watching it, lets Ctrl-C and a service manager's signals reach it directly.
    Err(process::become_program(&mut arguments.serve(&product.server)))
}
