//! Words of a client's edits: what was changed, by whom and when. Never here: the facts' names.

words! {
    /// The words of one language.
    pub struct EditStrings {
        /// A history that is too long.
        pub long: super::long::LongStrings,
        /// The menu's line and the sheet's title.
        pub title: &'static str,
        /// They are being read.
        pub reading: &'static str,
        /// The card begins.
        pub made: &'static str,
        /// A thing was taken away.
        pub hidden: &'static str,
        /// It was brought back.
        pub shown: &'static str,
        /// The card itself was deleted, brought back.
        pub card: &'static str,
        /// Nothing stood there, or stands there now.
        pub empty: &'static str,
        /// A flag that is set.
        pub yes: &'static str,
        /// Before the facts of a deal: which.
        pub deal: &'static str,
        /// Puts back what stood there before.
        pub take_back: &'static str,
        /// A toast: which fact.
        pub taken_back: &'static str,
        /// There are older ones.
        pub last_ones: &'static str,
        /// By somebody who is not known.
        pub somebody: &'static str,
        /// From before edits were signed.
        pub unsigned: &'static str,
    }
}

/// Russian.
pub const RU: EditStrings = EditStrings {
    long: super::long::RU,
    title: "История правок",
    reading: "Читаем…",
    made: "Карточка создана",
    hidden: "убрано",
    shown: "возвращено",
    card: "Карточка клиента",
    empty: "пусто",
    yes: "да",
    deal: "Сделка «{}»",
    take_back: "Вернуть",
    taken_back: "«{}» как раньше",
    last_ones: "Показаны последние {} правок.",
    somebody: "Коллега",
    unsigned: "Раньше",
};

/// Uzbek.
pub const UZ: EditStrings = EditStrings {
    long: super::long::UZ,
    title: "Tahrirlar tarixi",
    reading: "Oʻqilmoqda…",
    made: "Karta yaratilgan",
    hidden: "olib tashlandi",
    shown: "qaytarildi",
    card: "Mijoz kartasi",
    empty: "boʻsh",
    yes: "ha",
    deal: "“{}” bitimi",
    take_back: "Qaytarish",
    taken_back: "“{}” avvalgidek",
    last_ones: "Oxirgi {} ta tahrir koʻrsatildi.",
    somebody: "Hamkasb",
    unsigned: "Avval",
};

/// English.
pub const EN: EditStrings = EditStrings {
    long: super::long::EN,
    title: "History of edits",
    reading: "Reading…",
    made: "Card created",
    hidden: "removed",
    shown: "brought back",
    card: "The client's card",
    empty: "empty",
    yes: "yes",
    deal: "Deal “{}”",
    take_back: "Put back",
    taken_back: "“{}” is as it was",
    last_ones: "These are the last {} edits.",
    somebody: "A colleague",
    unsigned: "Earlier",
};
