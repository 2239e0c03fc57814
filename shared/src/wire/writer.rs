//! Writing, always in the shortest form.

use super::{Body, Choice, Fields};

/// Gathers the bytes of values.
#[derive(Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// The bytes.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }

    /// Nil.
    #[inline(never)]
    pub fn nil(&mut self) {
        self.0.push(0xc0);
    }

    /// True or false.
    #[inline(never)]
    pub fn truth(&mut self, truth: bool) {
        self.0.push(0xc2 + u8::from(truth));
    }

    /// A number that is not below zero.
    #[inline(never)]
    pub fn unsigned(&mut self, number: u64) {
        match u8::try_from(number) {
            Ok(small @ 0..=0x7f) => self.0.push(small),
            _ => self.sized(0xcc, power(number), number),
        }
    }

    /// A number.
    #[inline(never)]
    pub fn signed(&mut self, number: i64) {
        match number {
            0.. => self.unsigned(number.cast_unsigned()),
            // The byte itself is the marker.
            -32..0 => self.0.extend(number.to_be_bytes().last()),
            // As many bits as the number one nearer to zero takes, and one for the sign.
            _ => self.sized(0xd0, power((!number).cast_unsigned() << 1), number.cast_unsigned()),
        }
    }

    /// Text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.head(0xa0, 32, 0xd9, 0, text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Bytes.
    #[inline(never)]
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.head(0, 0, 0xc4, 0, bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// The beginning of a list of this many items.
    #[inline(never)]
    pub fn array(&mut self, items: usize) {
        self.head(0x90, 16, 0xdc, 1, items);
    }

    fn map(&mut self, pairs: usize) {
        self.head(0x80, 16, 0xde, 1, pairs);
    }

    /// A length: within the marker when it is below `within`, else behind one of a row of markers for 2^`least` bytes and more.
    #[inline(never)]
    fn head(&mut self, fixed: u8, within: usize, marker: u8, least: u8, length: usize) {
        match u8::try_from(length) {
            Ok(small) if length < within => self.0.push(fixed | small),
            _ => {
                let power = power(length as u64).max(least);
                self.sized(marker - least, power, length as u64);
            }
        }
    }

    /// A marker for 2^`power` bytes, and the number in that many.
    #[inline(never)]
    fn sized(&mut self, marker: u8, power: u8, number: u64) {
        self.0.push(marker + power);
        self.0.extend(number.to_be_bytes().iter().skip(8 - (1 << power)));
    }

    /// The fields of a struct or of a variant.
    #[inline(never)]
    pub fn fields(&mut self, of: &dyn Fields) {
        let count = match of.body() {
            Body::Nothing => 0,
            Body::Value => 1,
            Body::Placed(count) => {
                self.array(*count);
                *count
            }
            Body::Named(names) => {
                self.map(names.len());
                names.len()
            }
        };
        for index in 0..count {
            if let Body::Named(names) = of.body()
                && let Some(name) = names.get(index)
            {
                self.text(name.text);
            }
            if let Some(field) = of.field(index) {
                field.write(self);
            }
        }
    }

    /// An enum.
    #[inline(never)]
    pub fn choice(&mut self, of: &dyn Choice) {
        if !matches!(of.body(), Body::Nothing) {
            self.map(1);
        }
        match of.variants().get(of.chosen()) {
            Some(name) => self.text(name),
            None => self.unsigned(of.chosen() as u64),
        }
        self.fields(of);
    }
}

/// The power of two of the fewest bytes that hold a number.
fn power(number: u64) -> u8 {
    match number {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xffff_ffff => 2,
        _ => 3,
    }
}
