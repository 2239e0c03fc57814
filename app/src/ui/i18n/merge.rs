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
        /// A value that stays beside the one that is kept, for a screen reader.
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
        /// Facts of merged clients that differ from the client’s own.
        pub beside: &'static str,
        /// Takes such a fact instead of the client’s own.
        pub take: &'static str,
        /// A toast: it was taken.
        pub taken: &'static str,
        /// A toast: it was let go.
        pub let_go: &'static str,
        /// The hint that this client may also be another one.
        pub twin: &'static str,
        /// Says that two are not one.
        pub different: &'static str,
        /// A toast: two are not one.
        pub said_different: &'static str,
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
    lost: "останется рядом",
    moves: "Добавится: {}.",
    moves_facts: "Перейдут только данные: сделок, задач и разговоров у второго нет.",
    tasks_n: Forms { one: "задача", few: "задачи", many: "задач" },
    contacts_n: Forms { one: "разговор", few: "разговора", many: "разговоров" },
    note: "Ничего не пропадёт: история и заметки перейдут целиком, а отличия останутся в карточке рядом. Ссылки на второго будут открывать первого. Отменить можно сразу после объединения.",
    merged: "Объединены в «{}»",
    led: "Этот клиент объединён с другим: открыт «{}»",
    beside: "В объединённой карточке было",
    take: "Взять",
    taken: "Взято из объединённой карточки",
    let_go: "Убрано",
    twin: "Похоже на «{}»: тот же телефон или почта.",
    different: "Это разные",
    said_different: "Отмечены как разные",
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
    lost: "yonida qoladi",
    moves: "Qoʻshiladi: {}.",
    moves_facts: "Faqat maʼlumotlar oʻtadi: ikkinchisida bitim, vazifa va suhbat yoʻq.",
    tasks_n: Forms { one: "vazifa", few: "vazifa", many: "vazifa" },
    contacts_n: Forms { one: "suhbat", few: "suhbat", many: "suhbat" },
    note: "Hech narsa yoʻqolmaydi: tarix va qaydlar toʻliq oʻtadi, farqlar kartada yonida qoladi. Ikkinchisiga havolalar birinchisini ochadi. Birlashtirgandan keyin darhol bekor qilish mumkin.",
    merged: "«{}» ga birlashtirildi",
    led: "Bu mijoz boshqasi bilan birlashtirilgan: «{}» ochildi",
    beside: "Birlashtirilgan kartada shunday edi",
    take: "Olish",
    taken: "Birlashtirilgan kartadan olindi",
    let_go: "Olib tashlandi",
    twin: "«{}» ga oʻxshaydi: telefoni yoki emaili bir xil.",
    different: "Bular boshqa-boshqa",
    said_different: "Boshqa-boshqa deb belgilandi",
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
    lost: "stays beside",
    moves: "Added to it: {}.",
    moves_facts: "Only details are taken over: the second has no deals, tasks or talks.",
    tasks_n: Forms { one: "task", few: "tasks", many: "tasks" },
    contacts_n: Forms { one: "talk", few: "talks", many: "talks" },
    note: "Nothing is lost: history and notes are taken over in full, and what differs stays beside on the card. Links to the second will open the first. You can undo it right after merging.",
    merged: "Merged into “{}”",
    led: "This client was merged with another: “{}” is open",
    beside: "The merged card said",
    take: "Use",
    taken: "Taken from the merged card",
    let_go: "Removed",
    twin: "Looks like “{}”: same phone or e-mail.",
    different: "They are different",
    said_different: "Marked as different",
};
