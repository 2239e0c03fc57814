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
        /// Comparing what is here with what the relay has.
        pub audit: &'static str,
        /// It is being done.
        pub audit_runs: &'static str,
        /// At `{}` all was the same.
        pub audit_same: &'static str,
        /// At `{}` so many records, `{}`, were mended.
        pub audit_mended: &'static str,
        /// At `{}` so many records, `{}`, differ and could not be mended.
        pub audit_differs: &'static str,
        /// Does it now.
        pub audit_do: &'static str,
        /// A client that cannot be read on this device.
        pub unreadable: &'static str,
        /// What comes of it.
        pub unreadable_text: &'static str,
        /// Asks the server for its copy.
        pub unreadable_do: &'static str,
        /// It was asked for.
        pub unreadable_asked: &'static str,
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
    audit: "Сверка с сервером",
    audit_runs: "идёт…",
    audit_same: "{}, всё совпадает",
    audit_mended: "{}, исправлено записей: {}",
    audit_differs: "{}, отличается записей: {}",
    audit_do: "Сверить сейчас",
    unreadable: "Карточка не читается на этом устройстве",
    unreadable_text: "Данные этой записи здесь повреждены. Её место займёт копия с сервера, как только будет связь. Неотправленные правки останутся.",
    unreadable_do: "Загрузить с сервера",
    unreadable_asked: "Запрошена копия с сервера",
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
    audit: "Server bilan solishtirish",
    audit_runs: "bajarilyapti…",
    audit_same: "{}, hammasi mos",
    audit_mended: "{}, tuzatilgan yozuvlar: {}",
    audit_differs: "{}, farq qiladigan yozuvlar: {}",
    audit_do: "Hozir solishtirish",
    unreadable: "Karta bu qurilmada oʻqilmayapti",
    unreadable_text: "Bu yozuvning maʼlumotlari shu yerda buzilgan. Aloqa boʻlishi bilan uning oʻrniga serverdagi nusxa keladi. Yuborilmagan tahrirlar saqlanadi.",
    unreadable_do: "Serverdan yuklash",
    unreadable_asked: "Serverdan nusxa soʻraldi",
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
    audit: "Compared with the server",
    audit_runs: "in progress…",
    audit_same: "{}, all the same",
    audit_mended: "{}, records repaired: {}",
    audit_differs: "{}, records that differ: {}",
    audit_do: "Compare now",
    unreadable: "This card cannot be read on this device",
    unreadable_text: "What is stored of this record here is damaged. The server’s copy takes its place as soon as there is a connection. Unsent edits stay.",
    unreadable_do: "Load from the server",
    unreadable_asked: "Asked the server for its copy",
};
