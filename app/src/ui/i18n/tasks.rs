//! The words of tasks. Never here: which are shown when.

words! {
    /// The words.
    pub struct TaskStrings {
        /// The screen, and the card of a client.
        pub title: &'static str,
        /// The sheet.
        pub new: &'static str,
        /// The sheet.
        pub edit: &'static str,
        /// A field.
        pub name: &'static str,
        /// A field.
        pub kind: &'static str,
        /// Another kind.
        pub kind_other: &'static str,
        /// A field.
        pub day: &'static str,
        /// A day.
        pub today: &'static str,
        /// Without a day.
        pub no_day: &'static str,
        /// A field.
        pub time: &'static str,
        /// A field.
        pub repeat: &'static str,
        /// Repeats, in the order of `REPEATS`; the first one is none.
        pub repeats: [&'static str; 9],
        /// A field.
        pub client: &'static str,
        /// What to type there.
        pub client_hint: &'static str,
        /// A field.
        pub deal: &'static str,
        /// No deal.
        pub no_deal: &'static str,
        /// A field.
        pub text: &'static str,
        /// No client was chosen.
        pub need_client: &'static str,
        /// No name was typed.
        pub need_name: &'static str,
        /// A toast.
        pub created: &'static str,
        /// A toast.
        pub saved: &'static str,
        /// A toast.
        pub finished: &'static str,
        /// A toast.
        pub reopened: &'static str,
        /// A toast: to this day.
        pub moved: &'static str,
        /// A toast.
        pub deleted: &'static str,
        /// Deletes.
        pub delete: &'static str,
        /// Finishes.
        pub finish: &'static str,
        /// Opens again.
        pub reopen: &'static str,
        /// Moves to another day.
        pub move_to: &'static str,
        /// No tasks of a client.
        pub none_here: &'static str,
        /// Settled tasks.
        pub settled: &'static str,
        /// Parts of the list, in the order of `When::ALL`.
        pub parts: [&'static str; 6],
        /// No tasks at all.
        pub empty: &'static str,
        /// What the screen is for.
        pub empty_text: &'static str,
        /// The list.
        pub list: &'static str,
        /// The calendar of a month.
        pub month: &'static str,
        /// The calendar of a week.
        pub week: &'static str,
        /// The name of that switch.
        pub views: &'static str,
        /// To the time before.
        pub earlier: &'static str,
        /// To the time after.
        pub later: &'static str,
        /// More tasks on a day.
        pub more: &'static str,
        /// How the calendar works.
        pub calendar_help: &'static str,
        /// A day without tasks.
        pub day_empty: &'static str,
        /// Months by themselves.
        pub months: [&'static str; 12],
    }
}

/// Russian.
pub const RU: TaskStrings = TaskStrings {
    title: "Задачи",
    new: "Новая задача",
    edit: "Задача",
    name: "Что сделать",
    kind: "Вид",
    kind_other: "Другое",
    day: "День",
    today: "Сегодня",
    no_day: "Без дня",
    time: "Время",
    repeat: "Повтор",
    repeats: [
        "Не повторять",
        "Каждый день",
        "Каждую неделю",
        "Раз в две недели",
        "Каждый месяц",
        "Раз в два месяца",
        "Раз в квартал",
        "Раз в полгода",
        "Каждый год",
    ],
    client: "Клиент",
    client_hint: "Имя или телефон",
    deal: "Сделка",
    no_deal: "Без сделки",
    text: "Подробности",
    need_client: "Выберите клиента",
    need_name: "Напишите, что сделать",
    created: "Задача создана",
    saved: "Задача сохранена",
    finished: "Готово: {}",
    reopened: "Задача снова открыта",
    moved: "Перенесено: {}",
    deleted: "Задача удалена",
    delete: "Удалить задачу",
    finish: "Готово",
    reopen: "Открыть снова",
    move_to: "Перенести",
    none_here: "Задач нет: что дальше?",
    settled: "Выполнено: {}",
    parts: ["Просрочено", "Сегодня", "Завтра", "На этой неделе", "Позже", "Без дня"],
    empty: "Задач нет",
    empty_text: "Задача — это обещание с датой: позвонить, отправить, приехать. Она появится в «Сегодня» в свой день.",
    list: "Список",
    month: "Месяц",
    week: "Неделя",
    views: "Вид",
    earlier: "Назад",
    later: "Вперёд",
    more: "ещё {}",
    calendar_help: "Задачу можно перетащить на другой день или перенести через её меню.",
    day_empty: "На этот день задач нет",
    months: ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"],
};

/// Uzbek.
pub const UZ: TaskStrings = TaskStrings {
    title: "Vazifalar",
    new: "Yangi vazifa",
    edit: "Vazifa",
    name: "Nima qilish kerak",
    kind: "Turi",
    kind_other: "Boshqa",
    day: "Kun",
    today: "Bugun",
    no_day: "Kunsiz",
    time: "Vaqt",
    repeat: "Takror",
    repeats: [
        "Takrorlanmaydi",
        "Har kuni",
        "Har hafta",
        "Ikki haftada bir",
        "Har oy",
        "Ikki oyda bir",
        "Chorakda bir",
        "Yarim yilda bir",
        "Har yili",
    ],
    client: "Mijoz",
    client_hint: "Ism yoki telefon",
    deal: "Bitim",
    no_deal: "Bitimsiz",
    text: "Tafsilotlar",
    need_client: "Mijozni tanlang",
    need_name: "Nima qilish kerakligini yozing",
    created: "Vazifa yaratildi",
    saved: "Vazifa saqlandi",
    finished: "Bajarildi: {}",
    reopened: "Vazifa qayta ochildi",
    moved: "Koʻchirildi: {}",
    deleted: "Vazifa oʻchirildi",
    delete: "Vazifani oʻchirish",
    finish: "Bajarildi",
    reopen: "Qayta ochish",
    move_to: "Koʻchirish",
    none_here: "Vazifa yoʻq: keyin nima?",
    settled: "Bajarilgan: {}",
    parts: ["Muddati oʻtgan", "Bugun", "Ertaga", "Shu hafta", "Keyinroq", "Kunsiz"],
    empty: "Vazifalar yoʻq",
    empty_text: "Vazifa — sanali vaʼda: qoʻngʻiroq qilish, yuborish, borish. Oʻz kunida u «Bugun»da chiqadi.",
    list: "Roʻyxat",
    month: "Oy",
    week: "Hafta",
    views: "Koʻrinish",
    earlier: "Orqaga",
    later: "Oldinga",
    more: "yana {}",
    calendar_help: "Vazifani boshqa kunga sudrab oʻtkazish yoki menyusi orqali koʻchirish mumkin.",
    day_empty: "Bu kunga vazifa yoʻq",
    months: ["Yanvar", "Fevral", "Mart", "Aprel", "May", "Iyun", "Iyul", "Avgust", "Sentabr", "Oktabr", "Noyabr", "Dekabr"],
};

/// English.
pub const EN: TaskStrings = TaskStrings {
    title: "Tasks",
    new: "New task",
    edit: "Task",
    name: "What to do",
    kind: "Kind",
    kind_other: "Other",
    day: "Day",
    today: "Today",
    no_day: "No day",
    time: "Time",
    repeat: "Repeats",
    repeats: [
        "Does not repeat",
        "Every day",
        "Every week",
        "Every two weeks",
        "Every month",
        "Every two months",
        "Every quarter",
        "Every half-year",
        "Every year",
    ],
    client: "Client",
    client_hint: "Name or phone",
    deal: "Deal",
    no_deal: "No deal",
    text: "Details",
    need_client: "Choose a client",
    need_name: "Write what to do",
    created: "Task created",
    saved: "Task saved",
    finished: "Done: {}",
    reopened: "The task is open again",
    moved: "Moved: {}",
    deleted: "Task deleted",
    delete: "Delete task",
    finish: "Done",
    reopen: "Open again",
    move_to: "Move",
    none_here: "No tasks: what comes next?",
    settled: "Done: {}",
    parts: ["Overdue", "Today", "Tomorrow", "This week", "Later", "No day"],
    empty: "No tasks",
    empty_text: "A task is a promise with a date: call, send, visit. It shows in Today on its day.",
    list: "List",
    month: "Month",
    week: "Week",
    views: "View",
    earlier: "Back",
    later: "Forward",
    more: "{} more",
    calendar_help: "A task can be dragged to another day, or moved by its menu.",
    day_empty: "No tasks on this day",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};
