//! How a running relay tells what happens: lines on stderr, for a person or for a program.
//!
//! Never here: names, texts or numbers of clients. Events say which device and member, by id, and why.

use clap::{Args, ValueEnum};
use tracing::level_filters::LevelFilter;

#[derive(Debug, Args)]
pub(super) struct Logging {
    /// The form of the log on stderr.
    #[arg(long, value_name = "FORM", env = "INGOT_LOG", default_value = "text")]
    log: Form,
    /// How much is logged.
    #[arg(long, value_name = "LEVEL", env = "INGOT_LOG_LEVEL", default_value = "warn")]
    log_level: Level,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// A line for a person.
    Text,
    /// One JSON object a line.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    /// Nothing.
    Off,
    /// What needs an administrator.
    Error,
    /// Refused changes too.
    Warn,
    /// Every device that comes and goes too.
    Info,
}

impl Logging {
    /// Starts logging. Called twice, the first call counts.
    pub(super) fn start(&self) {
        let level = match self.log_level {
            Level::Off => LevelFilter::OFF,
            Level::Error => LevelFilter::ERROR,
            Level::Warn => LevelFilter::WARN,
            Level::Info => LevelFilter::INFO,
        };
        let lines =
            tracing_subscriber::fmt().with_max_level(level).with_target(false).with_ansi(false).with_writer(std::io::stderr);
        // There is a log already: it stays.
        let _ = match self.log {
            Form::Text => lines.try_init(),
            Form::Json => lines.json().flatten_event(true).try_init(),
        };
    }
}
