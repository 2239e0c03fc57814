//! What the commands print: headings for long parts, indented lines for steps. A closed pipe is no reason to stop a build.

use std::io::Write;

/// A part of a command that takes a while begins.
pub fn heading(text: &str) {
    write(&format!("\n== {text} =="));
}

/// A step, or what it found.
pub fn line(text: impl AsRef<str>) {
    write(&format!("   {}", text.as_ref()));
}

fn write(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
