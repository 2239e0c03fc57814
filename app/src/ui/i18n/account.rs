//! Words of coming in: links, signing in, what goes wrong. Never here: which is said when.

use crate::model::plural::Forms;

words! {
    /// The words.
    pub struct AccountStrings {
        /// A field.
        pub email: &'static str,
        /// A field.
        pub password: &'static str,
        /// A field.
        pub new_password: &'static str,
        /// A field.
        pub old_password: &'static str,
        /// Shows what is typed as a password.
        pub show: &'static str,
        /// Hides it again.
        pub hide: &'static str,
        /// What a password must be.
        pub rule: &'static str,
        /// An error.
        pub err_signed_out: &'static str,
        /// An error.
        pub err_login: &'static str,
        /// An error.
        pub err_not_allowed: &'static str,
        /// An error.
        pub err_name: &'static str,
        /// An error.
        pub err_email: &'static str,
        /// An error.
        pub err_email_taken: &'static str,
        /// An error.
        pub err_length: &'static str,
        /// An error.
        pub err_weak: &'static str,
        /// An error.
        pub err_last_owner: &'static str,
        /// An error.
        pub err_not_found: &'static str,
        /// An error: for how long.
        pub err_too_many: &'static str,
        /// An error.
        pub err_unclear: &'static str,
        /// An error.
        pub err_cannot_store: &'static str,
        /// An error.
        pub err_no_network: &'static str,
        /// An error: whose data the device holds.
        pub err_other: &'static str,
        /// An error.
        pub err_not_stored: &'static str,
        /// A number of minutes.
        pub minutes_n: Forms,
        /// A toast.
        pub joined: &'static str,
        /// A link that is none.
        pub link_unknown: &'static str,
        /// What to do.
        pub link_unknown_text: &'static str,
        /// A link that was used.
        pub link_used: &'static str,
        /// What to do.
        pub link_used_text: &'static str,
        /// A link whose time is over.
        pub link_expired: &'static str,
        /// What to do.
        pub link_expired_text: &'static str,
        /// A link that cannot be checked.
        pub link_waits: &'static str,
        /// What happens.
        pub link_waits_text: &'static str,
        /// The screen of the first owner.
        pub owner_title: &'static str,
        /// What follows.
        pub owner_text: &'static str,
        /// The main action.
        pub owner_do: &'static str,
        /// By the role of who is invited: who invites.
        pub invite_titles: [&'static str; 4],
        /// What follows.
        pub invite_text: &'static str,
        /// The main action.
        pub invite_do: &'static str,
        /// The screen of a new password: whose.
        pub recover_title: &'static str,
        /// What follows.
        pub recover_text: &'static str,
        /// The main action.
        pub recover_do: &'static str,
        /// Somebody is signed in here: who.
        pub busy_title: &'static str,
        /// What to do.
        pub busy_text: &'static str,
        /// The screen of signing in.
        pub sign_in: &'static str,
        /// The main action.
        pub sign_in_do: &'static str,
        /// What is asked for.
        pub sign_in_text: &'static str,
        /// A question.
        pub forgot: &'static str,
        /// What to do.
        pub forgot_text: &'static str,
        /// A question.
        pub no_account: &'static str,
        /// What to do.
        pub no_account_text: &'static str,
        /// Leads from the first start to signing in.
        pub in_team: &'static str,
        /// A banner.
        pub again: &'static str,
        /// The link's state.
        pub again_short: &'static str,
        /// Leads to the app.
        pub to_app: &'static str,
        /// After signing out.
        pub out_title: &'static str,
        /// What is left.
        pub out_text: &'static str,
        /// After being cut off.
        pub cut_title: &'static str,
        /// What happened and what to do.
        pub cut_text: &'static str,
    }
}

/// Russian.
pub const RU: AccountStrings = AccountStrings {
    email: "E-mail",
    password: "Пароль",
    new_password: "Новый пароль",
    old_password: "Текущий пароль",
    show: "Показать",
    hide: "Скрыть",
    rule: "Не короче 8 знаков. Несколько слов подряд легче запомнить и труднее угадать.",
    err_signed_out: "Вход на этом устройстве больше не действует. Войдите снова.",
    err_login: "E-mail и пароль не подходят друг к другу. Проверьте оба.",
    err_not_allowed: "Ваша роль этого не позволяет.",
    err_name: "Напишите имя: под ним вас увидят коллеги.",
    err_email: "Это не похоже на адрес e-mail.",
    err_email_taken: "Этот адрес уже есть в команде. Войдите с ним или укажите другой.",
    err_length: "Нужно не меньше 8 знаков.",
    err_weak: "Этот пароль пробуют одним из первых. Придумайте другой.",
    err_last_owner: "В команде должен остаться хотя бы один владелец.",
    err_not_found: "Этого уже нет. Список обновлён.",
    err_too_many: "Слишком много попыток. Подождите {} и повторите.",
    err_unclear: "Сервер не понял приложение. Введённое осталось здесь. Обновите страницу и повторите.",
    err_cannot_store: "Сервер не может сохранять. Введённое осталось здесь. Сообщите тому, кто ведёт сервер.",
    err_no_network: "Нет связи с сервером. Введённое осталось здесь: повторите, когда связь появится.",
    err_other: "На этом устройстве данные другого сотрудника: {}. Сначала выйдите здесь из его доступа, и они сотрутся.",
    err_not_stored: "Браузер не дал сохранить вход: нет места или хранилище закрыто.",
    minutes_n: Forms { one: "минуту", few: "минуты", many: "минут" },
    joined: "Вы присоединились. Записи с этого устройства отправляются.",
    link_unknown: "Такой ссылки нет",
    link_unknown_text: "Проверьте, вся ли ссылка скопирована, или попросите новую. Её могли отозвать.",
    link_used: "Ссылка уже не действует",
    link_used_text: "Её использовали или отозвали: каждая работает один раз. Если это были вы, войдите по e-mail и паролю. Если нет, попросите новую.",
    link_expired: "Срок ссылки вышел",
    link_expired_text: "Попросите новую: её делают в «Настройки → Команда».",
    link_waits: "Нет связи с сервером",
    link_waits_text: "Ссылка сохранена на этой вкладке. Проверим её, как только связь появится.",
    owner_title: "Создайте компанию",
    owner_text: "Вы станете владельцем: пригласите команду и решите, кто что может.",
    owner_do: "Создать компанию",
    invite_titles: [
        "{} приглашает вас как владельца",
        "{} приглашает вас как руководителя продаж",
        "{} приглашает вас как менеджера",
        "{} приглашает вас как наблюдателя",
    ],
    invite_text: "Укажите e-mail и пароль: с ними вы войдёте и на других устройствах.",
    invite_do: "Присоединиться",
    recover_title: "{}, задайте новый пароль",
    recover_text: "На других ваших устройствах нужно будет войти снова.",
    recover_do: "Сохранить и войти",
    busy_title: "Здесь уже работает {}",
    busy_text: "Ссылка для другого человека откроется, когда из этого доступа выйдут. Или откройте её на его устройстве.",
    sign_in: "Вход",
    sign_in_do: "Войти",
    sign_in_text: "С e-mail и паролем, которые вы задали, когда присоединялись.",
    forgot: "Забыли пароль?",
    forgot_text: "Попросите владельца компании сделать ссылку: «Настройки → Команда», ваше имя. Откройте её на этом устройстве.",
    no_account: "Ещё не в команде?",
    no_account_text: "Откройте ссылку-приглашение. Её даёт владелец или руководитель продаж.",
    in_team: "Уже в команде? Войти",
    again: "Вход больше не действует. Записи целы и уйдут, как только вы войдёте.",
    again_short: "Нужно войти",
    to_app: "В приложение",
    out_title: "Вы вышли",
    out_text: "На этом устройстве данных компании больше нет.",
    cut_title: "Доступ с этого устройства закрыт",
    cut_text: "Данные компании с него стёрты. Всё отправленное цело на сервере. Если это ошибка, обратитесь к владельцу компании.",
};

/// Uzbek.
pub const UZ: AccountStrings = AccountStrings {
    email: "E-mail",
    password: "Parol",
    new_password: "Yangi parol",
    old_password: "Hozirgi parol",
    show: "Koʻrsatish",
    hide: "Yashirish",
    rule: "Kamida 8 belgi. Ketma-ket bir necha soʻzni eslab qolish oson, topish qiyin.",
    err_signed_out: "Bu qurilmadan kirish endi amal qilmaydi. Qayta kiring.",
    err_login: "E-mail va parol bir-biriga mos emas. Ikkalasini tekshiring.",
    err_not_allowed: "Sizning rolingiz bunga ruxsat bermaydi.",
    err_name: "Ismingizni yozing: hamkasblar sizni shu ism bilan koʻradi.",
    err_email: "Bu e-mail manziliga oʻxshamaydi.",
    err_email_taken: "Bu manzil jamoada bor. U bilan kiring yoki boshqasini yozing.",
    err_length: "Kamida 8 belgi kerak.",
    err_weak: "Bu parolni birinchilardan boʻlib sinab koʻrishadi. Boshqasini oʻylab toping.",
    err_last_owner: "Jamoada kamida bitta egasi qolishi kerak.",
    err_not_found: "Bu endi yoʻq. Roʻyxat yangilandi.",
    err_too_many: "Urinishlar juda koʻp. {} kutib, qayta urining.",
    err_unclear: "Server ilovani tushunmadi. Yozganingiz shu yerda. Sahifani yangilab, qayta urining.",
    err_cannot_store: "Server saqlay olmayapti. Yozganingiz shu yerda. Serverni yurituvchiga ayting.",
    err_no_network: "Server bilan aloqa yoʻq. Yozganingiz shu yerda: aloqa tiklangach qayta urining.",
    err_other: "Bu qurilmada boshqa xodimning maʼlumotlari bor: {}. Avval uning hisobidan chiqing, shunda ular oʻchadi.",
    err_not_stored: "Brauzer kirishni saqlashga ruxsat bermadi: joy yoʻq yoki xotira yopiq.",
    minutes_n: Forms { one: "daqiqa", few: "daqiqa", many: "daqiqa" },
    joined: "Siz qoʻshildingiz. Bu qurilmadagi yozuvlar yuborilmoqda.",
    link_unknown: "Bunday havola yoʻq",
    link_unknown_text: "Havola toʻliq nusxalanganini tekshiring yoki yangisini soʻrang. U bekor qilingan boʻlishi mumkin.",
    link_used: "Havola endi ishlamaydi",
    link_used_text: "U ishlatilgan yoki bekor qilingan: har biri bir marta ishlaydi. Siz boʻlsangiz, e-mail va parol bilan kiring. Boʻlmasa, yangisini soʻrang.",
    link_expired: "Havola muddati tugagan",
    link_expired_text: "Yangisini soʻrang: u “Sozlamalar → Jamoa”da tayyorlanadi.",
    link_waits: "Server bilan aloqa yoʻq",
    link_waits_text: "Havola shu varaqda saqlandi. Aloqa tiklanishi bilan tekshiramiz.",
    owner_title: "Kompaniyani yarating",
    owner_text: "Siz egasi boʻlasiz: jamoani taklif qilib, kim nima qila olishini belgilaysiz.",
    owner_do: "Kompaniyani yaratish",
    invite_titles: [
        "{} sizni egasi sifatida taklif qilmoqda",
        "{} sizni savdo rahbari sifatida taklif qilmoqda",
        "{} sizni menejer sifatida taklif qilmoqda",
        "{} sizni kuzatuvchi sifatida taklif qilmoqda",
    ],
    invite_text: "E-mail va parolni yozing: boshqa qurilmalarda ham ular bilan kirasiz.",
    invite_do: "Qoʻshilish",
    recover_title: "{}, yangi parol qoʻying",
    recover_text: "Boshqa qurilmalaringizda qayta kirish kerak boʻladi.",
    recover_do: "Saqlash va kirish",
    busy_title: "Bu yerda {} ishlamoqda",
    busy_text: "Boshqa kishining havolasi bu hisobdan chiqilgach ochiladi. Yoki uni oʻsha kishining qurilmasida oching.",
    sign_in: "Kirish",
    sign_in_do: "Kirish",
    sign_in_text: "Qoʻshilganda qoʻygan e-mail va parolingiz bilan.",
    forgot: "Parolni unutdingizmi?",
    forgot_text: "Kompaniya egasidan havola soʻrang: “Sozlamalar → Jamoa”, ismingiz. Uni shu qurilmada oching.",
    no_account: "Hali jamoada emasmisiz?",
    no_account_text: "Taklif havolasini oching. Uni egasi yoki savdo rahbari beradi.",
    in_team: "Jamoadamisiz? Kiring",
    again: "Kirish endi amal qilmaydi. Yozuvlar butun, kirishingiz bilan ketadi.",
    again_short: "Kirish kerak",
    to_app: "Ilovaga",
    out_title: "Siz chiqdingiz",
    out_text: "Bu qurilmada kompaniya maʼlumotlari qolmadi.",
    cut_title: "Bu qurilmadan kirish yopildi",
    cut_text: "Undagi kompaniya maʼlumotlari oʻchirildi. Yuborilganlarning hammasi serverda butun. Xato boʻlsa, kompaniya egasiga murojaat qiling.",
};

/// English.
pub const EN: AccountStrings = AccountStrings {
    email: "E-mail",
    password: "Password",
    new_password: "New password",
    old_password: "Current password",
    show: "Show",
    hide: "Hide",
    rule: "At least 8 characters. A few words in a row are easy to remember and hard to guess.",
    err_signed_out: "This device is signed out. Sign in again.",
    err_login: "E-mail and password do not match. Check both.",
    err_not_allowed: "Your role does not allow this.",
    err_name: "Enter a name: your colleagues will see it.",
    err_email: "This does not look like an e-mail address.",
    err_email_taken: "The team already has this address. Sign in with it or enter another one.",
    err_length: "At least 8 characters are needed.",
    err_weak: "This password is among the first to be tried. Choose another one.",
    err_last_owner: "The team needs at least one owner.",
    err_not_found: "It is no longer there. The list is up to date now.",
    err_too_many: "Too many tries. Wait {} and try again.",
    err_unclear: "The server did not understand the app. What you typed is still here. Reload the page and try again.",
    err_cannot_store: "The server cannot store anything. What you typed is still here. Tell whoever runs the server.",
    err_no_network: "No connection to the server. What you typed is still here: try again when you are online.",
    err_other: "This device holds the data of someone else: {}. Sign out of that account first; the data will be erased.",
    err_not_stored: "The browser did not let the app keep you signed in: storage is full or blocked.",
    minutes_n: Forms { one: "minute", few: "minutes", many: "minutes" },
    joined: "You have joined. What is on this device is being sent.",
    link_unknown: "There is no such link",
    link_unknown_text: "Check that the whole link was copied, or ask for a new one. It may have been withdrawn.",
    link_used: "This link no longer works",
    link_used_text: "It was used or withdrawn: each link works once. If that was you, sign in with your e-mail and password. If not, ask for a new one.",
    link_expired: "This link has expired",
    link_expired_text: "Ask for a new one: it is made in Settings → Team.",
    link_waits: "No connection to the server",
    link_waits_text: "The link is kept in this tab. It will be checked as soon as you are online.",
    owner_title: "Create your company",
    owner_text: "You will be the owner: you invite the team and decide who may do what.",
    owner_do: "Create the company",
    invite_titles: [
        "{} invites you as an owner",
        "{} invites you as head of sales",
        "{} invites you as a manager",
        "{} invites you as a viewer",
    ],
    invite_text: "Enter an e-mail and a password: you will sign in with them on other devices, too.",
    invite_do: "Join",
    recover_title: "{}, set a new password",
    recover_text: "You will have to sign in again on your other devices.",
    recover_do: "Save and sign in",
    busy_title: "{} works here already",
    busy_text: "A link for somebody else opens after this account is signed out. Or open it on that person's device.",
    sign_in: "Sign in",
    sign_in_do: "Sign in",
    sign_in_text: "With the e-mail and password that you set when you joined.",
    forgot: "Forgot your password?",
    forgot_text: "Ask an owner of the company for a link: Settings → Team, your name. Open it on this device.",
    no_account: "Not in the team yet?",
    no_account_text: "Open an invite link. An owner or the head of sales gives it.",
    in_team: "Already in a team? Sign in",
    again: "You are signed out. Your records are safe and go out once you sign in.",
    again_short: "Sign in needed",
    to_app: "To the app",
    out_title: "You are signed out",
    out_text: "Nothing of the company is left on this device.",
    cut_title: "This device's access was closed",
    cut_text: "The company's data was erased from it. Everything that was sent is safe on the server. If this is a mistake, turn to an owner of the company.",
};
