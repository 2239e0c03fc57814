//! Words that say what a role may not. Never here: roles themselves.

words! {
    /// The words of one language.
    pub struct FollowingStrings {
        /// Something was not done.
        pub not_allowed: &'static str,
        /// Above settings that one may only look at.
        pub settings: &'static str,
        /// Above a client that one may only look at.
        pub looks: &'static str,
    }
}

/// Russian.
pub const RU: FollowingStrings = FollowingStrings {
    not_allowed: "Ваша роль этого не позволяет. Ничего не изменилось; обратитесь к руководителю.",
    settings: "Эти настройки меняет руководитель. Вы можете их посмотреть.",
    looks: "Только просмотр",
};

/// Uzbek.
pub const UZ: FollowingStrings = FollowingStrings {
    not_allowed: "Rolingiz bunga ruxsat bermaydi. Hech narsa oʻzgarmadi; rahbarga murojaat qiling.",
    settings: "Bu sozlamalarni rahbar oʻzgartiradi. Siz koʻrishingiz mumkin.",
    looks: "Faqat koʻrish",
};

/// English.
pub const EN: FollowingStrings = FollowingStrings {
    not_allowed: "Your role does not allow this. Nothing changed; ask your head.",
    settings: "Your head changes these settings. You can look at them.",
    looks: "View only",
};
