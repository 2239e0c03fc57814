//! Reading.

use super::head::Head;
use super::{Body, Choice, Fields, Name, Wire, WireError};

/// Reads values off a slice.
///
/// The first error stays: what is read afterwards is empty, and [`Reader::failed`] tells that it means nothing. So callers need not look
/// after every field, only in loops.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    error: Option<WireError>,
}

impl<'a> Reader<'a> {
    /// Begins at the start of a slice.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, error: None }
    }

    /// Reads a value that takes all that is left.
    ///
    /// # Errors
    /// [`WireError`].
    #[inline(never)]
    pub fn whole(mut self, value: &mut dyn Wire) -> Result<(), WireError> {
        value.fill(&mut self);
        match self.error {
            Some(error) => Err(error),
            None if self.rest.is_empty() => Ok(()),
            None => Err(WireError::Excess),
        }
    }

    /// Whether something was not as expected.
    pub const fn failed(&self) -> bool {
        self.error.is_some()
    }

    /// The value that was read is none of its type.
    #[inline(never)]
    pub const fn refuse(&mut self, error: WireError) {
        if self.error.is_none() {
            self.error = Some(error);
        }
        self.rest = &[];
    }

    /// Keeps what was read where it belongs, when it fits there; refuses it otherwise.
    pub fn keep<T>(&mut self, read: impl TryInto<T>, into: &mut T) {
        match read.try_into() {
            Ok(value) => *into = value,
            Err(_) => self.refuse(WireError::Unexpected),
        }
    }

    /// One byte; none at the end.
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    #[inline(never)]
    fn take(&mut self, length: u64) -> &'a [u8] {
        match usize::try_from(length).ok().and_then(|length| self.rest.split_at_checked(length)) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.refuse(WireError::Truncated);
                &[]
            }
        }
    }

    fn head(&mut self) -> Head {
        let head = Head::read(self);
        head.unwrap_or_else(|| {
            self.refuse(if self.rest.is_empty() { WireError::Truncated } else { WireError::Unexpected });
            Head::Nil
        })
    }

    /// Whether nil comes next; takes it then.
    #[inline(never)]
    pub fn nil(&mut self) -> bool {
        match self.rest.split_first() {
            Some((0xc0, rest)) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// True or false.
    #[inline(never)]
    pub fn truth(&mut self) -> bool {
        match self.head() {
            Head::Truth(truth) => truth,
            _ => self.unexpected(false),
        }
    }

    /// A number that is not below zero.
    #[inline(never)]
    pub fn unsigned(&mut self) -> u64 {
        match self.head() {
            Head::Unsigned(number) => number,
            _ => self.unexpected(0),
        }
    }

    /// A number.
    #[inline(never)]
    pub fn signed(&mut self) -> i64 {
        match self.head() {
            Head::Negative(number) => number,
            Head::Unsigned(number) => i64::try_from(number).unwrap_or_else(|_| self.unexpected(0)),
            _ => self.unexpected(0),
        }
    }

    /// Text.
    #[inline(never)]
    pub fn text(&mut self) -> &'a str {
        let head = self.head();
        self.text_after(head)
    }

    fn text_after(&mut self, head: Head) -> &'a str {
        let Head::Text(length) = head else { return self.unexpected("") };
        std::str::from_utf8(self.take(length)).unwrap_or_else(|_| self.unexpected(""))
    }

    /// Bytes.
    #[inline(never)]
    pub fn bytes(&mut self) -> &'a [u8] {
        match self.head() {
            Head::Bytes(length) => self.take(length),
            _ => self.unexpected(&[]),
        }
    }

    /// The length of a list. Every item takes at least a byte, so a longer one than there are bytes is refused here.
    #[inline(never)]
    pub fn array(&mut self) -> usize {
        match self.head() {
            Head::Array(length) => self.count(length),
            _ => self.unexpected(0),
        }
    }

    /// The bytes of the list that comes next, passed over; none for an empty one.
    #[inline(never)]
    pub fn list(&mut self) -> Option<&'a [u8]> {
        let from = self.rest;
        match self.rest.first() {
            Some(0x90) => {
                self.byte();
                return None;
            }
            Some(0x91..=0x9f | 0xdc | 0xdd) => self.skip(),
            _ => self.refuse(WireError::Unexpected),
        }
        let length = from.len() - self.rest.len();
        from.get(..length).filter(|_| !self.failed())
    }

    fn map(&mut self) -> usize {
        match self.head() {
            Head::Map(pairs) => self.count(pairs),
            _ => self.unexpected(0),
        }
    }

    fn count(&mut self, claimed: u64) -> usize {
        usize::try_from(claimed).ok().filter(|count| *count <= self.rest.len()).unwrap_or_else(|| {
            self.refuse(WireError::Truncated);
            0
        })
    }

    fn unexpected<T>(&mut self, instead: T) -> T {
        self.refuse(WireError::Unexpected);
        instead
    }

    /// Passes over one value, however deep, without recursion.
    #[inline(never)]
    pub fn skip(&mut self) {
        let mut left: u64 = 1;
        while left > 0 && !self.failed() {
            left -= 1;
            match self.head() {
                Head::Text(length) | Head::Bytes(length) | Head::Foreign(length) => {
                    self.take(length);
                }
                Head::Array(items) => left = left.saturating_add(items),
                Head::Map(pairs) => left = left.saturating_add(pairs).saturating_add(pairs),
                Head::Nil | Head::Truth(_) | Head::Unsigned(_) | Head::Negative(_) => {}
            }
        }
    }

    /// The fields of a struct or of a variant.
    #[inline(never)]
    pub fn fields(&mut self, into: &mut dyn Fields) {
        match into.body() {
            Body::Nothing => {}
            Body::Value => self.field(into, 0),
            Body::Placed(count) => {
                if self.array() != *count {
                    self.refuse(WireError::Fields);
                }
                (0..*count).for_each(|index| self.field(into, index));
            }
            Body::Named(names) => self.named(names, into),
        }
    }

    fn field(&mut self, into: &mut dyn Fields, index: usize) {
        if let Some(field) = into.field_mut(index) {
            field.fill(self);
        }
    }

    fn named(&mut self, names: &[Name], into: &mut dyn Fields) {
        let mut seen: u64 = 0;
        let mut expected = 0;
        for _ in 0..self.map() {
            let Some(index) = self.name(names, expected) else {
                if self.failed() {
                    return;
                }
                self.skip();
                continue;
            };
            expected = index + 1;
            let bit = 1_u64 << (index & 63);
            if seen & bit != 0 {
                return self.refuse(WireError::Fields);
            }
            seen |= bit;
            self.field(into, index);
        }
        let missing = names.iter().enumerate().any(|(index, name)| name.required && seen & (1 << (index & 63)) == 0);
        if missing {
            self.refuse(WireError::Fields);
        }
    }

    /// Where the name that comes next stands; none for one that is not known. Writers keep the order of the description and leave out what
    /// is blank, so it is most likely the next one or one soon after: those are compared with the bytes as they stand.
    fn name(&mut self, names: &[Name], expected: usize) -> Option<usize> {
        let likely = names.get(expected..).unwrap_or_default().iter().position(|name| self.takes(name.text));
        if let Some(ahead) = likely {
            return Some(expected + ahead);
        }
        let key = self.text();
        names.iter().position(|name| name.text == key).filter(|_| !self.failed())
    }

    /// Takes a short text, when it comes next in its shortest form.
    fn takes(&mut self, text: &str) -> bool {
        let is_next = |(marker, rest): (&u8, &'a [u8])| {
            let is_marked = usize::from(*marker).checked_sub(0xa0) == Some(text.len()) && text.len() < 0x20;
            if is_marked { rest.strip_prefix(text.as_bytes()) } else { None }
        };
        match self.rest.split_first().and_then(is_next) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// An enum.
    #[inline(never)]
    pub fn choice(&mut self, into: &mut dyn Choice) {
        let mut head = self.head();
        let has_content = head == Head::Map(1);
        if has_content {
            head = self.head();
        }
        let variants = into.variants();
        let index = match head {
            Head::Unsigned(number) if variants.is_empty() => usize::try_from(number).unwrap_or(usize::MAX),
            head => {
                let name = self.text_after(head);
                variants.iter().position(|variant| *variant == name).unwrap_or(usize::MAX)
            }
        };
        if self.failed() {
            return;
        }
        if !into.choose(index) {
            return self.refuse(WireError::Unexpected);
        }
        match (has_content, into.body()) {
            (false, Body::Nothing) => {}
            // A newer version may say more than we know.
            (true, Body::Nothing) => self.skip(),
            (true, _) => self.fields(into),
            (false, _) => self.refuse(WireError::Fields),
        }
    }
}
