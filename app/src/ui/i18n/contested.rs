//! Words for a fact that two people wrote at the same moment. Never here: the facts' names.

words! {
    /// The words.
    pub struct ContestedStrings {
        /// What happened and what to do.
        pub title: &'static str,
        /// One of them emptied it.
        pub empty: &'static str,
        /// A toast: it is chosen.
        pub chosen: &'static str,
    }
}

/// Russian.
pub const RU: ContestedStrings =
    ContestedStrings {
        title: "Это записали по-разному в одно время. Что верно?", empty: "пусто", chosen: "Выбор записан"
    };

/// Uzbek.
pub const UZ: ContestedStrings =
    ContestedStrings {
        title: "Bu bir vaqtda turlicha yozilgan. Qaysi biri toʻgʻri?", empty: "boʻsh", chosen: "Tanlov yozildi"
    };

/// English.
pub const EN: ContestedStrings = ContestedStrings {
    title: "Two people wrote this at the same time. Which is right?",
    empty: "empty",
    chosen: "Your choice is saved",
};
