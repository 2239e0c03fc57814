//! Words of other companies where the same person works. Never here: the team of this one.

words! {
    /// The words of one language.
    pub struct WorkspaceStrings {
        /// A part of the own account.
        pub title: &'static str,
        /// What it is for.
        pub text: &'static str,
        /// What is typed.
        pub address: &'static str,
        /// Adds it.
        pub add: &'static str,
        /// Takes one off the list; of a name.
        pub remove: &'static str,
        /// Goes there; of a name.
        pub go: &'static str,
        /// The person came from there.
        pub came: &'static str,
        /// It is no address.
        pub no_address: &'static str,
        /// It is this one.
        pub here: &'static str,
        /// It is in the list.
        pub known: &'static str,
        /// There are too many.
        pub full: &'static str,
    }
}

/// Russian.
pub const RU: WorkspaceStrings = WorkspaceStrings {
    title: "Другие компании",
    text: "Работаете в нескольких компаниях? Добавьте адрес другой и переходите одним нажатием. Данные компаний никогда не смешиваются.",
    address: "Адрес, например firma.uz",
    add: "Добавить",
    remove: "Убрать «{}» из списка",
    go: "Перейти: {}",
    came: "Вы пришли из «{}». Добавить в список, чтобы возвращаться?",
    no_address: "Это не похоже на адрес. Скопируйте его из строки браузера.",
    here: "Это адрес компании, в которой вы сейчас.",
    known: "Этот адрес уже в списке.",
    full: "В списке уже 20 адресов. Уберите ненужный.",
};

/// Uzbek.
pub const UZ: WorkspaceStrings = WorkspaceStrings {
    title: "Boshqa kompaniyalar",
    text: "Bir nechta kompaniyada ishlaysizmi? Boshqasining manzilini qoʻshing va bir bosishda oʻting. Kompaniyalar maʼlumotlari hech qachon aralashmaydi.",
    address: "Manzil, masalan firma.uz",
    add: "Qoʻshish",
    remove: "“{}”ni roʻyxatdan olib tashlash",
    go: "Oʻtish: {}",
    came: "Siz “{}”dan keldingiz. Qaytish uchun roʻyxatga qoʻshilsinmi?",
    no_address: "Bu manzilga oʻxshamaydi. Uni brauzer qatoridan nusxalang.",
    here: "Bu siz hozir ishlayotgan kompaniya manzili.",
    known: "Bu manzil roʻyxatda bor.",
    full: "Roʻyxatda 20 ta manzil bor. Keraksizini olib tashlang.",
};

/// English.
pub const EN: WorkspaceStrings = WorkspaceStrings {
    title: "Other companies",
    text: "Do you work for several companies? Add another one’s address and go there with one press. The data of companies never mix.",
    address: "Address, such as firm.com",
    add: "Add",
    remove: "Take “{}” off the list",
    go: "Go to {}",
    came: "You came from “{}”. Add it to the list, so that you can go back?",
    no_address: "This does not look like an address. Copy it from the browser’s address bar.",
    here: "This is the address of the company where you are.",
    known: "This address is in the list already.",
    full: "There are 20 addresses in the list. Take one off that you do not need.",
};
