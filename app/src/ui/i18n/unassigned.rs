//! Words of the screen of clients that nobody leads. Never here: rules of distribution.

words! {
    /// The words of one language.
    pub struct UnassignedStrings {
        /// The screen, and the way there.
        pub title: &'static str,
        /// What it is for.
        pub text: &'static str,
        /// Which are shown, in the order of `Shown`.
        pub shown: [&'static str; 3],
        /// Nobody is without one.
        pub none: &'static str,
        /// What that means.
        pub none_text: &'static str,
        /// Beside who waits for an answer: what he asks.
        pub asks: &'static str,
        /// The main action: all that are shown.
        pub give_all: &'static str,
        /// The main action: so many.
        pub give: &'static str,
        /// Nobody is chosen any more.
        pub clear: &'static str,
        /// The sheet: how many.
        pub give_title: &'static str,
        /// How they are given: by the rules, by oneself.
        pub ways: [&'static str; 2],
        /// What stays because no rule is for it.
        pub stay: &'static str,
        /// A toast.
        pub done: &'static str,
    }
}

/// Russian.
pub const RU: UnassignedStrings = UnassignedStrings {
    title: "Без ответственного",
    text: "Распределите между сотрудниками",
    shown: ["Все", "Ждут ответа", "Остальные"],
    none: "У каждого клиента есть ответственный",
    none_text: "Новые обращения и клиенты без ответственного появятся здесь.",
    asks: "Ждёт ответа: {}",
    give_all: "Распределить всех",
    give: "Распределить: {}",
    clear: "Снять выбор",
    give_title: "Распределить: {}",
    ways: ["По правилам", "Выбрать самому"],
    stay: "Останутся без ответственного",
    done: "Распределено: {}",
};

/// Uzbek.
pub const UZ: UnassignedStrings = UnassignedStrings {
    title: "Masʼulsiz mijozlar",
    text: "Xodimlar orasida taqsimlang",
    shown: ["Hammasi", "Javob kutmoqda", "Qolganlari"],
    none: "Har bir mijozning masʼuli bor",
    none_text: "Yangi murojaatlar va masʼulsiz mijozlar shu yerda paydo boʻladi.",
    asks: "Javob kutmoqda: {}",
    give_all: "Hammasini taqsimlash",
    give: "Taqsimlash: {}",
    clear: "Tanlovni bekor qilish",
    give_title: "Taqsimlash: {}",
    ways: ["Qoidalar boʻyicha", "Oʻzim tanlayman"],
    stay: "Masʼulsiz qoladi",
    done: "Taqsimlandi: {}",
};

/// English.
pub const EN: UnassignedStrings = UnassignedStrings {
    title: "Without a responsible",
    text: "Share them out among the team",
    shown: ["All", "Waiting for an answer", "Others"],
    none: "Every client has somebody responsible",
    none_text: "New enquiries and clients without a responsible will appear here.",
    asks: "Waits for an answer: {}",
    give_all: "Share all out",
    give: "Share out: {}",
    clear: "Clear the choice",
    give_title: "Share out: {}",
    ways: ["By the rules", "Choose yourself"],
    stay: "Stay without a responsible",
    done: "Shared out: {}",
};
