//! Several workspaces of one relay: each is a data folder of its own, under the host name at which people open it.
//!
//! A browser keeps what it stores, and its cookie, for one host name; so two companies on one relay share nothing in it, whatever a page does.
//! The workspace of the data folder itself answers at every other name. Never here: HTTP, or what is in a data folder.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The folder, within a data folder, that holds the other workspaces.
const FOLDER: &str = "workspaces";
/// Most bytes of a name and of a part of it (RFC 1035, 2.3.4).
const MAX_NAME: usize = 253;
const MAX_PART: usize = 63;

/// A host name in small letters, without a port: safe as the name of a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostName(String);

/// The text is no host name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a host name is like firm.example.com: letters, digits, hyphens and dots, without a port; names of other alphabets as xn--…"
)]
pub struct NoHostName;

impl FromStr for HostName {
    type Err = NoHostName;

    fn from_str(text: &str) -> Result<Self, NoHostName> {
        let name = text.to_ascii_lowercase();
        let is_part = |part: &str| {
            let fits = !part.is_empty() && part.len() <= MAX_PART;
            let letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            fits && letters && !part.starts_with('-') && !part.ends_with('-')
        };
        let named = name.len() <= MAX_NAME && name.split('.').all(is_part);
        // An address of digits belongs to the machine, not to a company, and has no passkeys.
        let digits = name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if named && !digits { Ok(Self(name)) } else { Err(NoHostName) }
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HostName {
    /// The name in a request's `Host`, whose port does not matter; none for addresses of digits and for what is no name.
    pub fn asked(host: &str) -> Option<Self> {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        // `firm.example.` is the same name, written to its end.
        name.strip_suffix('.').unwrap_or(name).parse().ok()
    }

    /// The data folder of this workspace.
    pub fn folder(&self, data: &Path) -> PathBuf {
        data.join(FOLDER).join(&self.0)
    }
}

/// The names of the other workspaces of a data folder, in order. What has another name there is nobody's.
///
/// # Errors
/// When the folder cannot be read.
pub fn names(data: &Path) -> io::Result<Vec<HostName>> {
    let entries = match std::fs::read_dir(data.join(FOLDER)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let written = entry.file_name();
        let name = written.to_str().and_then(|written| written.parse::<HostName>().ok().filter(|name| name.0 == written));
        if let Some(name) = name
            && entry.file_type()?.is_dir()
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_as_browsers_send_it() {
        let asked = |host: &str| HostName::asked(host).map(|name| name.to_string());
        assert_eq!(asked("Firm.Example.COM"), Some("firm.example.com".to_owned()));
        assert_eq!(asked("firm.localhost:8080"), Some("firm.localhost".to_owned()));
        assert_eq!(asked("firm.example."), Some("firm.example".to_owned()));
        assert_eq!(asked("xn--80aswg.xn--p1ai:443"), Some("xn--80aswg.xn--p1ai".to_owned()));
        for other in [
            "127.0.0.1:8080",
            "[::1]:8080",
            "",
            ":8080",
            "..",
            ".hidden",
            "a..b",
            "a/b",
            "../a",
            "a b",
            "-a.b",
            "фирма.рф",
            "a:b",
        ] {
            assert_eq!(asked(other), None, "{other}");
        }
        assert_eq!(asked(&"a".repeat(64)), None);
        assert_eq!(asked(&["a".repeat(60).as_str(); 5].join(".")), None);
    }

    #[test]
    fn a_folder_with_another_name_is_no_workspace() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(names(data.path()).unwrap(), []);
        let one: HostName = "one.example".parse().unwrap();
        let two: HostName = "two.example".parse().unwrap();
        for name in [&two, &one] {
            std::fs::create_dir_all(name.folder(data.path())).unwrap();
        }
        std::fs::create_dir(data.path().join(FOLDER).join("lost+found")).unwrap();
        std::fs::create_dir(data.path().join(FOLDER).join("Three.example")).unwrap();
        std::fs::write(data.path().join(FOLDER).join("four.example"), b"").unwrap();
        assert_eq!(names(data.path()).unwrap(), [one, two]);
    }
}
