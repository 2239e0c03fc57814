//! Words for others who are at the same client. Never here: who they are.

words! {
    /// The words.
    pub struct PresenceStrings {
        /// `{}` looks at this client too.
        pub here: &'static str,
        /// `{}` edits the field `{}`.
        pub edits: &'static str,
        /// Somebody without a name.
        pub somebody: &'static str,
        /// The list, for screen readers.
        pub label: &'static str,
        /// While one types, the field became `{}`.
        pub meanwhile: &'static str,
        /// Take what the other wrote.
        pub take: &'static str,
    }
}

/// Russian.
pub const RU: PresenceStrings = PresenceStrings {
    here: "{} тоже здесь",
    edits: "{} правит: {}",
    somebody: "Коллега",
    label: "Кто ещё смотрит",
    meanwhile: "Пока вы пишете, здесь стало: «{}»",
    take: "Оставить это",
};

/// Uzbek.
pub const UZ: PresenceStrings = PresenceStrings {
    here: "{} ham shu yerda",
    edits: "{} tahrirlamoqda: {}",
    somebody: "Hamkasb",
    label: "Yana kim koʻryapti",
    meanwhile: "Siz yozayotganda bu yerga yozildi: “{}”",
    take: "Shuni qoldirish",
};

/// English.
pub const EN: PresenceStrings = PresenceStrings {
    here: "{} is here too",
    edits: "{} is editing: {}",
    somebody: "A colleague",
    label: "Who else is looking",
    meanwhile: "While you type, this became “{}”",
    take: "Keep that",
};
