//! How a command fails: one sentence that says what went wrong and what to do. Never a stack of causes, never a panic.

use std::fmt;

/// A failed step, told as one sentence to the person at the keyboard.
#[derive(Debug)]
pub struct Problem(String);

/// What every step of a command returns.
pub type Outcome<T = ()> = Result<T, Problem>;

impl Problem {
    /// A problem told by `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Turns an error of a library into a sentence.
pub trait Explain<T> {
    /// Keeps the value, or says "`what`: the error".
    fn explain(self, what: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> Explain<T> for Result<T, E> {
    fn explain(self, what: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Problem::new(format!("{}: {error}", what())))
    }
}
