//! Words of the team: the planner, whom a task is for, who gets new enquiries. Never here: roles.

words! {
    /// The words.
    pub struct TeamStrings {
        /// The planner of a week.
        pub planner: &'static str,
        /// The planner's first column.
        pub who: &'static str,
        /// Tasks of nobody.
        pub nobody: &'static str,
        /// The person at this device, while he has no name.
        pub me: &'static str,
        /// Somebody whose name is not known.
        pub somebody: &'static str,
        /// A field of a task.
        pub assignee: &'static str,
        /// A toast: to whom, for which day.
        pub given: &'static str,
        /// How the planner works.
        pub planner_help: &'static str,
        /// Shares out new enquiries.
        pub share: &'static str,
        /// Above who gets what.
        pub share_text: &'static str,
        /// Does it.
        pub share_do: &'static str,
        /// A toast: how many.
        pub shared: &'static str,
        /// No rule is for this one.
        pub no_rule: &'static str,
        /// No rule is for any.
        pub none_fits: &'static str,
        /// The rules' screen.
        pub rules: &'static str,
        /// What it is for.
        pub rules_text: &'static str,
        /// A switch: managers take what nobody has taken.
        pub pick: &'static str,
        /// What it means.
        pub pick_text: &'static str,
        /// How the rules are asked.
        pub rules_order: &'static str,
        /// No rules.
        pub rules_none: &'static str,
        /// A new rule.
        pub add_rule: &'static str,
        /// The name of one: its number.
        pub rule: &'static str,
        /// A field.
        pub channel: &'static str,
        /// All channels.
        pub any_channel: &'static str,
        /// A field.
        pub way: &'static str,
        /// Ways, in the order of `WAYS`.
        pub ways: [&'static str; 2],
        /// A field.
        pub members: &'static str,
        /// When none is chosen.
        pub everybody: &'static str,
        /// When the team is only this person.
        pub alone: &'static str,
        /// A rule is followed by itself.
        pub on: &'static str,
        /// What that means.
        pub on_text: &'static str,
        /// Removes a rule.
        pub remove: &'static str,
        /// A toast.
        pub removed: &'static str,
        /// Asks this rule earlier.
        pub up: &'static str,
        /// A toast: an enquiry was written and given to somebody.
        pub written_to: &'static str,
    }
}

/// Russian.
pub const RU: TeamStrings = TeamStrings {
    planner: "Команда",
    who: "Сотрудник",
    nobody: "Без ответственного",
    me: "Я",
    somebody: "Коллега",
    assignee: "Кому",
    given: "{}: {}",
    planner_help: "Задачу можно перетащить на другой день или к другому сотруднику; с клавиатуры откройте её и смените день или «Кому».",
    share: "Распределить",
    share_text: "По правилам новые обращения получат:",
    share_do: "Раздать",
    shared: "Роздано обращений: {}",
    no_rule: "Останется в общих",
    none_fits: "Ни одно правило не подходит: обращения останутся в общих. Правила настраиваются в разделе «Кому новые обращения».",
    rules: "Кому новые обращения",
    rules_text: "По очереди, по загрузке или по каналу",
    pick: "Менеджеры сами берут обращения",
    pick_text: "Ничьё обращение видят все менеджеры, и его берёт первый. Если выключить, его видят только руководители и раздают сами.",
    rules_order: "Правила проверяются сверху вниз: решает первое, которое подошло. Клиент, у которого уже есть ответственный, остаётся у него.",
    rules_none: "Правил нет: новые обращения берут сами или их раздаёт руководитель.",
    add_rule: "Добавить правило",
    rule: "Правило {}",
    channel: "Канал",
    any_channel: "Любой канал",
    way: "Как выбирать",
    ways: ["По очереди", "У кого меньше дел"],
    members: "Между кем",
    everybody: "Никто не отмечен — между всеми.",
    alone: "Пока в команде только вы. Коллеги появятся здесь, когда подключатся и назовут себя.",
    on: "Действует",
    on_text: "Записанное обращение сразу получит сотрудник.",
    remove: "Убрать правило",
    removed: "Правило убрано",
    up: "Проверять раньше",
    written_to: "Обращение записано и передано: {}",
};

/// Uzbek.
pub const UZ: TeamStrings = TeamStrings {
    planner: "Jamoa",
    who: "Xodim",
    nobody: "Masʼulsiz",
    me: "Men",
    somebody: "Hamkasb",
    assignee: "Kimga",
    given: "{}: {}",
    planner_help: "Vazifani boshqa kunga yoki boshqa xodimga sudrab oʻtkazish mumkin; klaviaturada uni oching va kunni yoki «Kimga»ni almashtiring.",
    share: "Taqsimlash",
    share_text: "Qoidalar boʻyicha yangi murojaatlarni oladi:",
    share_do: "Tarqatish",
    shared: "Tarqatilgan murojaatlar: {}",
    no_rule: "Umumiyda qoladi",
    none_fits: "Hech bir qoida mos kelmadi: murojaatlar umumiyda qoladi. Qoidalar «Yangi murojaatlar kimga» boʻlimida sozlanadi.",
    rules: "Yangi murojaatlar kimga",
    rules_text: "Navbat, yuklama yoki kanal boʻyicha",
    pick: "Menejerlar murojaatlarni oʻzlari oladi",
    pick_text: "Egasiz murojaatni hamma menejerlar koʻradi va birinchi boʻlgani oladi. Oʻchirilsa, uni faqat rahbarlar koʻradi va oʻzlari taqsimlaydi.",
    rules_order: "Qoidalar yuqoridan pastga tekshiriladi: birinchi mos kelgani hal qiladi. Masʼuli bor mijoz oʻz masʼulida qoladi.",
    rules_none: "Qoida yoʻq: yangi murojaatlarni xodimlar oʻzi oladi yoki rahbar tarqatadi.",
    add_rule: "Qoida qoʻshish",
    rule: "{}-qoida",
    channel: "Kanal",
    any_channel: "Istalgan kanal",
    way: "Qanday tanlanadi",
    ways: ["Navbat bilan", "Ishi kamroq boʻlganga"],
    members: "Kimlar orasida",
    everybody: "Hech kim belgilanmagan — hamma orasida.",
    alone: "Hozircha jamoada faqat siz. Hamkasblar ulanib, ismini yozganda shu yerda koʻrinadi.",
    on: "Amalda",
    on_text: "Yozilgan murojaat darhol xodimga oʻtadi.",
    remove: "Qoidani olib tashlash",
    removed: "Qoida olib tashlandi",
    up: "Oldinroq tekshirish",
    written_to: "Murojaat yozildi va topshirildi: {}",
};

/// English.
pub const EN: TeamStrings = TeamStrings {
    planner: "Team",
    who: "Person",
    nobody: "Nobody’s",
    me: "Me",
    somebody: "A colleague",
    assignee: "For",
    given: "{}: {}",
    planner_help: "A task can be dragged to another day or another person; with the keyboard, open it and change its day or “For”.",
    share: "Share out",
    share_text: "By the rules the new enquiries go to:",
    share_do: "Share out",
    shared: "Enquiries shared out: {}",
    no_rule: "Stays with everybody",
    none_fits: "No rule fits: the enquiries stay with everybody. The rules are set under “Who gets new enquiries”.",
    rules: "Who gets new enquiries",
    rules_text: "In turn, by load or by channel",
    pick: "Managers take enquiries themselves",
    pick_text: "All managers see an enquiry that nobody has, and the first one takes it. When this is off, only those who lead see it, and hand it out.",
    rules_order: "Rules are asked from top to bottom: the first that fits decides. A client who is led by somebody stays with them.",
    rules_none: "No rules: people take new enquiries themselves, or the head gives them out.",
    add_rule: "Add a rule",
    rule: "Rule {}",
    channel: "Channel",
    any_channel: "Any channel",
    way: "How one is chosen",
    ways: ["In turn", "Who has less to do"],
    members: "Among",
    everybody: "Nobody is marked: among all.",
    alone: "So far you are the whole team. Colleagues appear here when they join and give their names.",
    on: "In force",
    on_text: "An enquiry goes to somebody as soon as it is written down.",
    remove: "Remove the rule",
    removed: "Rule removed",
    up: "Ask it earlier",
    written_to: "Written down and given to {}",
};
