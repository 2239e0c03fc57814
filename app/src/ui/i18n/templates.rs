//! Words for the templates of messages. Never here: the templates' own texts.

words! {
    /// The words.
    pub struct TemplateStrings {
        /// The screen.
        pub title: &'static str,
        /// What is there.
        pub text: &'static str,
        /// What can stand in a template for what is known.
        pub fields: &'static str,
        /// There is none yet.
        pub none: &'static str,
        /// A field: the name of a new one.
        pub new: &'static str,
        /// A field.
        pub name: &'static str,
        /// A choice: what for.
        pub kind: &'static str,
        /// Those: a message, a letter.
        pub kinds: [&'static str; 2],
        /// A field: of a letter.
        pub subject: &'static str,
        /// A field: what is sent.
        pub body: &'static str,
        /// An example of it.
        pub body_hint: &'static str,
        /// `{}` is taken away.
        pub removed: &'static str,
        /// A choice: which one.
        pub choose: &'static str,
        /// None of them.
        pub without: &'static str,
    }
}

/// Russian.
pub const RU: TemplateStrings = TemplateStrings {
    title: "Шаблоны сообщений",
    text: "Готовые тексты для мессенджеров, SMS и писем",
    fields: "Вместо {name} встанет имя клиента, вместо {me} — ваше.",
    none: "Шаблонов пока нет. Начните с того, что отправляете чаще всего.",
    new: "Новый шаблон",
    name: "Название",
    kind: "Для чего",
    kinds: ["Сообщение", "Письмо"],
    subject: "Тема письма",
    body: "Текст",
    body_hint: "Здравствуйте, {name}! Это {me}.",
    removed: "Шаблон удалён: {}",
    choose: "Шаблон",
    without: "Без шаблона",
};

/// Uzbek.
pub const UZ: TemplateStrings = TemplateStrings {
    title: "Xabar andozalari",
    text: "Messenjer, SMS va xatlar uchun tayyor matnlar",
    fields: "{name} oʻrnida mijozning, {me} oʻrnida sizning ismingiz boʻladi.",
    none: "Hozircha andoza yoʻq. Eng koʻp yuboradigan matningizdan boshlang.",
    new: "Yangi andoza",
    name: "Nomi",
    kind: "Nima uchun",
    kinds: ["Xabar", "Xat"],
    subject: "Xat mavzusi",
    body: "Matn",
    body_hint: "Assalomu alaykum, {name}! Men {me}.",
    removed: "Andoza oʻchirildi: {}",
    choose: "Andoza",
    without: "Andozasiz",
};

/// English.
pub const EN: TemplateStrings = TemplateStrings {
    title: "Message templates",
    text: "Ready texts for messengers, SMS and e-mail",
    fields: "{name} becomes the client’s name, {me} yours.",
    none: "No templates yet. Begin with what you send most often.",
    new: "New template",
    name: "Name",
    kind: "What for",
    kinds: ["Message", "Letter"],
    subject: "Subject of the letter",
    body: "Text",
    body_hint: "Hello {name}, this is {me}.",
    removed: "Template deleted: {}",
    choose: "Template",
    without: "No template",
};
