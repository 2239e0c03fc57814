//! Words for making two clients one. Never here: which clients those are.

use crate::model::plural::Forms;

words! {
    /// The words.
    pub struct MergeStrings {
        /// The screen of possible duplicates.
        pub duplicates: &'static str,
        /// What is in it.
        pub duplicates_text: &'static str,
        /// There are none.
        pub none: &'static str,
        /// When there are none.
        pub none_text: &'static str,
        /// Looks at two side by side.
        pub compare: &'static str,
        /// The action of a client's menu.
        pub with: &'static str,
        /// Finds the other client.
        pub find: &'static str,
        /// Those who share a phone or an address.
        pub alike: &'static str,
        /// The sheet and its main action.
        pub merge: &'static str,
        /// The choice of which stays.
        pub choose: &'static str,
        /// The one that stays.
        pub stays: &'static str,
        /// Lets this one stay.
        pub keep: &'static str,
        /// The facts in both columns: name, phones, e-mail, city, address, responsible, category, source, tags.
        pub facts: [&'static str; 9],
        /// Both are kept.
        pub both: &'static str,
        /// A value that is not taken over, for a screen reader.
        pub lost: &'static str,
        /// What moves: how many deals, tasks and entries of the history.
        pub moves: &'static str,
        /// Nothing but facts moves.
        pub moves_facts: &'static str,
        /// A task.
        pub tasks_n: Forms,
        /// A contact of the history.
        pub contacts_n: Forms,
        /// What becomes of links and of what was crossed out.
        pub note: &'static str,
        /// A toast: which stays.
        pub merged: &'static str,
        /// Spoken when the link of one leads to the other.
        pub led: &'static str,
    }
}

/// Russian.
pub const RU: MergeStrings = MergeStrings {
    duplicates: "Возможные дубли",
    duplicates_text: "Клиенты с одним и тем же телефоном или почтой. Сравните их и объедините, если это один клиент.",
    none: "Дублей не видно",
    none_text: "Ни у кого нет общего телефона или почты. Найти и объединить двух клиентов можно и из меню клиента.",
    compare: "Сравнить",
    with: "Объединить с другим…",
    find: "Имя, телефон или город",
    alike: "Тот же телефон или почта",
    merge: "Объединить",
    choose: "Кто останется",
    stays: "Останется",
    keep: "Оставить этого",
    facts: ["Название", "Телефоны", "Почта", "Город", "Адрес", "Ответственный", "Категория", "Источник", "Метки"],
    both: "сохранятся все",
    lost: "не перейдёт",
    moves: "Добавится: {}.",
    moves_facts: "Перейдут только данные: сделок, задач и разговоров у второго нет.",
    tasks_n: Forms { one: "задача", few: "задачи", many: "задач" },
    contacts_n: Forms { one: "разговор", few: "разговора", many: "разговоров" },
    note: "История и заметки перейдут целиком. Ссылки на второго будут открывать первого. Отменить можно сразу после объединения.",
    merged: "Объединены в «{}»",
    led: "Этот клиент объединён с другим: открыт «{}»",
};

/// Uzbek.
pub const UZ: MergeStrings = MergeStrings {
    duplicates: "Ehtimoliy takrorlar",
    duplicates_text: "Telefoni yoki emaili bir xil mijozlar. Solishtiring va bitta mijoz boʻlsa, birlashtiring.",
    none: "Takrorlar koʻrinmayapti",
    none_text: "Hech kimda umumiy telefon yoki email yoʻq. Ikki mijozni mijoz menyusidan ham topib birlashtirish mumkin.",
    compare: "Solishtirish",
    with: "Boshqasi bilan birlashtirish…",
    find: "Ism, telefon yoki shahar",
    alike: "Telefoni yoki emaili bir xil",
    merge: "Birlashtirish",
    choose: "Qaysi biri qoladi",
    stays: "Qoladi",
    keep: "Buni qoldirish",
    facts: ["Nomi", "Telefonlar", "Email", "Shahar", "Manzil", "Masʼul", "Toifa", "Manba", "Belgilar"],
    both: "hammasi saqlanadi",
    lost: "oʻtmaydi",
    moves: "Qoʻshiladi: {}.",
    moves_facts: "Faqat maʼlumotlar oʻtadi: ikkinchisida bitim, vazifa va suhbat yoʻq.",
    tasks_n: Forms { one: "vazifa", few: "vazifa", many: "vazifa" },
    contacts_n: Forms { one: "suhbat", few: "suhbat", many: "suhbat" },
    note: "Tarix va qaydlar toʻliq oʻtadi. Ikkinchisiga havolalar birinchisini ochadi. Birlashtirgandan keyin darhol bekor qilish mumkin.",
    merged: "«{}» ga birlashtirildi",
    led: "Bu mijoz boshqasi bilan birlashtirilgan: «{}» ochildi",
};

/// English.
pub const EN: MergeStrings = MergeStrings {
    duplicates: "Possible duplicates",
    duplicates_text: "Clients with the same phone or e-mail. Compare them, and merge those who are one client.",
    none: "No duplicates in sight",
    none_text: "Nobody shares a phone or an e-mail. Two clients can also be found and merged from a client’s menu.",
    compare: "Compare",
    with: "Merge with another…",
    find: "Name, phone or city",
    alike: "Same phone or e-mail",
    merge: "Merge",
    choose: "Which one stays",
    stays: "Stays",
    keep: "Keep this one",
    facts: ["Name", "Phones", "E-mail", "City", "Address", "Responsible", "Category", "Source", "Tags"],
    both: "all are kept",
    lost: "not taken over",
    moves: "Added to it: {}.",
    moves_facts: "Only details are taken over: the second has no deals, tasks or talks.",
    tasks_n: Forms { one: "task", few: "tasks", many: "tasks" },
    contacts_n: Forms { one: "talk", few: "talks", many: "talks" },
    note: "History and notes are taken over in full. Links to the second will open the first. You can undo it right after merging.",
    merged: "Merged into “{}”",
    led: "This client was merged with another: “{}” is open",
};
