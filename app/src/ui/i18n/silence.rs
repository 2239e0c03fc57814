//! Words of devices that the relay has not seen for long: the setting, the warnings, what is said afterwards. Never here: when.

use crate::model::plural::Forms;

words! {
    /// The words of one language.
    pub struct SilenceStrings {
        /// The setting.
        pub title: &'static str,
        /// What it does.
        pub text: &'static str,
        /// Its field.
        pub after: &'static str,
        /// No device erases itself.
        pub never: &'static str,
        /// How long is left.
        pub hours_n: Forms,
        /// Soon: in how many days.
        pub near: &'static str,
        /// Now: after how long of the open app.
        pub over: &'static str,
        /// What would be lost.
        pub unsent: &'static str,
        /// Tries at once.
        pub connect: &'static str,
        /// Signs in, where the relay wants that first.
        pub enter: &'static str,
        /// It is done.
        pub done_title: &'static str,
        /// What happened, and how to go on.
        pub done_text: &'static str,
        /// What was lost.
        pub lost: &'static str,
    }
}

/// Russian.
pub const RU: SilenceStrings = SilenceStrings {
    title: "Устройства, которые пропали",
    text: "Устройство, которое столько дней не выходило на связь, само сотрёт данные компании. За три дня оно предупредит. Неотправленные записи получат ещё сутки работы приложения.",
    after: "Стирать без связи через",
    never: "Никогда",
    hours_n: Forms { one: "час", few: "часа", many: "часов" },
    near: "Устройство давно не выходило на связь. Если не подключиться, через {} данные компании на нём сотрутся.",
    over: "Срок без связи вышел. Через {} работы приложения данные компании здесь сотрутся. Подключитесь или проверьте дату на устройстве.",
    unsent: "Не отправлено и пропадёт: {}.",
    connect: "Подключиться",
    enter: "Войти",
    done_title: "Данные с этого устройства стёрты",
    done_text: "Оно дольше, чем разрешает компания, не выходило на связь. Всё отправленное цело на сервере: войдите, и данные загрузятся снова.",
    lost: "Не успело уйти и пропало: {}. Внесите это снова.",
};

/// Uzbek.
pub const UZ: SilenceStrings = SilenceStrings {
    title: "Yoʻqolgan qurilmalar",
    text: "Shuncha kun aloqaga chiqmagan qurilma kompaniya maʼlumotlarini oʻzi oʻchiradi. Uch kun oldin ogohlantiradi. Yuborilmagan yozuvlarga ilova ishlagan yana bir sutka beriladi.",
    after: "Aloqasiz shuncha vaqtdan keyin oʻchirish",
    never: "Hech qachon",
    hours_n: Forms { one: "soat", few: "soat", many: "soat" },
    near: "Qurilma anchadan beri aloqaga chiqmadi. Ulanmasangiz, {}dan keyin undagi kompaniya maʼlumotlari oʻchadi.",
    over: "Aloqasiz muddat tugadi. Ilova {} ishlagach, bu yerdagi kompaniya maʼlumotlari oʻchadi. Ulaning yoki qurilmadagi sanani tekshiring.",
    unsent: "Yuborilmagan va yoʻqoladi: {}.",
    connect: "Ulanish",
    enter: "Kirish",
    done_title: "Bu qurilmadagi maʼlumotlar oʻchirildi",
    done_text: "U kompaniya ruxsat berganidan uzoqroq aloqaga chiqmadi. Yuborilganlarning hammasi serverda butun: kiring, maʼlumotlar qayta yuklanadi.",
    lost: "Yuborilmay yoʻqoldi: {}. Ularni qaytadan kiriting.",
};

/// English.
pub const EN: SilenceStrings = SilenceStrings {
    title: "Devices that went missing",
    text: "A device that was not in contact for so many days erases the company's data by itself. It warns three days before. Unsent entries get one more day of the open app.",
    after: "Erase without contact after",
    never: "Never",
    hours_n: Forms { one: "hour", few: "hours", many: "hours" },
    near: "This device has not been in contact for long. Unless you connect, the company's data on it is erased in {}.",
    over: "The time without contact is over. After {} of the open app, the company's data here is erased. Connect, or check the device's date.",
    unsent: "Not sent, and lost then: {}.",
    connect: "Connect",
    enter: "Sign in",
    done_title: "The data on this device was erased",
    done_text: "It was out of contact for longer than the company allows. Everything that was sent is safe on the server: sign in, and the data loads again.",
    lost: "Not sent in time and gone: {}. Please enter it again.",
};
