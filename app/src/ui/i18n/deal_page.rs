//! Words of one deal's screen: positions, payments, facts, its way through the stages. Never here: what is shown when.

words! {
    /// The words of one language.
    pub struct DealPageStrings {
        /// The way back.
        pub to_deals: &'static str,
        /// A deal that is not here.
        pub missing: &'static str,
        /// Why, and what to do.
        pub missing_text: &'static str,
        /// Opens the deal from elsewhere.
        pub open: &'static str,
        /// Plans a step.
        pub task: &'static str,
        /// Positions.
        pub lines: &'static str,
        /// What they are for.
        pub no_lines: &'static str,
        /// Adds one.
        pub add_line: &'static str,
        /// A position that is changed.
        pub line: &'static str,
        /// What is sold.
        pub line_title: &'static str,
        /// It has none.
        pub line_title_needed: &'static str,
        /// How much.
        pub quantity: &'static str,
        /// Pieces, hours.
        pub unit: &'static str,
        /// Of a unit.
        pub price: &'static str,
        /// In per cent.
        pub discount: &'static str,
        /// What was typed is no number.
        pub bad_number: &'static str,
        /// A toast.
        pub line_removed: &'static str,
        /// What all comes to.
        pub total: &'static str,
        /// Makes the total the amount: `{}`.
        pub take_total: &'static str,
        /// What is left of the amount.
        pub profit: &'static str,
        /// Its share of the amount: `{}`.
        pub margin: &'static str,
        /// Payments.
        pub payments: &'static str,
        /// What they are for.
        pub no_payments: &'static str,
        /// Adds one.
        pub add_payment: &'static str,
        /// A payment that is changed.
        pub payment: &'static str,
        /// How payments stand: late, awaited, paid.
        pub paying: [&'static str; 3],
        /// When a payment is awaited: `{}`.
        pub until: &'static str,
        /// It came today.
        pub pay: &'static str,
        /// A toast.
        pub came: &'static str,
        /// A field.
        pub due: &'static str,
        /// A field.
        pub paid_on: &'static str,
        /// A field.
        pub invoice: &'static str,
        /// A field.
        pub comment: &'static str,
        /// A payment without an amount.
        pub amount_needed: &'static str,
        /// A toast.
        pub payment_removed: &'static str,
        /// Everything came.
        pub paid_in_full: &'static str,
        /// Closes the deal as won.
        pub close_won: &'static str,
        /// Facts.
        pub facts: &'static str,
        /// A fact.
        pub deal_type: &'static str,
        /// A fact.
        pub person: &'static str,
        /// Nothing is chosen.
        pub none: &'static str,
        /// The way through the stages.
        pub history: &'static str,
        /// A client's purchases and payments.
        pub purchases: &'static str,
        /// What the client buys most often follows.
        pub uses: &'static str,
        /// Payments that came by their days: `{}` of `{}`.
        pub in_time: &'static str,
    }
}

/// Russian.
pub const RU: DealPageStrings = DealPageStrings {
    to_deals: "К сделкам",
    missing: "Такой сделки здесь нет",
    missing_text: "Возможно, её удалили или она ещё не пришла на это устройство. Остальное на месте.",
    open: "Открыть сделку",
    task: "Задача",
    lines: "Позиции",
    no_lines: "Что именно продаём? Добавьте товары и услуги: сумма посчитается сама.",
    add_line: "Позиция",
    line: "Позиция",
    line_title: "Товар или услуга",
    line_title_needed: "Напишите, что продаём.",
    quantity: "Количество",
    unit: "Единица",
    price: "Цена",
    discount: "Скидка, %",
    bad_number: "Не похоже на число. Например: 2,5",
    line_removed: "Позиция убрана",
    total: "Итого",
    take_total: "Взять сумму позиций: {}",
    profit: "Прибыль",
    margin: "{} % от суммы",
    payments: "Оплаты",
    no_payments: "Когда придут деньги? Добавьте платёж с датой: просрочка сразу будет видна.",
    add_payment: "Платёж",
    payment: "Платёж",
    paying: ["Просрочено", "Ждём", "Оплачено"],
    until: "до {}",
    pay: "Оплачено",
    came: "Оплата отмечена",
    due: "Ждём до",
    paid_on: "Пришло",
    invoice: "Номер счёта",
    comment: "Комментарий",
    amount_needed: "Укажите сумму платежа.",
    payment_removed: "Платёж убран",
    paid_in_full: "Оплачено полностью",
    close_won: "Закрыть как продажу",
    facts: "О сделке",
    deal_type: "Тип сделки",
    person: "Контактное лицо",
    none: "Не выбрано",
    history: "Путь по этапам",
    purchases: "Покупки и оплаты",
    uses: "Чаще всего берёт:",
    in_time: "Оплат в срок: {} из {}",
};

/// Uzbek.
pub const UZ: DealPageStrings = DealPageStrings {
    to_deals: "Bitimlarga",
    missing: "Bunday bitim bu yerda yoʻq",
    missing_text: "Ehtimol, oʻchirilgan yoki bu qurilmaga hali kelmagan. Qolgani joyida.",
    open: "Bitimni ochish",
    task: "Vazifa",
    lines: "Pozitsiyalar",
    no_lines: "Aynan nima sotamiz? Tovar va xizmatlarni qoʻshing: summa oʻzi hisoblanadi.",
    add_line: "Pozitsiya",
    line: "Pozitsiya",
    line_title: "Tovar yoki xizmat",
    line_title_needed: "Nima sotilayotganini yozing.",
    quantity: "Miqdor",
    unit: "Birlik",
    price: "Narx",
    discount: "Chegirma, %",
    bad_number: "Songa oʻxshamaydi. Masalan: 2,5",
    line_removed: "Pozitsiya olib tashlandi",
    total: "Jami",
    take_total: "Pozitsiyalar summasini olish: {}",
    profit: "Foyda",
    margin: "summaning {} %",
    payments: "Toʻlovlar",
    no_payments: "Pul qachon keladi? Sanali toʻlov qoʻshing: kechikish darrov koʻrinadi.",
    add_payment: "Toʻlov",
    payment: "Toʻlov",
    paying: ["Kechikkan", "Kutilmoqda", "Toʻlangan"],
    until: "{} gacha",
    pay: "Toʻlandi",
    came: "Toʻlov belgilandi",
    due: "Kutamiz, gacha",
    paid_on: "Keldi",
    invoice: "Hisob raqami",
    comment: "Izoh",
    amount_needed: "Toʻlov summasini yozing.",
    payment_removed: "Toʻlov olib tashlandi",
    paid_in_full: "Toʻliq toʻlandi",
    close_won: "Sotuv deb yopish",
    facts: "Bitim haqida",
    deal_type: "Bitim turi",
    person: "Aloqa shaxsi",
    none: "Tanlanmagan",
    history: "Bosqichlar yoʻli",
    purchases: "Xaridlar va toʻlovlar",
    uses: "Koʻproq oladi:",
    in_time: "Vaqtida toʻlangan: {} / {}",
};

/// English.
pub const EN: DealPageStrings = DealPageStrings {
    to_deals: "To deals",
    missing: "This deal is not here",
    missing_text: "It may have been deleted, or has not reached this device yet. Everything else is in place.",
    open: "Open deal",
    task: "Task",
    lines: "Items",
    no_lines: "What exactly is sold? Add goods and services: the amount adds itself up.",
    add_line: "Item",
    line: "Item",
    line_title: "Product or service",
    line_title_needed: "Write what is sold.",
    quantity: "Quantity",
    unit: "Unit",
    price: "Price",
    discount: "Discount, %",
    bad_number: "That is not a number. For example: 2.5",
    line_removed: "Item removed",
    total: "Total",
    take_total: "Use the items' sum: {}",
    profit: "Profit",
    margin: "{} % of the amount",
    payments: "Payments",
    no_payments: "When will the money come? Add a payment with a date: you will see at once when it is late.",
    add_payment: "Payment",
    payment: "Payment",
    paying: ["Overdue", "Awaited", "Paid"],
    until: "by {}",
    pay: "Paid",
    came: "Payment recorded",
    due: "Awaited by",
    paid_on: "Came on",
    invoice: "Invoice number",
    comment: "Comment",
    amount_needed: "Enter the amount of the payment.",
    payment_removed: "Payment removed",
    paid_in_full: "Paid in full",
    close_won: "Close as sold",
    facts: "About the deal",
    deal_type: "Deal type",
    person: "Contact person",
    none: "Not chosen",
    history: "Way through the stages",
    purchases: "Purchases and payments",
    uses: "Buys most often:",
    in_time: "Paid in time: {} of {}",
};
