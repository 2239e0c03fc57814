//! The languages' words, a file each: a device loads and keeps those that are spoken on it. Never here: writing them, which a program of
//! the app does.

/// The folder of the files.
pub const FOLDER: &str = "words";

/// Whether the file at `address` holds the words of a language.
pub fn is(address: &str) -> bool {
    address.strip_prefix('/').and_then(|rest| rest.strip_prefix(FOLDER)).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_the_folder() {
        assert!(is("/words/ru.txt"));
        assert!(!["/words.js", "/page.js", "/a/words/ru.txt"].into_iter().any(is));
    }
}
