//! Passwords: hashed by Argon2id, few at once, and refused when they are among those that are tried first.

use std::thread::available_parallelism;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use ingot_shared::account::AccountError;
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

use super::Failure;

/// Argon2id's parameters as OWASP's Password Storage Cheat Sheet gives them: 19 MiB of memory, two passes, one lane.
const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Most hashes at once: each holds 19 MiB.
const AT_ONCE: usize = 4;
/// Hashed against when there is no such account, so that the answer takes as long as for one. No password has it.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlzIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// Words that people here put into passwords, beside the 30,000 common passwords and English words that `zxcvbn` knows.
const WORDS: [&str; 24] = [
    "пароль",
    "parol",
    "привет",
    "любовь",
    "солнце",
    "наташа",
    "марина",
    "максим",
    "ташкент",
    "toshkent",
    "tashkent",
    "узбекистан",
    "uzbekistan",
    "ozbekiston",
    "samarkand",
    "samarqand",
    "salom",
    "assalom",
    "muhabbat",
    "bismillah",
    "ingot",
    "админ",
    "директор",
    "менеджер",
];
/// The Russian layout's letters and what the same keys give on the English one: "йцукен" is "qwerty".
const KEYS: [(&str, &str); 3] = [("йцукенгшщзхъ", "qwertyuiop[]"), ("фывапролджэ", "asdfghjkl;'"), ("ячсмитьбю", "zxcvbnm,.")];

#[derive(Debug)]
pub(super) struct Passwords {
    at_once: Semaphore,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { at_once: Semaphore::new(available_parallelism().map_or(1, usize::from).min(AT_ONCE)) }
    }
}

impl Passwords {
    /// The hash of a new password, in PHC form. `about` are words about its person, which are too easy.
    pub(super) async fn hash(&self, password: String, about: Vec<String>) -> Result<String, Failure> {
        self.compute(move || {
            if is_weak(&password, &about) {
                return Err(Failure::Denied(AccountError::PasswordWeak));
            }
            let hash = hasher()?.hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| Failure::Broken(error.to_string()))
        })
        .await
    }

    /// Whether it is this password; none has the one of nobody, which takes as long.
    pub(super) async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Failure> {
        self.compute(move || {
            let hash = hash.as_deref().filter(|hash| !hash.is_empty());
            let known = hash.and_then(|hash| PasswordHash::new(hash).ok());
            let is_somebody = known.is_some();
            let nobody = || PasswordHash::new(NOBODY).map_err(|error| Failure::Broken(error.to_string()));
            let against = known.map_or_else(nobody, Ok)?;
            // The hash's own parameters count: one of before a change still works.
            let is_right = hasher()?.verify_password(password.as_bytes(), &against).is_ok();
            Ok(is_somebody && is_right)
        })
        .await
    }

    /// Computes off the tasks that serve connections, few at once.
    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
        let _place = self.at_once.acquire().await.map_err(|error| Failure::Broken(error.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Broken(error.to_string()))?
    }
}

fn hasher() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether somebody who knows people's habits and this person's name finds it within a million tries.
fn is_weak(password: &str, about: &[String]) -> bool {
    let mut words: Vec<&str> = about.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())).collect();
    words.extend(about.iter().map(String::as_str));
    words.extend(WORDS);
    words.retain(|word| word.chars().count() > 2);
    let weak = |typed: &str| zxcvbn(typed, &words).score() < Score::Two;
    weak(password) || weak(&as_on_the_english_layout(password))
}

fn as_on_the_english_layout(password: &str) -> String {
    let key = |letter: char| {
        let mut pairs = KEYS.iter().flat_map(|(russian, english)| russian.chars().zip(english.chars()));
        pairs.find(|(russian, _)| *russian == letter).map_or(letter, |(_, english)| english)
    };
    password.to_lowercase().chars().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_is_argon2id_with_the_parameters_and_a_salt_of_its_own() {
        let passwords = Passwords::default();
        let one = passwords.hash("верблюд на балконе".to_owned(), Vec::new()).await.unwrap();
        let other = passwords.hash("верблюд на балконе".to_owned(), Vec::new()).await.unwrap();
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
        assert_eq!(passwords.verify("верблюд на балконе".to_owned(), Some(one.clone())).await, Ok(true));
        assert_eq!(passwords.verify("верблюд на балконе!".to_owned(), Some(one)).await, Ok(false));
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        let passwords = Passwords::default();
        assert!(PasswordHash::new(NOBODY).is_ok());
        for (password, hash) in
            [("", None), ("nobody has this!", None), ("", Some(String::new())), ("x", Some("no hash".to_owned()))]
        {
            assert_eq!(passwords.verify(password.to_owned(), hash).await, Ok(false));
        }
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        let about = ["Дильшод Каримов".to_owned(), "dilshod@example.uz".to_owned()];
        for weak in [
            "12345678",
            "password",
            "Password1",
            "qwertyuiop",
            "йцукенгш",
            "Йцукен123",
            "пароль123",
            "toshkent1",
            "каримов1",
            "dilshod1",
            "aaaaaaaaaaaa",
            "ingot2026",
        ] {
            assert!(is_weak(weak, &about), "{weak}");
        }
        for strong in ["верблюд на балконе", "correct horse battery", "7fK!q2zWx9", "бэчгылкумпан"] {
            assert!(!is_weak(strong, &about), "{strong}");
        }
    }
}
