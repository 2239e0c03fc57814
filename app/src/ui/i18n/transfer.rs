//! Words of requests that another department take a client over. Never here: who may what.

words! {
    /// The words of one language.
    pub struct TransferStrings {
        /// The menu's item, and the sheet.
        pub ask: &'static str,
        /// What happens then.
        pub ask_text: &'static str,
        /// A field.
        pub to: &'static str,
        /// A field.
        pub why: &'static str,
        /// No department is chosen.
        pub no_department: &'static str,
        /// Nothing is said why.
        pub no_why: &'static str,
        /// Sends it.
        pub send: &'static str,
        /// A toast: which department.
        pub sent: &'static str,
        /// A request: which department.
        pub request: &'static str,
        /// The states, in the order of [`STATES`].
        pub states: [&'static str; 4],
        /// Beside a client: who asks.
        pub asks: &'static str,
        /// The main action of who is asked, and its sheet.
        pub accept: &'static str,
        /// Who leads the client from now on.
        pub leads: &'static str,
        /// Who asks goes on working on it.
        pub stays: &'static str,
        /// A toast: who leads.
        pub accepted: &'static str,
        /// What accepting does when somebody accepts who leads no clients.
        pub take_in: &'static str,
        /// A toast.
        pub taken_in: &'static str,
        /// The other answer.
        pub decline: &'static str,
        /// What is asked then.
        pub decline_text: &'static str,
        /// Takes it back.
        pub withdraw: &'static str,
        /// Above those that wait.
        pub waiting: &'static str,
    }
}

/// The states of a request.
pub const STATES: [&str; 4] = ["asked", "accepted", "declined", "withdrawn"];

/// Russian.
pub const RU: TransferStrings = TransferStrings {
    ask: "Передать в другой отдел",
    ask_text: "Руководитель отдела увидит клиента и решит, кто его поведёт. До ответа ничего не меняется.",
    to: "Отдел",
    why: "Причина",
    no_department: "Выберите отдел",
    no_why: "Напишите, почему клиента лучше передать",
    send: "Отправить запрос",
    sent: "Запрос в отдел «{}» сохранён",
    request: "Запрос в отдел «{}»",
    states: ["Ждёт ответа", "Принят", "Отказ", "Отозван"],
    asks: "Просит {}",
    accept: "Принять клиента",
    leads: "Кто поведёт клиента",
    stays: "{} остаётся помощником",
    accepted: "Клиент принят, ведёт {}",
    take_in: "Клиент перейдёт в ваш отдел. Кто его поведёт, решит руководитель отдела.",
    taken_in: "Клиент теперь в вашем отделе",
    decline: "Отказать",
    decline_text: "Почему отказываете",
    withdraw: "Отозвать запрос",
    waiting: "Просят принять клиента",
};

/// Uzbek.
pub const UZ: TransferStrings = TransferStrings {
    ask: "Boshqa boʻlimga topshirish",
    ask_text: "Boʻlim rahbari mijozni koʻradi va uni kim yuritishini hal qiladi. Javobgacha hech narsa oʻzgarmaydi.",
    to: "Boʻlim",
    why: "Sabab",
    no_department: "Boʻlimni tanlang",
    no_why: "Mijozni nima uchun topshirish kerakligini yozing",
    send: "Soʻrov yuborish",
    sent: "«{}» boʻlimiga soʻrov saqlandi",
    request: "«{}» boʻlimiga soʻrov",
    states: ["Javob kutmoqda", "Qabul qilindi", "Rad etildi", "Qaytarib olindi"],
    asks: "Soʻragan: {}",
    accept: "Mijozni qabul qilish",
    leads: "Mijozni kim yuritadi",
    stays: "{} yordamchi boʻlib qoladi",
    accepted: "Mijoz qabul qilindi, yuritadi: {}",
    take_in: "Mijoz boʻlimingizga oʻtadi. Unga kim masʼul boʻlishini boʻlim rahbari hal qiladi.",
    taken_in: "Mijoz endi sizning boʻlimingizda",
    decline: "Rad etish",
    decline_text: "Nima uchun rad etasiz",
    withdraw: "Soʻrovni qaytarib olish",
    waiting: "Mijozni qabul qilish soʻralmoqda",
};

/// English.
pub const EN: TransferStrings = TransferStrings {
    ask: "Hand to another department",
    ask_text: "The head of the department will see the client and choose who leads it. Until the answer nothing changes.",
    to: "Department",
    why: "Reason",
    no_department: "Choose a department",
    no_why: "Say why the client is better handed over",
    send: "Send the request",
    sent: "Request to “{}” saved",
    request: "Request to “{}”",
    states: ["Waiting for an answer", "Accepted", "Declined", "Withdrawn"],
    asks: "Asked by {}",
    accept: "Accept the client",
    leads: "Who will lead the client",
    stays: "{} stays as a helper",
    accepted: "Client accepted, led by {}",
    take_in: "The client will be your department’s. Its head says who leads it.",
    taken_in: "The client is your department’s now",
    decline: "Decline",
    decline_text: "Why you decline",
    withdraw: "Withdraw the request",
    waiting: "Asked to accept a client",
};
