//! Words of departments, of what each role sees and changes, and of who works in the system. Never here: what a role may.

use crate::model::plural::Forms;

words! {
    /// The words of one language.
    pub struct DepartmentStrings {
        /// The list of departments.
        pub title: &'static str,
        /// What it is for.
        pub text: &'static str,
        /// Opens the list.
        pub arrange: &'static str,
        /// Opens the list while it is empty.
        pub first: &'static str,
        /// Why to have departments.
        pub first_text: &'static str,
        /// A field.
        pub department: &'static str,
        /// The choice of none.
        pub none: &'static str,
        /// Above members of no department.
        pub nobodys: &'static str,
        /// A department whose name is not known here.
        pub unknown: &'static str,
        /// How many people are in it.
        pub people_n: Forms,
        /// Nobody is in it.
        pub empty: &'static str,
        /// Puts a member into another department.
        pub move_to: &'static str,
        /// The sheet: whose.
        pub move_title: &'static str,
        /// What a move does for a head or viewer.
        pub move_reads: &'static str,
        /// What a move does for a manager.
        pub move_works: &'static str,
        /// Does it.
        pub move_do: &'static str,
        /// A toast: who, where.
        pub moved: &'static str,
        /// A toast: who.
        pub moved_out: &'static str,
        /// A head's invite leads into his department.
        pub invite_own: &'static str,
        /// The heads of the table's columns.
        pub columns: [&'static str; 3],
        /// What each role sees, in the order of roles.
        pub sees: [&'static str; 4],
        /// What each changes.
        pub changes: [&'static str; 4],
        /// Who works in the system: how many of how many were here in the last week.
        pub here: &'static str,
        /// Nobody is missing.
        pub all_here: &'static str,
        /// Beside one who was not here for so many days.
        pub away_days: Forms,
        /// The client's fact while it is empty.
        pub not_chosen: &'static str,
    }
}

/// Russian.
pub const RU: DepartmentStrings = DepartmentStrings {
    title: "Отделы",
    text: "Структура компании",
    arrange: "Настроить отделы",
    first: "Разделить команду на отделы",
    first_text: "Руководитель отдела видит клиентов своего отдела, а не всей компании.",
    department: "Отдел",
    none: "Без отдела",
    nobodys: "Вне отделов",
    unknown: "Отдел без названия",
    people_n: Forms { one: "человек", few: "человека", many: "человек" },
    empty: "Пока никого",
    move_to: "Перевести в отдел",
    move_title: "Отдел: {}",
    move_reads: "В отделе он видит клиентов отдела: тех, кого ведут его люди, и тех, где указан отдел. Вне отделов видит всех.",
    move_works: "Его клиентов увидит руководитель отдела. Сам он по-прежнему видит своих.",
    move_do: "Сохранить",
    moved: "{}: теперь «{}»",
    moved_out: "{}: теперь вне отделов",
    invite_own: "В отдел «{}»",
    columns: ["Роль", "Видит", "Меняет"],
    sees: [
        "Всё, и финансы тоже",
        "Клиентов своего отдела; вне отделов всех",
        "Клиентов, которых ведёт или которым помогает, и ничьи обращения",
        "Клиентов своего отдела; вне отделов всех",
    ],
    changes: [
        "Всё: команду, роли, доступ, стирание навсегда",
        "Всё, что видит, и настройки; приглашает менеджеров и наблюдателей",
        "То, что видит; настройки нет",
        "Ничего",
    ],
    here: "За 7 дней работали: {} из {}",
    all_here: "За 7 дней работали все",
    away_days: Forms { one: "день не был", few: "дня не был", many: "дней не был" },
    not_chosen: "По тому, кто ведёт",
};

/// Uzbek.
pub const UZ: DepartmentStrings = DepartmentStrings {
    title: "Boʻlimlar",
    text: "Kompaniya tuzilmasi",
    arrange: "Boʻlimlarni sozlash",
    first: "Jamoani boʻlimlarga ajratish",
    first_text: "Boʻlim rahbari butun kompaniyaning emas, oʻz boʻlimining mijozlarini koʻradi.",
    department: "Boʻlim",
    none: "Boʻlimsiz",
    nobodys: "Boʻlimdan tashqarida",
    unknown: "Nomsiz boʻlim",
    people_n: Forms { one: "kishi", few: "kishi", many: "kishi" },
    empty: "Hozircha hech kim yoʻq",
    move_to: "Boʻlimga oʻtkazish",
    move_title: "Boʻlim: {}",
    move_reads: "Boʻlimda u boʻlim mijozlarini koʻradi: odamlari yuritayotganlarni va boʻlimi koʻrsatilganlarni. Boʻlimdan tashqarida hammasini koʻradi.",
    move_works: "Uning mijozlarini boʻlim rahbari koʻradi. Oʻzi avvalgidek oʻz mijozlarini koʻradi.",
    move_do: "Saqlash",
    moved: "{}: endi «{}»",
    moved_out: "{}: endi boʻlimdan tashqarida",
    invite_own: "«{}» boʻlimiga",
    columns: ["Rol", "Koʻradi", "Oʻzgartiradi"],
    sees: [
        "Hammasini, moliyani ham",
        "Oʻz boʻlimi mijozlarini; boʻlimdan tashqarida hammasini",
        "Oʻzi yuritayotgan yoki yordam berayotgan mijozlarni va egasiz murojaatlarni",
        "Oʻz boʻlimi mijozlarini; boʻlimdan tashqarida hammasini",
    ],
    changes: [
        "Hammasini: jamoa, rollar, kirish, butunlay oʻchirish",
        "Koʻrganining hammasini va sozlamalarni; menejer va kuzatuvchilarni taklif qiladi",
        "Koʻrganini; sozlamalarni emas",
        "Hech narsani",
    ],
    here: "7 kunda ishlaganlar: {} / {}",
    all_here: "7 kunda hamma ishlagan",
    away_days: Forms { one: "kun kirmagan", few: "kun kirmagan", many: "kun kirmagan" },
    not_chosen: "Kim yuritsa, oʻshaning boʻlimi",
};

/// English.
pub const EN: DepartmentStrings = DepartmentStrings {
    title: "Departments",
    text: "How the company is built",
    arrange: "Arrange departments",
    first: "Divide the team into departments",
    first_text: "A head of a department sees its clients, not those of the whole company.",
    department: "Department",
    none: "No department",
    nobodys: "In no department",
    unknown: "A department without a name",
    people_n: Forms { one: "person", few: "people", many: "people" },
    empty: "Nobody yet",
    move_to: "Move to a department",
    move_title: "Department: {}",
    move_reads: "In a department, clients of the department are seen: those its people lead, and those that name it. Outside of departments, all are.",
    move_works: "The head of the department will see these clients. The manager still sees the same ones.",
    move_do: "Save",
    moved: "{}: now in “{}”",
    moved_out: "{}: now in no department",
    invite_own: "Into “{}”",
    columns: ["Role", "Sees", "Changes"],
    sees: [
        "Everything, finance too",
        "Clients of the department; outside of departments all",
        "Clients led or helped with, and enquiries that nobody took",
        "Clients of the department; outside of departments all",
    ],
    changes: [
        "Everything: team, roles, access, erasing for good",
        "All that is seen, and settings; invites managers and viewers",
        "What is seen; no settings",
        "Nothing",
    ],
    here: "Worked in the last 7 days: {} of {}",
    all_here: "Everybody worked in the last 7 days",
    away_days: Forms { one: "day away", few: "days away", many: "days away" },
    not_chosen: "Of who leads the client",
};
