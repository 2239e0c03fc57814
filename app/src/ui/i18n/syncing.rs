//! Words of the sync screen: what waits and what it is about, refused edits, the storage. Never here: the state of the link.

words! {
    /// The words.
    pub struct SyncStrings {
        /// Nobody else has heard of the record.
        pub said_new: &'static str,
        /// What an edit is about.
        pub said_facts: &'static str,
        /// What an edit is about.
        pub said_ways: &'static str,
        /// What an edit is about.
        pub said_talk: &'static str,
        /// What an edit is about.
        pub said_deals: &'static str,
        /// What an edit is about.
        pub said_tasks: &'static str,
        /// What an edit is about.
        pub said_other: &'static str,
        /// It waits since `{}`.
        pub since: &'static str,
        /// Writes a refused edit again.
        pub again: &'static str,
        /// It is written again.
        pub again_done: &'static str,
        /// It cannot be written again by itself.
        pub again_not: &'static str,
        /// The browser's clipboard is closed to the app.
        pub copy_not: &'static str,
        /// A refused edit of a record that nobody has.
        pub refused_new: &'static str,
        /// `{}` of `{}` used.
        pub used_of: &'static str,
        /// Asks the browser to keep the data.
        pub keep: &'static str,
        /// The browser said no.
        pub keep_not: &'static str,
        /// The link's state: the network answers with a page of its own.
        pub portal: &'static str,
        /// What it means.
        pub portal_text: &'static str,
        /// Opens the network's page.
        pub portal_open: &'static str,
        /// Open tabs of the app.
        pub tabs: &'static str,
    }
}

/// Russian.
pub const RU: SyncStrings = SyncStrings {
    said_new: "новая запись",
    said_facts: "данные",
    said_ways: "контакты",
    said_talk: "общение",
    said_deals: "сделки",
    said_tasks: "задачи",
    said_other: "прочее",
    since: "ждёт с {}",
    again: "Записать снова",
    again_done: "Записано снова",
    again_not: "Сама эта правка не повторится. Скопируйте текст и внесите её заново, он остаётся здесь.",
    copy_not: "Браузер не дал скопировать. Выделите текст и скопируйте его сами.",
    refused_new: "Новая запись",
    used_of: "{} из {}",
    keep: "Попросить хранить данные",
    keep_not: "Браузер пока не обещает. Установите приложение на устройство и попросите снова.",
    portal: "Сеть ждёт входа",
    portal_text: "Вместо сервера отвечает страница этой сети: так бывает в гостиницах и кафе. Откройте её и войдите в сеть. Записи сохраняются здесь и уйдут сами.",
    portal_open: "Открыть страницу сети",
    tabs: "Открыто вкладок",
};

/// Uzbek.
pub const UZ: SyncStrings = SyncStrings {
    said_new: "yangi yozuv",
    said_facts: "maʼlumot",
    said_ways: "aloqa maʼlumotlari",
    said_talk: "muloqot",
    said_deals: "bitimlar",
    said_tasks: "vazifalar",
    said_other: "boshqa",
    since: "{} dan",
    again: "Qayta yozish",
    again_done: "Qayta yozildi",
    again_not: "Bu tahrir oʻzi takrorlanmaydi. Matnni nusxalab, qaytadan kiriting, u shu yerda qoladi.",
    copy_not: "Brauzer nusxalashga ruxsat bermadi. Matnni belgilab, oʻzingiz nusxalang.",
    refused_new: "Yangi yozuv",
    used_of: "{} / {}",
    keep: "Saqlab turishni soʻrash",
    keep_not: "Brauzer hozircha vaʼda bermadi. Ilovani qurilmaga oʻrnatib, yana soʻrang.",
    portal: "Tarmoq kirishni kutyapti",
    portal_text: "Server oʻrniga shu tarmoqning sahifasi javob beryapti: mehmonxona va kafelarda shunday boʻladi. Uni ochib, tarmoqqa kiring. Yozuvlar shu yerda saqlanadi va oʻzi ketadi.",
    portal_open: "Tarmoq sahifasini ochish",
    tabs: "Ochiq varaqlar",
};

/// English.
pub const EN: SyncStrings = SyncStrings {
    said_new: "new record",
    said_facts: "details",
    said_ways: "contact data",
    said_talk: "conversations",
    said_deals: "deals",
    said_tasks: "tasks",
    said_other: "other",
    since: "waiting since {}",
    again: "Write again",
    again_done: "Written again",
    again_not: "This edit cannot repeat itself. Copy the text and enter it anew; it stays here.",
    copy_not: "The browser did not allow copying. Select the text and copy it yourself.",
    refused_new: "New record",
    used_of: "{} of {}",
    keep: "Ask to keep the data",
    keep_not: "The browser does not promise it yet. Install the app on the device and ask again.",
    portal: "The network wants a sign-in",
    portal_text: "A page of this network answers instead of the server, as in hotels and cafés. Open it and sign in to the network. Edits are saved here and go out by themselves.",
    portal_open: "Open the network’s page",
    tabs: "Open tabs",
};
