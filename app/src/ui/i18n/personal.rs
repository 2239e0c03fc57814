//! Words of the file with everything that is stored about a client, and of the receipt that he was erased. Never here: who may.

words! {
    /// The words of one language.
    pub struct PersonalStrings {
        /// The action of a client's menu, and the sheet's title.
        pub action: &'static str,
        /// What is made, and that it is written down.
        pub what: &'static str,
        /// Makes the file for people.
        pub for_people: &'static str,
        /// Makes the file for programs.
        pub for_programs: &'static str,
        /// It is being made.
        pub under_way: &'static str,
        /// A toast.
        pub done: &'static str,
        /// The relay cannot be asked.
        pub no_network: &'static str,
        /// The client cannot be read.
        pub unreadable: &'static str,
        /// The file's title: of whom.
        pub title: &'static str,
        /// Below it: when, by whom.
        pub lead: &'static str,
        /// Its parts: facts, ways to reach, people, history, enquiries, tasks, deals, other things, edits.
        pub parts: [&'static str; 9],
        /// Title of a receipt.
        pub receipt: &'static str,
        /// What it says.
        pub receipt_text: &'static str,
        /// Its lines: client's number, when, by whom, entry, control sum.
        pub receipt_lines: [&'static str; 5],
        /// How it is checked.
        pub receipt_check: &'static str,
        /// Downloads it.
        pub receipt_save: &'static str,
        /// A button: shows it.
        pub receipt_short: &'static str,
    }
}

/// Russian.
pub const RU: PersonalStrings = PersonalStrings {
    action: "Выгрузить всё о клиенте…",
    what: "Файл со всем, что хранится об этом клиенте: данные, история, сделки, задачи, правки. Выгрузка попадёт в журнал.",
    for_people: "Файл для чтения и печати",
    for_programs: "Файл для программ (JSON)",
    under_way: "Готовим файл…",
    done: "Файл готов",
    no_network: "Для выгрузки нужна связь с сервером: он проверит пароль и запишет её в журнал.",
    unreadable: "Карточка не читается на этом устройстве.",
    title: "Всё, что хранится: {}",
    lead: "Выгружено {}. Выгрузил(а): {}.",
    parts: [
        "Данные",
        "Как связаться",
        "Контактные лица",
        "История",
        "Обращения и жалобы",
        "Задачи",
        "Сделки",
        "Прочее",
        "Правки",
    ],
    receipt: "Квитанция о стирании",
    receipt_text: "Данные клиента стёрты навсегда с сервера и с устройств на связи.",
    receipt_lines: ["Номер клиента", "Когда", "Кто стёр", "Запись журнала", "Контрольная сумма"],
    receipt_check: "Подлинность проверяет тот, кто ведёт сервер: ingot-server doctor --receipt {}",
    receipt_save: "Скачать квитанцию",
    receipt_short: "Квитанция",
};

/// Uzbek.
pub const UZ: PersonalStrings = PersonalStrings {
    action: "Mijoz haqida hammasini yuklab olish…",
    what: "Bu mijoz haqida saqlangan hamma narsa bir faylda: maʼlumotlar, tarix, bitimlar, vazifalar, tahrirlar. Yuklab olish jurnalga yoziladi.",
    for_people: "Oʻqish va chop etish uchun fayl",
    for_programs: "Dasturlar uchun fayl (JSON)",
    under_way: "Fayl tayyorlanmoqda…",
    done: "Fayl tayyor",
    no_network: "Buning uchun server bilan aloqa kerak: u parolni tekshiradi va jurnalga yozadi.",
    unreadable: "Karta bu qurilmada oʻqilmaydi.",
    title: "Saqlangan hamma narsa: {}",
    lead: "Yuklab olingan vaqti: {}. Kim: {}.",
    parts: [
        "Maʼlumotlar",
        "Bogʻlanish",
        "Aloqa shaxslari",
        "Tarix",
        "Murojaat va shikoyatlar",
        "Vazifalar",
        "Bitimlar",
        "Boshqa",
        "Tahrirlar",
    ],
    receipt: "Oʻchirish kvitansiyasi",
    receipt_text: "Mijoz maʼlumotlari serverdan va aloqadagi qurilmalardan butunlay oʻchirildi.",
    receipt_lines: ["Mijoz raqami", "Qachon", "Kim oʻchirdi", "Jurnal yozuvi", "Nazorat yigʻindisi"],
    receipt_check: "Haqiqiyligini serverni yurituvchi tekshiradi: ingot-server doctor --receipt {}",
    receipt_save: "Kvitansiyani yuklab olish",
    receipt_short: "Kvitansiya",
};

/// English.
pub const EN: PersonalStrings = PersonalStrings {
    action: "Export everything about the client…",
    what: "A file with everything that is stored about this client: data, history, deals, tasks, edits. The export goes into the log.",
    for_people: "File to read and print",
    for_programs: "File for programs (JSON)",
    under_way: "Making the file…",
    done: "The file is ready",
    no_network: "The export needs a connection: the server checks the password and writes it into the log.",
    unreadable: "The card cannot be read on this device.",
    title: "Everything that is stored: {}",
    lead: "Exported {}. By: {}.",
    parts: [
        "Data",
        "Ways to reach",
        "Contact persons",
        "History",
        "Enquiries and complaints",
        "Tasks",
        "Deals",
        "Other",
        "Edits",
    ],
    receipt: "Receipt of erasing",
    receipt_text: "The client's data was erased for good from the server and from the devices that are online.",
    receipt_lines: ["Client's number", "When", "Erased by", "Entry of the log", "Control sum"],
    receipt_check: "Whoever runs the server can check it: ingot-server doctor --receipt {}",
    receipt_save: "Download the receipt",
    receipt_short: "Receipt",
};
