//! Words of passkeys: signing in by the lock of a phone or laptop. Never here: passwords and codes.

words! {
    /// The words of one language.
    pub struct PasskeyStrings {
        /// What they are called; a part of the own account.
        pub title: &'static str,
        /// What they are for.
        pub text: &'static str,
        /// Makes one.
        pub add: &'static str,
        /// One was made.
        pub added: &'static str,
        /// Of one: when it was made.
        pub made: &'static str,
        /// Of one: when somebody came in with it last.
        pub used: &'static str,
        /// Takes one away.
        pub remove: &'static str,
        /// The question before that.
        pub remove_title: &'static str,
        /// What follows.
        pub remove_text: &'static str,
        /// It is gone.
        pub removed: &'static str,
        /// Signs in with one.
        pub sign_in: &'static str,
        /// Instead of the password.
        pub prove: &'static str,
        /// The browser was told to stop, or found none.
        pub stopped: &'static str,
        /// The device has one already.
        pub already: &'static str,
        /// The relay does not know it.
        pub unknown: &'static str,
        /// The relay did not take it.
        pub failed: &'static str,
        /// The relay's address is a number.
        pub not_here: &'static str,
    }
}

/// Russian.
pub const RU: PasskeyStrings = PasskeyStrings {
    title: "Ключи доступа",
    text: "Входите отпечатком, лицом или кодом блокировки вместо пароля. Ключ остаётся на вашем устройстве: его нельзя подсмотреть или выманить.",
    add: "Создать ключ на этом устройстве",
    added: "Ключ создан. В следующий раз войдите им.",
    made: "Создан {}",
    used: "входили {}",
    remove: "Убрать",
    remove_title: "Убрать ключ «{}»?",
    remove_text: "Войти этим ключом больше не получится. Из настроек телефона или браузера удалите его сами.",
    removed: "Ключ убран",
    sign_in: "Войти ключом доступа",
    prove: "Подтвердить ключом доступа",
    stopped: "Ключ не выбран, ничего не изменилось. Если ключа здесь нет, войдите по паролю.",
    already: "На этом устройстве у вас уже есть ключ.",
    unknown: "Этот ключ здесь не действует. Войдите по паролю.",
    failed: "Ключ не подошёл. Попробуйте ещё раз или войдите по паролю.",
    not_here: "По адресу из цифр ключи доступа не работают. Откройте Ingot по имени сайта.",
};

/// Uzbek.
pub const UZ: PasskeyStrings = PasskeyStrings {
    title: "Kirish kalitlari",
    text: "Parol oʻrniga barmoq izi, yuz yoki qulf kodi bilan kiring. Kalit qurilmangizda qoladi: uni koʻrib olish yoki aldab olish mumkin emas.",
    add: "Shu qurilmada kalit yaratish",
    added: "Kalit yaratildi. Keyingi safar u bilan kiring.",
    made: "{} yaratilgan",
    used: "{} kirilgan",
    remove: "Olib tashlash",
    remove_title: "“{}” kalitini olib tashlaysizmi?",
    remove_text: "Bu kalit bilan endi kirib boʻlmaydi. Telefon yoki brauzer sozlamalaridan uni oʻzingiz oʻchiring.",
    removed: "Kalit olib tashlandi",
    sign_in: "Kirish kaliti bilan kirish",
    prove: "Kirish kaliti bilan tasdiqlash",
    stopped: "Kalit tanlanmadi, hech narsa oʻzgarmadi. Bu yerda kalit boʻlmasa, parol bilan kiring.",
    already: "Bu qurilmada kalitingiz allaqachon bor.",
    unknown: "Bu kalit bu yerda ishlamaydi. Parol bilan kiring.",
    failed: "Kalit mos kelmadi. Yana urinib koʻring yoki parol bilan kiring.",
    not_here: "Raqamli manzilda kirish kalitlari ishlamaydi. Ingotni sayt nomi bilan oching.",
};

/// English.
pub const EN: PasskeyStrings = PasskeyStrings {
    title: "Passkeys",
    text: "Sign in with your fingerprint, face or screen lock instead of the password. A passkey stays on your device: nobody can look it over your shoulder or trick you into telling it.",
    add: "Make a passkey on this device",
    added: "The passkey is made. Sign in with it next time.",
    made: "Made {}",
    used: "used {}",
    remove: "Remove",
    remove_title: "Remove the passkey “{}”?",
    remove_text: "It will no longer sign you in. Delete it from the settings of your phone or browser yourself.",
    removed: "The passkey is removed",
    sign_in: "Sign in with a passkey",
    prove: "Confirm with a passkey",
    stopped: "No passkey was chosen, nothing has changed. If there is none here, sign in by password.",
    already: "You already have a passkey on this device.",
    unknown: "This passkey does not work here. Sign in by password.",
    failed: "The passkey did not match. Try again, or sign in by password.",
    not_here: "Passkeys do not work at an address of digits. Open Ingot by the site's name.",
};
