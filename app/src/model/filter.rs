//! A selection of clients by conditions on any field, joined by "all" or "any" (C49): what a person builds, and its text for storage.
//!
//! A condition with several values holds when any of them does, which is the "or" inside an "and". A condition that this version does not
//! know, or that is not filled in yet, is kept and does not count: with "all" it takes nobody away, with "any" it adds nobody.
//! Never here: words of a language, how a condition is looked up in a row ([`test`]).

mod field;
mod test;

use std::fmt::Write;

pub use field::{Field, Op, Shape, customs};
pub(super) use field::{deal_leads, word};
pub use test::{Lens, Prepared, step_key};

/// How conditions go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    /// Each must hold.
    #[default]
    All,
    /// One must hold.
    Any,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is looked at.
    pub field: Field,
    /// How it is compared.
    pub op: Op,
    /// With what; any of several for keys, one for the rest.
    pub values: Vec<String>,
}

impl Condition {
    /// A condition that still waits for its value.
    pub fn new(field: Field, shape: Shape) -> Self {
        let op = shape.ops().first().copied().unwrap_or(Op::Yes);
        Self { field, op, values: Vec::new() }
    }

    /// Its only value; empty without one.
    pub fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// The number that it compares with.
    pub fn number(&self) -> Option<i64> {
        self.value().replace([' ', '\u{a0}', '\u{202f}'], "").parse().ok()
    }
}

/// The conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// How they go together.
    pub join: Join,
    /// Those that this version knows.
    pub conditions: Vec<Condition>,
    /// Those of a newer version, as they are stored.
    pub unknown: Vec<String>,
}

impl Filter {
    /// Whether there is no condition.
    pub const fn is_empty(&self) -> bool {
        self.conditions.is_empty() && self.unknown.is_empty()
    }

    /// How many conditions there are.
    pub const fn len(&self) -> usize {
        self.conditions.len() + self.unknown.len()
    }

    /// Takes in what a line of the stored text says; whether the line is a filter's.
    pub fn take(&mut self, line: &str) -> bool {
        match line.split_once(' ') {
            Some(("join", join)) => self.join = if join == "any" { Join::Any } else { Join::All },
            Some(("if", text)) => match condition(text) {
                Some(condition) => self.conditions.push(condition),
                None => self.unknown.push(text.to_owned()),
            },
            _ => return false,
        }
        true
    }

    /// Adds the lines of the stored text.
    pub fn write(&self, text: &mut String) {
        if self.join == Join::Any {
            text.push_str("join any\n");
        }
        for Condition { field, op, values } in &self.conditions {
            let _ = write!(text, "if {field} {}", op.key());
            for (at, value) in values.iter().enumerate() {
                text.push(if at == 0 { ' ' } else { '|' });
                escape(value, text);
            }
            text.push('\n');
        }
        for line in &self.unknown {
            text.push_str("if ");
            text.push_str(line);
            text.push('\n');
        }
    }
}

fn condition(text: &str) -> Option<Condition> {
    let mut parts = text.splitn(3, ' ');
    let field = parts.next()?.parse().ok()?;
    let op = Op::named(parts.next()?)?;
    let values = parts
        .next()
        .map(|values| values.split('|').filter(|value| !value.is_empty()).map(unescape).collect())
        .unwrap_or_default();
    Some(Condition { field, op, values })
}

/// The empty value: "none".
const EMPTY: &str = "%0";

/// `|` parts values and a line ends a condition: both are written as `%` with their code.
fn escape(value: &str, text: &mut String) {
    if value.is_empty() {
        text.push_str(EMPTY);
    }
    for c in value.chars() {
        match c {
            '%' => text.push_str("%25"),
            '|' => text.push_str("%7C"),
            '\n' | '\r' => text.push_str("%0A"),
            c => text.push(c),
        }
    }
}

fn unescape(value: &str) -> String {
    if value == EMPTY { String::new() } else { value.replace("%7C", "|").replace("%0A", "\n").replace("%25", "%") }
}

#[cfg(test)]
mod tests;
