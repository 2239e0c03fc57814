//! The letters of a list that stands by name, and where the clients of each begin. Never here: the order.

use ingot_shared::Id;
use ingot_shared::text::capital;

use super::Rows;

/// Stands for names that begin with a digit or a sign, and for clients without a name.
const OTHER: char = '#';

impl Rows {
    /// The first letters of the names of clients that stand by name, from A or from the end, as capitals in their order; each with the place
    /// of its first client. It looks at a few names for each letter, not at all of them.
    pub fn letters(&self, clients: &[Id]) -> Vec<(char, usize)> {
        let first = |id: &Id| self.by_id.get(id).and_then(|entry| entry.key.chars().next());
        let mut letters: Vec<(char, usize)> = Vec::new();
        let mut rest = clients;
        while let Some(next) = rest.first().map(first) {
            let letter = next.filter(|letter| !letter.is_ascii() || letter.is_ascii_alphabetic()).map_or(OTHER, capital);
            if letters.last().is_none_or(|(last, _)| *last != letter) {
                letters.push((letter, clients.len() - rest.len()));
            }
            let same = rest.partition_point(|id| first(id) == next);
            rest = rest.get(same.max(1)..).unwrap_or_default();
        }
        letters
    }
}

#[cfg(test)]
mod tests {
    use ingot_shared::row::{ClientRow, PhoneRow};

    use super::*;
    use crate::model::rows::Base;
    use crate::model::search::Query;

    fn rows(names: &[&str]) -> Rows {
        let mut rows = Rows::default();
        let row =
            |(n, name): (u8, &&str)| ClientRow { id: Id::from_bytes([n; 16]), name: (*name).to_owned(), ..ClientRow::default() };
        rows.put((1..).zip(names).map(row).collect());
        rows.settle();
        rows
    }

    #[test]
    fn each_letter_tells_where_its_clients_begin() {
        let mut rows = rows(&["Анор", "«Атлас»", "ёлка", "Ека", "olma", "Oʻrik", "7 дней", "+1", "Яна"]);
        rows.put(vec![ClientRow {
            id: Id::from_bytes([90; 16]),
            phones: vec![PhoneRow { typed: "+998 90".to_owned(), e164: None }],
            ..ClientRow::default()
        }]);
        rows.put(vec![ClientRow { id: Id::from_bytes([91; 16]), ..ClientRow::default() }]);
        rows.settle();
        let mut all = rows.list(Base::All, &Query::default());
        let letters = [('#', 0), ('O', 3), ('А', 5), ('Е', 7), ('Я', 9), ('#', 10)];
        assert_eq!(rows.letters(&all), letters);
        all.reverse();
        assert_eq!(rows.letters(&all), [('#', 0), ('Я', 1), ('Е', 2), ('А', 4), ('O', 6), ('#', 8)]);
    }

    #[test]
    fn nobody_has_no_letter_and_who_is_unknown_ends_nothing() {
        let rows = rows(&["Анор"]);
        assert_eq!(rows.letters(&[]), []);
        let known = Id::from_bytes([1; 16]);
        assert_eq!(rows.letters(&[Id::default(), known]), [('#', 0), ('А', 1)]);
    }
}
