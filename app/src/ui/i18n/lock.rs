//! Words of the app's own lock. Never here: when it locks.

use crate::model::plural::Forms;

words! {
    /// The words of one language.
    pub struct LockStrings {
        /// A line of the settings and its sheet.
        pub name: &'static str,
        /// There is none.
        pub off_text: &'static str,
        /// There is one: after how long.
        pub on_text: &'static str,
        /// What it does.
        pub what: &'static str,
        /// What it does not.
        pub beyond: &'static str,
        /// Why there can be none.
        pub alone: &'static str,
        /// A field.
        pub pin_new: &'static str,
        /// A field that may stay empty.
        pub pin_other: &'static str,
        /// A field.
        pub again: &'static str,
        /// A field.
        pub pin_now: &'static str,
        /// A choice.
        pub after: &'static str,
        /// Sets the lock.
        pub turn_on: &'static str,
        /// Takes it away.
        pub turn_off: &'static str,
        /// Locks.
        pub now: &'static str,
        /// In the list of keys.
        pub key: &'static str,
        /// A toast.
        pub on_now: &'static str,
        /// A toast.
        pub off_now: &'static str,
        /// A toast.
        pub saved: &'static str,
        /// A PIN has the wrong length.
        pub short: &'static str,
        /// A PIN is guessed at once.
        pub easy: &'static str,
        /// Two PINs differ.
        pub differ: &'static str,
        /// The PIN was not entered.
        pub now_needed: &'static str,
        /// It is another one.
        pub wrong_here: &'static str,
        /// The browser has no cryptography.
        pub cannot: &'static str,
        /// Above the locked screen.
        pub title: &'static str,
        /// A field.
        pub pin: &'static str,
        /// Opens.
        pub open: &'static str,
        /// It is being looked at.
        pub checking: &'static str,
        /// It is another one: what is left.
        pub wrong: &'static str,
        /// A number of tries.
        pub tries_n: Forms,
        /// After how long one may try again.
        pub wait: &'static str,
        /// To the password.
        pub forgotten: &'static str,
        /// What follows.
        pub forgotten_text: &'static str,
        /// There were too many.
        pub over: &'static str,
        /// What is kept: how many edits.
        pub unsent: &'static str,
        /// Back to the PIN.
        pub back: &'static str,
        /// Opens by a passkey.
        pub by_key: &'static str,
        /// It did not.
        pub key_not: &'static str,
        /// Lets a passkey open too.
        pub key_add: &'static str,
        /// Lets it no longer.
        pub key_drop: &'static str,
        /// What that is, and what is needed for it.
        pub key_what: &'static str,
        /// There was none.
        pub key_none: &'static str,
    }
}

/// Russian.
pub const RU: LockStrings = LockStrings {
    name: "Блокировка PIN-кодом",
    off_text: "Выключена",
    on_text: "Через {} без действий и при запуске",
    what: "Приложение на этом устройстве будет спрашивать PIN-код при запуске и после перерыва. Связь для этого не нужна.",
    beyond: "PIN закрывает экран, но не шифрует данные: от того, кто читает файлы устройства, защищает его собственная блокировка.",
    alone: "Сначала войдите: если PIN забудется, открыть приложение поможет пароль.",
    pin_new: "PIN, от 4 до 12 цифр",
    pin_other: "Новый PIN, если меняете",
    again: "Ещё раз",
    pin_now: "Нынешний PIN",
    after: "Блокировать, если не пользоваться",
    turn_on: "Включить",
    turn_off: "Выключить",
    now: "Заблокировать сейчас",
    key: "Заблокировать",
    on_now: "Блокировка включена",
    off_now: "Блокировка выключена. Задать новый PIN можно в настройках.",
    saved: "Блокировка изменена",
    short: "Нужно от 4 до 12 цифр.",
    easy: "Такой PIN угадают сразу. Возьмите другой.",
    differ: "PIN-коды не совпадают.",
    now_needed: "Введите нынешний PIN.",
    wrong_here: "PIN не подходит.",
    cannot: "Браузер не может проверить PIN на этой странице.",
    title: "Заблокировано",
    pin: "PIN-код",
    open: "Открыть",
    checking: "Проверяем…",
    wrong: "PIN не подходит. Осталось: {}.",
    tries_n: Forms { one: "попытка", few: "попытки", many: "попыток" },
    wait: "Следующая попытка через {}",
    forgotten: "Забыли PIN?",
    forgotten_text: "Введите пароль вашего доступа. PIN после этого выключится. Нужна связь с сервером.",
    over: "Слишком много неверных PIN-кодов. Введите пароль вашего доступа: нужна связь с сервером.",
    unsent: "Не отправлено: {}. Всё сохранено на устройстве.",
    back: "Ввести PIN",
    by_key: "Открыть ключом доступа",
    key_not: "Ключ не подтвердил, что это вы. Попробуйте ещё раз или введите PIN.",
    key_add: "Открывать и ключом доступа",
    key_drop: "Открывать только PIN-кодом",
    key_what: "Ключ доступа спросит отпечаток, лицо или код устройства. Для изменений нужен нынешний PIN.",
    key_none: "Ключ не выбран, ничего не изменилось. Если ключа здесь ещё нет, создайте его в «Моём доступе».",
};

/// Uzbek.
pub const UZ: LockStrings = LockStrings {
    name: "PIN-kod bilan qulflash",
    off_text: "Oʻchirilgan",
    on_text: "{} harakatsizlikdan soʻng va ishga tushganda",
    what: "Ilova bu qurilmada ishga tushganda va tanaffusdan soʻng PIN-kod soʻraydi. Buning uchun aloqa kerak emas.",
    beyond: "PIN ekranni yopadi, lekin maʼlumotlarni shifrlamaydi: qurilma fayllarini oʻqiydigan odamdan qurilmaning oʻz qulfi himoya qiladi.",
    alone: "Avval kiring: PIN esdan chiqsa, ilovani parol ochadi.",
    pin_new: "PIN, 4 tadan 12 tagacha raqam",
    pin_other: "Yangi PIN, oʻzgartirsangiz",
    again: "Yana bir marta",
    pin_now: "Hozirgi PIN",
    after: "Foydalanilmasa, qulflash",
    turn_on: "Yoqish",
    turn_off: "Oʻchirish",
    now: "Hozir qulflash",
    key: "Qulflash",
    on_now: "Qulflash yoqildi",
    off_now: "Qulflash oʻchirildi. Yangi PIN-kodni sozlamalarda oʻrnatish mumkin.",
    saved: "Qulflash oʻzgartirildi",
    short: "4 tadan 12 tagacha raqam kerak.",
    easy: "Bunday PIN darrov topiladi. Boshqasini tanlang.",
    differ: "PIN-kodlar bir xil emas.",
    now_needed: "Hozirgi PIN-kodni kiriting.",
    wrong_here: "PIN toʻgʻri kelmadi.",
    cannot: "Brauzer bu sahifada PIN-kodni tekshira olmaydi.",
    title: "Qulflangan",
    pin: "PIN-kod",
    open: "Ochish",
    checking: "Tekshirilmoqda…",
    wrong: "PIN toʻgʻri kelmadi. Qoldi: {}.",
    tries_n: Forms { one: "urinish", few: "urinish", many: "urinish" },
    wait: "Keyingi urinish: {} dan soʻng",
    forgotten: "PIN esdan chiqdimi?",
    forgotten_text: "Hisobingiz parolini kiriting. Shundan soʻng PIN oʻchadi. Server bilan aloqa kerak.",
    over: "Notoʻgʻri PIN juda koʻp kiritildi. Hisobingiz parolini kiriting: server bilan aloqa kerak.",
    unsent: "Yuborilmagan: {}. Hammasi qurilmada saqlangan.",
    back: "PIN kiritish",
    by_key: "Kirish kaliti bilan ochish",
    key_not: "Kalit sizligingizni tasdiqlamadi. Yana urinib koʻring yoki PIN-kodni kiriting.",
    key_add: "Kirish kaliti bilan ham ochish",
    key_drop: "Faqat PIN-kod bilan ochish",
    key_what: "Kirish kaliti barmoq izi, yuz yoki qurilma kodini soʻraydi. Oʻzgartirish uchun hozirgi PIN kerak.",
    key_none: "Kalit tanlanmadi, hech narsa oʻzgarmadi. Kalit bu yerda hali boʻlmasa, uni “Mening hisobim” boʻlimida yarating.",
};

/// English.
pub const EN: LockStrings = LockStrings {
    name: "PIN lock",
    off_text: "Off",
    on_text: "After {} without use, and at the start",
    what: "On this device the app will ask for a PIN at the start and after a break. No connection is needed for that.",
    beyond: "A PIN covers the screen; it does not encrypt the data. Against somebody who reads the device's files its own lock protects.",
    alone: "Sign in first: if the PIN is forgotten, the password opens the app.",
    pin_new: "PIN, 4 to 12 digits",
    pin_other: "New PIN, to change it",
    again: "Once more",
    pin_now: "Present PIN",
    after: "Lock when not used for",
    turn_on: "Turn on",
    turn_off: "Turn off",
    now: "Lock now",
    key: "Lock",
    on_now: "The lock is on",
    off_now: "The lock is off. A new PIN can be set in the settings.",
    saved: "The lock was changed",
    short: "4 to 12 digits are needed.",
    easy: "That PIN would be guessed at once. Take another.",
    differ: "The PINs differ.",
    now_needed: "Enter the present PIN.",
    wrong_here: "That is not the PIN.",
    cannot: "The browser cannot check a PIN on this page.",
    title: "Locked",
    pin: "PIN",
    open: "Open",
    checking: "Checking…",
    wrong: "That is not the PIN. {} left.",
    tries_n: Forms { one: "try", few: "tries", many: "tries" },
    wait: "Next try in {}",
    forgotten: "Forgot the PIN?",
    forgotten_text: "Enter the password of your account. The PIN is turned off then. A connection to the server is needed.",
    over: "Too many wrong PINs. Enter the password of your account: a connection to the server is needed.",
    unsent: "Not sent yet: {}. All of it is kept on the device.",
    back: "Enter the PIN",
    by_key: "Open with a passkey",
    key_not: "The passkey did not confirm that it is you. Try again, or enter the PIN.",
    key_add: "Open with a passkey too",
    key_drop: "Open with the PIN only",
    key_what: "A passkey asks for a fingerprint, a face or the device's code. The present PIN is needed to change this.",
    key_none: "No passkey was chosen, nothing has changed. If there is none here yet, make one in “My account”.",
};
