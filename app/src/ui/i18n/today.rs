//! The words of the worklist. Never here: which are shown when.

use crate::model::plural::Forms;

words! {
    /// The words.
    pub struct TodayStrings {
        /// The screen.
        pub title: &'static str,
        /// Sections, in the order of `Section::ALL`.
        pub sections: [&'static str; 5],
        /// The same on counters, short.
        pub counters: [&'static str; 5],
        /// All sections.
        pub everything: &'static str,
        /// Own work.
        pub mine: &'static str,
        /// Everybody's work.
        pub all: &'static str,
        /// The name of that switch.
        pub whose: &'static str,
        /// The name of the counters.
        pub counters_label: &'static str,
        /// Shows the rest of a section.
        pub show_all: &'static str,
        /// A late task; its name, then when it was due.
        pub task_late: &'static str,
        /// A task with a time; its name, then the time.
        pub task_at: &'static str,
        /// An enquiry: its subject, then how long it waits.
        pub enquiry: &'static str,
        /// An enquiry without a subject.
        pub enquiry_bare: &'static str,
        /// A complaint: its subject, then how long it waits.
        pub complaint: &'static str,
        /// A deal: for how long nothing happened, then its title.
        pub deal: &'static str,
        /// A deal in which something happened today.
        pub deal_now: &'static str,
        /// Silence: the days, then the norm.
        pub silence: &'static str,
        /// There was never a contact.
        pub never: &'static str,
        /// Main actions.
        pub call: &'static str,
        /// Writes.
        pub write: &'static str,
        /// Makes an offer.
        pub offer: &'static str,
        /// Opens the client.
        pub open: &'static str,
        /// Plans a step.
        pub step: &'static str,
        /// How the call ended.
        pub outcome: &'static str,
        /// A result.
        pub reached: &'static str,
        /// A result.
        pub no_answer: &'static str,
        /// A result.
        pub call_back: &'static str,
        /// A result.
        pub refused: &'static str,
        /// A result: a message was sent.
        pub sent: &'static str,
        /// The note field.
        pub note: &'static str,
        /// What comes next.
        pub next: &'static str,
        /// A day.
        pub tomorrow: &'static str,
        /// A day.
        pub in_a_week: &'static str,
        /// Chooses a day in the calendar.
        pub other_day: &'static str,
        /// Nothing comes next.
        pub no_next: &'static str,
        /// Saves.
        pub save_next: &'static str,
        /// Saves, in a sheet.
        pub save: &'static str,
        /// What happened lately.
        pub recent: &'static str,
        /// Nothing happened lately.
        pub recent_none: &'static str,
        /// Done.
        pub done: &'static str,
        /// Puts off.
        pub snooze: &'static str,
        /// A toast.
        pub saved: &'static str,
        /// A toast: it is done.
        pub done_toast: &'static str,
        /// A toast: until this day.
        pub snoozed: &'static str,
        /// The name of a step that calls.
        pub step_call: &'static str,
        /// The name of a step after "call back".
        pub step_call_back: &'static str,
        /// Neither a result nor a step was chosen.
        pub choose_first: &'static str,
        /// Without a phone.
        pub no_phone: &'static str,
        /// Everything is done.
        pub zero: &'static str,
        /// What that means.
        pub zero_text: &'static str,
        /// A filtered section is empty.
        pub section_zero: &'static str,
        /// Shows all sections again.
        pub show_everything: &'static str,
        /// Before the first client.
        pub first: &'static str,
        /// What the screen will be.
        pub first_text: &'static str,
        /// Ways to write.
        pub ways: &'static str,
        /// A key.
        pub key_walk: &'static str,
        /// A key.
        pub key_call: &'static str,
        /// A key.
        pub key_write: &'static str,
        /// A key.
        pub key_done: &'static str,
        /// A key.
        pub key_snooze: &'static str,
        /// A key.
        pub key_result: &'static str,
        /// A key.
        pub key_task: &'static str,
        /// The heading of those keys.
        pub keys: &'static str,
        /// Tasks after a number, for the badge's name.
        pub waiting_n: Forms,
        /// Weekdays from Monday.
        pub weekdays: [&'static str; 7],
        /// Weekdays from Monday, short.
        pub weekdays_short: [&'static str; 7],
        /// A day in full: weekday, day of the month, month.
        pub long: &'static str,
    }
}

/// Russian.
pub const RU: TodayStrings = TodayStrings {
    title: "Сегодня",
    sections: ["Просрочено", "Сегодня", "Новые обращения", "Нет следующего шага", "Пора напомнить о себе"],
    counters: ["Просрочено", "Сегодня", "Обращения", "Без шага", "По частоте"],
    everything: "Всё",
    mine: "Мои",
    all: "Все",
    whose: "Чьи дела",
    counters_label: "Что показать",
    show_all: "Показать ещё {}",
    task_late: "{} · {}",
    task_at: "{} · {}",
    enquiry: "{} · {}",
    enquiry_bare: "Обращение",
    complaint: "Жалоба: {} · {}",
    deal: "Без задачи {} · {}",
    deal_now: "Без задачи · {}",
    silence: "Нет контакта {} · норма {}",
    never: "Ещё не общались",
    call: "Позвонить",
    write: "Написать",
    offer: "Отправить",
    open: "Открыть",
    step: "Шаг",
    outcome: "Чем закончилось",
    reached: "Поговорили",
    no_answer: "Недозвон",
    call_back: "Перезвонить",
    refused: "Отказ",
    sent: "Написали",
    note: "О чём договорились",
    next: "Следующий шаг",
    tomorrow: "Завтра",
    in_a_week: "Через неделю",
    other_day: "Другой день",
    no_next: "Без шага",
    save_next: "Сохранить и к следующему",
    save: "Сохранить",
    recent: "Недавно",
    recent_none: "Записей пока нет",
    done: "Готово",
    snooze: "Отложить",
    saved: "Записано: {}",
    done_toast: "Готово: {}",
    snoozed: "Отложено: {}",
    step_call: "Позвонить",
    step_call_back: "Перезвонить",
    choose_first: "Выберите, чем закончилось, или день следующего шага",
    no_phone: "Телефона нет",
    zero: "На сегодня всё",
    zero_text: "Никто не ждёт звонка, и у каждой сделки есть следующий шаг. Хорошая работа.",
    section_zero: "Здесь пусто: всё сделано",
    show_everything: "Показать всё",
    first: "День начнётся отсюда",
    first_text: "Здесь соберутся звонки, обращения и сделки, которые ждут вас сегодня. Начните с первого клиента.",
    ways: "Как написать",
    key_walk: "Вниз и вверх по списку",
    key_call: "Позвонить",
    key_write: "Написать",
    key_done: "Готово",
    key_snooze: "Отложить",
    key_result: "Чем закончилось",
    key_task: "Новая задача",
    keys: "На экране «Сегодня»",
    waiting_n: Forms { one: "дело ждёт", few: "дела ждут", many: "дел ждут" },
    weekdays: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    weekdays_short: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
    long: "{}, {}\u{a0}{}",
};

/// Uzbek.
pub const UZ: TodayStrings = TodayStrings {
    title: "Bugun",
    sections: ["Muddati oʻtgan", "Bugun", "Yangi murojaatlar", "Keyingi qadam yoʻq", "Oʻzimizni eslatish vaqti"],
    counters: ["Muddati oʻtgan", "Bugun", "Murojaatlar", "Qadamsiz", "Davriylik"],
    everything: "Hammasi",
    mine: "Meniki",
    all: "Hamma",
    whose: "Kimning ishlari",
    counters_label: "Nimani koʻrsatish",
    show_all: "Yana {} tasini koʻrsatish",
    task_late: "{} · {}",
    task_at: "{} · {}",
    enquiry: "{} · {}",
    enquiry_bare: "Murojaat",
    complaint: "Shikoyat: {} · {}",
    deal: "{} vazifasiz · {}",
    deal_now: "Vazifasiz · {}",
    silence: "{} aloqa yoʻq · meʼyor {}",
    never: "Hali gaplashilmagan",
    call: "Qoʻngʻiroq",
    write: "Yozish",
    offer: "Yuborish",
    open: "Ochish",
    step: "Qadam",
    outcome: "Nima boʻldi",
    reached: "Gaplashildi",
    no_answer: "Javob yoʻq",
    call_back: "Qayta qoʻngʻiroq",
    refused: "Rad etdi",
    sent: "Yozildi",
    note: "Nimaga kelishildi",
    next: "Keyingi qadam",
    tomorrow: "Ertaga",
    in_a_week: "Bir haftadan keyin",
    other_day: "Boshqa kun",
    no_next: "Qadamsiz",
    save_next: "Saqlash va keyingisi",
    save: "Saqlash",
    recent: "Yaqinda",
    recent_none: "Hozircha yozuv yoʻq",
    done: "Bajarildi",
    snooze: "Keyinga qoldirish",
    saved: "Yozildi: {}",
    done_toast: "Bajarildi: {}",
    snoozed: "Keyinga qoldirildi: {}",
    step_call: "Qoʻngʻiroq qilish",
    step_call_back: "Qayta qoʻngʻiroq qilish",
    choose_first: "Nima boʻlganini yoki keyingi qadam kunini tanlang",
    no_phone: "Telefon yoʻq",
    zero: "Bugunga hammasi tayyor",
    zero_text: "Hech kim qoʻngʻiroq kutmayapti, har bir bitimning keyingi qadami bor. Yaxshi ish.",
    section_zero: "Bu yer boʻsh: hammasi bajarilgan",
    show_everything: "Hammasini koʻrsatish",
    first: "Kun shu yerdan boshlanadi",
    first_text: "Bu yerda bugun sizni kutayotgan qoʻngʻiroq, murojaat va bitimlar toʻplanadi. Birinchi mijozdan boshlang.",
    ways: "Qanday yozish",
    key_walk: "Roʻyxat boʻylab pastga va yuqoriga",
    key_call: "Qoʻngʻiroq qilish",
    key_write: "Yozish",
    key_done: "Bajarildi",
    key_snooze: "Keyinga qoldirish",
    key_result: "Nima boʻldi",
    key_task: "Yangi vazifa",
    keys: "«Bugun» ekranida",
    waiting_n: Forms { one: "ish kutmoqda", few: "ish kutmoqda", many: "ish kutmoqda" },
    weekdays: ["dushanba", "seshanba", "chorshanba", "payshanba", "juma", "shanba", "yakshanba"],
    weekdays_short: ["du", "se", "ch", "pa", "ju", "sh", "ya"],
    long: "{}, {}-{}",
};

/// English.
pub const EN: TodayStrings = TodayStrings {
    title: "Today",
    sections: ["Overdue", "Today", "New enquiries", "No next step", "Time to get in touch"],
    counters: ["Overdue", "Today", "Enquiries", "No step", "In touch"],
    everything: "All",
    mine: "Mine",
    all: "Everyone’s",
    whose: "Whose work",
    counters_label: "What to show",
    show_all: "Show {} more",
    task_late: "{} · {}",
    task_at: "{} · {}",
    enquiry: "{} · {}",
    enquiry_bare: "Enquiry",
    complaint: "Complaint: {} · {}",
    deal: "No task for {} · {}",
    deal_now: "No task · {}",
    silence: "No contact for {} · norm {}",
    never: "Never contacted",
    call: "Call",
    write: "Write",
    offer: "Send",
    open: "Open",
    step: "Step",
    outcome: "How did it go",
    reached: "Talked",
    no_answer: "No answer",
    call_back: "Call back",
    refused: "Refused",
    sent: "Written",
    note: "What was agreed",
    next: "Next step",
    tomorrow: "Tomorrow",
    in_a_week: "In a week",
    other_day: "Another day",
    no_next: "No step",
    save_next: "Save and go on",
    save: "Save",
    recent: "Recently",
    recent_none: "Nothing written yet",
    done: "Done",
    snooze: "Snooze",
    saved: "Logged: {}",
    done_toast: "Done: {}",
    snoozed: "Snoozed: {}",
    step_call: "Call",
    step_call_back: "Call back",
    choose_first: "Choose how it went, or a day for the next step",
    no_phone: "No phone",
    zero: "All done for today",
    zero_text: "Nobody waits for a call, and every deal has a next step. Good work.",
    section_zero: "Nothing here: all done",
    show_everything: "Show everything",
    first: "Your day will start here",
    first_text: "Calls, enquiries and deals that wait for you today will gather here. Begin with the first client.",
    ways: "Ways to write",
    key_walk: "Down and up the list",
    key_call: "Call",
    key_write: "Write",
    key_done: "Done",
    key_snooze: "Snooze",
    key_result: "How it went",
    key_task: "New task",
    keys: "On “Today”",
    waiting_n: Forms { one: "waits", few: "wait", many: "wait" },
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdays_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    long: "{}, {} {}",
};
