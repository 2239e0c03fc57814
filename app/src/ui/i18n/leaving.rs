//! Words of handing over what a member has: when he leaves, or takes another part of the base. Never here: roles.

use crate::model::plural::Forms;

words! {
    /// The words of one language.
    pub struct LeavingStrings {
        /// In a member's menu, and the sheet's main action: he leaves.
        pub leaves: &'static str,
        /// In a member's menu: he stays.
        pub hand_over: &'static str,
        /// The sheet, when he leaves: who.
        pub leaves_title: &'static str,
        /// The sheet, when he stays: who.
        pub hand_over_title: &'static str,
        /// What happens, when he leaves.
        pub leaves_text: &'static str,
        /// What happens, when he stays.
        pub hand_over_text: &'static str,
        /// What he has: clients, deals, tasks, enquiries and complaints, clients he helps with.
        pub has: [&'static str; 5],
        /// He has nothing.
        pub nothing: &'static str,
        /// Who takes over.
        pub to: &'static str,
        /// Nobody else is in the team.
        pub alone: &'static str,
        /// How many clients each takes: of how many.
        pub how_many: &'static str,
        /// The field of one: who.
        pub takes: &'static str,
        /// In equal parts.
        pub evenly: &'static str,
        /// Nobody is chosen.
        pub nobody: &'static str,
        /// The numbers are not all of them: theirs, and how many there are.
        pub not_all: &'static str,
        /// Does it, when he leaves.
        pub leaves_do: &'static str,
        /// Does it, when he stays.
        pub hand_over_do: &'static str,
        /// While it runs: whose, how many, of how many.
        pub running: &'static str,
        /// It was broken off: what is left.
        pub left: &'static str,
        /// Goes on.
        pub go_on: &'static str,
        /// Forgets that it was begun.
        pub leave_it: &'static str,
        /// A toast: whose, how many clients.
        pub done: &'static str,
        /// Numbers of enquiries.
        pub requests_n: Forms,
    }
}

/// Russian.
pub const RU: LeavingStrings = LeavingStrings {
    leaves: "Уходит из компании",
    hand_over: "Передать клиентов",
    leaves_title: "{} уходит",
    hand_over_title: "Передать дела: {}",
    leaves_text: "Всё открытое перейдёт к коллегам, а все устройства сотрудника отключатся. Передачу можно отменить, отключение — нет.",
    hand_over_text: "Всё открытое перейдёт к коллегам. Закрытые сделки и история останутся на его имени.",
    has: ["Клиенты", "Сделки в работе", "Задачи", "Обращения и жалобы", "Помогает с клиентами"],
    nothing: "За сотрудником ничего не числится.",
    to: "Кому",
    alone: "Больше в команде никого нет. Сначала пригласите того, кто примет дела.",
    how_many: "Клиентов каждому, всего {}",
    takes: "Сколько клиентов: {}",
    evenly: "Поровну",
    nobody: "Выберите, кому передать.",
    not_all: "Распределено {} из {}.",
    leaves_do: "Передать и отключить",
    hand_over_do: "Передать",
    running: "Передаём: {} из {}",
    left: "Осталось передать: {}",
    go_on: "Продолжить",
    leave_it: "Не передавать",
    done: "{}: передано, {}",
    requests_n: Forms { one: "обращение", few: "обращения", many: "обращений" },
};

/// Uzbek.
pub const UZ: LeavingStrings = LeavingStrings {
    leaves: "Kompaniyadan ketadi",
    hand_over: "Mijozlarni topshirish",
    leaves_title: "{} ketmoqda",
    hand_over_title: "Ishlarni topshirish: {}",
    leaves_text: "Barcha ochiq ishlar hamkasblarga oʻtadi, xodimning hamma qurilmalari uziladi. Topshirishni bekor qilsa boʻladi, uzishni esa yoʻq.",
    hand_over_text: "Barcha ochiq ishlar hamkasblarga oʻtadi. Yopilgan bitimlar va tarix uning nomida qoladi.",
    has: ["Mijozlar", "Ishdagi bitimlar", "Vazifalar", "Murojaat va shikoyatlar", "Yordam beradigan mijozlari"],
    nothing: "Xodimda hech narsa yoʻq.",
    to: "Kimga",
    alone: "Jamoada boshqa hech kim yoʻq. Avval ishlarni qabul qiladigan odamni taklif qiling.",
    how_many: "Har biriga mijozlar, jami {}",
    takes: "Mijozlar soni: {}",
    evenly: "Teng boʻlish",
    nobody: "Kimga topshirishni tanlang.",
    not_all: "{} taqsimlandi, jami {}.",
    leaves_do: "Topshirish va uzish",
    hand_over_do: "Topshirish",
    running: "Topshirilmoqda: {} / {}",
    left: "Topshirish kerak: {}",
    go_on: "Davom etish",
    leave_it: "Topshirmaslik",
    done: "{}: topshirildi, {}",
    requests_n: Forms { one: "murojaat", few: "murojaat", many: "murojaat" },
};

/// English.
pub const EN: LeavingStrings = LeavingStrings {
    leaves: "Leaves the company",
    hand_over: "Hand over clients",
    leaves_title: "{} leaves",
    hand_over_title: "Hand over the work of {}",
    leaves_text: "Everything open goes to colleagues, and all devices of this member are cut off. The hand-over can be undone; the cut-off cannot.",
    hand_over_text: "Everything open goes to colleagues. Closed deals and the history stay under this name.",
    has: ["Clients", "Open deals", "Tasks", "Enquiries and complaints", "Helps with clients"],
    nothing: "Nothing is in this member’s hands.",
    to: "To whom",
    alone: "Nobody else is in the team. Invite someone who takes over first.",
    how_many: "Clients for each, {} in all",
    takes: "Number of clients: {}",
    evenly: "Evenly",
    nobody: "Choose who takes over.",
    not_all: "{} of {} are given out.",
    leaves_do: "Hand over and cut off",
    hand_over_do: "Hand over",
    running: "Handing over: {} of {}",
    left: "Still to hand over: {}",
    go_on: "Go on",
    leave_it: "Don’t hand over",
    done: "{}: handed over, {}",
    requests_n: Forms { one: "enquiry", few: "enquiries", many: "enquiries" },
};
