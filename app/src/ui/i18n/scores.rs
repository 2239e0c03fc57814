//! Words of the score that gives clients a category. Never here: the categories' names.

words! {
    /// The words of one language.
    pub struct ScoreStrings {
        /// A heading.
        pub title: &'static str,
        /// What it does.
        pub text: &'static str,
        /// Turns it on.
        pub on: &'static str,
        /// Fields: the weights of volume, periodicity, loyalty, timeliness.
        pub weights: [&'static str; 4],
        /// What the points mean.
        pub borders: &'static str,
        /// Why a client has a category: the score.
        pub why: &'static str,
    }
}

/// Russian.
pub const RU: ScoreStrings = ScoreStrings {
    title: "Категория по баллам",
    text: "Клиенту, которому категорию не поставили вручную, её дают баллы от 0 до 100. Поставленная вручную важнее.",
    on: "Считать баллы",
    weights: ["Вес объёма продаж", "Вес частоты покупок", "Вес лояльности", "Вес оплаты в срок"],
    borders: "VIP — от 90 баллов, A — от 70, B — от 40, ниже — C. Важно соотношение весов, а не их сумма; чего о клиенте пока не знаем, не учитывается.",
    why: "Категория по баллам: {} из 100",
};

/// Uzbek.
pub const UZ: ScoreStrings = ScoreStrings {
    title: "Ball boʻyicha toifa",
    text: "Toifasi qoʻlda qoʻyilmagan mijozga uni 0 dan 100 gacha ball beradi. Qoʻlda qoʻyilgani ustun.",
    on: "Ball hisoblansin",
    weights: ["Savdo hajmi vazni", "Xarid tezligi vazni", "Sodiqlik vazni", "Vaqtida toʻlash vazni"],
    borders: "VIP — 90 balldan, A — 70 dan, B — 40 dan, pasti — C. Vaznlar yigʻindisi emas, nisbati muhim; mijoz haqida hali bilmaganimiz hisobga olinmaydi.",
    why: "Ball boʻyicha toifa: 100 dan {}",
};

/// English.
pub const EN: ScoreStrings = ScoreStrings {
    title: "Category by score",
    text: "A client whose category nobody set gets one by a score from 0 to 100. One set by hand comes first.",
    on: "Score clients",
    weights: ["Weight of sales volume", "Weight of purchase frequency", "Weight of loyalty", "Weight of paying in time"],
    borders: "VIP from 90 points, A from 70, B from 40, below that C. The proportions count, not the sum; what is not known of a client yet does not.",
    why: "Category by score: {} of 100",
};
