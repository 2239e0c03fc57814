//! The words of the client list: ready-made views, orders, what is done with many. Never here: what is shown when.

words! {
    /// The words of one language.
    pub struct ViewStrings {
        /// Changing a fact of many.
        pub change: super::change::ChangeStrings,
        /// The chips, for a screen reader.
        pub label: &'static str,
        /// The ready-made views in their order: the name, and what the view collects.
        pub ready: [(&'static str, &'static str); 6],
        /// Nobody is in the view.
        pub nobody: &'static str,
        /// The choice of the order.
        pub order: &'static str,
        /// Goes to the names of a letter.
        pub letter: &'static str,
        /// The column of pictures, for a screen reader.
        pub picture: &'static str,
        /// Begins selecting.
        pub choose: &'static str,
        /// The box of a client; its name follows.
        pub pick: &'static str,
        /// What a key does: selects the client in the list that has the focus.
        pub key: &'static str,
        /// The box of everybody.
        pub pick_all: &'static str,
        /// How many are selected.
        pub chosen: &'static str,
        /// Selects everybody found.
        pub all: &'static str,
        /// Lets everybody go.
        pub clear: &'static str,
        /// The bar of actions, for a screen reader.
        pub bar: &'static str,
        /// Says who leads them.
        pub lead: &'static str,
        /// Gives each a task.
        pub task: &'static str,
        /// Takes them away.
        pub delete: &'static str,
        /// A task has no name or no day.
        pub task_missing: &'static str,
        /// Gives the tasks.
        pub task_save: &'static str,
        /// It goes on: how many of how many.
        pub progress: &'static str,
        /// A toast: how many clients, the new leader.
        pub led: &'static str,
        /// A toast: how many clients, the task.
        pub tasked: &'static str,
        /// A toast: how many clients.
        pub deleted: &'static str,
        /// Saves what is shown as a file for spreadsheets.
        pub export: &'static str,
    }
}

/// Russian.
pub const RU: ViewStrings = ViewStrings {
    change: super::change::RU,
    label: "Базы и подборки",
    ready: [
        ("Мои", "Клиенты, которых ведёте вы. Впишите своё имя в настройках, чтобы они нашлись."),
        ("Пора связаться", "Кому давно не звонили и не писали: дольше, чем положено их сегменту."),
        ("Уснувшие", "Покупали, но давно ничего не берут."),
        ("Проверить", "Чьи контакты давно не проверяли: могли устареть."),
        ("Ничьи", "Клиенты, которых никто не ведёт."),
        ("Золото", "Приносят большую часть денег."),
    ],
    nobody: "Здесь никого нет",
    order: "Порядок",
    letter: "К букве",
    picture: "Картинка",
    choose: "Выбрать",
    pick: "Выбрать",
    key: "Выбрать клиента в списке",
    pick_all: "Выбрать всех",
    chosen: "Выбрано: {}",
    all: "Выбрать всех найденных",
    clear: "Снять выбор",
    bar: "Действия с выбранными",
    lead: "Передать",
    task: "Задача",
    delete: "Удалить",
    task_missing: "Напишите, что сделать, и выберите день",
    task_save: "Поставить задачи",
    progress: "Готово {} из {}",
    led: "{}: теперь ведёт {}",
    tasked: "{}: поставлена задача «{}»",
    deleted: "Удалено: {}",
    export: "Скачать таблицей",
};

/// Uzbek.
pub const UZ: ViewStrings = ViewStrings {
    change: super::change::UZ,
    label: "Bazalar va tanlamalar",
    ready: [
        ("Meniki", "Siz yuritadigan mijozlar. Ular topilishi uchun sozlamalarda ismingizni yozing."),
        ("Bogʻlanish vaqti", "Ularga segmenti uchun belgilanganidan uzoqroq qoʻngʻiroq ham, xabar ham boʻlmagan."),
        ("Uxlab qolgan", "Xarid qilgan, lekin anchadan beri hech narsa olmayapti."),
        ("Tekshirish kerak", "Aloqa maʼlumotlari anchadan beri tekshirilmagan: eskirgan boʻlishi mumkin."),
        ("Masʼulsiz", "Hech kim yuritmayotgan mijozlar."),
        ("Oltin", "Pulning katta qismini olib keladi."),
    ],
    nobody: "Bu yerda hech kim yoʻq",
    order: "Tartib",
    letter: "Harfga oʻtish",
    picture: "Rasm",
    choose: "Tanlash",
    pick: "Tanlash",
    key: "Roʻyxatdagi mijozni tanlash",
    pick_all: "Hammasini tanlash",
    chosen: "Tanlandi: {}",
    all: "Topilganlarning hammasini tanlash",
    clear: "Tanlovni bekor qilish",
    bar: "Tanlanganlar bilan amallar",
    lead: "Topshirish",
    task: "Vazifa",
    delete: "Oʻchirish",
    task_missing: "Nima qilishni yozing va kunni tanlang",
    task_save: "Vazifa qoʻyish",
    progress: "{} / {} bajarildi",
    led: "{}: endi masʼul — {}",
    tasked: "{}: «{}» vazifasi qoʻyildi",
    deleted: "Oʻchirildi: {}",
    export: "Jadvalni yuklab olish",
};

/// English.
pub const EN: ViewStrings = ViewStrings {
    change: super::change::EN,
    label: "Bases and views",
    ready: [
        ("Mine", "Clients you lead. Enter your name in the settings for them to be found."),
        ("Due for contact", "Not called or written to for longer than their segment allows."),
        ("Dormant", "Bought once, but nothing for a long time."),
        ("To verify", "Contact details not checked for a long time: they may be out of date."),
        ("Nobody’s", "Clients whom nobody leads."),
        ("Gold", "They bring most of the money."),
    ],
    nobody: "Nobody here",
    order: "Order",
    letter: "Go to letter",
    picture: "Picture",
    choose: "Select",
    pick: "Select",
    key: "Select a client in the list",
    pick_all: "Select all",
    chosen: "{} selected",
    all: "Select all found",
    clear: "Clear selection",
    bar: "Actions with the selected",
    lead: "Assign",
    task: "Task",
    delete: "Delete",
    task_missing: "Say what to do and choose a day",
    task_save: "Add tasks",
    progress: "{} of {} done",
    led: "{}: now led by {}",
    tasked: "{}: task “{}” added",
    deleted: "Deleted: {}",
    export: "Download as table",
};
