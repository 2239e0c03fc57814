//! Words for a device that is full, or that lost what it had. Never here: the sync screen's other words.

words! {
    /// The words.
    pub struct DeviceStrings {
        /// The device is full.
        pub full: &'static str,
        /// The browser emptied the storage; the relay has the data.
        pub emptied: &'static str,
        /// The browser emptied the storage; the relay has the data and cannot be reached.
        pub emptied_offline: &'static str,
        /// The browser emptied the storage; the relay has the data, and the person works offline.
        pub emptied_forced: &'static str,
        /// The browser emptied the storage; nobody else has the data.
        pub emptied_alone: &'static str,
        /// So many `{}` were not sent.
        pub gone: &'static str,
    }
}

/// Russian.
pub const RU: DeviceStrings = DeviceStrings {
    full: "На устройстве кончилось место. Записанное раньше цело, набранное осталось на экране. Освободите место и сохраните ещё раз.",
    emptied: "Браузер стёр данные приложения на этом устройстве. Загружаем их с сервера заново.",
    emptied_offline: "Браузер стёр данные приложения на этом устройстве. Они загрузятся с сервера, когда вернётся связь.",
    emptied_forced: "Браузер стёр данные приложения на этом устройстве. Выключите «Работать без связи», и они загрузятся с сервера.",
    emptied_alone: "Браузер стёр данные приложения, а на сервере их не было. Если есть выгрузка, загрузите её через «Импорт».",
    gone: "Не успело уйти и пропало: {}. Внесите это снова.",
};

/// Uzbek.
pub const UZ: DeviceStrings = DeviceStrings {
    full: "Qurilmada joy tugadi. Avval yozilganlar butun, terilgan matn ekranda qoldi. Joy boʻshating va qayta saqlang.",
    emptied: "Brauzer bu qurilmadagi ilova maʼlumotlarini oʻchirdi. Ularni serverdan qayta yuklayapmiz.",
    emptied_offline: "Brauzer bu qurilmadagi ilova maʼlumotlarini oʻchirdi. Aloqa qaytgach, ular serverdan yuklanadi.",
    emptied_forced: "Brauzer bu qurilmadagi ilova maʼlumotlarini oʻchirdi. “Aloqasiz ishlash”ni oʻchiring, ular serverdan yuklanadi.",
    emptied_alone: "Brauzer ilova maʼlumotlarini oʻchirdi, serverda esa ular yoʻq edi. Fayl saqlangan boʻlsa, uni import qiling.",
    gone: "Yuborilmay yoʻqoldi: {}. Ularni qaytadan kiriting.",
};

/// English.
pub const EN: DeviceStrings = DeviceStrings {
    full: "This device is out of space. What was saved is safe, what you typed is still on the screen. Free some space, then save again.",
    emptied: "The browser erased the app’s data on this device. It is being loaded from the server again.",
    emptied_offline: "The browser erased the app’s data on this device. It will be loaded from the server when the connection returns.",
    emptied_forced: "The browser erased the app’s data on this device. Turn “Work offline” off and it will be loaded from the server.",
    emptied_alone: "The browser erased the app’s data, and no server had it. If you have an export, bring it in with “Import”.",
    gone: "Not sent in time and gone: {}. Please enter it again.",
};
