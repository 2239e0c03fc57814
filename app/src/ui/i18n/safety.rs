//! Words of what protects an account: the password that is asked for again, recovery codes, what happened. Never here: roles.

words! {
    /// The words of one language.
    pub struct SafetyStrings {
        /// The sheet that asks for the password.
        pub proof: &'static str,
        /// Why, before a change of access.
        pub proof_text: &'static str,
        /// Why, before an export.
        pub proof_export: &'static str,
        /// Goes on.
        pub proof_do: &'static str,
        /// It was another one.
        pub proof_wrong: &'static str,
        /// It was not entered.
        pub proof_none: &'static str,
        /// A line of the own account and its sheet.
        pub codes: &'static str,
        /// What they are for.
        pub codes_text: &'static str,
        /// How many of how many are left.
        pub codes_left: &'static str,
        /// There are none.
        pub codes_none: &'static str,
        /// Makes them.
        pub codes_make: &'static str,
        /// Makes others.
        pub codes_again: &'static str,
        /// What becomes of those that are there.
        pub codes_again_text: &'static str,
        /// Above new ones.
        pub codes_keep: &'static str,
        /// They are kept.
        pub codes_kept: &'static str,
        /// To the form.
        pub code_way: &'static str,
        /// The form.
        pub code_title: &'static str,
        /// What it does.
        pub code_text: &'static str,
        /// A field.
        pub code: &'static str,
        /// Sends it.
        pub code_do: &'static str,
        /// Back to the password.
        pub code_back: &'static str,
        /// Address and code do not match.
        pub code_wrong: &'static str,
        /// A line of the team and its sheet.
        pub journal: &'static str,
        /// What is in it.
        pub journal_text: &'static str,
        /// Earlier entries.
        pub more: &'static str,
        /// Whoever runs the relay.
        pub relay: &'static str,
        /// An address without an account.
        pub nobody: &'static str,
        /// What happened, in the order of `Happened`.
        pub happened: [&'static str; 25],
    }
}

/// Russian.
pub const RU: SafetyStrings = SafetyStrings {
    proof: "Введите пароль",
    proof_export: "Отсюда уносят данные клиентов. Подтвердите, что за устройством вы: выгрузка попадёт в журнал. Десять минут больше не спросим.",
    proof_text: "Здесь меняется доступ. Подтвердите, что за устройством вы. Десять минут больше не спросим.",
    proof_do: "Продолжить",
    proof_wrong: "Пароль не подходит. Проверьте раскладку.",
    proof_none: "Пароль не введён, ничего не сделано.",
    codes: "Коды восстановления",
    codes_text: "Забудете пароль — зададите новый по коду, без чужой помощи. Каждый код действует один раз.",
    codes_left: "Осталось {} из {}",
    codes_none: "Ещё не созданы",
    codes_make: "Создать коды",
    codes_again: "Создать новые коды",
    codes_again_text: "Прежние коды перестанут действовать.",
    codes_keep: "Перепишите или распечатайте: второй раз коды не показываем. Храните их не на этом устройстве.",
    codes_kept: "Коды сохранены",
    code_way: "Задать пароль по коду восстановления",
    code_title: "Новый пароль по коду",
    code_text: "Код — из списка, который вы сохранили. На остальных ваших устройствах нужно будет войти заново.",
    code: "Код восстановления",
    code_do: "Задать пароль и войти",
    code_back: "Войти по паролю",
    code_wrong: "E-mail и код не подходят друг к другу, или код уже использован.",
    journal: "Журнал доступа",
    journal_text: "Входы, роли, приглашения, удаления",
    more: "Показать более ранние",
    relay: "Сервер",
    nobody: "Неизвестный адрес",
    happened: [
        "Вход",
        "Неверный пароль",
        "Выход",
        "Вход по ссылке",
        "Приглашение создано",
        "Приглашение отозвано",
        "Новая роль",
        "Другой отдел",
        "Доступ закрыт",
        "Доступ открыт",
        "Устройство отключено",
        "Создана ссылка для нового пароля",
        "Пароль задан по ссылке",
        "Пароль сменён",
        "Личность подтверждена",
        "Созданы коды восстановления",
        "Пароль задан по коду",
        "Создан ключ доступа",
        "Убран ключ доступа",
        "Карточка удалена навсегда",
        "Выгружено всё о клиенте",
        "Выгружен список",
        "Принята правка коллеги",
        "Отклонена правка коллеги",
        "Другое событие",
    ],
};

/// Uzbek.
pub const UZ: SafetyStrings = SafetyStrings {
    proof: "Parolni kiriting",
    proof_export: "Mijozlar maʼlumotlari bu yerdan olib chiqiladi. Qurilmada siz ekaningizni tasdiqlang: eksport jurnalga yoziladi. Oʻn daqiqa qayta soʻramaymiz.",
    proof_text: "Bu yerda kirish huquqi oʻzgaradi. Qurilmada siz ekaningizni tasdiqlang. Oʻn daqiqa qayta soʻramaymiz.",
    proof_do: "Davom etish",
    proof_wrong: "Parol mos kelmadi. Klaviatura tilini tekshiring.",
    proof_none: "Parol kiritilmadi, hech narsa qilinmadi.",
    codes: "Tiklash kodlari",
    codes_text: "Parolni unutsangiz, kod bilan yangisini oʻzingiz qoʻyasiz. Har bir kod bir marta ishlaydi.",
    codes_left: "{} ta qoldi, jami {}",
    codes_none: "Hali yaratilmagan",
    codes_make: "Kodlarni yaratish",
    codes_again: "Yangi kodlar yaratish",
    codes_again_text: "Avvalgi kodlar ishlamay qoladi.",
    codes_keep: "Koʻchirib yoki chop etib oling: kodlar ikkinchi marta koʻrsatilmaydi. Ularni shu qurilmada saqlamang.",
    codes_kept: "Kodlar saqlandi",
    code_way: "Tiklash kodi bilan parol qoʻyish",
    code_title: "Kod bilan yangi parol",
    code_text: "Kod siz saqlab qoʻygan roʻyxatdan. Boshqa qurilmalaringizda qaytadan kirish kerak boʻladi.",
    code: "Tiklash kodi",
    code_do: "Parol qoʻyish va kirish",
    code_back: "Parol bilan kirish",
    code_wrong: "E-mail va kod bir-biriga mos emas yoki kod ishlatib boʻlingan.",
    journal: "Kirish jurnali",
    journal_text: "Kirishlar, rollar, takliflar, oʻchirishlar",
    more: "Avvalgilarini koʻrsatish",
    relay: "Server",
    nobody: "Nomaʼlum manzil",
    happened: [
        "Kirdi",
        "Parol notoʻgʻri",
        "Chiqdi",
        "Havola bilan kirdi",
        "Taklif yaratildi",
        "Taklif bekor qilindi",
        "Yangi rol",
        "Boshqa boʻlim",
        "Kirish yopildi",
        "Kirish ochildi",
        "Qurilma uzildi",
        "Yangi parol havolasi yaratildi",
        "Parol havola bilan qoʻyildi",
        "Parol almashtirildi",
        "Shaxsi tasdiqlandi",
        "Tiklash kodlari yaratildi",
        "Parol kod bilan qoʻyildi",
        "Kirish kaliti yaratildi",
        "Kirish kaliti olib tashlandi",
        "Karta butunlay oʻchirildi",
        "Mijoz haqida hammasi yuklab olindi",
        "Roʻyxat yuklab olindi",
        "Hamkasb tahriri qabul qilindi",
        "Hamkasb tahriri rad etildi",
        "Boshqa hodisa",
    ],
};

/// English.
pub const EN: SafetyStrings = SafetyStrings {
    proof: "Enter your password",
    proof_export: "This takes data about clients out of Ingot. Confirm that it is you at this device: the export goes into the access log. You will not be asked again for ten minutes.",
    proof_text: "This changes who has access. Confirm that it is you at this device. You will not be asked again for ten minutes.",
    proof_do: "Continue",
    proof_wrong: "The password does not match. Check the keyboard's language.",
    proof_none: "The password was not entered, nothing was done.",
    codes: "Recovery codes",
    codes_text: "If you forget your password, a code lets you set a new one by yourself. Each code works once.",
    codes_left: "{} of {} left",
    codes_none: "Not made yet",
    codes_make: "Make codes",
    codes_again: "Make new codes",
    codes_again_text: "The codes you have will stop working.",
    codes_keep: "Write them down or print them: they are not shown again. Do not keep them on this device.",
    codes_kept: "I have saved them",
    code_way: "Set a password by a recovery code",
    code_title: "New password by a code",
    code_text: "The code is from the list that you saved. Your other devices will have to sign in again.",
    code: "Recovery code",
    code_do: "Set password and sign in",
    code_back: "Sign in by password",
    code_wrong: "E-mail and code do not match, or the code was used already.",
    journal: "Access log",
    journal_text: "Sign-ins, roles, invites, erasures",
    more: "Show earlier ones",
    relay: "Server",
    nobody: "Unknown address",
    happened: [
        "Signed in",
        "Wrong password",
        "Signed out",
        "Came in by a link",
        "Invite made",
        "Invite withdrawn",
        "New role",
        "Another department",
        "Access closed",
        "Access given back",
        "Device cut off",
        "Link for a new password made",
        "Password set by a link",
        "Password changed",
        "Identity confirmed",
        "Recovery codes made",
        "Password set by a code",
        "Passkey made",
        "Passkey removed",
        "Card erased for good",
        "Everything about a client exported",
        "List exported",
        "A colleague’s edit accepted",
        "A colleague’s edit declined",
        "Something else",
    ],
};
