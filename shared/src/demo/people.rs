//! Names of people, made of lists of our own: Uzbek ones in both scripts and Russian ones.

use super::rng::Rng;
use super::words::Words;

/// A person's name in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) surname: String,
    pub(super) given: String,
    pub(super) patronymic: String,
}

impl Name {
    /// The surname and the given name as addresses are written.
    pub(super) fn latin(&self) -> String {
        latin(&format!("{} {}", self.surname, self.given))
    }

    /// Surname, given name and patronymic in one line.
    pub(super) fn full(&self) -> String {
        let mut full = format!("{} {}", self.surname, self.given);
        if !self.patronymic.is_empty() {
            full.push(' ');
            full.push_str(&self.patronymic);
        }
        full
    }
}

/// How a name is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// An Uzbek name in Cyrillic letters, patronymic as in Russian.
    Cyrillic,
    /// An Uzbek name in Latin letters with `oʻgʻli` or `qizi`.
    Latin,
    /// A Russian name.
    Russian,
}

const MEN: Words = Words::new(
    "Азиз|Акмал|Алишер|Анвар|Бахтиёр|Бехзод|Ботир|Дилшод|Достон|Жавохир|Жамшид|Жасур|Зафар|Ильхом|Ислом|Камрон|Лазиз|\
     Мансур|Мирзохид|Музаффар|Нодир|Отабек|Равшан|Рустам|Санжар|Сардор|Тимур|Улугбек|Умид|Фаррух|Феруз|Хасан|Хуршид|Шавкат|\
     Шерзод|Шухрат|Элдор|Эркин|Юсуф|Ёркин",
);
const WOMEN: Words = Words::new(
    "Азиза|Барно|Гулбахор|Гульнора|Дилафруз|Дилноза|Дилором|Зарина|Зебо|Зилола|Зулфия|Камола|Лола|Мадина|Малика|Мафтуна|\
     Мохира|Мунира|Наргиза|Нигора|Нилуфар|Ойдин|Озода|Рано|Саида|Севара|Ситора|Умида|Феруза|Хилола|Чарос|Шахло|Шахноза|Юлдуз",
);
const SURNAMES: Words = Words::new(
    "Абдуллаев|Алимов|Ахмедов|Бабаев|Базаров|Валиев|Ганиев|Джураев|Закиров|Ибрагимов|Исмаилов|Каримов|Касымов|Мавлянов|\
     Махмудов|Мирзаев|Муминов|Назаров|Нарзуллаев|Норматов|Олимов|Пулатов|Рахимов|Рашидов|Сабиров|Саидов|Содиков|Султанов|\
     Тошматов|Турсунов|Умаров|Усманов|Файзиев|Хакимов|Халилов|Хамидов|Холматов|Шарипов|Эргашев|Юнусов|Юсупов|Якубов",
);
const MEN_LATIN: Words = Words::new(
    "Abror|Aziz|Baxtiyor|Bekzod|Davron|Dilshod|Elyor|Farhod|Gʻayrat|Jasur|Javlon|Kamol|Mirjalol|Nodir|Oybek|Qobil|Ravshan|\
     Rustam|Sanjar|Sardor|Sherali|Shohruh|Sirojiddin|Ulugʻbek|Umid|Xurshid|Zafar|Oʻtkir",
);
const WOMEN_LATIN: Words = Words::new(
    "Aziza|Barno|Dildora|Dilnoza|Feruza|Gulchehra|Gulnora|Hilola|Kamola|Laylo|Madina|Malika|Maftuna|Mohira|Nargiza|Nigora|\
     Nozima|Oygul|Sabohat|Saida|Sevara|Shahlo|Shahnoza|Umida|Yulduz|Zilola|Zulfiya",
);
const SURNAMES_LATIN: Words = Words::new(
    "Abdurahmonov|Aliyev|Boboyev|Choriyev|Ergashev|Fayziyev|Gʻaniyev|Hakimov|Islomov|Jalolov|Joʻrayev|Karimov|Mahmudov|\
     Mirzayev|Nazarov|Normatov|Ortiqov|Qodirov|Qosimov|Rahimov|Rasulov|Saidov|Sobirov|Toshpoʻlatov|Tursunov|Umarov|Usmonov|\
     Xolmatov|Yoʻldoshev|Yusupov|Zokirov|Oʻrinov",
);
const MEN_RUSSIAN: Words = Words::new(
    "Александр|Алексей|Андрей|Артём|Борис|Вадим|Виктор|Виталий|Владимир|Вячеслав|Денис|Дмитрий|Евгений|Иван|Игорь|Кирилл|\
     Константин|Леонид|Максим|Михаил|Олег|Павел|Роман|Сергей|Станислав|Юрий",
);
const WOMEN_RUSSIAN: Words = Words::new(
    "Алина|Анастасия|Анна|Валентина|Вера|Виктория|Галина|Дарья|Евгения|Екатерина|Елена|Ирина|Ксения|Лариса|Людмила|Марина|\
     Мария|Наталья|Оксана|Ольга|Светлана|Татьяна|Юлия",
);
const FATHERS_RUSSIAN: Words = Words::new(
    "Александр|Алексей|Андрей|Борис|Валерий|Виктор|Владимир|Геннадий|Григорий|Дмитрий|Евгений|Иван|Игорь|Леонид|Михаил|\
     Николай|Олег|Сергей|Юрий",
);
const SURNAMES_RUSSIAN: Words = Words::new(
    "Антонов|Баранов|Беляев|Волков|Воробьёв|Горбунов|Громов|Денисов|Егоров|Жуков|Зайцев|Иванов|Киселёв|Ковалёв|Козлов|\
     Кузнецов|Лебедев|Макаров|Морозов|Никитин|Новиков|Орлов|Павлов|Петров|Поляков|Романов|Семёнов|Соколов|Степанов|Тихонов|\
     Фёдоров|Фролов|Яковлев",
);

/// Makes up a person: two of three names are Uzbek, a good third of these in Latin letters.
pub(super) fn person(rng: &mut Rng) -> Name {
    let woman = rng.chance(45);
    match rng.below(100) {
        0..45 => named(rng, Style::Cyrillic, woman),
        45..75 => named(rng, Style::Latin, woman),
        _ => named(rng, Style::Russian, woman),
    }
}

fn named(rng: &mut Rng, style: Style, woman: bool) -> Name {
    let (men, women, surnames, fathers) = match style {
        Style::Cyrillic => (MEN, WOMEN, SURNAMES, MEN),
        Style::Latin => (MEN_LATIN, WOMEN_LATIN, SURNAMES_LATIN, MEN_LATIN),
        Style::Russian => (MEN_RUSSIAN, WOMEN_RUSSIAN, SURNAMES_RUSSIAN, FATHERS_RUSSIAN),
    };
    let given = if woman { women.pick(rng) } else { men.pick(rng) };
    let mut surname = surnames.pick(rng).to_owned();
    if woman {
        surname.push(if style == Style::Latin { 'a' } else { 'а' });
    }
    let father = fathers.pick(rng);
    let patronymic = match style {
        Style::Latin => format!("{father} {}", if woman { "qizi" } else { "oʻgʻli" }),
        _ => patronymic(father, woman),
    };
    Name { surname, given: given.to_owned(), patronymic }
}

/// The patronymic as Russian makes it of the names above: all end in a consonant, `й` or `ь`.
fn patronymic(father: &str, woman: bool) -> String {
    let (stem, soft) = match father {
        "Дмитрий" => ("Дмитри".to_owned(), true),
        "Михаил" => ("Михайл".to_owned(), false),
        _ => match (father.strip_suffix("ий"), father.strip_suffix(['й', 'ь'])) {
            (Some(stem), _) => (format!("{stem}ь"), true),
            (None, Some(stem)) => (stem.to_owned(), true),
            (None, None) => (father.to_owned(), false),
        },
    };
    let ending = match (soft, woman) {
        (true, false) => "евич",
        (true, true) => "евна",
        (false, false) => "ович",
        (false, true) => "овна",
    };
    format!("{stem}{ending}")
}

/// Lower-case ASCII letters and hyphens, as addresses are written; other letters are left out.
pub(super) fn latin(text: &str) -> String {
    const CYRILLIC: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    const LATIN: Words = Words::new("a|b|v|g|d|e|yo|j|z|i|y|k|l|m|n|o|p|r|s|t|u|f|x|ts|ch|sh|sh||i||e|yu|ya");
    let mut latin = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            latin.push(letter);
        } else if let Some(at) = CYRILLIC.chars().position(|known| known == letter) {
            latin.push_str(LATIN.at(u32::try_from(at).unwrap_or(0)));
        } else if letter.is_whitespace() && !latin.ends_with('-') {
            latin.push('-');
        }
    }
    latin.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patronymics_are_what_people_say() {
        let of = |father| (patronymic(father, false), patronymic(father, true));
        for (father, son, daughter) in [
            ("Рустам", "Рустамович", "Рустамовна"),
            ("Сергей", "Сергеевич", "Сергеевна"),
            ("Игорь", "Игоревич", "Игоревна"),
            ("Дмитрий", "Дмитриевич", "Дмитриевна"),
            ("Григорий", "Григорьевич", "Григорьевна"),
            ("Юрий", "Юрьевич", "Юрьевна"),
            ("Михаил", "Михайлович", "Михайловна"),
            ("Николай", "Николаевич", "Николаевна"),
        ] {
            assert_eq!(of(father), (son.to_owned(), daughter.to_owned()));
        }
    }

    #[test]
    fn addresses_are_latin() {
        assert_eq!(latin("Ёркин Жўраев"), "yorkin-jraev");
        assert_eq!(latin("Oʻrinov Gʻayrat"), "orinov-gayrat");
        let mut rng = Rng::new(3, 3);
        for _ in 0..300 {
            let name = person(&mut rng);
            assert!(!name.surname.is_empty() && !name.given.is_empty() && !name.patronymic.is_empty());
            assert!(name.latin().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name:?}");
        }
    }
}
