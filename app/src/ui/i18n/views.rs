//! The words of the client list: ready-made views, orders. Never here: what is shown when.

/// The words of one language.
pub struct ViewStrings {
    /// The chips, for a screen reader.
    pub label: &'static str,
    /// The ready-made views in their order: the name, and what the view collects.
    pub ready: [(&'static str, &'static str); 6],
    /// Nobody is in the view.
    pub nobody: &'static str,
    /// The choice of the order.
    pub order: &'static str,
    /// What the list can be ordered by, in the order of the menu.
    pub columns: [&'static str; 4],
    /// The column of pictures, for a screen reader.
    pub picture: &'static str,
}

/// Russian.
pub const RU: ViewStrings = ViewStrings {
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
    columns: ["Название", "Последний контакт", "Куплено", "Создан"],
    picture: "Картинка",
};

/// Uzbek.
pub const UZ: ViewStrings = ViewStrings {
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
    columns: ["Nomi", "Oxirgi aloqa", "Xaridlar", "Yaratilgan"],
    picture: "Rasm",
};

/// English.
pub const EN: ViewStrings = ViewStrings {
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
    columns: ["Name", "Last contact", "Bought", "Created"],
    picture: "Picture",
};
