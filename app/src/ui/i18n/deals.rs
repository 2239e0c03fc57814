//! The words of deals: the next step, the sheet after a sale, quick filters. Never here: what is shown when.

use ingot_shared::Date;
use ingot_shared::domain::rules::next_step::NextStep;

use super::time::day_of;
use super::{fill, t};
use crate::model::next_step::Step;

words! {
    /// The words of one language.
    pub struct DealStrings {
        /// The sheet after a sale.
        pub win_title: &'static str,
        /// Why it is asked.
        pub win_hint: &'static str,
        /// The four kinds of follow-up.
        pub follow: &'static str,
        /// Their names, in the order of the domain's list.
        pub follow_ups: [&'static str; 4],
        /// The choice of the day.
        pub when: &'static str,
        /// In three days, a week, two weeks, a month, two months.
        pub spans: [&'static str; 5],
        /// Another day, from the calendar.
        pub other_day: &'static str,
        /// Closes the deal as won.
        pub win_save: &'static str,
        /// No follow-up is chosen.
        pub need_follow: &'static str,
        /// No day is chosen.
        pub need_day: &'static str,
        /// Nothing is planned.
        pub no_step: &'static str,
        /// The task is late.
        pub overdue: &'static str,
        /// Tomorrow.
        pub tomorrow: &'static str,
        /// A day and a time: `{}, {}`.
        pub day_at: &'static str,
        /// Nothing happens with the deal.
        pub rotting: &'static str,
        /// How long nothing has happened: `{}` days.
        pub idle_for: &'static str,
        /// The name of the quick filters.
        pub filters: &'static str,
        /// The quick filters, in their order.
        pub filter: [&'static str; 4],
        /// Makes the deal again.
        pub repeat: &'static str,
        /// A toast.
        pub repeated: &'static str,
        /// A deal's fact.
        pub expected: &'static str,
        /// Another client has the phone or the address.
        pub already: &'static str,
    }
}

/// Russian.
pub const RU: DealStrings = DealStrings {
    win_title: "Продажа! Что дальше?",
    win_hint: "Довольный клиент покупает снова, если о нём не забыть. Выберите шаг и день.",
    follow: "Следующий шаг",
    follow_ups: ["Позвонить", "Написать сообщение", "Сделать новое предложение", "Спросить, всё ли нравится"],
    when: "Когда",
    spans: ["Через 3 дня", "Через неделю", "Через 2 недели", "Через месяц", "Через 2 месяца"],
    other_day: "Другой день",
    win_save: "Продано",
    need_follow: "Выберите, что будет дальше",
    need_day: "Выберите день",
    no_step: "нет задачи",
    overdue: "Просрочено",
    tomorrow: "завтра",
    day_at: "{} {}",
    rotting: "Застряла",
    idle_for: "{} дн. без движения",
    filters: "Быстрые фильтры",
    filter: ["Мои", "Без шага", "Просрочены", "Застряли"],
    repeat: "Повторить сделку",
    repeated: "Сделка повторена",
    expected: "Ожидаем оплату",
    already: "Уже есть:",
};

/// Uzbek.
pub const UZ: DealStrings = DealStrings {
    win_title: "Sotuv boʻldi! Keyin nima?",
    win_hint: "Mamnun mijoz uni unutishmasa, yana xarid qiladi. Qadam va kunni tanlang.",
    follow: "Keyingi qadam",
    follow_ups: ["Qoʻngʻiroq qilish", "Xabar yozish", "Yangi taklif berish", "Yoqdimi, deb soʻrash"],
    when: "Qachon",
    spans: ["3 kundan keyin", "Bir haftadan keyin", "2 haftadan keyin", "Bir oydan keyin", "2 oydan keyin"],
    other_day: "Boshqa kun",
    win_save: "Sotildi",
    need_follow: "Keyin nima boʻlishini tanlang",
    need_day: "Kunni tanlang",
    no_step: "vazifa yoʻq",
    overdue: "Muddati oʻtgan",
    tomorrow: "ertaga",
    day_at: "{} {}",
    rotting: "Toʻxtab qolgan",
    idle_for: "{} kun harakatsiz",
    filters: "Tezkor filtrlar",
    filter: ["Meniki", "Qadamsiz", "Muddati oʻtgan", "Toʻxtab qolgan"],
    repeat: "Bitimni takrorlash",
    repeated: "Bitim takrorlandi",
    expected: "Toʻlov kutilmoqda",
    already: "Allaqachon bor:",
};

/// English.
pub const EN: DealStrings = DealStrings {
    win_title: "Sold! What comes next?",
    win_hint: "A happy client buys again if you keep in touch. Choose a step and a day.",
    follow: "Next step",
    follow_ups: ["Call", "Send a message", "Make a new offer", "Ask if all is well"],
    when: "When",
    spans: ["In 3 days", "In a week", "In 2 weeks", "In a month", "In 2 months"],
    other_day: "Another day",
    win_save: "Sold",
    need_follow: "Choose what comes next",
    need_day: "Choose a day",
    no_step: "no task",
    overdue: "Overdue",
    tomorrow: "tomorrow",
    day_at: "{} {}",
    rotting: "Stuck",
    idle_for: "nothing for {} days",
    filters: "Quick filters",
    filter: ["Mine", "No step", "Overdue", "Stuck"],
    repeat: "Repeat deal",
    repeated: "Deal repeated",
    expected: "Payment expected",
    already: "Already here:",
};

/// When the next step is, short: `сегодня 14:00`, `27 ноя`, `нет задачи`.
pub fn step(step: &Step) -> String {
    let t = t();
    let Some(due) = step.due else { return t.deal_words.no_step.to_owned() };
    let day = day_of(due.day, step.today);
    match due.time {
        Some(time) => fill(t.deal_words.day_at, &[&day, &time]),
        None => day,
    }
}

/// The next step in full, for a title: `Просрочено: Позвонить, вчера 15:00`.
pub fn step_in_full(of: &Step) -> String {
    let words = &t().deal_words;
    let when = step(of);
    match of.state {
        NextStep::Nothing => when,
        NextStep::Overdue => format!("{}: {}, {when}", words.overdue, of.title),
        NextStep::Today | NextStep::Planned => format!("{}, {when}", of.title),
    }
}

/// The days that the chips of a follow-up stand for.
pub fn span_days(today: Date) -> [Date; 5] {
    [today.add_days(3), today.add_days(7), today.add_days(14), today.add_months(1), today.add_months(2)]
}
