//! Words of the team's and one's own access: roles, invites, devices, leaving. Never here: what a role may.

use crate::model::plural::Forms;

words! {
    /// The words.
    pub struct AccessStrings {
        /// What protects an account.
        pub safety: super::safety::SafetyStrings,
        /// Who works on a client too.
        pub helping: super::helping::HelpingStrings,
        /// Clients that nobody leads.
        pub unassigned: super::unassigned::UnassignedStrings,
        /// What a role may not.
        pub following: super::following::FollowingStrings,
        /// Being away.
        pub away: super::away::AwayStrings,
        /// Devices that the relay has not seen for long.
        pub silence: super::silence::SilenceStrings,
        /// Passkeys.
        pub passkeys: super::passkeys::PasskeyStrings,
        /// Other companies of the same person.
        pub workspaces: super::workspaces::WorkspaceStrings,
        /// Handing over what a member has.
        pub leaving: super::leaving::LeavingStrings,
        /// Departments.
        pub departments: super::departments::DepartmentStrings,
        /// Requests to other departments.
        pub transfer: super::transfer::TransferStrings,
        /// Edits of those who lost the right to them.
        pub review: super::review::ReviewStrings,
        /// The app's lock.
        pub lock: super::lock::LockStrings,
        /// A section of the settings.
        pub team: &'static str,
        /// What it is for.
        pub team_text: &'static str,
        /// Without a network.
        pub team_offline: &'static str,
        /// Why nothing is shown.
        pub team_offline_text: &'static str,
        /// Roles, the one who may most first.
        pub roles: [&'static str; 4],
        /// What each may.
        pub may: [&'static str; 4],
        /// A field.
        pub role: &'static str,
        /// Above the table.
        pub roles_title: &'static str,
        /// Beside the own name.
        pub you: &'static str,
        /// Instead of when somebody was seen.
        pub closed: &'static str,
        /// When somebody was connected last.
        pub seen: &'static str,
        /// Nobody saw him yet.
        pub seen_never: &'static str,
        /// A number of devices.
        pub devices_n: Forms,
        /// What is no longer this member's: a number, and what happened.
        pub left: Forms,
        /// Instead of such a client.
        pub left_title: &'static str,
        /// Why.
        pub left_text: &'static str,
        /// Closes a member's access.
        pub close: &'static str,
        /// Asks first: whose.
        pub close_title: &'static str,
        /// What happens.
        pub close_text: &'static str,
        /// Gives access back.
        pub open: &'static str,
        /// A toast: whose.
        pub closed_done: &'static str,
        /// A toast: whose.
        pub open_done: &'static str,
        /// A toast: who, what.
        pub role_done: &'static str,
        /// Makes a link.
        pub recovery: &'static str,
        /// What it is for: whose.
        pub recovery_text: &'static str,
        /// The main action.
        pub invite: &'static str,
        /// The sheet's title.
        pub invite_new: &'static str,
        /// A field.
        pub invite_name: &'static str,
        /// What may stand there.
        pub invite_name_hint: &'static str,
        /// Makes the link.
        pub make_link: &'static str,
        /// The link is there.
        pub invite_ready: &'static str,
        /// What to do with it.
        pub invite_ready_text: &'static str,
        /// A field.
        pub link: &'static str,
        /// Sends the link by the phone's own means.
        pub share: &'static str,
        /// The picture.
        pub qr: &'static str,
        /// What to do with it.
        pub qr_text: &'static str,
        /// Until when a link works.
        pub until: &'static str,
        /// Above the list.
        pub invites: &'static str,
        /// Who made it, until when.
        pub invite_of: &'static str,
        /// An invite without a name.
        pub invite_unnamed: &'static str,
        /// Takes an invite back.
        pub withdraw: &'static str,
        /// A toast.
        pub withdrawn: &'static str,
        /// A section of the settings.
        pub mine: &'static str,
        /// What it is for.
        pub mine_text: &'static str,
        /// Opens the sheet.
        pub change_password: &'static str,
        /// A toast.
        pub password_done: &'static str,
        /// Above the list.
        pub devices: &'static str,
        /// Beside the one in hand.
        pub this_device: &'static str,
        /// When a device signed in.
        pub signed_in_at: &'static str,
        /// Cuts a device off.
        pub cut_device: &'static str,
        /// Asks first: which.
        pub cut_device_title: &'static str,
        /// What happens.
        pub cut_device_text: &'static str,
        /// A toast: which.
        pub device_cut: &'static str,
        /// Signs out.
        pub sign_out: &'static str,
        /// Asks first.
        pub sign_out_title: &'static str,
        /// What happens.
        pub sign_out_text: &'static str,
        /// What would be lost: how many edits.
        pub unsent: &'static str,
        /// Without a network.
        pub no_network_out: &'static str,
        /// Does not sign out.
        pub stay: &'static str,
        /// Signs out.
        pub sign_out_do: &'static str,
        /// Signs out: how many edits are lost.
        pub sign_out_lose: &'static str,
    }
}

/// Russian.
pub const RU: AccessStrings = AccessStrings {
    safety: super::safety::RU,
    helping: super::helping::RU,
    transfer: super::transfer::RU,
    review: super::review::RU,
    unassigned: super::unassigned::RU,
    following: super::following::RU,
    away: super::away::RU,
    silence: super::silence::RU,
    passkeys: super::passkeys::RU,
    workspaces: super::workspaces::RU,
    leaving: super::leaving::RU,
    departments: super::departments::RU,
    lock: super::lock::RU,
    team: "Команда",
    team_text: "Кто в ней, роли и приглашения",
    team_offline: "Нет связи с сервером",
    team_offline_text: "Команда и доступы живут на сервере. Покажем, как только связь появится.",
    roles: ["Владелец", "Руководитель продаж", "Менеджер", "Наблюдатель"],
    may: [
        "Всё: команда, роли, доступ, стирание навсегда",
        "Клиенты, сделки, настройки; приглашает менеджеров и наблюдателей",
        "Видит и ведёт своих клиентов и сделки, берёт обращения, которые никто не взял",
        "Видит клиентов отдела, вне отделов всех; ничего не меняет",
    ],
    role: "Роль",
    roles_title: "Кто что может",
    you: "это вы",
    closed: "доступ закрыт",
    seen: "на связи: {}",
    seen_never: "ещё не заходил",
    devices_n: Forms { one: "устройство", few: "устройства", many: "устройств" },
    left: Forms {
        one: "карточка вам больше не доступна",
        few: "карточки вам больше не доступны",
        many: "карточек вам больше не доступны",
    },
    left_title: "Клиент вам больше не доступен",
    left_text: "Его ведёт другой сотрудник, или у вас теперь другие права. Что не успело отправиться, сохранено в «Синхронизации».",
    close: "Закрыть доступ",
    close_title: "Закрыть доступ: {}?",
    close_text: "Все его устройства сразу отключатся, и данные компании на них сотрутся при первой же связи, вместе с неотправленным. Сделанное им останется. Доступ можно вернуть.",
    open: "Вернуть доступ",
    closed_done: "Доступ закрыт: {}",
    open_done: "Доступ возвращён: {}",
    role_done: "{}: теперь {}",
    recovery: "Ссылка для нового пароля",
    recovery_text: "По ней {} задаст новый пароль. На других его устройствах нужно будет войти снова. Отправьте ссылку только ему.",
    invite: "Пригласить",
    invite_new: "Приглашение в команду",
    invite_name: "Для кого",
    invite_name_hint: "Имя, необязательно",
    make_link: "Создать ссылку",
    invite_ready: "Ссылка готова",
    invite_ready_text: "Отправьте её только тому, кого приглашаете: войдёт первый, кто её использует. Снова показать её нельзя.",
    link: "Ссылка",
    share: "Отправить",
    qr: "QR-код ссылки",
    qr_text: "Или наведите на код камеру телефона.",
    until: "Работает один раз, до {}.",
    invites: "Ждут ответа",
    invite_of: "{} · до {}",
    invite_unnamed: "Без имени",
    withdraw: "Отозвать",
    withdrawn: "Приглашение отозвано",
    mine: "Мой доступ",
    mine_text: "Пароль, устройства, выход",
    change_password: "Сменить пароль",
    password_done: "Пароль сменён. На других устройствах нужно войти снова.",
    devices: "Мои устройства",
    this_device: "это устройство",
    signed_in_at: "вход: {}",
    cut_device: "Отключить",
    cut_device_title: "Отключить устройство «{}»?",
    cut_device_text: "Данные компании на нём сотрутся при первой же связи, вместе с неотправленным. Войти на нём можно будет снова.",
    device_cut: "Отключено: {}",
    sign_out: "Выйти",
    sign_out_title: "Выйти на этом устройстве?",
    sign_out_text: "Данные компании сотрутся с этого устройства. Всё отправленное останется на сервере.",
    unsent: "Не отправлено: {}. Если выйти сейчас, они пропадут навсегда.",
    no_network_out: "Связи с сервером нет: он узнает о выходе, когда она появится. Данные сотрутся сразу.",
    stay: "Остаться",
    sign_out_do: "Выйти и стереть",
    sign_out_lose: "Выйти, пропадёт {}",
};

/// Uzbek.
pub const UZ: AccessStrings = AccessStrings {
    safety: super::safety::UZ,
    helping: super::helping::UZ,
    transfer: super::transfer::UZ,
    review: super::review::UZ,
    unassigned: super::unassigned::UZ,
    following: super::following::UZ,
    away: super::away::UZ,
    silence: super::silence::UZ,
    passkeys: super::passkeys::UZ,
    workspaces: super::workspaces::UZ,
    leaving: super::leaving::UZ,
    departments: super::departments::UZ,
    lock: super::lock::UZ,
    team: "Jamoa",
    team_text: "Kimlar bor, rollar va takliflar",
    team_offline: "Server bilan aloqa yoʻq",
    team_offline_text: "Jamoa va ruxsatlar serverda turadi. Aloqa tiklanishi bilan koʻrsatamiz.",
    roles: ["Egasi", "Savdo rahbari", "Menejer", "Kuzatuvchi"],
    may: [
        "Hammasi: jamoa, rollar, ruxsat, butunlay oʻchirish",
        "Mijozlar, bitimlar, sozlamalar; menejer va kuzatuvchilarni taklif qiladi",
        "Oʻz mijozlari va bitimlarini koʻradi va yuritadi, hech kim olmagan murojaatlarni oladi",
        "Boʻlim mijozlarini, boʻlimdan tashqarida hammasini koʻradi; hech narsani oʻzgartirmaydi",
    ],
    role: "Rol",
    roles_title: "Kim nima qila oladi",
    you: "bu siz",
    closed: "kirish yopilgan",
    seen: "aloqada: {}",
    seen_never: "hali kirmagan",
    devices_n: Forms { one: "qurilma", few: "qurilma", many: "qurilma" },
    left: Forms { one: "karta endi sizga ochiq emas", few: "karta endi sizga ochiq emas", many: "karta endi sizga ochiq emas" },
    left_title: "Bu mijoz endi sizga ochiq emas",
    left_text: "Uni endi boshqa xodim yuritadi yoki huquqlaringiz oʻzgardi. Yuborib ulgurilmagani «Sinxronlash»da saqlanadi.",
    close: "Kirishni yopish",
    close_title: "Kirish yopilsinmi: {}?",
    close_text: "Barcha qurilmalari darhol uziladi, ulardagi kompaniya maʼlumotlari birinchi aloqadayoq oʻchadi, yuborilmaganlari ham. Qilgan ishlari qoladi. Kirishni qaytarish mumkin.",
    open: "Kirishni qaytarish",
    closed_done: "Kirish yopildi: {}",
    open_done: "Kirish qaytarildi: {}",
    role_done: "{}: endi {}",
    recovery: "Yangi parol uchun havola",
    recovery_text: "{} shu havola orqali yangi parol qoʻyadi. Boshqa qurilmalarida qayta kirish kerak boʻladi. Havolani faqat oʻziga yuboring.",
    invite: "Taklif qilish",
    invite_new: "Jamoaga taklif",
    invite_name: "Kim uchun",
    invite_name_hint: "Ism, ixtiyoriy",
    make_link: "Havola yaratish",
    invite_ready: "Havola tayyor",
    invite_ready_text: "Uni faqat taklif qilinayotgan kishiga yuboring: birinchi ishlatgan kishi kiradi. Qayta koʻrsatib boʻlmaydi.",
    link: "Havola",
    share: "Yuborish",
    qr: "Havolaning QR kodi",
    qr_text: "Yoki telefon kamerasini kodga tuting.",
    until: "Bir marta ishlaydi, {} gacha.",
    invites: "Javob kutilmoqda",
    invite_of: "{} · {} gacha",
    invite_unnamed: "Ismsiz",
    withdraw: "Bekor qilish",
    withdrawn: "Taklif bekor qilindi",
    mine: "Mening hisobim",
    mine_text: "Parol, qurilmalar, chiqish",
    change_password: "Parolni almashtirish",
    password_done: "Parol almashtirildi. Boshqa qurilmalarda qayta kirish kerak.",
    devices: "Mening qurilmalarim",
    this_device: "shu qurilma",
    signed_in_at: "kirish: {}",
    cut_device: "Uzish",
    cut_device_title: "“{}” qurilmasi uzilsinmi?",
    cut_device_text: "Undagi kompaniya maʼlumotlari birinchi aloqadayoq oʻchadi, yuborilmaganlari ham. Unda qayta kirish mumkin.",
    device_cut: "Uzildi: {}",
    sign_out: "Chiqish",
    sign_out_title: "Bu qurilmadan chiqilsinmi?",
    sign_out_text: "Kompaniya maʼlumotlari bu qurilmadan oʻchadi. Yuborilganlarning hammasi serverda qoladi.",
    unsent: "Yuborilmagan: {}. Hozir chiqsangiz, butunlay yoʻqoladi.",
    no_network_out: "Server bilan aloqa yoʻq: u chiqishni aloqa tiklangach biladi. Maʼlumotlar darhol oʻchadi.",
    stay: "Qolish",
    sign_out_do: "Chiqish va oʻchirish",
    sign_out_lose: "Chiqish, {} yoʻqoladi",
};

/// English.
pub const EN: AccessStrings = AccessStrings {
    safety: super::safety::EN,
    helping: super::helping::EN,
    transfer: super::transfer::EN,
    review: super::review::EN,
    unassigned: super::unassigned::EN,
    following: super::following::EN,
    away: super::away::EN,
    silence: super::silence::EN,
    passkeys: super::passkeys::EN,
    workspaces: super::workspaces::EN,
    leaving: super::leaving::EN,
    departments: super::departments::EN,
    lock: super::lock::EN,
    team: "Team",
    team_text: "Who is in it, roles and invites",
    team_offline: "No connection to the server",
    team_offline_text: "The team and its access live on the server. They are shown as soon as you are online.",
    roles: ["Owner", "Head of sales", "Manager", "Viewer"],
    may: [
        "Everything: team, roles, access, erasing for good",
        "Clients, deals, settings; invites managers and viewers",
        "Sees and leads his own clients and deals, takes enquiries that nobody took",
        "Sees clients of the department, outside of one all; changes nothing",
    ],
    role: "Role",
    roles_title: "Who may do what",
    you: "you",
    closed: "access closed",
    seen: "online: {}",
    seen_never: "never online",
    devices_n: Forms { one: "device", few: "devices", many: "devices" },
    left: Forms {
        one: "card is no longer yours to see",
        few: "cards are no longer yours to see",
        many: "cards are no longer yours to see",
    },
    left_title: "This client is no longer yours to see",
    left_text: "Somebody else leads it now, or your rights have changed. What was not sent in time is kept in “Sync”.",
    close: "Close access",
    close_title: "Close access: {}?",
    close_text: "All devices are cut off at once, and the company's data on them is erased at their next contact, unsent edits too. What was done so far stays. Access can be given back.",
    open: "Give access back",
    closed_done: "Access closed: {}",
    open_done: "Access given back: {}",
    role_done: "{} is now: {}",
    recovery: "Link for a new password",
    recovery_text: "{} sets a new password with it and has to sign in again on other devices. Send the link to nobody else.",
    invite: "Invite",
    invite_new: "Invite to the team",
    invite_name: "For whom",
    invite_name_hint: "Name, optional",
    make_link: "Create the link",
    invite_ready: "The link is ready",
    invite_ready_text: "Send it only to the person you invite: whoever uses it first is in. It cannot be shown again.",
    link: "Link",
    share: "Share",
    qr: "QR code of the link",
    qr_text: "Or point a phone's camera at the code.",
    until: "Works once, until {}.",
    invites: "Waiting for an answer",
    invite_of: "{} · until {}",
    invite_unnamed: "No name",
    withdraw: "Withdraw",
    withdrawn: "Invite withdrawn",
    mine: "My account",
    mine_text: "Password, devices, sign out",
    change_password: "Change password",
    password_done: "The password is changed. Other devices have to sign in again.",
    devices: "My devices",
    this_device: "this device",
    signed_in_at: "signed in: {}",
    cut_device: "Cut off",
    cut_device_title: "Cut off the device “{}”?",
    cut_device_text: "The company's data on it is erased at its next contact, unsent edits too. It can sign in again.",
    device_cut: "Cut off: {}",
    sign_out: "Sign out",
    sign_out_title: "Sign out on this device?",
    sign_out_text: "The company's data is erased from this device. Everything that was sent stays on the server.",
    unsent: "Not sent: {}. If you sign out now, they are lost for good.",
    no_network_out: "There is no connection: the server hears of it when there is one. The data is erased at once.",
    stay: "Stay",
    sign_out_do: "Sign out and erase",
    sign_out_lose: "Sign out and lose {}",
};
