//! Recovery codes: an owner who forgot his password comes in by one, with nobody's help. Never here: recovery links.

use ingot_shared::account::{AccountError, CODES, Reply};

use super::entry::{new_session, signed_in};
use super::links::fingerprint;
use super::{Accounts, Answer, Asked, Caller, Failure, Leave, words};
use crate::random;
use crate::store::People;

/// Letters of a code: 32, none of which is taken for another one. Sixteen of them are 80 random bits.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Cyrillic letters that somebody with a Russian keyboard types for those that look the same.
const ALIKE: [(char, char); 11] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
];

/// Letters of a code between two hyphens.
const GROUP: usize = 4;

impl Accounts {
    /// Makes codes in the place of those of before.
    pub(super) async fn make_codes<P: People>(&self, people: &P, caller: &Caller, asked: Asked<'_>) -> Result<Reply, Failure> {
        let codes = (0..CODES).map(|_| Ok(written(&random::bytes()?))).collect::<Result<Vec<String>, Failure>>()?;
        let kept = codes.iter().map(|code| fingerprint(&read(code))).collect();
        people.make_codes(caller.member.id, kept, asked.now).await?;
        tracing::info!(member = %caller.member.id, "recovery codes were made");
        Ok(Reply::Codes(codes))
    }

    /// Sets a password by a recovery code; every other device is signed out.
    pub(super) async fn use_code<P: People>(
        &self,
        people: &P,
        (email, code): (&str, &str),
        password: String,
        device: &str,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        self.tries.password(email, asked.from)?;
        words::password_length(&password)?;
        let code = fingerprint(&read(code));
        let member = people.by_email(email).await?.filter(|member| member.active);
        let known = match &member {
            Some(member) => people.has_code(member.id, code).await?,
            None => false,
        };
        let Some(member) = member.as_ref().filter(|_| known) else {
            self.wrong.count(member.map(|member| member.id));
            tracing::warn!("a recovery code was wrong");
            return Err(AccountError::WrongCode.into());
        };
        let password = self.passwords.hash(password, vec![member.name.clone(), member.email.clone()]).await?;
        let (session, token) = new_session(device)?;
        let id = session.id;
        let (member, ended) = people.use_code(member.id, code, password, session, asked.now).await?;
        self.online.end(&ended, Leave::SignedOut);
        tracing::info!(member = %member.id, session = %id, ended = ended.len(), "a recovery code was used");
        self.leave_before(people, asked).await?;
        Ok(signed_in(&member, id, token))
    }
}

/// Random bytes as letters in groups: five bits of each.
fn written(random: &[u8; 16]) -> String {
    let letters = random.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|letter| char::from(*letter));
    let letters: Vec<char> = letters.collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as it is kept, however it was typed: large letters, without what stands between them.
fn read(typed: &str) -> String {
    let letters = typed.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase);
    let latin = |letter: char| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map_or(letter, |(_, latin)| *latin);
    letters.map(latin).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_written_however_it_is_typed() {
        let code = written(&[0, 33, 66, 99, 132, 165, 198, 231, 8, 41, 74, 107, 140, 173, 206, 239]);
        assert_eq!(code, "2345-6789-ABCD-EFGH");
        for typed in ["2345-6789-ABCD-EFGH", " 2345 6789 abcd efgh", "23456789АВCDЕFGН", "2345–6789–аbcd–efgн"] {
            assert_eq!(read(typed), "23456789ABCDEFGH", "{typed}");
        }
    }

    #[test]
    fn every_letter_is_as_likely_as_another() {
        assert_eq!(LETTERS.iter().collect::<HashSet<_>>().len(), 32);
        let mut counts = [0; 32];
        (0..=u8::MAX).for_each(|byte| counts[usize::from(byte % 32)] += 1);
        assert_eq!(counts, [8; 32]);
    }
}
