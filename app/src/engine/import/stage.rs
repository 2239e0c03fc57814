//! Stage names of other systems and of all three languages. Never here: stages of a company's own, which a person assigns.

use ingot_shared::domain::StageId;
use ingot_shared::text::fold;

/// Names in folded text, punctuation left out.
const NAMES: [(StageId, &[&str]); 9] = [
    (
        StageId::UNSORTED,
        &[
            "неразобранное",
            "неразобранные",
            "новая",
            "новый",
            "новая заявка",
            "новая сделка",
            "не обработан",
            "incoming leads",
            "unsorted",
            "new",
            "new lead",
            "saralanmagan",
            "saralanmaganlar",
            "yangi",
        ],
    ),
    (
        StageId::FIRST_CONTACT,
        &[
            "первичный контакт",
            "первый контакт",
            "квалификация",
            "взят в работу",
            "в работе",
            "initial contact",
            "first contact",
            "contacted",
            "appointment scheduled",
            "qualified",
            "qualified to buy",
            "qualification",
            "opportunity",
            "birinchi aloqa",
            "birlamchi aloqa",
            "dastlabki aloqa",
            "ilk aloqa",
        ],
    ),
    (
        StageId::PROPOSAL_SENT,
        &[
            "кп отправлено",
            "отправлено кп",
            "коммерческое предложение",
            "отправлено предложение",
            "offer made",
            "proposal sent",
            "proposal made",
            "quote sent",
            "presentation scheduled",
            "tijorat taklifi yuborildi",
            "tt yuborildi",
            "taklif yuborildi",
        ],
    ),
    (
        StageId::NEGOTIATION,
        &[
            "переговоры",
            "согласование",
            "discussions",
            "negotiation",
            "negotiations",
            "in negotiation",
            "muzokara",
            "muzokaralar",
        ],
    ),
    (
        StageId::DECIDING,
        &[
            "принимают решение",
            "принимает решение",
            "decision making",
            "deciding",
            "decision maker bought in",
            "pending decision",
            "qaror qabul qilinmoqda",
            "qaror qilinmoqda",
            "qaror qabul qilyapti",
            "qaror kutilmoqda",
        ],
    ),
    (
        StageId::AWAITING_PAYMENT,
        &[
            "ждем оплату",
            "ожидание оплаты",
            "ожидаем оплату",
            "согласование договора",
            "счет на предоплату",
            "счет выставлен",
            "contract sent",
            "contract discussion",
            "awaiting payment",
            "waiting for payment",
            "invoice sent",
            "to'lov kutilmoqda",
            "to'lovni kutyapmiz",
        ],
    ),
    (
        StageId::WON,
        &[
            "успешно реализовано",
            "успешно",
            "сделка успешна",
            "выиграна",
            "закрыта успешно",
            "closed won",
            "won",
            "muvaffaqiyatli yakunlandi",
            "muvaffaqiyatli",
            "sotildi",
            "yutildi",
        ],
    ),
    (
        StageId::LOST,
        &[
            "закрыто и не реализовано",
            "закрыто не реализовано",
            "не реализовано",
            "сделка провалена",
            "провалена",
            "проиграна",
            "отказ",
            "closed lost",
            "lost",
            "closed not realized",
            "yopildi amalga oshmadi",
            "yopilgan amalga oshmagan",
            "yopildi sotilmadi",
            "yutqazildi",
        ],
    ),
    (
        StageId::NURTURE,
        &["прогрев", "отложено", "отложена", "nurture", "nurturing", "delayed", "on hold", "isitish", "iliqlashtirish"],
    ),
];

/// The stage of this name or key; nothing when it is a company's own.
pub(super) fn parse(name: &str) -> Option<StageId> {
    if let Ok(stage) = name.trim().parse() {
        return Some(stage);
    }
    let folded = fold(&name.replace([',', '.', ':', '-', '–', '—', '(', ')', '/', '_'], " "));
    NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(stage, _)| *stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_three_languages_are_known() {
        for (name, stage) in [
            ("Ждем оплату", StageId::AWAITING_PAYMENT),
            ("Ждём оплату", StageId::AWAITING_PAYMENT),
            ("Закрыто, не реализовано", StageId::LOST),
            ("Closed – Won", StageId::WON),
            ("Toʻlov kutilmoqda", StageId::AWAITING_PAYMENT),
            ("proposal_sent", StageId::PROPOSAL_SENT),
        ] {
            assert_eq!(parse(name), Some(stage), "{name}");
        }
        assert_eq!(parse("Отгрузка со склада"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn no_name_means_two_stages() {
        let names: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
            assert_eq!(fold(name), **name);
        }
    }
}
