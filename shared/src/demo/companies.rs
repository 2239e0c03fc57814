//! Names of companies. They are put together at random; one that exists is chance and not meant.

use super::people::{self, Name};
use super::rng::Rng;
use super::words::Words;

const FIRST: Words = Words::new(
    "Oltin|Yangi|Buyuk|Zamin|Sharq|Baraka|Chinor|Humo|Anhor|Bahor|Nur|Orzu|Umid|Asr|Turon|Sogʻdiyona|Registon|Zarafshon|Ipak Yoʻli|\
     Navbahor|Lochin|Tong|Quyosh|Dilkash|Shodlik|Karvon|Mehnat|Ziyo|Saxovat|Istiqbol|Bogʻishamol|Marvarid|Feruza|Kamalak|Osiyo|\
     Gulshan|Obod|Vodiy|Sarbon|Poytaxt",
);
const SECOND: Words = Words::new(
    "Savdo|Servis|Biznes|Qurilish|Mebel|Tekstil|Agro|Ofis|Oʻquv|Invest|Trade|Market|Optom|Logistika|Dizayn|Poligraf|Taʼminot|\
     Texno|Non|Sut|Gilam|Med|Kids|Sayohat|Kafe|Bogʻcha",
);
const RUSSIAN: Words = Words::new(
    "Азия Снаб|Альфа Опт|Бизнес Линия|Бумажный мир|Ваш Офис|Весна|Восток Сервис|Гранат|Детский мир плюс|Дом учёбы|Зелёный чай|\
     Золотая долина|Караван|Ключ|Комфорт Плюс|Меридиан|Минор|Новый день|Олмазор|Оазис|Орион|Паритет|Первая линия|Радуга|\
     Росток|Светоч|Семь морей|Солнечный|Стройкомплект|Тандыр|Уютный дом|Формат|Чиланзар Опт|Шёлк|Эталон|Южный ветер",
);
const SCHOOLS: Words =
    Words::new("Учебный центр|Oʻquv markazi|Частная школа|Bolalar bogʻchasi|Лицей|Языковая школа|Клиника|Мехмонхона");
const INDUSTRIES: Words = Words::new(
    "Розничная торговля|Образование|Строительство|Общественное питание|Производство|Медицина|Гостиницы и туризм|IT и связь|\
     Полиграфия|Сельское хозяйство|Логистика|Государственное учреждение|Банки и финансы|Услуги",
);

/// What a company is called, and its name in Latin letters for addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Company {
    pub(super) name: String,
    pub(super) latin: String,
}

/// Makes up a company; a sole trader bears the name of its owner.
pub(super) fn company(rng: &mut Rng, owner: &Name) -> Company {
    let (name, core) = match rng.below(100) {
        0..40 => {
            let core = uzbek(rng);
            let form = ["MCHJ", "XK", "QK", "OK"].get(rng.weighted(&[60, 25, 10, 5])).copied().unwrap_or("MCHJ");
            (format!("«{core}» {form}"), core)
        }
        40..70 => {
            let core = if rng.chance(60) { RUSSIAN.pick(rng).to_owned() } else { uzbek(rng) };
            let form = ["ООО", "ЧП", "АО"].get(rng.weighted(&[75, 20, 5])).copied().unwrap_or("ООО");
            (format!("{form} «{core}»"), core)
        }
        70..85 => {
            let initials: String = [&owner.given, &owner.patronymic]
                .into_iter()
                .filter_map(|part| part.chars().next())
                .flat_map(|letter| [letter, '.'])
                .collect();
            let form = if rng.chance(70) { "ИП" } else { "YaTT" };
            (format!("{form} {} {initials}", owner.surname), format!("{} {}", form, owner.surname))
        }
        _ => {
            let core = format!("{} {}", SCHOOLS.pick(rng), FIRST.pick(rng));
            (format!("{core} {}", rng.between(1, 320)), core)
        }
    };
    Company { latin: people::latin(&core), name }
}

fn uzbek(rng: &mut Rng) -> String {
    let mut name = format!("{} {}", FIRST.pick(rng), SECOND.pick(rng));
    if rng.chance(25) {
        name.push_str([" Plus", " Group", " Lyuks", " Standart"].get(rng.weighted(&[4, 3, 2, 1])).copied().unwrap_or_default());
    }
    name
}

/// What a company does (C7).
pub(super) fn industry(rng: &mut Rng) -> &'static str {
    INDUSTRIES.pick(rng)
}
