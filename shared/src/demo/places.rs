//! Cities of Uzbekistan with districts and streets, and phone numbers that nobody has.

use super::rng::Rng;
use super::words::Words;

/// City, its share of the clients, its city code, and districts.
struct City {
    name: &'static str,
    weight: u32,
    code: &'static str,
    districts: Words,
}

const fn city(name: &'static str, weight: u32, code: &'static str, districts: &'static str) -> City {
    City { name, weight, code, districts: Words::new(districts) }
}

static CITIES: [City; 15] = [
    city(
        "Ташкент",
        46,
        "71",
        "Алмазарский|Бектемирский|Мирабадский|Мирзо-Улугбекский|Сергелийский|Учтепинский|Чиланзарский|Шайхантахурский|\
         Юнусабадский|Яккасарайский|Яшнабадский",
    ),
    city("Самарканд", 10, "66", "Багишамальский|Сиабский|Железнодорожный"),
    city("Бухара", 6, "65", "Центр|Каган|Вабкент"),
    city("Андижан", 6, "74", "Центр|Асака|Ханабад"),
    city("Фергана", 6, "73", "Центр|Маргилан|Коканд|Кувасай"),
    city("Наманган", 5, "69", "Центр|Чуст|Учкурган"),
    city("Карши", 4, "75", "Центр|Шахрисабз|Касан"),
    city("Нукус", 3, "61", "Центр|Ходжейли"),
    city("Ургенч", 3, "62", "Центр|Хива"),
    city("Термез", 2, "76", "Центр|Денау"),
    city("Джизак", 2, "72", "Центр|Зомин"),
    city("Навои", 3, "79", "Центр|Зарафшан"),
    city("Гулистан", 1, "67", "Центр|Янгиер"),
    city("Ангрен", 2, "70", "Центр|Алмалык"),
    city("Чирчик", 1, "70", "Центр|Газалкент"),
];

const STREETS: Words = Words::new(
    "Амира Темура|Навои|Бабура|Мукими|Буюк Ипак Йули|Бунёдкор|Катартал|Богишамол|Шота Руставели|Нукусская|Фурката|Беруни|\
     Ахмада Дониша|Кичик Халка Йули|Лабзак|Сайилгох|Гулобод|Истиклол|Мустакиллик|Дустлик|Узбекистон овози|Чехова|Мирзо Улугбека",
);

/// Operators' prefixes with their shares.
const OPERATORS: Words = Words::new("90|91|93|94|95|97|98|99|33|88|50|77");
const SHARES: [u32; 12] = [18, 12, 14, 12, 9, 9, 5, 9, 4, 4, 2, 2];

/// Where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) city: &'static str,
    pub(super) address: String,
    /// The number of the city, to ask for its phone code.
    at: usize,
}

/// Makes up a place.
pub(super) fn place(rng: &mut Rng) -> Place {
    let at = rng.weighted(&CITIES.each_ref().map(|city| city.weight));
    let (name, district) = CITIES.get(at).map_or(("Ташкент", ""), |city| (city.name, city.districts.pick(rng)));
    let address = format!("{district}, ул. {}, {}", STREETS.pick(rng), rng.between(1, 180));
    Place { city: name, address, at }
}

/// A mobile number as people type it. It has a real operator's prefix and one digit too few (`+998 90 00-12-34`), so that it
/// cannot reach anybody. Numbers differ for every `n` below a million.
pub(super) fn mobile(rng: &mut Rng, n: u32) -> String {
    let operator = OPERATORS.at(u32::try_from(rng.weighted(&SHARES)).unwrap_or(0));
    number(operator, n)
}

/// The number of a member of the team.
pub(super) fn colleague(n: u32) -> String {
    number("90", 900_001 + n)
}

/// A number of the city's network, with one digit too few likewise.
pub(super) fn landline(place: &Place, n: u32) -> String {
    number(CITIES.get(place.at).map_or("71", |city| city.code), n)
}

fn number(prefix: &str, n: u32) -> String {
    // 7 919 has no divisor in common with a million: every number comes once, neighbours far apart.
    let n = u64::from(n) * 7_919 % 1_000_000;
    format!("+998 {prefix} {:02}-{:02}-{:02}", n / 10_000, n / 100 % 100, n % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::to_e164;

    #[test]
    fn numbers_are_one_digit_short_of_a_real_one() {
        let mut rng = Rng::new(1, 1);
        let place = place(&mut rng);
        for n in [0, 7, 123_456, 999_999] {
            for typed in [mobile(&mut rng, n), landline(&place, n)] {
                let normal = to_e164(&typed).expect("an international number");
                assert_eq!((normal.len(), &normal[..4]), (12, "+998"), "{typed}: nine digits would be a number of Uzbekistan");
            }
        }
    }

    #[test]
    fn every_city_has_clients() {
        let mut rng = Rng::new(5, 1);
        let mut found: Vec<&str> = (0..2_000).map(|_| place(&mut rng).city).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), CITIES.len());
    }
}
