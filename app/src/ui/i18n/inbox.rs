//! The words of the inbox.

words! {
    /// Words of the inbox and of a new enquiry.
    pub struct InboxStrings {
        /// The screen.
        pub title: &'static str,
        /// Everything.
        pub all: &'static str,
        /// What nobody has taken.
        pub new: &'static str,
        /// What I have taken.
        pub mine: &'static str,
        /// The name of the three.
        pub which: &'static str,
        /// Nothing waits.
        pub empty: &'static str,
        /// What the screen is for.
        pub empty_text: &'static str,
        /// None of those that were chosen.
        pub empty_here: &'static str,
        /// A prospect whom nobody leads.
        pub prospect: &'static str,
        /// An enquiry without words.
        pub wordless: &'static str,
        /// Nobody has taken it.
        pub free: &'static str,
        /// I have it.
        pub me: &'static str,
        /// Somebody else's; the name is not known.
        pub somebody: &'static str,
        /// Takes it.
        pub take: &'static str,
        /// It was taken.
        pub taken: &'static str,
        /// Answers it.
        pub answer: &'static str,
        /// It was answered.
        pub answered: &'static str,
        /// Above the field of the result.
        pub result: &'static str,
        /// Beside that field.
        pub result_hint: &'static str,
        /// Gives it to somebody.
        pub assign: &'static str,
        /// Given to.
        pub assigned: &'static str,
        /// Above the names.
        pub assign_to: &'static str,
        /// Makes a deal of it.
        pub deal: &'static str,
        /// The deal was made.
        pub deal_made: &'static str,
        /// Makes a task of it.
        pub task: &'static str,
        /// The task was made.
        pub task_made: &'static str,
        /// Above the task's words.
        pub task_title: &'static str,
        /// What the task begins with.
        pub task_call: &'static str,
        /// Above the task's day.
        pub task_due: &'static str,
        /// Rejects it.
        pub reject: &'static str,
        /// It was rejected.
        pub rejected: &'static str,
        /// Above the reason.
        pub reason: &'static str,
        /// The reason is missing.
        pub reason_missing: &'static str,
        /// Usual reasons.
        pub reasons: [&'static str; 4],
        /// Opens the client.
        pub open: &'static str,
        /// There is a client with the same phone or address.
        pub twin: &'static str,
        /// A new enquiry.
        pub new_enquiry: &'static str,
        /// In quick add: a client.
        pub add_client: &'static str,
        /// In quick add: an enquiry.
        pub add_enquiry: &'static str,
        /// What is added.
        pub add_what: &'static str,
        /// What was asked.
        pub text: &'static str,
        /// By which channel.
        pub channel: &'static str,
        /// Channels: phone, Telegram, WhatsApp, mail, site, visit.
        pub channels: [&'static str; 6],
        /// The enquiry goes to the client who is known.
        pub known: &'static str,
        /// It was written down.
        pub written: &'static str,
        /// Keys.
        pub key_walk: &'static str,
        /// Key.
        pub key_take: &'static str,
        /// Key.
        pub key_answer: &'static str,
        /// Key.
        pub key_reject: &'static str,
        /// Key.
        pub key_assign: &'static str,
        /// Key: goes to the inbox.
        pub key_go: &'static str,
    }
}

/// Keys of the channels, in the order of [`InboxStrings::channels`].
pub const CHANNELS: [&str; 6] = ["phone", "telegram", "whatsapp", "email", "site", "visit"];

/// Russian.
pub const RU: InboxStrings = InboxStrings {
    title: "Обращения",
    all: "Все",
    new: "Новые",
    mine: "Мои",
    which: "Какие обращения",
    empty: "Все обращения разобраны",
    empty_text: "Сюда приходят вопросы клиентов и новые потенциальные, которых никто не ведёт. Возьмите, ответьте или отклоните с причиной.",
    empty_here: "Таких обращений нет",
    prospect: "Новый потенциальный клиент, никто не ведёт",
    wordless: "Без текста",
    free: "Никто не взял",
    me: "У вас",
    somebody: "У коллеги",
    take: "Взять",
    taken: "Обращение у вас",
    answer: "Ответить",
    answered: "Обращение разобрано",
    result: "Что ответили",
    result_hint: "Можно не заполнять",
    assign: "Передать",
    assigned: "Передано: {}",
    assign_to: "Кому",
    deal: "Сделать сделкой",
    deal_made: "Сделка создана",
    task: "Сделать задачей",
    task_made: "Задача поставлена",
    task_title: "Что сделать",
    task_call: "Позвонить по обращению",
    task_due: "Когда",
    reject: "Отклонить",
    rejected: "Обращение отклонено",
    reason: "Причина",
    reason_missing: "Напишите причину в нескольких словах: по ней потом разберут отказы.",
    reasons: ["Не наш товар", "Спам", "Повтор", "Недозвон"],
    open: "Открыть клиента",
    twin: "Похоже, это {}",
    new_enquiry: "Новое обращение",
    add_client: "Клиент",
    add_enquiry: "Обращение",
    add_what: "Что добавить",
    text: "О чём спросили",
    channel: "Откуда",
    channels: ["Звонок", "Telegram", "WhatsApp", "Почта", "Сайт", "Зашли сами"],
    known: "Уже есть {}: обращение запишем ему",
    written: "Обращение записано",
    key_walk: "Следующее и предыдущее обращение",
    key_take: "Взять обращение",
    key_answer: "Ответить на обращение",
    key_reject: "Отклонить обращение",
    key_assign: "Передать обращение",
    key_go: "К обращениям",
};

/// Uzbek.
pub const UZ: InboxStrings = InboxStrings {
    title: "Murojaatlar",
    all: "Hammasi",
    new: "Yangi",
    mine: "Meniki",
    which: "Qaysi murojaatlar",
    empty: "Barcha murojaatlar koʻrib chiqildi",
    empty_text: "Bu yerga mijozlarning savollari va hech kim yuritmayotgan yangi potensial mijozlar tushadi. Oling, javob bering yoki sababi bilan rad eting.",
    empty_here: "Bunday murojaatlar yoʻq",
    prospect: "Yangi potensial mijoz, hech kim yuritmayapti",
    wordless: "Matnsiz",
    free: "Hech kim olmagan",
    me: "Sizda",
    somebody: "Hamkasbda",
    take: "Olish",
    taken: "Murojaat sizda",
    answer: "Javob berish",
    answered: "Murojaat koʻrib chiqildi",
    result: "Nima javob berildi",
    result_hint: "Toʻldirmasa ham boʻladi",
    assign: "Topshirish",
    assigned: "Topshirildi: {}",
    assign_to: "Kimga",
    deal: "Bitimga aylantirish",
    deal_made: "Bitim yaratildi",
    task: "Vazifaga aylantirish",
    task_made: "Vazifa qoʻyildi",
    task_title: "Nima qilish kerak",
    task_call: "Murojaat boʻyicha qoʻngʻiroq qilish",
    task_due: "Qachon",
    reject: "Rad etish",
    rejected: "Murojaat rad etildi",
    reason: "Sababi",
    reason_missing: "Sababini bir necha soʻz bilan yozing: rad etishlar keyin shu boʻyicha tahlil qilinadi.",
    reasons: ["Bizning tovar emas", "Spam", "Takror", "Bogʻlanib boʻlmadi"],
    open: "Mijozni ochish",
    twin: "Bu {} boʻlsa kerak",
    new_enquiry: "Yangi murojaat",
    add_client: "Mijoz",
    add_enquiry: "Murojaat",
    add_what: "Nima qoʻshiladi",
    text: "Nima haqida soʻradi",
    channel: "Qayerdan",
    channels: ["Qoʻngʻiroq", "Telegram", "WhatsApp", "Pochta", "Sayt", "Oʻzi keldi"],
    known: "{} allaqachon bor: murojaat unga yoziladi",
    written: "Murojaat yozildi",
    key_walk: "Keyingi va oldingi murojaat",
    key_take: "Murojaatni olish",
    key_answer: "Murojaatga javob berish",
    key_reject: "Murojaatni rad etish",
    key_assign: "Murojaatni topshirish",
    key_go: "Murojaatlarga",
};

/// English.
pub const EN: InboxStrings = InboxStrings {
    title: "Enquiries",
    all: "All",
    new: "New",
    mine: "Mine",
    which: "Which enquiries",
    empty: "Every enquiry is dealt with",
    empty_text: "Questions of clients come here, and new prospects whom nobody leads. Take one, answer it, or reject it with a reason.",
    empty_here: "No such enquiries",
    prospect: "New prospect, led by nobody",
    wordless: "Without text",
    free: "Not taken",
    me: "Yours",
    somebody: "A colleague's",
    take: "Take",
    taken: "The enquiry is yours",
    answer: "Answer",
    answered: "Enquiry dealt with",
    result: "What was answered",
    result_hint: "May stay empty",
    assign: "Hand over",
    assigned: "Handed to {}",
    assign_to: "To whom",
    deal: "Make a deal of it",
    deal_made: "Deal created",
    task: "Make a task of it",
    task_made: "Task set",
    task_title: "What to do",
    task_call: "Call about the enquiry",
    task_due: "When",
    reject: "Reject",
    rejected: "Enquiry rejected",
    reason: "Reason",
    reason_missing: "Give the reason in a few words: refusals are looked at by it later.",
    reasons: ["Not our product", "Spam", "Duplicate", "Could not reach them"],
    open: "Open the client",
    twin: "This is probably {}",
    new_enquiry: "New enquiry",
    add_client: "Client",
    add_enquiry: "Enquiry",
    add_what: "What to add",
    text: "What they asked",
    channel: "Came by",
    channels: ["Call", "Telegram", "WhatsApp", "E-mail", "Website", "Walk-in"],
    known: "{} is known already: the enquiry goes there",
    written: "Enquiry written down",
    key_walk: "Next and previous enquiry",
    key_take: "Take the enquiry",
    key_answer: "Answer the enquiry",
    key_reject: "Reject the enquiry",
    key_assign: "Hand the enquiry over",
    key_go: "To the enquiries",
};
