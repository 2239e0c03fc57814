//! The words of the example company and of the first start.

words! {
    /// Words of the example and of the welcome.
    pub struct DemoStrings {
        /// The banner while the example is here.
        pub banner: &'static str,
        /// What it means, where there is room.
        pub banner_more: &'static str,
        /// Takes it away.
        pub remove: &'static str,
        /// It was taken away.
        pub removed: &'static str,
        /// Joined, and the example is gone.
        pub joined_without: &'static str,
        /// It could not be fetched.
        pub no_network: &'static str,
        /// There is no room for it.
        pub no_room: &'static str,
        /// The engine was started anew meanwhile.
        pub cut_off: &'static str,
        /// There are clients already.
        pub not_empty: &'static str,
        /// It is on its way.
        pub fetching: &'static str,
        /// It is being made: so many clients of so many.
        pub making: &'static str,
        /// The welcome.
        pub welcome: &'static str,
        /// What Ingot is.
        pub welcome_text: &'static str,
        /// Above the field of the name.
        pub your_name: &'static str,
        /// Why it is asked.
        pub your_name_why: &'static str,
        /// Above the three beginnings.
        pub how: &'static str,
        /// Begin with the example.
        pub example: &'static str,
        /// What the example is.
        pub example_why: &'static str,
        /// Begin with a file.
        pub import: &'static str,
        /// Which file.
        pub import_why: &'static str,
        /// Begin with the first client.
        pub first: &'static str,
        /// What is needed.
        pub first_why: &'static str,
        /// Leaves the welcome.
        pub skip: &'static str,
    }
}

/// Russian.
pub const RU: DemoStrings = DemoStrings {
    banner: "Это пример.",
    banner_more: "Компания выдумана и никуда не отправляется.",
    remove: "Убрать пример",
    removed: "Пример убран. Ваши записи на месте.",
    joined_without: "Вы присоединились. Пример убран, ваши записи на месте.",
    no_network: "Пример сейчас не загрузился: для него нужна сеть. Ничего не изменилось, попробуйте позже или начните со своего клиента.",
    no_room: "Пример не поместился: на устройстве мало места. Ничего не сохранено. Освободите место или начните со своего клиента.",
    cut_off: "Пример не догрузился, ничего не сохранено. Попробуйте ещё раз.",
    not_empty: "Пример ставится только на пустое устройство: здесь уже есть записи. Ничего не изменено.",
    fetching: "Загружаем пример…",
    making: "Готовим пример: {} из {} клиентов",
    welcome: "Добро пожаловать в Ingot",
    welcome_text: "Клиенты, сделки и задачи живут на этом устройстве и работают без сети.",
    your_name: "Как вас зовут?",
    your_name_why: "Так будут подписаны ваши записи. Можно позже.",
    how: "С чего начнём?",
    example: "Показать на примере",
    example_why: "Выдуманная компания с годом продаж. Уберёте одним нажатием.",
    import: "Перенести из файла",
    import_why: "Таблица CSV из Excel или другой CRM.",
    first: "Добавить первого клиента",
    first_why: "Хватит имени или телефона.",
    skip: "Осмотреться самому",
};

/// Uzbek.
pub const UZ: DemoStrings = DemoStrings {
    banner: "Bu namuna.",
    banner_more: "Kompaniya oʻylab topilgan va hech qayerga yuborilmaydi.",
    remove: "Namunani olib tashlash",
    removed: "Namuna olib tashlandi. Yozuvlaringiz joyida.",
    joined_without: "Qoʻshildingiz. Namuna olib tashlandi, yozuvlaringiz joyida.",
    no_network: "Namuna hozir yuklanmadi: unga tarmoq kerak. Hech narsa oʻzgarmadi, keyinroq urinib koʻring yoki oʻz mijozingizdan boshlang.",
    no_room: "Namuna sigʻmadi: qurilmada joy kam. Hech narsa saqlanmadi. Joy boʻshating yoki oʻz mijozingizdan boshlang.",
    cut_off: "Namuna toʻliq yuklanmadi, hech narsa saqlanmadi. Yana urinib koʻring.",
    not_empty: "Namuna faqat boʻsh qurilmaga qoʻyiladi: bu yerda yozuvlar bor. Hech narsa oʻzgarmadi.",
    fetching: "Namuna yuklanmoqda…",
    making: "Namuna tayyorlanmoqda: {} / {} mijoz",
    welcome: "Ingotga xush kelibsiz",
    welcome_text: "Mijozlar, bitimlar va vazifalar shu qurilmada turadi va tarmoqsiz ishlaydi.",
    your_name: "Ismingiz nima?",
    your_name_why: "Yozuvlaringiz shu nom bilan imzolanadi. Keyinroq ham mumkin.",
    how: "Nimadan boshlaymiz?",
    example: "Namunada koʻrsatish",
    example_why: "Bir yillik savdosi bor oʻylab topilgan kompaniya. Bir bosishda olib tashlanadi.",
    import: "Fayldan koʻchirish",
    import_why: "Excel yoki boshqa CRM dan CSV jadval.",
    first: "Birinchi mijozni qoʻshish",
    first_why: "Ism yoki telefon kifoya.",
    skip: "Oʻzim koʻrib chiqaman",
};

/// English.
pub const EN: DemoStrings = DemoStrings {
    banner: "This is an example.",
    banner_more: "The company is made up and never sent anywhere.",
    remove: "Remove the example",
    removed: "The example is gone. Your records are still here.",
    joined_without: "You have joined. The example is gone, your records are still here.",
    no_network: "The example could not be loaded: it needs the network. Nothing changed. Try later, or begin with a client of your own.",
    no_room: "The example did not fit: the device is short of space. Nothing was saved. Free some space, or begin with a client of your own.",
    cut_off: "The example did not finish loading and nothing was saved. Try again.",
    not_empty: "The example needs an empty device: there are records here. Nothing changed.",
    fetching: "Loading the example…",
    making: "Preparing the example: {} of {} clients",
    welcome: "Welcome to Ingot",
    welcome_text: "Clients, deals and tasks live on this device and work without a network.",
    your_name: "What is your name?",
    your_name_why: "Your entries are signed with it. You can do this later.",
    how: "How shall we begin?",
    example: "Show me an example",
    example_why: "A made-up company with a year of sales. Removed in one tap.",
    import: "Bring a file",
    import_why: "A CSV table from Excel or another CRM.",
    first: "Add the first client",
    first_why: "A name or a phone is enough.",
    skip: "Look around first",
};
