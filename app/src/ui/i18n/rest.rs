//! Words for the part of the page that comes after the first list. Never here: what is in it.

words! {
    /// The words.
    pub struct RestStrings {
        /// It did not come: what is kept, what to do.
        pub missing: &'static str,
        /// Try once more.
        pub again: &'static str,
    }
}

/// Russian.
pub const RU: RestStrings = RestStrings {
    missing: "Часть приложения не загрузилась. Всё введённое на месте. Проверьте связь и повторите; если не поможет, обновите страницу.",
    again: "Повторить",
};

/// Uzbek.
pub const UZ: RestStrings = RestStrings {
    missing: "Ilovaning bir qismi yuklanmadi. Kiritganlaringiz joyida. Aloqani tekshirib, qayta urining; yordam bermasa, sahifani yangilang.",
    again: "Qayta urinish",
};

/// English.
pub const EN: RestStrings = RestStrings {
    missing: "Part of the app did not load. Everything you entered is kept. Check the connection and try again; if that does not help, reload.",
    again: "Try again",
};
