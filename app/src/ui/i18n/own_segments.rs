//! Words of the company's own segments. Never here: those of the shipped ones.

words! {
    /// The words of one language.
    pub struct OwnSegmentStrings {
        /// A heading.
        pub title: &'static str,
        /// How they are looked at.
        pub text: &'static str,
        /// Makes one.
        pub add: &'static str,
        /// The name of one that was just made.
        pub new: &'static str,
        /// Takes it away.
        pub remove: &'static str,
        /// A toast: which.
        pub removed: &'static str,
        /// Moves it up.
        pub earlier: &'static str,
        /// No condition yet.
        pub unfinished: &'static str,
        /// Conditions that only a newer version knows.
        pub newer: &'static str,
        /// The conditions.
        pub rule: &'static str,
        /// Which months count.
        pub rule_text: &'static str,
        /// Fields, in the order of the limits.
        pub limits: [&'static str; 6],
        /// In short, in the same order.
        pub short: [&'static str; 6],
        /// What a badge means.
        pub why: &'static str,
    }
}

/// Russian.
pub const RU: OwnSegmentStrings = OwnSegmentStrings {
    title: "Свои сегменты",
    text: "Смотрятся первыми, сверху вниз: клиент попадает в первый подходящий.",
    add: "Свой сегмент",
    new: "Новый сегмент",
    remove: "Убрать сегмент",
    removed: "«{}» убран",
    earlier: "Выше",
    unfinished: "Условий ещё нет — в нём никого",
    newer: "Условия задала более новая версия приложения. Обновите его, чтобы менять их здесь.",
    rule: "Кто в нём: все условия сразу",
    rule_text: "Выручка и покупки считаются за период, заданный ниже на этом экране.",
    limits: [
        "Принёс не меньше",
        "Принёс меньше, чем",
        "Покупок не меньше",
        "Покупок меньше, чем",
        "Покупал за последние, дней",
        "Не покупал дольше, дней",
    ],
    short: ["принёс от {}", "принёс меньше {}", "покупок от {}", "покупок меньше {}", "покупал за {} дн.", "не покупал {} дн."],
    why: "Сегмент компании: {}",
};

/// Uzbek.
pub const UZ: OwnSegmentStrings = OwnSegmentStrings {
    title: "Oʻz segmentlaringiz",
    text: "Avval shular, yuqoridan pastga qaraladi: mijoz birinchi mos kelganiga tushadi.",
    add: "Oʻz segmentim",
    new: "Yangi segment",
    remove: "Segmentni olib tashlash",
    removed: "“{}” olib tashlandi",
    earlier: "Yuqoriga",
    unfinished: "Hali sharti yoʻq — unda hech kim yoʻq",
    newer: "Shartlarni ilovaning yangiroq versiyasi qoʻygan. Bu yerda oʻzgartirish uchun ilovani yangilang.",
    rule: "Unda kimlar: barcha shartlar birga",
    rule_text: "Tushum va xaridlar shu ekranda pastda koʻrsatilgan davr uchun hisoblanadi.",
    limits: [
        "Kamida shuncha keltirgan",
        "Shundan kam keltirgan",
        "Xaridlar kamida",
        "Xaridlar shundan kam",
        "Oxirgi shuncha kunda xarid qilgan",
        "Shuncha kundan beri xarid qilmagan",
    ],
    short: [
        "{} dan keltirgan",
        "{} dan kam keltirgan",
        "xaridi {} dan",
        "xaridi {} dan kam",
        "{} kunda xarid qilgan",
        "{} kun xarid qilmagan",
    ],
    why: "Kompaniya segmenti: {}",
};

/// English.
pub const EN: OwnSegmentStrings = OwnSegmentStrings {
    title: "Your own segments",
    text: "Looked at first, from top to bottom: a client is in the first that fits.",
    add: "Own segment",
    new: "New segment",
    remove: "Remove segment",
    removed: "“{}” was removed",
    earlier: "Move up",
    unfinished: "No conditions yet: nobody is in it",
    newer: "A newer version of the app set these conditions. Update the app to change them here.",
    rule: "Who is in it: all conditions at once",
    rule_text: "Revenue and purchases are those of the period set further down.",
    limits: [
        "Brought at least",
        "Brought less than",
        "Purchases, at least",
        "Purchases, fewer than",
        "Bought within, days",
        "Has not bought for, days",
    ],
    short: [
        "brought {} or more",
        "brought less than {}",
        "{}+ purchases",
        "under {} purchases",
        "bought within {} d",
        "no purchase for {} d",
    ],
    why: "The company's own segment: {}",
};
