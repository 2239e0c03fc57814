//! Words of the deals' list and of their months. Never here: what is shown when.

words! {
    /// The words of one language.
    pub struct DealViewStrings {
        /// The switch, for a screen reader.
        pub views: &'static str,
        /// Board, list, months.
        pub shapes: [&'static str; 3],
        /// What the list can be ordered by, from left to right.
        pub columns: [&'static str; 8],
        /// No deal is meant by the filter.
        pub none: &'static str,
        /// The months, for a screen reader, with their keys.
        pub months: &'static str,
        /// Money whose day is over.
        pub overdue: &'static str,
        /// Money without a day.
        pub undated: &'static str,
        /// The weighted sum follows.
        pub weighted: &'static str,
        /// How many deals have no probability.
        pub unweighted: &'static str,
        /// Everything by the company's rates follows.
        pub by_rates: &'static str,
        /// A month without a deal.
        pub empty: &'static str,
        /// The menu of months.
        pub move_to: &'static str,
        /// A toast: the deal, the month.
        pub moved: &'static str,
    }
}

/// Russian.
pub const RU: DealViewStrings = DealViewStrings {
    views: "Как показать сделки",
    shapes: ["Доска", "Список", "По месяцам"],
    columns: ["Сделка", "Клиент", "Этап", "Сумма", "Ожидаем", "Шаг", "Ведёт", "На этапе"],
    none: "Таких сделок нет",
    months: "Сделки по месяцам оплаты. Клавиша M — перенести на другой месяц.",
    overdue: "Срок прошёл",
    undated: "Без даты",
    weighted: "по вероятности",
    unweighted: "без вероятности: {}",
    by_rates: "всё по курсу",
    empty: "Пусто",
    move_to: "Ожидаем оплату",
    moved: "«{}»: {}",
};

/// Uzbek.
pub const UZ: DealViewStrings = DealViewStrings {
    views: "Bitimlar koʻrinishi",
    shapes: ["Doska", "Roʻyxat", "Oylar"],
    columns: ["Bitim", "Mijoz", "Bosqich", "Summa", "Kutilmoqda", "Qadam", "Masʼul", "Bosqichda"],
    none: "Bunday bitimlar yoʻq",
    months: "Bitimlar toʻlov oylari boʻyicha. M tugmasi — boshqa oyga koʻchirish.",
    overdue: "Muddati oʻtgan",
    undated: "Sanasiz",
    weighted: "ehtimollik boʻyicha",
    unweighted: "ehtimolliksiz: {}",
    by_rates: "jami kurs boʻyicha",
    empty: "Boʻsh",
    move_to: "Toʻlov kutilmoqda",
    moved: "«{}»: {}",
};

/// English.
pub const EN: DealViewStrings = DealViewStrings {
    views: "How to show deals",
    shapes: ["Board", "List", "By month"],
    columns: ["Deal", "Client", "Stage", "Amount", "Expected", "Step", "Led by", "In stage"],
    none: "No such deals",
    months: "Deals by the month of payment. Press M to move one to another month.",
    overdue: "Date has passed",
    undated: "No date",
    weighted: "by probability",
    unweighted: "without probability: {}",
    by_rates: "all at your rates",
    empty: "Nothing",
    move_to: "Payment expected",
    moved: "“{}”: {}",
};
