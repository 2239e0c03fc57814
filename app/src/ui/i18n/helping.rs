//! Words of those who work on a client beside the one who leads it. Never here: roles.

words! {
    /// The words of one language.
    pub struct HelpingStrings {
        /// The fact.
        pub helpers: &'static str,
        /// Beside the name of who leads: who helps.
        pub with: &'static str,
        /// Lets somebody in.
        pub add: &'static str,
        /// Nobody else is in the team.
        pub nobody: &'static str,
        /// A toast: who.
        pub now: &'static str,
        /// A toast: who.
        pub no_more: &'static str,
    }
}

/// Russian.
pub const RU: HelpingStrings = HelpingStrings {
    helpers: "Помогают",
    with: "помогают: {}",
    add: "Добавить помощника",
    nobody: "Больше в команде никого нет.",
    now: "{}: клиент открыт для работы",
    no_more: "{} больше не помогает с клиентом",
};

/// Uzbek.
pub const UZ: HelpingStrings = HelpingStrings {
    helpers: "Yordam beradi",
    with: "yordam beradi: {}",
    add: "Yordamchi qoʻshish",
    nobody: "Jamoada boshqa hech kim yoʻq.",
    now: "{}: mijoz ishlash uchun ochildi",
    no_more: "{} endi bu mijozga yordam bermaydi",
};

/// English.
pub const EN: HelpingStrings = HelpingStrings {
    helpers: "Helping",
    with: "helping: {}",
    add: "Add somebody who helps",
    nobody: "Nobody else is in the team.",
    now: "{} can work on this client now",
    no_more: "{} no longer helps with this client",
};
