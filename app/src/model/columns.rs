//! The columns of the client list: which there are, how wide they are, and which fit into a window. Never here: what a cell shows.

use super::filter::Field;

/// A column beside the name, which is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The name.
    Name,
    /// The first phone.
    Phone,
    /// E-mail addresses.
    Email,
    /// The city.
    City,
    /// Where the client came from.
    Source,
    /// Who leads the client.
    Responsible,
    /// The category that people set.
    Category,
    /// The segment by money.
    Segment,
    /// The money that the client brought.
    Won,
    /// The profit of its sales.
    Value,
    /// Deals in work.
    Deals,
    /// The last contact.
    Contact,
    /// When the data was last checked.
    Verified,
    /// How much of the contact data is there.
    Filled,
    /// When the client was made.
    Created,
}

/// A column's key, its least width in pixels and its share of what is left, and how long it stays when there is not room for all.
const COLUMNS: [(Column, &str, u32, u32, u8); 15] = [
    (Column::Name, "name", 150, 26, 99),
    (Column::Phone, "phone", 148, 0, 9),
    (Column::Email, "email", 130, 12, 2),
    (Column::City, "city", 70, 10, 5),
    (Column::Source, "source", 80, 10, 3),
    (Column::Responsible, "responsible", 80, 11, 6),
    (Column::Category, "category", 76, 0, 4),
    (Column::Segment, "segment", 84, 0, 4),
    (Column::Won, "won", 92, 0, 7),
    (Column::Value, "value", 92, 0, 6),
    (Column::Deals, "deals", 76, 0, 4),
    (Column::Contact, "contact", 92, 0, 8),
    (Column::Verified, "verified", 92, 0, 3),
    (Column::Filled, "filled", 84, 0, 2),
    (Column::Created, "created", 92, 0, 7),
];

/// The columns that a list begins with.
pub const USUAL: [Column; 7] =
    [Column::Phone, Column::City, Column::Responsible, Column::Won, Column::Deals, Column::Contact, Column::Created];

/// The space between two columns, and what the picture beside the name takes.
const GAP: u32 = 14;
const PICTURE: u32 = 28;

impl Column {
    /// Every one, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        COLUMNS.into_iter().map(|(column, ..)| column)
    }

    /// The word for storage and tests.
    pub fn key(self) -> &'static str {
        COLUMNS.get(self as usize).map_or("", |(_, key, ..)| key)
    }

    /// The column of a word.
    pub fn named(key: &str) -> Option<Self> {
        COLUMNS.into_iter().find(|(_, word, ..)| *word == key).map(|(column, ..)| column)
    }

    /// Whether the list can stand in its order.
    pub const fn is_order(self) -> bool {
        !matches!(self, Self::Phone | Self::Email)
    }

    /// Whether it holds numbers or days: it stands to the right, and the most or the latest comes first.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Won | Self::Value | Self::Deals | Self::Contact | Self::Verified | Self::Filled | Self::Created)
    }

    /// The field of the row that holds its word, where it shows one.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::City => Some(Field::City),
            Self::Source => Some(Field::Source),
            Self::Responsible => Some(Field::Responsible),
            Self::Category => Some(Field::Category),
            _ => None,
        }
    }

    fn least(self) -> u32 {
        COLUMNS.get(self as usize).map_or(0, |(.., least, _, _)| *least)
    }
}

/// Those of the chosen columns for which there is room in so many pixels, in the order of the list: what matters least goes first.
pub fn fitting(chosen: &[Column], room: u32) -> Vec<Column> {
    let mut shown: Vec<Column> = Column::all().filter(|column| *column != Column::Name && chosen.contains(column)).collect();
    let taken = |shown: &[Column]| shown.iter().fold(PICTURE + GAP + Column::Name.least(), |sum, one| sum + GAP + one.least());
    while taken(&shown) > room {
        let rank = |column: &Column| COLUMNS.get(*column as usize).map_or(0, |(.., rank)| *rank);
        // The last of equals.
        let Some(least) = shown.iter().map(rank).min().and_then(|least| shown.iter().rposition(|column| rank(column) == least))
        else {
            break;
        };
        shown.remove(least);
    }
    shown
}

/// The widths of the picture, the name and these columns, as a style sheet takes them.
pub fn template(shown: &[Column]) -> String {
    let mut text = String::from("28px");
    for column in [Column::Name].iter().chain(shown) {
        let (least, share) = COLUMNS.get(*column as usize).map_or((0, 0), |(.., least, share, _)| (*least, *share));
        text.push_str(" minmax(");
        text.push_str(&least.to_string());
        text.push_str("px, ");
        if share == 0 {
            text.push_str(&least.to_string());
            text.push_str("px)");
        } else {
            text.push_str(&share.to_string());
            text.push_str("fr)");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_columns() {
        for (at, (column, key, ..)) in COLUMNS.into_iter().enumerate() {
            assert_eq!((column as usize, Column::named(key)), (at, Some(column)));
        }
    }

    #[test]
    fn all_usual_columns_fit_a_wide_window_and_the_important_ones_a_narrow_one() {
        assert_eq!(fitting(&USUAL, 1_000), USUAL);
        assert_eq!(fitting(&USUAL, 560), [Column::Phone, Column::Contact]);
        assert_eq!(fitting(&USUAL, 0), []);
        assert_eq!(fitting(&[Column::Created, Column::City], 1_000), [Column::City, Column::Created], "always in one order");
    }

    #[test]
    fn the_template_has_a_width_for_each() {
        assert_eq!(template(&[Column::Phone, Column::City]), "28px minmax(150px, 26fr) minmax(148px, 148px) minmax(70px, 10fr)");
    }
}
