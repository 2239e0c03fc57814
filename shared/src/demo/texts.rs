//! What people write down. Most of it is Russian, some Uzbek, as in a company of Tashkent.

use super::words::Words;

/// What was said in a call or meeting that reached somebody.
pub(super) const TALKED: Words = Words::new(
    "Обсудили потребность на месяц, ждут счёт|Уточнил наличие бумаги и картриджей|Просят отсрочку 10 дней, согласую с директором|\
     Договорились о встрече в офисе|Narxlar boʻyicha gaplashdik, taklif kutishyapti|Спрашивали про скидку от 20 млн|\
     Заказ получили, всё в порядке|Xodim taʼtilda, dushanba kuni qayta qoʻngʻiroq qilaman|Интересуются новыми креслами, отправлю каталог|\
     Подтвердили адрес доставки|Сверили остаток задолженности|Попросили образцы ежедневников с логотипом|\
     Решение примет директор, вернётся в четверг|Yangi oʻquv yiliga tayyorgarlik, roʻyxat yuborishadi|\
     Рассказал про абонемент на канцтовары|Довольны обслуживанием, рекомендуют нас соседям|Сравнивают с другим поставщиком|\
     Уточнили реквизиты для договора|Готовят тендер, пришлют условия|Обещали оплатить до конца недели",
);

/// What was written in a letter or message.
pub(super) const WROTE: Words = Words::new(
    "Отправил прайс и каталог|Выслал счёт|Напомнил об оплате|Hisob-faktura yuborildi|Поздравил с праздником|Отправил фото товара|\
     Taklif Telegram orqali yuborildi|Ответил на вопрос о сроках|Прислали список на квартал|Отправил акт сверки",
);

/// What a deal was lost for: reason, comments that say more, how often of a hundred. The reasons are those that every workspace
/// begins with (C62), in words.
pub(super) static LOST: [(&str, Words, u32); 5] = [
    (
        "Командировка",
        Words::new(
            "Директор в командировке до конца месяца, просил вернуться к вопросу позже|Rahbar safarda, qaror qabul qiladigan odam yoʻq",
        ),
        12,
    ),
    ("Болезнь", Words::new("Закупщик заболел, заявку отменили до выхода|Бухгалтер на больничном, оплатить некому"), 6),
    (
        "Нет денег",
        Words::new(
            "Бюджет на этот квартал исчерпан, вернутся в следующем году|Кассовый разрыв, попросили не беспокоить два месяца|\
             Byudjet kesilgan, yangi xaridlar toʻxtatilgan",
        ),
        28,
    ),
    (
        "Не интересно",
        Words::new(
            "Купили у другого поставщика на 7 % дешевле|Нужна была доставка в тот же день, мы не смогли|\
             Решили обойтись старой мебелью ещё год|Boshqa yetkazib beruvchini tanlashdi",
        ),
        34,
    ),
    ("Недозвон", Words::new("Пять звонков за две недели, трубку не берут|Номер отключён, на письма не отвечают"), 20),
];

/// What a client asks.
pub(super) const ENQUIRIES: Words = Words::new(
    "Нужна бумага А4, 40 пачек, доставка завтра|Сколько стоит переоборудовать кабинет на 6 человек?|Maktab uchun 120 ta parta kerak|\
     Пришлите прайс на картриджи|Есть ли ежедневники с логотипом, 200 штук?|Нужен договор на обслуживание трёх МФУ|\
     Navroʻzga 50 ta sovgʻa toʻplami kerak|Хотим стать оптовым покупателем, какие условия?|Кресла с доставкой в Самарканд|\
     Rangli MFU bormi, narxi qancha?",
);

/// What a client complains of.
pub(super) const COMPLAINTS: Words = Words::new(
    "Привезли на два дня позже обещанного|В упаковке не хватает трёх пачек|Kreslo gʻildiragi singan holda keldi|\
     Счёт выставлен со старыми реквизитами|Менеджер не перезвонил, как обещал|Картридж течёт, просят замену",
);

/// How a complaint was solved.
pub(super) const SOLVED: Words = Words::new(
    "Заменили, извинились, дали скидку 3 % на следующий заказ|Довезли недостачу в тот же день|Yangisiga almashtirib berildi",
);

/// What is to be done, by the kind of the task.
pub(super) const TASKS: [(&str, Words); 6] = [
    ("call", Words::new("Перезвонить по счёту|Позвонить и уточнить решение|Qoʻngʻiroq qilish|Позвонить, давно не общались")),
    ("message", Words::new("Написать в Telegram|Напомнить об оплате|Xabar yuborish")),
    ("offer", Words::new("Отправить новое предложение|Предложить товары к сезону|Yangi taklif yuborish")),
    ("ask", Words::new("Узнать, всё ли понравилось|Спросить, как работает техника")),
    ("meeting", Words::new("Встреча в офисе клиента|Показать образцы мебели")),
    ("verify", Words::new("Сверить контактные данные")),
];

/// What came of a task.
pub(super) const DONE: Words = Words::new("Сделано|Поговорили, всё хорошо|Bajarildi|Договорились о следующем заказе");

/// Notes on a client.
pub(super) const NOTES: Words = Words::new(
    "Звонить после 15:00|Оплачивает только перечислением|Предпочитает Telegram, на звонки отвечает редко|Скидка согласована директором|\
     Юбилей компании в мае|Ключ от склада у охраны, звонить заранее|Faqat oʻzbek tilida gaplashadi|Отгрузка только до 12:00|\
     Просит закрывающие документы в день доставки",
);

/// What sellers write of a client's plan of work (C45).
pub(super) const PLANS: Words = Words::new(
    "Перевести на абонемент, каждый квартал предлагать мебель|Yiliga toʻrt marta uchrashish, maktab mavsumidan oldin taklif|\
     Познакомить с руководителем отдела, продлить договор до марта",
);

/// What a person does in a company.
pub(super) const ROLES: Words = Words::new(
    "Директор|Главный бухгалтер|Менеджер по закупкам|Завхоз|Офис-менеджер|Xarid boʻlimi boshligʻi|Bosh hisobchi|Секретарь",
);

/// What a client is interested in (C4).
pub(super) const INTERESTS: Words =
    Words::new("Оптовые цены|Новинки|Мебель на заказ|Брендирование|Сервис оргтехники|Школьные наборы|Отсрочка платежа");
