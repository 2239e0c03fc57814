//! The addresses of other companies where the same person works: how they are typed, and kept in this browser.
//!
//! Each company's data live under its own address, and browsers keep addresses apart; so a device knows of others only what its person told
//! it. Never here: going there.

/// Most addresses that are kept.
const MOST: usize = 20;
/// Most characters of one: what a host name has at most (RFC 1035), a scheme and a port.
const LONGEST: usize = 270;
/// Behind an address where the person has been from here.
const VISITED: &str = " visited";

/// An address of another company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Like `https://firm.example`, without a path.
    pub origin: String,
    /// Whether the person went there from here before.
    pub is_visited: bool,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no address.
    NoAddress,
    /// It is the address of this page.
    Here,
    /// It is in the list already.
    Known,
    /// The list is full.
    Full,
}

impl Elsewhere {
    /// The name to be shown: the address without its scheme.
    pub fn name(&self) -> &str {
        self.origin.split_once("://").map_or(self.origin.as_str(), |(_, name)| name)
    }

    /// Where the person goes: the first time the other page learns where from, so that it can offer the way back.
    pub fn href(&self, here: &str) -> String {
        if self.is_visited { self.origin.clone() } else { [&self.origin, "/settings/account#from=", here].concat() }
    }
}

/// The list as it is kept, an address a line.
pub fn read(kept: &str) -> Vec<Elsewhere> {
    let lines = kept.lines().take(MOST).map(|line| {
        let (origin, is_visited) = line.strip_suffix(VISITED).map_or((line, false), |origin| (origin, true));
        Elsewhere { origin: origin.to_owned(), is_visited }
    });
    // What somebody else wrote there is no address.
    lines.filter(|it| typed(&it.origin, "").as_deref() == Ok(it.origin.as_str())).collect()
}

/// The list to be kept.
pub fn write(all: &[Elsewhere]) -> String {
    all.iter().map(|it| [it.origin.as_str(), if it.is_visited { VISITED } else { "" }, "\n"].concat()).collect()
}

/// Adds what was typed at the page of this address.
///
/// # Errors
/// [`Wrong`].
pub fn add(all: &mut Vec<Elsewhere>, text: &str, here: &str) -> Result<(), Wrong> {
    let origin = typed(text, here)?;
    if all.iter().any(|it| it.origin == origin) {
        return Err(Wrong::Known);
    }
    if all.len() >= MOST {
        return Err(Wrong::Full);
    }
    all.push(Elsewhere { origin, is_visited: false });
    Ok(())
}

/// What is typed as an address: a name, or a line copied from the address bar. Without a scheme it has this page's scheme and port, for
/// companies often share a relay. Only this machine's own names may go without TLS: elsewhere browsers keep nothing for such pages.
fn typed(text: &str, here: &str) -> Result<String, Wrong> {
    let text = text.trim().to_lowercase();
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => (Some(scheme), rest),
        Some(_) => return Err(Wrong::NoAddress),
        None => (None, text.as_str()),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    let is_port = |port: &str| !port.is_empty() && port.parse::<u16>().is_ok();
    let is_local = host == "localhost" || host.ends_with(".localhost");
    let is_name = host.split('.').all(is_part) && (is_local || host.contains('.'));
    if !is_name || text.len() > LONGEST || !port.is_none_or(is_port) {
        return Err(Wrong::NoAddress);
    }
    let (own_scheme, own) = here.split_once("://").unwrap_or(("https", ""));
    let own_port = own.rsplit_once(':').map(|(_, port)| port);
    let port = port.or(if scheme.is_none() { own_port } else { None });
    let scheme = if is_local { scheme.unwrap_or(own_scheme) } else { "https" };
    let origin = [scheme, "://", host, if port.is_some() { ":" } else { "" }, port.unwrap_or_default()].concat();
    let usual = if scheme == "https" { ":443" } else { ":80" };
    let origin = origin.strip_suffix(usual).unwrap_or(&origin).to_owned();
    if origin == here { Err(Wrong::Here) } else { Ok(origin) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HERE: &str = "https://crm.example";
    const LOCAL: &str = "http://localhost:8080";

    #[test]
    fn an_address_is_taken_however_it_is_typed() {
        for text in [
            "firm.example",
            "  Firm.Example ",
            "https://firm.example/clients?view=mine#x",
            "http://firm.example",
            "firm.example:443",
        ] {
            assert_eq!(typed(text, HERE).as_deref(), Ok("https://firm.example"), "{text}");
        }
        assert_eq!(typed("firm.example:8443", HERE).as_deref(), Ok("https://firm.example:8443"));
        assert_eq!(typed("фирма.рф", HERE).as_deref(), Ok("https://фирма.рф"));
        assert_eq!(typed("firm.localhost", LOCAL).as_deref(), Ok("http://firm.localhost:8080"), "a relay on this machine");
        assert_eq!(typed("http://firm.localhost:9090", LOCAL).as_deref(), Ok("http://firm.localhost:9090"));
        assert_eq!(typed("crm.example", HERE), Err(Wrong::Here));
        assert_eq!(typed("localhost", LOCAL), Err(Wrong::Here));
        let long = ["a".repeat(300), ".example".to_owned()].concat();
        for wrong in [
            "",
            "firm",
            "a b.example",
            "javascript:alert(1)",
            "ftp://firm.example",
            "anna@firm.example",
            "firm..example",
            "firm.example:port",
            ".",
            long.as_str(),
        ] {
            assert_eq!(typed(wrong, HERE), Err(Wrong::NoAddress), "{wrong}");
        }
    }

    #[test]
    fn a_list_is_kept_and_what_is_no_address_in_it_is_not() {
        let mut all = Vec::new();
        assert_eq!(add(&mut all, "one.example", HERE), Ok(()));
        assert_eq!(add(&mut all, "https://one.example/", HERE), Err(Wrong::Known));
        assert_eq!(add(&mut all, "two.example", HERE), Ok(()));
        let Some(first) = all.first_mut() else { panic!("no first") };
        assert_eq!(first.href(HERE), "https://one.example/settings/account#from=https://crm.example");
        first.is_visited = true;
        assert_eq!((first.href(HERE), first.name()), ("https://one.example".to_owned(), "one.example"));
        assert_eq!(read(&write(&all)), all);
        assert_eq!(read("javascript:alert(1)\nhttps://one.example visited\nhttps://x.example/path\n").len(), 1);
        for n in all.len()..MOST {
            assert_eq!(add(&mut all, &format!("n{n}.example"), HERE), Ok(()));
        }
        assert_eq!(add(&mut all, "more.example", HERE), Err(Wrong::Full));
    }

    proptest! {
        #[test]
        fn nothing_typed_becomes_anything_but_an_address(text in ".{0,60}") {
            if let Ok(origin) = typed(&text, HERE) {
                prop_assert!(origin.starts_with("https://") || origin.contains("localhost"));
                prop_assert_eq!(typed(&origin, HERE), Ok(origin));
            }
        }
    }
}
