//! What a person may mean by a few letters: clients, deals and tasks, the best first. Never here: screens and commands.

use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use ingot_shared::text::fold;

use super::{Entry, Rows};
use crate::model::search::{Fit, Query};

/// What was found, a few of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Clients.
    pub clients: Vec<(Fit, Id)>,
    /// Deals with their clients.
    pub deals: Vec<(Fit, Id, Id)>,
    /// Open tasks with their clients.
    pub tasks: Vec<(Fit, Id, Id)>,
}

/// The first few of each fit.
struct Best<T> {
    most: usize,
    by_fit: [Vec<T>; Fit::ALL.len()],
}

impl<T> Best<T> {
    fn new(most: usize) -> Self {
        Self { most, by_fit: std::array::from_fn(|_| Vec::new()) }
    }

    fn put(&mut self, fit: Fit, found: T) {
        if let Some(same) = self.by_fit.get_mut(fit as usize).filter(|same| same.len() < self.most) {
            same.push(found);
        }
    }

    fn into_first(self) -> impl Iterator<Item = (Fit, T)> {
        let all = Fit::ALL.into_iter().zip(self.by_fit).flat_map(|(fit, same)| same.into_iter().map(move |found| (fit, found)));
        all.take(self.most)
    }
}

impl Rows {
    /// What is meant, at most so many clients, deals and tasks; nothing while nothing is typed.
    pub fn find(&self, query: &Query, most: usize) -> Found {
        let (mut clients, mut deals, mut tasks) = (Best::new(most), Best::new(most), Best::new(most));
        for entry in self.sorted.iter().filter(|_| !query.is_empty()) {
            let (Entry { row, key, .. }, hay) = (entry.as_ref(), entry.hay());
            if let Some(fit) = query.fit_of(key, hay).filter(|_| row.merged_into.is_none()) {
                clients.put(fit, row.id);
            }
            let (has_deals, has_tasks) = query.may_mean_parts(hay);
            if has_deals {
                parts(query, row, row.deals.iter().map(|deal| (deal.id, &deal.title)), &mut deals);
            }
            if has_tasks {
                parts(query, row, row.tasks.iter().map(|task| (task.id, &task.title)), &mut tasks);
            }
        }
        Found {
            clients: clients.into_first().collect(),
            deals: deals.into_first().map(|(fit, (client, deal))| (fit, client, deal)).collect(),
            tasks: tasks.into_first().map(|(fit, (client, task))| (fit, client, task)).collect(),
        }
    }
}

fn parts<'a>(query: &Query, row: &ClientRow, of: impl Iterator<Item = (Id, &'a String)>, best: &mut Best<(Id, Id)>) {
    for (id, title) in of {
        if let Some(fit) = query.fit(&fold(title)) {
            best.put(fit, (row.id, id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::{DealRow, PhoneRow, TaskRow};
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn client(n: u8, name: &str) -> ClientRow {
        ClientRow { id: id(n), name: name.to_owned(), ..ClientRow::default() }
    }

    fn rows(all: Vec<ClientRow>) -> Rows {
        let mut rows = Rows::default();
        rows.put(all);
        rows.settle();
        rows
    }

    fn found(rows: &Rows, typed: &str) -> Found {
        rows.find(&Query::new(typed), 3)
    }

    #[test]
    fn who_begins_with_it_comes_before_who_has_it_inside() {
        let rows = rows(vec![client(1, "Анор Савдо"), client(2, "Бозор Анор"), client(3, "Канора"), client(4, "Anor Tekstil")]);
        let ids: Vec<Id> = found(&rows, "анор").clients.into_iter().map(|(_, id)| id).collect();
        // By the sound the Latin one begins with it too; of three places none is left for the one that has it inside.
        assert_eq!(ids, [id(4), id(1), id(2)]);
        assert_eq!(found(&rows, ""), Found::default());
        assert_eq!(found(&rows, "лимон"), Found::default());
    }

    #[test]
    fn deals_tasks_and_phones_are_found() {
        let row = ClientRow {
            deals: vec![DealRow { id: id(7), title: "Рис, 3 тонны".to_owned(), ..DealRow::default() }],
            tasks: vec![TaskRow { id: id(8), title: "Отправить образцы".to_owned(), ..TaskRow::default() }],
            phones: vec![PhoneRow { typed: "93 436 52 34".to_owned(), e164: Some("+998934365234".to_owned()) }],
            ..client(1, "Карим")
        };
        let rows = rows(vec![row]);
        assert_eq!(found(&rows, "рис").deals, [(Fit::Start, id(1), id(7))]);
        assert_eq!(found(&rows, "образцы").tasks, [(Fit::Word, id(1), id(8))]);
        assert!(found(&rows, "образцы").clients.is_empty());
        assert_eq!(found(&rows, "8 93 436-52-34").clients, [(Fit::Phone, id(1))]);
    }

    proptest! {
        #[test]
        fn never_more_than_asked_and_only_what_the_list_finds(names in prop::collection::vec("[а-дa-d ]{1,6}", 0..40), typed in "[а-дa-d]{1,2}") {
            let rows = rows(names.iter().zip(1..).map(|(name, n)| client(n, name)).collect());
            let query = Query::new(&typed);
            let all = rows.list(super::super::Base::All, &query);
            let few = rows.find(&query, 3).clients;
            prop_assert_eq!(few.len(), all.len().min(3));
            prop_assert!(few.iter().all(|(_, id)| all.contains(id)));
            prop_assert!(few.windows(2).all(|pair| matches!(pair, [one, other] if one.0 <= other.0)));
        }
    }
}
