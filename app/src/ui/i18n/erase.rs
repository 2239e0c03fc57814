//! Words for erasing a client for good. Never here: who may.

words! {
    /// The words.
    pub struct EraseStrings {
        /// Everything about a client as a file, and the receipt.
        pub personal: super::personal::PersonalStrings,
        /// The action of a client's menu.
        pub action: &'static str,
        /// The sheet's title, with the client's name.
        pub title: &'static str,
        /// What happens.
        pub what: &'static str,
        /// What it cannot reach.
        pub beyond: &'static str,
        /// The sheet's main action.
        pub confirm: &'static str,
        /// It is being done.
        pub under_way: &'static str,
        /// A toast.
        pub done: &'static str,
        /// There is no connection.
        pub no_connection: &'static str,
        /// The connection went before the answer.
        pub no_answer: &'static str,
        /// An edit was refused because its client was erased.
        pub refused: &'static str,
        /// A restored relay has again what was erased: how many.
        pub held: &'static str,
        /// Asks for the password.
        pub held_do: &'static str,
    }
}

/// Russian.
pub const RU: EraseStrings = EraseStrings {
    personal: super::personal::RU,
    action: "Стереть навсегда…",
    title: "Стереть навсегда: {}",
    what: "Карточка, история, сделки и задачи исчезнут на всех устройствах и на сервере. Вернуть их будет нельзя.",
    beyond: "Устройства, которых сейчас нет на связи, сотрут их при следующем подключении. Файлы резервных копий удалите сами.",
    confirm: "Стереть навсегда",
    under_way: "Стираем…",
    done: "Клиент стёрт навсегда",
    no_connection: "Нет связи с сервером, поэтому ничего не стёрто. Повторите, когда связь появится.",
    no_answer: "Связь прервалась: пока неизвестно, стёрт ли клиент. Если да, он исчезнет, как только связь появится.",
    refused: "Клиента стёрли навсегда. Ваш текст остался только здесь: скопируйте его, если он нужен.",
    held: "На сервере после восстановления снова есть карточки, стёртые раньше: {}. Подтвердите паролем, и они сотрутся везде.",
    held_do: "Подтвердить",
};

/// Uzbek.
pub const UZ: EraseStrings = EraseStrings {
    personal: super::personal::UZ,
    action: "Butunlay oʻchirish…",
    title: "Butunlay oʻchirish: {}",
    what: "Karta, tarix, bitimlar va vazifalar barcha qurilmalardan va serverdan yoʻqoladi. Ularni qaytarib boʻlmaydi.",
    beyond: "Hozir aloqada boʻlmagan qurilmalar keyingi ulanishda oʻchiradi. Zaxira nusxa fayllarini oʻzingiz oʻchiring.",
    confirm: "Butunlay oʻchirish",
    under_way: "Oʻchirilmoqda…",
    done: "Mijoz butunlay oʻchirildi",
    no_connection: "Server bilan aloqa yoʻq, shuning uchun hech narsa oʻchirilmadi. Aloqa tiklanganda qayta urinib koʻring.",
    no_answer: "Aloqa uzildi: mijoz oʻchirilgani hozircha nomaʼlum. Oʻchirilgan boʻlsa, aloqa tiklanishi bilan yoʻqoladi.",
    refused: "Mijoz butunlay oʻchirilgan. Matningiz faqat shu yerda qoldi: kerak boʻlsa, nusxa oling.",
    held: "Tiklangan serverda avval oʻchirilgan kartochkalar yana paydo boʻldi: {}. Parol bilan tasdiqlang, ular hamma joyda oʻchadi.",
    held_do: "Tasdiqlash",
};

/// English.
pub const EN: EraseStrings = EraseStrings {
    personal: super::personal::EN,
    action: "Erase for good…",
    title: "Erase for good: {}",
    what: "The card, its history, deals and tasks disappear from every device and from the server. They cannot be brought back.",
    beyond: "Devices that are offline erase them when they connect next. Delete backup files yourself.",
    confirm: "Erase for good",
    under_way: "Erasing…",
    done: "The client is erased for good",
    no_connection: "There is no connection to the server, so nothing was erased. Try again when you are online.",
    no_answer: "The connection broke: it is not known yet whether the client is erased. If so, it disappears once you are online.",
    refused: "The client was erased for good. Your text is left only here: copy it if you need it.",
    held: "The restored server has cards again that were erased before: {}. Confirm with your password, and they go everywhere.",
    held_do: "Confirm",
};
