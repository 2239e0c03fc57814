//! Words of edits that their author had no right to any more, and of deciding about them. Never here: who may decide.

words! {
    /// The words of one language.
    pub struct ReviewStrings {
        /// Above them.
        pub waiting: &'static str,
        /// How they come about.
        pub about: &'static str,
        /// Whose they are.
        pub by: &'static str,
        /// Makes them.
        pub apply: &'static str,
        /// Does not.
        pub decline: &'static str,
        /// A toast.
        pub accepted: &'static str,
        /// A toast.
        pub declined: &'static str,
        /// They do not fit the client as it is.
        pub cannot: &'static str,
        /// A deal's new stage.
        pub stage: &'static str,
        /// A thing has another state.
        pub state: &'static str,
        /// A task is done.
        pub finished: &'static str,
        /// Everything goes to somebody.
        pub handed_over: &'static str,
        /// Something else.
        pub other: &'static str,
        /// A note, contact, enquiry, complaint, deal, payment, task, proposal, file, contact person, anything else.
        pub things: [&'static str; 11],
        /// Beside a refused edit: it is to be handed in.
        pub to_be: &'static str,
        /// It was.
        pub waits: &'static str,
        /// Somebody made it.
        pub was_accepted: &'static str,
        /// Somebody declined it.
        pub was_declined: &'static str,
    }
}

/// Russian.
pub const RU: ReviewStrings = ReviewStrings {
    waiting: "Правки ждут решения",
    about: "Коллега внёс их без сети, а клиента тем временем передали. Без вашего решения в карточку они не попадут.",
    by: "Автор правок: {}",
    apply: "Применить",
    decline: "Отклонить",
    accepted: "Правки внесены от вашего имени",
    declined: "Правки отклонены, автор это увидит",
    cannot: "Эти правки уже не подходят к карточке.",
    stage: "на этап «{}»",
    state: "новое состояние",
    finished: "Задача выполнена",
    handed_over: "Передать клиента",
    other: "Действие со сделкой",
    things: [
        "Заметка",
        "Контакт",
        "Обращение",
        "Жалоба",
        "Сделка",
        "Оплата",
        "Задача",
        "Коммерческое предложение",
        "Файл",
        "Контактное лицо",
        "Другое",
    ],
    to_be: "Передадим на решение тому, кто ведёт клиента, когда появится связь.",
    waits: "Передано тому, кто теперь ведёт клиента, и руководителю. Ждёт решения.",
    was_accepted: "Принято. Решение: {}",
    was_declined: "Отклонено. Решение: {}",
};

/// Uzbek.
pub const UZ: ReviewStrings = ReviewStrings {
    waiting: "Tahrirlar qaror kutmoqda",
    about: "Hamkasbingiz ularni tarmoqsiz kiritgan, mijoz esa shu orada boshqaga topshirilgan. Sizning qaroringizsiz kartaga tushmaydi.",
    by: "Tahrirlar muallifi: {}",
    apply: "Qoʻllash",
    decline: "Rad etish",
    accepted: "Tahrirlar sizning nomingizdan kiritildi",
    declined: "Tahrirlar rad etildi, muallif buni koʻradi",
    cannot: "Bu tahrirlar endi kartaga mos kelmaydi.",
    stage: "“{}” bosqichiga",
    state: "yangi holat",
    finished: "Vazifa bajarildi",
    handed_over: "Mijozni topshirish",
    other: "Bitim bilan amal",
    things: [
        "Qayd",
        "Muloqot",
        "Murojaat",
        "Shikoyat",
        "Bitim",
        "Toʻlov",
        "Vazifa",
        "Tijorat taklifi",
        "Fayl",
        "Aloqa shaxsi",
        "Boshqa",
    ],
    to_be: "Aloqa paydo boʻlganda mijozga masʼul xodimga qaror uchun topshiramiz.",
    waits: "Mijozga endi masʼul xodimga va rahbarga topshirildi. Qaror kutilmoqda.",
    was_accepted: "Qabul qilindi. Qaror: {}",
    was_declined: "Rad etildi. Qaror: {}",
};

/// English.
pub const EN: ReviewStrings = ReviewStrings {
    waiting: "Edits wait for a decision",
    about: "A colleague made them without a network, and the client was handed over meanwhile. Nothing gets into the card unless you decide so.",
    by: "Edits by {}",
    apply: "Apply",
    decline: "Decline",
    accepted: "The edits are made in your name",
    declined: "The edits are declined, their author will see it",
    cannot: "These edits do not fit the card any more.",
    stage: "to the stage “{}”",
    state: "another state",
    finished: "Task done",
    handed_over: "Hand the client over",
    other: "Something with a deal",
    things: ["Note", "Contact", "Enquiry", "Complaint", "Deal", "Payment", "Task", "Proposal", "File", "Contact person", "Other"],
    to_be: "Will be handed in to whoever leads the client once there is a connection.",
    waits: "Handed in to whoever leads the client now, and to the head. Waits for a decision.",
    was_accepted: "Accepted. Decided by {}",
    was_declined: "Declined. Decided by {}",
};
