//! The words of the settings: segments, the week, lists, tools, how dense lists are. Never here: pipelines ([`super::pipelines`]).

words! {
    /// The words of one language.
    pub struct SettingsStrings {
        /// The company's own segments.
        pub own_segments: super::own_segments::OwnSegmentStrings,
        /// The score of clients.
        pub scores: super::scores::ScoreStrings,
        /// Templates of messages.
        pub templates: super::templates::TemplateStrings,
        /// A heading: what the whole company shares.
        pub company: &'static str,
        /// A heading: what is only here.
        pub device: &'static str,
        /// A screen.
        pub segments: &'static str,
        /// What is there.
        pub segments_text: &'static str,
        /// A screen.
        pub week: &'static str,
        /// What is there.
        pub week_text: &'static str,
        /// A screen.
        pub lists: &'static str,
        /// What is there.
        pub lists_text: &'static str,
        /// A screen.
        pub tools: &'static str,
        /// What is there.
        pub tools_text: &'static str,
        /// How dense lists are.
        pub density: &'static str,
        /// As the device is, roomy, dense.
        pub densities: [&'static str; 3],
        /// How the money is looked at.
        pub period: &'static str,
        /// A field: months.
        pub period_months: &'static str,
        /// A field: months.
        pub dormant_months: &'static str,
        /// A field: months.
        pub verify_months: &'static str,
        /// A field: a segment's name.
        pub segment_name: &'static str,
        /// A field: per cent.
        pub share: &'static str,
        /// What is left to bronze.
        pub rest_share: &'static str,
        /// Who is casual.
        pub never_share: &'static str,
        /// More than the whole: how much is left.
        pub share_over: &'static str,
        /// A field: days.
        pub least_days: &'static str,
        /// A field: days.
        pub most_days: &'static str,
        /// The first is later than the last.
        pub days_turned: &'static str,
        /// In short: every so many days.
        pub every: &'static str,
        /// In short: from so many days to so many.
        pub every_between: &'static str,
        /// Warm-up letters besides.
        pub nurture: &'static str,
        /// Opens a segment's settings.
        pub edit_segment: &'static str,
        /// A heading.
        pub work_days: &'static str,
        /// What follows from it.
        pub work_days_text: &'static str,
        /// No day of work would be left.
        pub no_work_day: &'static str,
        /// A heading.
        pub holidays: &'static str,
        /// What follows from them.
        pub holidays_text: &'static str,
        /// There are none.
        pub no_holidays: &'static str,
        /// A field.
        pub holiday_day: &'static str,
        /// A field.
        pub holiday_name: &'static str,
        /// Adds one.
        pub add_holiday: &'static str,
        /// A switch.
        pub yearly: &'static str,
        /// A switch.
        pub day_off: &'static str,
        /// No day is chosen.
        pub day_needed: &'static str,
        /// A toast: what was taken away.
        pub removed: &'static str,
        /// The lists' names with what they are for, in the order of `LISTS`.
        pub list_names: [(&'static str, &'static str); 10],
        /// How many are in use.
        pub in_use: &'static str,
        /// A field: an entry's name.
        pub item_name: &'static str,
        /// What to type for a new one.
        pub new_item: &'static str,
        /// There are none.
        pub no_items: &'static str,
        /// There is one of that name.
        pub taken: &'static str,
        /// Archives.
        pub archive: &'static str,
        /// What archiving means.
        pub archived_text: &'static str,
        /// A field: what a company's field holds.
        pub shape: &'static str,
        /// Shapes, in the order of `SHAPES`.
        pub shapes: [&'static str; 7],
        /// A field: what can be chosen.
        pub choices: &'static str,
        /// What to type for a new choice.
        pub new_choice: &'static str,
        /// What hiding means.
        pub hidden_text: &'static str,
        /// What the tools are for, in the order of `Tool::ALL`.
        pub tool_texts: [&'static str; 3],
    }
}

/// Russian.
pub const RU: SettingsStrings = SettingsStrings {
    own_segments: super::own_segments::RU,
    scores: super::scores::RU,
    templates: super::templates::RU,
    company: "Для всей команды",
    device: "На этом устройстве",
    segments: "Сегменты и частота контакта",
    segments_text: "Доли, названия, как часто связываться",
    week: "Рабочая неделя и праздники",
    week_text: "В выходной никого не зовём к телефону",
    lists: "Справочники",
    lists_text: "Источники, категории, свои поля",
    tools: "Что показывать",
    tools_text: "Скройте то, чем не пользуетесь",
    density: "Плотность списков",
    densities: ["Авто", "Просторно", "Плотно"],
    period: "По каким месяцам считать",
    period_months: "Выручка за последние, мес.",
    dormant_months: "Уснул, если не покупал, мес.",
    verify_months: "Проверять контакты раз в, мес.",
    segment_name: "Название сегмента",
    share: "Доля выручки, %",
    rest_share: "Остальные покупатели: {} % выручки",
    never_share: "Пока ничего не купили",
    share_over: "Вместе больше 100 %: здесь может быть не больше {} %.",
    least_days: "Не раньше, дней",
    most_days: "Не позже, дней",
    days_turned: "«Не раньше» не может быть больше, чем «не позже».",
    every: "раз в {} дн.",
    every_between: "раз в {}–{} дн.",
    nurture: "Прогревать письмами",
    edit_segment: "Настроить сегмент",
    work_days: "Рабочие дни",
    work_days_text: "Если срок контакта выпал на выходной, он переходит на следующий рабочий день.",
    no_work_day: "Хотя бы один день должен быть рабочим.",
    holidays: "Праздники и нерабочие дни",
    holidays_text: "В эти дни сроки тоже переносятся.",
    no_holidays: "Пока ни одного.",
    holiday_day: "День",
    holiday_name: "Что за день",
    add_holiday: "Добавить",
    yearly: "Каждый год",
    day_off: "Не работаем",
    day_needed: "Выберите день.",
    removed: "«{}»: убрано",
    list_names: [
        ("Источники", "Откуда пришёл клиент"),
        ("Категории", "A, B, C, VIP и ваши"),
        ("Метки", "Какой это клиент"),
        ("Интересы", "Что ему предлагать"),
        ("Отрасли", "Чем занимается компания"),
        ("Каналы связи", "Звонки, письма, мессенджеры"),
        ("Темы рассылок", "О чём клиент хочет знать"),
        ("Итоги звонков", "Чем кончился разговор"),
        ("Виды задач", "Что обещаем сделать"),
        ("Свои поля клиента", "Что ещё о нём записывать"),
    ],
    in_use: "В списке: {}",
    item_name: "Название",
    new_item: "Добавить в список",
    no_items: "Список пуст: добавьте первую строку.",
    taken: "Такое название уже есть.",
    archive: "В архив",
    archived_text: "Больше не предлагаются; где уже выбраны, там остаются.",
    shape: "Что хранит поле",
    shapes: ["Строка", "Текст", "Число", "Да или нет", "Дата", "Сумма", "Выбор из списка"],
    choices: "Варианты",
    new_choice: "Ещё вариант",
    hidden_text: "Скрытое исчезнет из меню у всей команды. Записи целы: включите, и всё на месте.",
    tool_texts: ["Обращения, на которые ещё не ответили", "Доска сделок по этапам", "Список и календарь задач"],
};

/// Uzbek.
pub const UZ: SettingsStrings = SettingsStrings {
    own_segments: super::own_segments::UZ,
    scores: super::scores::UZ,
    templates: super::templates::UZ,
    company: "Butun jamoa uchun",
    device: "Shu qurilmada",
    segments: "Segmentlar va aloqa davriyligi",
    segments_text: "Ulushlar, nomlar, qanchalik tez-tez bogʻlanish",
    week: "Ish haftasi va bayramlar",
    week_text: "Dam olish kuni hech kimga qoʻngʻiroq yoʻq",
    lists: "Roʻyxatlar",
    lists_text: "Manbalar, toifalar, oʻz maydonlaringiz",
    tools: "Nimalar koʻrinsin",
    tools_text: "Ishlatmaydiganingizni yashiring",
    density: "Roʻyxatlar zichligi",
    densities: ["Avto", "Keng", "Zich"],
    period: "Qaysi oylar hisobga olinadi",
    period_months: "Oxirgi tushum, oy",
    dormant_months: "Xarid qilmasa uxlagan, oy",
    verify_months: "Aloqani tekshirish, oyda",
    segment_name: "Segment nomi",
    share: "Tushum ulushi, %",
    rest_share: "Qolgan xaridorlar: tushumning {} %",
    never_share: "Hali hech narsa olmagan",
    share_over: "Jami 100 % dan oshdi: bu yerda koʻpi bilan {} %.",
    least_days: "Kamida, kun",
    most_days: "Koʻpi bilan, kun",
    days_turned: "“Kamida” “koʻpi bilan”dan katta boʻlmaydi.",
    every: "har {} kunda",
    every_between: "har {}–{} kunda",
    nurture: "Xatlar bilan iliq tutish",
    edit_segment: "Segmentni sozlash",
    work_days: "Ish kunlari",
    work_days_text: "Aloqa muddati dam olish kuniga tushsa, keyingi ish kuniga oʻtadi.",
    no_work_day: "Kamida bitta kun ish kuni boʻlsin.",
    holidays: "Bayramlar va dam olish kunlari",
    holidays_text: "Bu kunlarda ham muddatlar suriladi.",
    no_holidays: "Hozircha yoʻq.",
    holiday_day: "Kun",
    holiday_name: "Qanday kun",
    add_holiday: "Qoʻshish",
    yearly: "Har yili",
    day_off: "Ishlamaymiz",
    day_needed: "Kunni tanlang.",
    removed: "“{}” olib tashlandi",
    list_names: [
        ("Manbalar", "Mijoz qayerdan keldi"),
        ("Toifalar", "A, B, C, VIP va sizniki"),
        ("Belgilar", "Bu qanday mijoz"),
        ("Qiziqishlar", "Unga nima taklif qilish"),
        ("Tarmoqlar", "Kompaniya nima bilan shugʻullanadi"),
        ("Aloqa kanallari", "Qoʻngʻiroq, xat, messenjerlar"),
        ("Xabar mavzulari", "Mijoz nimani bilmoqchi"),
        ("Qoʻngʻiroq natijalari", "Suhbat nima bilan tugadi"),
        ("Vazifa turlari", "Nima qilishga vaʼda beramiz"),
        ("Mijozning oʻz maydonlari", "Yana nimalarni yozib borish"),
    ],
    in_use: "Roʻyxatda: {}",
    item_name: "Nomi",
    new_item: "Roʻyxatga qoʻshish",
    no_items: "Roʻyxat boʻsh: birinchi qatorni qoʻshing.",
    taken: "Bunday nom bor.",
    archive: "Arxivga",
    archived_text: "Endi taklif qilinmaydi; tanlangan joyida qoladi.",
    shape: "Maydonda nima saqlanadi",
    shapes: ["Satr", "Matn", "Son", "Ha yoki yoʻq", "Sana", "Summa", "Roʻyxatdan tanlash"],
    choices: "Variantlar",
    new_choice: "Yana variant",
    hidden_text: "Yashirilgani butun jamoa menyusidan yoʻqoladi. Yozuvlar butun: yoqsangiz, hammasi joyida.",
    tool_texts: ["Hali javob berilmagan murojaatlar", "Bitimlar bosqichlar boʻyicha", "Vazifalar roʻyxati va taqvimi"],
};

/// English.
pub const EN: SettingsStrings = SettingsStrings {
    own_segments: super::own_segments::EN,
    scores: super::scores::EN,
    templates: super::templates::EN,
    company: "For the whole team",
    device: "On this device",
    segments: "Segments and contact frequency",
    segments_text: "Shares, names, how often to get in touch",
    week: "Working week and holidays",
    week_text: "Nobody is called on a day off",
    lists: "Lists",
    lists_text: "Sources, categories, fields of your own",
    tools: "What is shown",
    tools_text: "Hide what you do not use",
    density: "Density of lists",
    densities: ["Auto", "Comfortable", "Compact"],
    period: "Which months count",
    period_months: "Revenue of the last, months",
    dormant_months: "Dormant without a purchase for, months",
    verify_months: "Verify contacts every, months",
    segment_name: "Segment name",
    share: "Share of revenue, %",
    rest_share: "All other buyers: {} % of revenue",
    never_share: "Have not bought yet",
    share_over: "More than 100 % together: at most {} % is possible here.",
    least_days: "Not sooner than, days",
    most_days: "Not later than, days",
    days_turned: "“Not sooner” cannot be more than “not later”.",
    every: "every {} d",
    every_between: "every {}–{} d",
    nurture: "Warm up with letters",
    edit_segment: "Set up the segment",
    work_days: "Working days",
    work_days_text: "A contact that is due on a day off moves to the next working day.",
    no_work_day: "At least one day must be a working day.",
    holidays: "Holidays and days off",
    holidays_text: "Contacts move off these days, too.",
    no_holidays: "None yet.",
    holiday_day: "Day",
    holiday_name: "What day it is",
    add_holiday: "Add",
    yearly: "Every year",
    day_off: "Closed",
    day_needed: "Choose a day.",
    removed: "“{}” removed",
    list_names: [
        ("Sources", "Where a client came from"),
        ("Categories", "A, B, C, VIP and yours"),
        ("Tags", "What kind of client it is"),
        ("Interests", "What to offer"),
        ("Industries", "What the company does"),
        ("Channels", "Calls, letters, messengers"),
        ("Mailing topics", "What a client wants to know"),
        ("Call results", "How a talk ended"),
        ("Kinds of task", "What is promised"),
        ("Own client fields", "What else to write down"),
    ],
    in_use: "In the list: {}",
    item_name: "Name",
    new_item: "Add to the list",
    no_items: "The list is empty: add the first line.",
    taken: "There is one of that name.",
    archive: "Archive",
    archived_text: "No longer offered; they stay where they were chosen.",
    shape: "What the field holds",
    shapes: ["Line", "Text", "Number", "Yes or no", "Date", "Amount", "Choice from a list"],
    choices: "Choices",
    new_choice: "One more choice",
    hidden_text: "What is hidden leaves the menu of the whole team. Nothing is lost: switch it on, and all is there.",
    tool_texts: ["Enquiries nobody has answered yet", "The board of deals by stage", "The list and calendar of tasks"],
};
