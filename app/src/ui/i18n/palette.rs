//! The words of the palette. Never here: names of screens and of what is found.

words! {
    /// The words of one language.
    pub struct PaletteStrings {
        /// What it is, on its button too.
        pub title: &'static str,
        /// What can be typed.
        pub hint: &'static str,
        /// The list, for a screen reader.
        pub found: &'static str,
        /// How many lines there are, for a screen reader.
        pub count: &'static str,
        /// A heading.
        pub screens: &'static str,
        /// A heading.
        pub commands: &'static str,
        /// Takes the latest change back.
        pub undo: &'static str,
        /// Does it again.
        pub redo: &'static str,
        /// Downloads all clients.
        pub export: &'static str,
        /// Ends working without a link.
        pub online: &'static str,
    }
}

/// Russian.
pub const RU: PaletteStrings = PaletteStrings {
    title: "Найти или сделать",
    hint: "Клиент, телефон, сделка, команда",
    found: "Найденное",
    count: "Найдено: {}",
    screens: "Экраны",
    commands: "Команды",
    undo: "Отменить последнее изменение",
    redo: "Повторить отменённое",
    export: "Скачать всех клиентов таблицей",
    online: "Снова работать со связью",
};

/// Uzbek.
pub const UZ: PaletteStrings = PaletteStrings {
    title: "Topish yoki bajarish",
    hint: "Mijoz, telefon, bitim, buyruq",
    found: "Topilganlar",
    count: "Topildi: {}",
    screens: "Ekranlar",
    commands: "Buyruqlar",
    undo: "Oxirgi oʻzgarishni bekor qilish",
    redo: "Bekor qilinganini qaytarish",
    export: "Hamma mijozlarni jadvalda yuklab olish",
    online: "Yana aloqa bilan ishlash",
};

/// English.
pub const EN: PaletteStrings = PaletteStrings {
    title: "Find or do",
    hint: "Client, phone, deal, command",
    found: "Results",
    count: "{} found",
    screens: "Screens",
    commands: "Commands",
    undo: "Undo the latest change",
    redo: "Redo what was undone",
    export: "Download all clients as a table",
    online: "Go online again",
};
