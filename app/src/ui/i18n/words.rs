//! How a language travels: its words stand in a file, one a line, in the order of the structs that name them, and become these structs again
//! in the page, which so carries no language of its own. Never here: the words, fetching.

use super::Strings;
use crate::model::plural::Forms;

/// Words of one language, or some of them.
pub trait Words: Sized {
    /// Which words these are, in which order: another number when one is added, renamed, moved or taken away.
    const SHAPE: u64;

    /// None of them: every word is empty.
    const NONE: Self;

    /// Writes them.
    fn put(&self, lines: &mut Vec<String>);

    /// Reads them. In place: hundreds of words that are first returned and then moved would be five kilobytes of the page.
    fn read(&mut self, lines: &mut Lines);
}

/// Defines a struct of words, which all are public.
macro_rules! words {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$what:meta])* pub $field:ident: $kind:ty,)+ }) => {
        $(#[$about])*
        pub struct $name { $($(#[$what])* pub $field: $kind,)+ }

        impl $crate::ui::i18n::words::Words for $name {
            const SHAPE: u64 = {
                let shape = $crate::ui::i18n::words::mix(0, stringify!($name), 0);
                $(let shape = $crate::ui::i18n::words::mix(shape, stringify!($field), <$kind as $crate::ui::i18n::words::Words>::SHAPE);)+
                shape
            };

            const NONE: Self = Self { $($field: <$kind as $crate::ui::i18n::words::Words>::NONE,)+ };

            fn put(&self, lines: &mut Vec<String>) {
                $($crate::ui::i18n::words::Words::put(&self.$field, lines);)+
            }

            fn read(&mut self, lines: &mut $crate::ui::i18n::words::Lines) {
                $($crate::ui::i18n::words::Words::read(&mut self.$field, lines);)+
            }
        }
    };
}
/// A shape with one more word of this name and inner shape (FNV-1a).
pub const fn mix(shape: u64, name: &str, inner: u64) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut shape = shape;
    let mut rest = name.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        shape = (shape ^ *first as u64).wrapping_mul(PRIME);
        rest = others;
    }
    (shape ^ inner).wrapping_mul(PRIME)
}

/// What is left of a file of words.
#[derive(Debug)]
pub struct Lines {
    rest: &'static str,
    is_whole: bool,
}

impl Lines {
    fn next_into(&mut self, word: &mut &'static str) {
        match self.rest.split_once('\n') {
            Some((line, rest)) => (*word, self.rest) = (line, rest),
            None => self.is_whole = false,
        }
    }

    fn number(&mut self) -> Option<u64> {
        let mut word = "";
        self.next_into(&mut word);
        word.parse().ok()
    }
}

impl Words for &'static str {
    const SHAPE: u64 = 1;
    const NONE: Self = "";

    fn put(&self, lines: &mut Vec<String>) {
        lines.push((*self).to_owned());
    }

    fn read(&mut self, lines: &mut Lines) {
        lines.next_into(self);
    }
}

impl<T: Words, const N: usize> Words for [T; N] {
    const SHAPE: u64 = mix(T::SHAPE, "array", N as u64);
    const NONE: Self = [const { T::NONE }; N];

    fn put(&self, lines: &mut Vec<String>) {
        self.iter().for_each(|words| words.put(lines));
    }

    fn read(&mut self, lines: &mut Lines) {
        self.iter_mut().for_each(|words| words.read(lines));
    }
}

impl<T: Words> Words for &'static [T] {
    const SHAPE: u64 = mix(T::SHAPE, "list", 0);
    const NONE: Self = &[];

    fn put(&self, lines: &mut Vec<String>) {
        lines.push(self.len().to_string());
        self.iter().for_each(|words| words.put(lines));
    }

    fn read(&mut self, lines: &mut Lines) {
        let mut list = Vec::new();
        for _ in 0..lines.number().unwrap_or_default() {
            if !lines.is_whole {
                break;
            }
            let mut words = T::NONE;
            words.read(lines);
            list.push(words);
        }
        *self = list.leak();
    }
}

impl<A: Words, B: Words> Words for (A, B) {
    const SHAPE: u64 = mix(A::SHAPE, "and", B::SHAPE);
    const NONE: Self = (A::NONE, B::NONE);

    fn put(&self, lines: &mut Vec<String>) {
        self.0.put(lines);
        self.1.put(lines);
    }

    fn read(&mut self, lines: &mut Lines) {
        self.0.read(lines);
        self.1.read(lines);
    }
}

impl Words for Forms {
    const SHAPE: u64 = 3;
    const NONE: Self = Self { one: "", few: "", many: "" };

    fn put(&self, lines: &mut Vec<String>) {
        [self.one, self.few, self.many].put(lines);
    }

    fn read(&mut self, lines: &mut Lines) {
        [&mut self.one, &mut self.few, &mut self.many].into_iter().for_each(|word| lines.next_into(word));
    }
}

/// The file that holds these words.
pub fn write(strings: &Strings) -> String {
    let mut lines = vec![Strings::SHAPE.to_string()];
    strings.put(&mut lines);
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// The words of a file; none when it was cut, or holds those of another version.
pub fn read(file: &'static str) -> Option<Box<Strings>> {
    let mut lines = Lines { rest: file, is_whole: true };
    if lines.number() != Some(Strings::SHAPE) {
        return None;
    }
    let mut strings = Box::new(Strings::NONE);
    strings.read(&mut lines);
    (lines.is_whole && lines.rest.is_empty()).then_some(strings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Lang;

    fn lines_of(strings: &Strings) -> Vec<String> {
        let mut lines = Vec::new();
        strings.put(&mut lines);
        lines
    }

    #[test]
    fn every_language_comes_back_as_it_was() {
        for lang in Lang::ALL {
            let lines = lines_of(lang.strings());
            assert!(lines.len() > 500, "{}: {}", lang.code(), lines.len());
            assert!(lines.iter().all(|line| !line.contains('\n')), "{}: a word is one line", lang.code());
            let back = read(write(lang.strings()).leak()).unwrap();
            assert_eq!(lines_of(&back), lines);
        }
    }

    #[test]
    fn a_cut_a_longer_and_another_versions_file_are_refused() {
        let file: &'static str = write(Lang::Uz.strings()).leak();
        let cuts = (0..file.len()).filter(|at| file.is_char_boundary(*at)).step_by(7);
        assert!(cuts.chain([file.len() - 1]).all(|at| read(&file[..at]).is_none()));
        assert!(read(format!("{file}more\n").leak()).is_none());
        let (shape, rest) = file.split_once('\n').unwrap();
        let other = shape.parse::<u64>().unwrap().wrapping_add(1);
        assert!(read(format!("{other}\n{rest}").leak()).is_none());
        assert!(read("").is_none());
    }

    #[test]
    fn the_shape_knows_names_order_and_numbers() {
        let ab = mix(mix(0, "a", 1), "b", 1);
        assert_ne!(ab, mix(mix(0, "b", 1), "a", 1));
        assert_ne!(ab, mix(0, "a", 1));
        assert_ne!(<[&str; 3]>::SHAPE, <[&str; 4]>::SHAPE);
        assert_ne!(<[&str; 3]>::SHAPE, Forms::SHAPE);
    }
}
