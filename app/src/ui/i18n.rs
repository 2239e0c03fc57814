//! The three languages: words, numbers, dates. The page holds the words of the language in use; those of all are constants only for the
//! program that writes their files, and for tests. Never here: what is shown when.

#[macro_use]
pub mod words;

pub mod access;
pub mod account;
pub mod away;
pub mod change;
pub mod client;
pub mod contested;
pub mod days;
pub mod deal_page;
pub mod deal_views;
pub mod deals;
pub mod demo;
pub mod departments;
pub mod device;
pub mod dictionary;
pub mod edits;
pub mod en;
pub mod erase;
pub mod errors;
pub mod figures;
pub mod filters;
pub mod following;
pub mod helping;
pub mod inbox;
pub mod kept;
pub mod leaving;
#[cfg(target_arch = "wasm32")]
pub mod load;
pub mod lock;
mod long;
pub mod merge;
pub mod names;
pub mod own_segments;
pub mod palette;
pub mod passkeys;
pub mod personal;
pub mod pipelines;
pub mod presence;
pub mod rest;
mod review;
pub mod ru;
pub mod safety;
pub mod scores;
pub mod settings;
pub mod silence;
pub mod stage_help;
pub mod strings;
pub mod syncing;
pub mod tasks;
pub mod team;
pub mod templates;
pub mod time;
pub mod today;
pub mod transfer;
pub mod unassigned;
pub mod uz;
pub mod views;
pub mod workspaces;

use std::cell::Cell;
use std::fmt::Display;

use crate::model::plural::{self, Forms, grouped};
pub use strings::Strings;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Russian.
    #[default]
    Ru,
    /// Uzbek in the Latin alphabet.
    Uz,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the setting.
    pub const ALL: [Self; 3] = [Self::Ru, Self::Uz, Self::En];

    /// The code of BCP 47, for `<html lang>` and storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::Uz => "uz",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ru => "Русский",
            Self::Uz => "Oʻzbekcha",
            Self::En => "English",
        }
    }

    /// The language of a BCP 47 tag such as `uz-Latn-UZ`, if it is one of the three.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The language's words, where all languages are at hand.
    #[cfg(any(test, not(target_arch = "wasm32")))]
    pub const fn strings(self) -> &'static Strings {
        match self {
            Self::Ru => &ru::RU,
            Self::Uz => &uz::UZ,
            Self::En => &en::EN,
        }
    }
}

thread_local! {
    static CURRENT: Cell<(Lang, &'static Strings)> = const { Cell::new((Lang::Ru, first())) };
}

/// The words before a language is chosen.
#[cfg(any(test, not(target_arch = "wasm32")))]
const fn first() -> &'static Strings {
    Lang::Ru.strings()
}

/// The words before a language is loaded, when nothing is shown yet: none.
#[cfg(all(not(test), target_arch = "wasm32"))]
const fn first() -> &'static Strings {
    const { &<Strings as words::Words>::NONE }
}

/// The words of the language in use. The whole page is drawn anew when the language changes, so views need not watch it.
pub fn t() -> &'static Strings {
    CURRENT.get().1
}

/// The language in use.
pub fn current() -> Lang {
    CURRENT.get().0
}

/// Changes the language in use, whose words these are.
pub fn speak(lang: Lang, words: &'static Strings) {
    CURRENT.set((lang, words));
}

/// Changes the language in use, where all languages are at hand.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub fn set_current(lang: Lang) {
    speak(lang, lang.strings());
}

/// Puts values in the places of `{}`, in order.
pub fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut parts = template.split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        if let Some(value) = values.get(index) {
            text.push_str(&value.to_string());
        }
        text.push_str(part);
    }
    text
}

fn plural(n: u64, forms: Forms) -> &'static str {
    match current() {
        Lang::Ru => plural::russian(n, forms),
        Lang::Uz => plural::uzbek(n, forms),
        Lang::En => plural::english(n, forms),
    }
}

/// A number with its noun: `7 сделок`.
pub fn count(n: u64, forms: Forms) -> String {
    format!("{}\u{a0}{}", grouped(n), plural(n, forms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_browsers() {
        assert_eq!(Lang::of_tag("ru-RU"), Some(Lang::Ru));
        assert_eq!(Lang::of_tag("uz-Latn-UZ"), Some(Lang::Uz));
        assert_eq!(Lang::of_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::of_tag("de"), None);
    }

    #[test]
    fn filled_in_order() {
        assert_eq!(fill("{} из {}", &[&3, &"пяти"]), "3 из пяти");
        assert_eq!(fill("нечего", &[&1]), "нечего");
        assert_eq!(fill("{}", &[]), "");
    }

    #[test]
    fn a_name_with_braces_is_not_filled() {
        assert_eq!(fill("«{}»: {}", &[&"{}", &"этап"]), "«{}»: этап");
    }

    #[test]
    fn uzbek_uses_its_own_apostrophes() {
        let uz = Lang::Uz.strings();
        for text in [uz.add, uz.errors.err_full, uz.stages[5], uz.empty_text] {
            assert!(!text.contains('\''), "{text}");
        }
    }
    #[test]
    fn the_pages_first_lines_welcome_as_the_welcome_does() {
        let page = include_str!("../../index.html");
        for lang in Lang::ALL {
            let words = &lang.strings().demo;
            let (_, rest) = page.split_once(&format!("boot-first\" lang=\"{}\">", lang.code())).unwrap();
            let (head, _) = rest.split_once("</div>").unwrap();
            assert!(head.contains(&format!("<h2>{}</h2>", words.welcome)), "{}", lang.code());
            assert!(head.contains(&format!("<p class=\"muted\">{}</p>", words.welcome_text)), "{}", lang.code());
        }
    }
}
