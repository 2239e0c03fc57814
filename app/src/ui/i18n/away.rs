//! Words of somebody being away and another standing in. Never here: roles.

words! {
    /// The words of one language.
    pub struct AwayStrings {
        /// In a member's menu.
        pub action: &'static str,
        /// The sheet: who.
        pub title: &'static str,
        /// What happens.
        pub text: &'static str,
        /// A field.
        pub stand_in: &'static str,
        /// A field.
        pub from: &'static str,
        /// A field.
        pub until: &'static str,
        /// Something is missing.
        pub missing: &'static str,
        /// The days are in the wrong order.
        pub order: &'static str,
        /// Does it.
        pub save: &'static str,
        /// Takes it back.
        pub remove: &'static str,
        /// A toast: who, who stands in.
        pub done: &'static str,
        /// A toast: who.
        pub removed: &'static str,
        /// Under a member: who stands in, from, until.
        pub planned: &'static str,
        /// Under a member who is away: until when, who stands in.
        pub now: &'static str,
        /// Under a member who is back: who still sees his clients.
        pub over: &'static str,
        /// Takes that back.
        pub close: &'static str,
        /// Under a member who is away: how many of his clients the other does not see.
        pub unseen: &'static str,
        /// Lets him see them.
        pub open: &'static str,
        /// Beside work of somebody who is away: whose.
        pub instead: &'static str,
    }
}

/// Russian.
pub const RU: AwayStrings = AwayStrings {
    action: "Отпуск и замещение",
    title: "Отпуск: {}",
    text: "В эти дни задачи и обращения увидит тот, кто замещает, и новые обращения по правилам получит он. Его доступ к клиентам можно закрыть после отпуска.",
    stand_in: "Кто замещает",
    from: "С какого дня",
    until: "По какой день",
    missing: "Выберите, кто замещает, и оба дня.",
    order: "Последний день раньше первого.",
    save: "Назначить",
    remove: "Отменить отпуск",
    done: "{} в отпуске, замещает {}",
    removed: "{}: отпуск отменён",
    planned: "Отпуск {} – {}, заместит {}",
    now: "В отпуске по {}, замещает {}",
    over: "Отпуск закончился. Клиенты ещё открыты: {}",
    close: "Закрыть доступ",
    unseen: "Замещающему не открыто клиентов: {}",
    open: "Открыть",
    instead: "за: {}",
};

/// Uzbek.
pub const UZ: AwayStrings = AwayStrings {
    action: "Taʼtil va oʻrinbosar",
    title: "Taʼtil: {}",
    text: "Shu kunlarda vazifa va murojaatlarni oʻrinbosar koʻradi, qoidalar boʻyicha yangi murojaatlarni ham u oladi. Mijozlarga kirishini taʼtildan keyin yopish mumkin.",
    stand_in: "Oʻrinbosar",
    from: "Qaysi kundan",
    until: "Qaysi kungacha",
    missing: "Oʻrinbosarni va ikkala kunni tanlang.",
    order: "Oxirgi kun birinchisidan oldin.",
    save: "Tayinlash",
    remove: "Taʼtilni bekor qilish",
    done: "{} taʼtilda, oʻrnida {}",
    removed: "{}: taʼtil bekor qilindi",
    planned: "Taʼtil {} – {}, oʻrnida {} boʻladi",
    now: "{} gacha taʼtilda, oʻrnida {}",
    over: "Taʼtil tugadi. Mijozlar hali ochiq: {}",
    close: "Kirishni yopish",
    unseen: "Oʻrinbosarga ochilmagan mijozlar: {}",
    open: "Ochish",
    instead: "oʻrniga: {}",
};

/// English.
pub const EN: AwayStrings = AwayStrings {
    action: "Holiday and stand-in",
    title: "Holiday: {}",
    text: "On these days whoever stands in sees the tasks and enquiries, and gets new enquiries by the rules. The access to the clients can be closed after the holiday.",
    stand_in: "Who stands in",
    from: "First day",
    until: "Last day",
    missing: "Choose who stands in, and both days.",
    order: "The last day is before the first.",
    save: "Appoint",
    remove: "Cancel the holiday",
    done: "{} is away, {} stands in",
    removed: "{}: holiday cancelled",
    planned: "Holiday {} – {}, {} will stand in",
    now: "Away until {}, {} stands in",
    over: "The holiday is over. Clients are still open to {}",
    close: "Close the access",
    unseen: "Clients not open to the stand-in: {}",
    open: "Open",
    instead: "for {}",
};
