//! The words of one client's screen. Never here: what is shown when, words that other screens share.

words! {
    /// The words of one language.
    pub struct ClientStrings {
        /// The edits.
        pub edits: super::edits::EditStrings,
        /// Kinds of entries, in the composer's order.
        pub kinds: [&'static str; 8],
        /// The choice of a kind.
        pub kind_label: &'static str,
        /// Shows the kinds that are used less.
        pub more_kinds: &'static str,
        /// Who called or wrote.
        pub direction: &'static str,
        /// From us.
        pub outgoing: &'static str,
        /// From the client.
        pub incoming: &'static str,
        /// How a call ended.
        pub result: &'static str,
        /// A call without a result.
        pub need_result: &'static str,
        /// How long a call took.
        pub minutes: &'static str,
        /// How long, short: `{}` minutes.
        pub minutes_n: &'static str,
        /// The field for an enquiry.
        pub ask_enquiry: &'static str,
        /// The field for a complaint.
        pub ask_complaint: &'static str,
        /// An entry from us: call, letter, message, meeting, visit, check.
        pub outgoing_titles: [&'static str; 6],
        /// An entry from the client, in the same order.
        pub incoming_titles: [&'static str; 6],
        /// States of enquiries and complaints: open, processed, rejected, new, in work, solved.
        pub states: [&'static str; 6],
        /// Turns an enquiry.
        pub process: &'static str,
        /// Turns an enquiry or complaint.
        pub reject: &'static str,
        /// Turns a complaint.
        pub take: &'static str,
        /// Turns a complaint.
        pub solve: &'static str,
        /// Turns it back.
        pub reopen: &'static str,
        /// The result of an enquiry; it may be empty.
        pub process_text: &'static str,
        /// Why it is rejected.
        pub reject_text: &'static str,
        /// How it was solved.
        pub solve_text: &'static str,
        /// A finished task.
        pub task_done: &'static str,
        /// A task that was given up.
        pub task_dropped: &'static str,
        /// A proposal with its number.
        pub proposal: &'static str,
        /// States of a proposal: draft, sent, accepted, declined.
        pub proposal_states: [&'static str; 4],
        /// A change of the responsible.
        pub lead_changed: &'static str,
        /// Nobody is responsible.
        pub no_lead: &'static str,
        /// Other entries: file, mailing, answer to a survey, bonus points, anything else.
        pub others: [&'static str; 5],
        /// A toast.
        pub entry_removed: &'static str,
        /// The filter of the timeline.
        pub filter_label: &'static str,
        /// What the timeline shows: everything, contacts, enquiries and complaints, deals, notes, the rest.
        pub filters: [&'static str; 6],
        /// The category set by people.
        pub category: &'static str,
        /// No category is set.
        pub no_category: &'static str,
        /// The menu of ways to write.
        pub write_to: &'static str,
        /// Before the next step.
        pub next: &'static str,
        /// What a client brought.
        pub kpi_value: &'static str,
        /// An amount stands in for a profit.
        pub kpi_value_marked: &'static str,
        /// How much contact data is there.
        pub kpi_full: &'static str,
        /// What contact data is missing.
        pub missing: &'static str,
        /// Nothing is missing.
        pub complete: &'static str,
        /// Facts: how to reach.
        pub group_reach: &'static str,
        /// Facts: who it is.
        pub group_who: &'static str,
        /// Facts: how to deal with.
        pub group_prefer: &'static str,
        /// Empty facts.
        pub more_fields: &'static str,
        /// A fact.
        pub surname: &'static str,
        /// A fact.
        pub given: &'static str,
        /// A fact.
        pub patronymic: &'static str,
        /// A fact.
        pub site: &'static str,
        /// A fact.
        pub industry: &'static str,
        /// A fact.
        pub about: &'static str,
        /// A fact.
        pub birthday: &'static str,
        /// A fact.
        pub founded: &'static str,
        /// A fact.
        pub interest: &'static str,
        /// A fact.
        pub tag: &'static str,
        /// A fact.
        pub plan: &'static str,
        /// A fact.
        pub card_number: &'static str,
        /// A fact.
        pub channel: &'static str,
        /// A fact.
        pub utm_campaign: &'static str,
        /// A fact.
        pub query: &'static str,
        /// A fact: how often, in days.
        pub frequency: &'static str,
        /// A fact: by which channel.
        pub via: &'static str,
        /// A fact: about what.
        pub topic: &'static str,
        /// A fact.
        pub do_not_contact: &'static str,
        /// A fact: the day of the consent.
        pub consent: &'static str,
        /// A fact: how the consent was given.
        pub consent_how: &'static str,
        /// Writes today as the day of the consent.
        pub consent_today: &'static str,
        /// Adds to a set.
        pub add_one: &'static str,
        /// A messenger's line.
        pub messenger: &'static str,
        /// Which messenger.
        pub service: &'static str,
        /// Adds a messenger.
        pub add_messenger: &'static str,
        /// A toast.
        pub messenger_removed: &'static str,
        /// An address beside the postal one.
        pub other_address: &'static str,
        /// Adds an address.
        pub add_address: &'static str,
        /// A toast.
        pub address_removed: &'static str,
        /// Contact persons.
        pub people: &'static str,
        /// There are none.
        pub no_people: &'static str,
        /// Adds a contact person.
        pub add_person: &'static str,
        /// A contact person's fact.
        pub person_name: &'static str,
        /// A contact person's fact.
        pub person_role: &'static str,
        /// A contact person's fact.
        pub decides: &'static str,
        /// A toast.
        pub person_removed: &'static str,
        /// When the data was checked.
        pub verified: &'static str,
        /// It never was.
        pub not_verified: &'static str,
        /// Says that the data is right today.
        pub verify: &'static str,
        /// A toast.
        pub verified_now: &'static str,
        /// Who did it: `{}`.
        pub by: &'static str,
        /// Opens the recording of a call, elsewhere.
        pub recording: &'static str,
        /// Asks for its address.
        pub add_recording: &'static str,
        /// It is no address that can be opened.
        pub no_link: &'static str,
    }
}

/// Russian.
pub const RU: ClientStrings = ClientStrings {
    edits: super::edits::RU,
    kinds: ["Звонок", "Заметка", "Сообщение", "Встреча", "Обращение", "Жалоба", "Письмо", "Визит"],
    kind_label: "Что записать",
    more_kinds: "Ещё",
    direction: "Направление",
    outgoing: "Исходящий",
    incoming: "Входящий",
    result: "Результат",
    need_result: "Выберите, чем закончился звонок",
    minutes: "Минут",
    minutes_n: "{} мин",
    ask_enquiry: "О чём просит клиент?",
    ask_complaint: "На что жалуется клиент?",
    outgoing_titles: ["Исходящий звонок", "Письмо клиенту", "Сообщение клиенту", "Встреча", "Визит", "Данные проверены"],
    incoming_titles: ["Входящий звонок", "Письмо от клиента", "Сообщение от клиента", "Встреча", "Визит", "Данные проверены"],
    states: ["Не обработано", "Обработано", "Отклонено", "Новая", "В работе", "Решена"],
    process: "Обработать",
    reject: "Отклонить",
    take: "Взять в работу",
    solve: "Решена",
    reopen: "Вернуть в работу",
    process_text: "Что сделали? Можно не писать",
    reject_text: "Почему отклоняем?",
    solve_text: "Как решили?",
    task_done: "Задача выполнена",
    task_dropped: "Задача снята",
    proposal: "КП №{}",
    proposal_states: ["Черновик", "Отправлено", "Принято", "Отклонено"],
    lead_changed: "Сменился ответственный",
    no_lead: "никто",
    others: ["Файл", "Рассылка", "Ответ на опрос", "Бонусы", "Запись"],
    entry_removed: "Запись убрана",
    filter_label: "Показать",
    filters: ["Всё", "Контакты", "Обращения", "Сделки", "Заметки", "Прочее"],
    category: "Категория",
    no_category: "Без категории",
    write_to: "Написать",
    next: "следующий шаг:",
    kpi_value: "Ценность",
    kpi_value_marked: "Где прибыль не указана, взята сумма сделки",
    kpi_full: "Заполнено",
    missing: "Не хватает: {}",
    complete: "Всё нужное есть",
    group_reach: "Связь",
    group_who: "Кто это",
    group_prefer: "Как общаться",
    more_fields: "Ещё поля",
    surname: "Фамилия",
    given: "Имя",
    patronymic: "Отчество",
    site: "Сайт",
    industry: "Сфера",
    about: "Чем занимаются",
    birthday: "День рождения",
    founded: "Дата основания",
    interest: "Интересы",
    tag: "Метки",
    plan: "План работы",
    card_number: "Карта клиента",
    channel: "Канал",
    utm_campaign: "Кампания",
    query: "Поисковый запрос",
    frequency: "Раз в сколько дней",
    via: "Как удобнее",
    topic: "О чём писать",
    do_not_contact: "Не беспокоить",
    consent: "Согласие на связь",
    consent_how: "Как дано согласие",
    consent_today: "Дано сегодня",
    add_one: "Добавить…",
    messenger: "Мессенджер",
    service: "Сервис",
    add_messenger: "Добавить мессенджер",
    messenger_removed: "Мессенджер убран",
    other_address: "Другой адрес",
    add_address: "Добавить адрес",
    address_removed: "Адрес убран",
    people: "Контактные лица",
    no_people: "Добавьте того, с кем говорите: имя, должность, телефон.",
    add_person: "Добавить человека",
    person_name: "Имя",
    person_role: "Должность",
    decides: "Принимает решения",
    person_removed: "Контактное лицо убрано",
    verified: "Проверено",
    not_verified: "Ещё не проверяли",
    verify: "Данные верны",
    verified_now: "Отмечено: данные проверены сегодня",
    by: "проверил(а) {}",
    recording: "Слушать запись",
    add_recording: "Ссылка на запись",
    no_link: "Нужна ссылка, которая начинается с https://",
};

/// Uzbek.
pub const UZ: ClientStrings = ClientStrings {
    edits: super::edits::UZ,
    kinds: ["Qoʻngʻiroq", "Eslatma", "Xabar", "Uchrashuv", "Murojaat", "Shikoyat", "Xat", "Tashrif"],
    kind_label: "Nimani yozamiz",
    more_kinds: "Yana",
    direction: "Yoʻnalish",
    outgoing: "Chiquvchi",
    incoming: "Kiruvchi",
    result: "Natija",
    need_result: "Qoʻngʻiroq qanday tugaganini tanlang",
    minutes: "Daqiqa",
    minutes_n: "{} daq",
    ask_enquiry: "Mijoz nimani soʻrayapti?",
    ask_complaint: "Mijoz nimadan norozi?",
    outgoing_titles: ["Chiquvchi qoʻngʻiroq", "Mijozga xat", "Mijozga xabar", "Uchrashuv", "Tashrif", "Maʼlumotlar tekshirildi"],
    incoming_titles: ["Kiruvchi qoʻngʻiroq", "Mijozdan xat", "Mijozdan xabar", "Uchrashuv", "Tashrif", "Maʼlumotlar tekshirildi"],
    states: ["Koʻrib chiqilmagan", "Koʻrib chiqilgan", "Rad etilgan", "Yangi", "Ishda", "Hal qilingan"],
    process: "Koʻrib chiqish",
    reject: "Rad etish",
    take: "Ishga olish",
    solve: "Hal qilindi",
    reopen: "Ishga qaytarish",
    process_text: "Nima qilindi? Yozmasa ham boʻladi",
    reject_text: "Nega rad etyapmiz?",
    solve_text: "Qanday hal qilindi?",
    task_done: "Vazifa bajarildi",
    task_dropped: "Vazifa bekor qilindi",
    proposal: "Tijorat taklifi №{}",
    proposal_states: ["Qoralama", "Yuborilgan", "Qabul qilingan", "Rad etilgan"],
    lead_changed: "Masʼul almashdi",
    no_lead: "hech kim",
    others: ["Fayl", "Xabarnoma", "Soʻrovnoma javobi", "Bonuslar", "Yozuv"],
    entry_removed: "Yozuv olib tashlandi",
    filter_label: "Koʻrsatish",
    filters: ["Hammasi", "Muloqotlar", "Murojaatlar", "Bitimlar", "Eslatmalar", "Boshqa"],
    category: "Toifa",
    no_category: "Toifasiz",
    write_to: "Yozish",
    next: "keyingi qadam:",
    kpi_value: "Qiymati",
    kpi_value_marked: "Foyda koʻrsatilmagan joyda bitim summasi olingan",
    kpi_full: "Toʻldirilgan",
    missing: "Yetishmaydi: {}",
    complete: "Kerakli hammasi bor",
    group_reach: "Aloqa",
    group_who: "Bu kim",
    group_prefer: "Qanday muloqot qilinadi",
    more_fields: "Yana maydonlar",
    surname: "Familiya",
    given: "Ism",
    patronymic: "Otasining ismi",
    site: "Sayt",
    industry: "Soha",
    about: "Nima bilan shugʻullanadi",
    birthday: "Tugʻilgan kun",
    founded: "Tashkil topgan kuni",
    interest: "Qiziqishlar",
    tag: "Belgilar",
    plan: "Ish rejasi",
    card_number: "Mijoz kartasi",
    channel: "Kanal",
    utm_campaign: "Kampaniya",
    query: "Qidiruv soʻrovi",
    frequency: "Necha kunda bir marta",
    via: "Qanday qulay",
    topic: "Nima haqida yozish",
    do_not_contact: "Bezovta qilinmasin",
    consent: "Aloqaga rozilik",
    consent_how: "Rozilik qanday berilgan",
    consent_today: "Bugun berildi",
    add_one: "Qoʻshish…",
    messenger: "Messenjer",
    service: "Xizmat",
    add_messenger: "Messenjer qoʻshish",
    messenger_removed: "Messenjer olib tashlandi",
    other_address: "Boshqa manzil",
    add_address: "Manzil qoʻshish",
    address_removed: "Manzil olib tashlandi",
    people: "Aloqa shaxslari",
    no_people: "Kim bilan gaplashsangiz, shuni qoʻshing: ismi, lavozimi, telefoni.",
    add_person: "Shaxs qoʻshish",
    person_name: "Ismi",
    person_role: "Lavozimi",
    decides: "Qaror qabul qiladi",
    person_removed: "Aloqa shaxsi olib tashlandi",
    verified: "Tekshirilgan",
    not_verified: "Hali tekshirilmagan",
    verify: "Maʼlumotlar toʻgʻri",
    verified_now: "Belgilandi: maʼlumotlar bugun tekshirildi",
    by: "tekshirgan: {}",
    recording: "Yozuvni tinglash",
    add_recording: "Yozuvga havola",
    no_link: "Havola https:// bilan boshlanishi kerak",
};

/// English.
pub const EN: ClientStrings = ClientStrings {
    edits: super::edits::EN,
    kinds: ["Call", "Note", "Message", "Meeting", "Enquiry", "Complaint", "Letter", "Visit"],
    kind_label: "What to log",
    more_kinds: "More",
    direction: "Direction",
    outgoing: "Outgoing",
    incoming: "Incoming",
    result: "Result",
    need_result: "Choose how the call ended",
    minutes: "Minutes",
    minutes_n: "{} min",
    ask_enquiry: "What does the client ask for?",
    ask_complaint: "What is the complaint?",
    outgoing_titles: ["Outgoing call", "Letter to the client", "Message to the client", "Meeting", "Visit", "Details verified"],
    incoming_titles: [
        "Incoming call",
        "Letter from the client",
        "Message from the client",
        "Meeting",
        "Visit",
        "Details verified",
    ],
    states: ["Not processed", "Processed", "Rejected", "New", "In work", "Solved"],
    process: "Process",
    reject: "Reject",
    take: "Take on",
    solve: "Solved",
    reopen: "Reopen",
    process_text: "What was done? Optional",
    reject_text: "Why is it rejected?",
    solve_text: "How was it solved?",
    task_done: "Task done",
    task_dropped: "Task dropped",
    proposal: "Proposal no. {}",
    proposal_states: ["Draft", "Sent", "Accepted", "Declined"],
    lead_changed: "Responsible changed",
    no_lead: "nobody",
    others: ["File", "Mailing", "Survey answer", "Bonus points", "Entry"],
    entry_removed: "Entry removed",
    filter_label: "Show",
    filters: ["All", "Contacts", "Enquiries", "Deals", "Notes", "Other"],
    category: "Category",
    no_category: "No category",
    write_to: "Write",
    next: "next step:",
    kpi_value: "Value",
    kpi_value_marked: "Where profit is unknown, the deal amount stands in",
    kpi_full: "Complete",
    missing: "Missing: {}",
    complete: "All that is needed is here",
    group_reach: "Reach",
    group_who: "Who it is",
    group_prefer: "Preferences",
    more_fields: "More fields",
    surname: "Surname",
    given: "Given name",
    patronymic: "Patronymic",
    site: "Website",
    industry: "Industry",
    about: "What they do",
    birthday: "Birthday",
    founded: "Founded",
    interest: "Interests",
    tag: "Tags",
    plan: "Plan",
    card_number: "Loyalty card",
    channel: "Channel",
    utm_campaign: "Campaign",
    query: "Search query",
    frequency: "Every how many days",
    via: "Best reached by",
    topic: "Topics of interest",
    do_not_contact: "Do not contact",
    consent: "Consent given",
    consent_how: "How consent was given",
    consent_today: "Given today",
    add_one: "Add…",
    messenger: "Messenger",
    service: "Service",
    add_messenger: "Add messenger",
    messenger_removed: "Messenger removed",
    other_address: "Other address",
    add_address: "Add address",
    address_removed: "Address removed",
    people: "Contact persons",
    no_people: "Add the person you talk to: name, role, phone.",
    add_person: "Add a person",
    person_name: "Name",
    person_role: "Role",
    decides: "Makes decisions",
    person_removed: "Contact person removed",
    verified: "Verified",
    not_verified: "Not verified yet",
    verify: "Details are right",
    verified_now: "Noted: details verified today",
    by: "by {}",
    recording: "Listen to the recording",
    add_recording: "Link to the recording",
    no_link: "A link that begins with https:// is needed",
};
