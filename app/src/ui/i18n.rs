//! The three languages: words, numbers, dates. Never here: what is shown when.

pub mod client;
pub mod days;
mod deal_page;
mod deal_views;
pub mod deals;
pub mod demo;
mod dictionary;
mod en;
pub mod errors;
pub mod figures;
mod filters;
pub mod inbox;
mod merge;
pub mod names;
mod palette;
mod pipelines;
pub mod presence;
mod ru;
mod settings;
mod stage_help;
mod strings;
pub mod tasks;
pub mod team;
pub mod time;
pub mod today;
mod uz;
mod views;

use std::cell::Cell;
use std::fmt::Display;

use crate::model::plural::{Forms, grouped};
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

    /// The language's words.
    pub const fn strings(self) -> &'static Strings {
        match self {
            Self::Ru => &ru::RU,
            Self::Uz => &uz::UZ,
            Self::En => &en::EN,
        }
    }
}

thread_local! {
    static CURRENT: Cell<Lang> = const { Cell::new(Lang::Ru) };
}

/// The words of the language in use. The whole page is drawn anew when the language changes, so views need not watch it.
pub fn t() -> &'static Strings {
    CURRENT.get().strings()
}

/// The language in use.
pub fn current() -> Lang {
    CURRENT.get()
}

/// Changes the language in use.
pub fn set_current(lang: Lang) {
    CURRENT.set(lang);
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

/// A number with its noun: `7 сделок`.
pub fn count(n: u64, forms: Forms) -> String {
    format!("{}\u{a0}{}", grouped(n), (t().plural)(n, forms))
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
}
