//! The words for changing a fact of many clients. Never here: what facts are called.

words! {
    /// The words of one language.
    pub struct ChangeStrings {
        /// The bar's button.
        pub change: &'static str,
        /// The sheet.
        pub title: &'static str,
        /// The choice of the fact.
        pub what: &'static str,
        /// Writes a value over what is there; clears it.
        pub ways: [&'static str; 2],
        /// Adds to a set; takes from it.
        pub set_ways: [&'static str; 2],
        /// It is so; it is not.
        pub flag_ways: [&'static str; 2],
        /// The value.
        pub value: &'static str,
        /// A word of one's own for a set.
        pub own: &'static str,
        /// There is no word to choose.
        pub no_words: &'static str,
        /// The button that does it: for how many clients.
        pub save: &'static str,
        /// Nothing is chosen.
        pub missing: &'static str,
        /// A toast: how many clients, the fact, its value.
        pub done: &'static str,
        /// A toast: how many clients, the fact, what was taken away.
        pub taken: &'static str,
        /// The value of a cleared fact.
        pub cleared: &'static str,
    }
}

/// Russian.
pub const RU: ChangeStrings = ChangeStrings {
    change: "Изменить",
    title: "Изменить у выбранных",
    what: "Что изменить",
    ways: ["Записать", "Очистить"],
    set_ways: ["Добавить", "Убрать"],
    flag_ways: ["Да", "Нет"],
    value: "Значение",
    own: "Своё слово",
    no_words: "Слов пока нет",
    save: "Изменить: {}",
    missing: "Выберите или впишите значение",
    done: "{}: {} — {}",
    taken: "{}: {} — убрано: {}",
    cleared: "очищено",
};

/// Uzbek.
pub const UZ: ChangeStrings = ChangeStrings {
    change: "Oʻzgartirish",
    title: "Tanlanganlarda oʻzgartirish",
    what: "Nimani oʻzgartiramiz",
    ways: ["Yozish", "Tozalash"],
    set_ways: ["Qoʻshish", "Olib tashlash"],
    flag_ways: ["Ha", "Yoʻq"],
    value: "Qiymat",
    own: "Oʻz soʻzingiz",
    no_words: "Hozircha soʻz yoʻq",
    save: "Oʻzgartirish: {}",
    missing: "Qiymatni tanlang yoki yozing",
    done: "{}: {} — {}",
    taken: "{}: {} — olib tashlandi: {}",
    cleared: "tozalandi",
};

/// English.
pub const EN: ChangeStrings = ChangeStrings {
    change: "Change",
    title: "Change for those selected",
    what: "What to change",
    ways: ["Write", "Clear"],
    set_ways: ["Add", "Take away"],
    flag_ways: ["Yes", "No"],
    value: "Value",
    own: "A word of your own",
    no_words: "No words yet",
    save: "Change: {}",
    missing: "Choose or type a value",
    done: "{}: {} — {}",
    taken: "{}: {} — taken away: {}",
    cleared: "cleared",
};
