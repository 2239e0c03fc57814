//! What clients have in common, for a person to choose from: words of a field, people who lead. Never here: the words of a language.

use std::collections::{BTreeMap, HashSet};

use ingot_shared::Id;
use ingot_shared::domain::Lead;
use ingot_shared::text::fold;

use super::Rows;
use crate::model::filter::{Field, deal_leads, word};

impl Rows {
    /// The words that clients have in a field, sorted, for a condition to choose from.
    pub fn words(&self, field: Field) -> Vec<String> {
        let mut words: HashSet<&str> = HashSet::new();
        for row in self.iter() {
            match field {
                Field::Tag => words.extend(row.tags.iter().map(String::as_str)),
                Field::Interest => words.extend(row.facts.members("interest").map(|(interest, _)| interest)),
                Field::DealLead => words.extend(deal_leads(row)),
                field => drop(words.insert(word(row, field))),
            }
        }
        let mut words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).map(str::to_owned).collect();
        words.sort_by_cached_key(|word| fold(word));
        words
    }

    /// The names of everybody who leads a client, sorted, for suggestions.
    pub fn responsibles(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for row in self.iter().filter(|row| !row.responsible.is_empty()) {
            if let Err(at) = names.binary_search(&row.responsible) {
                names.insert(at, row.responsible.clone());
            }
        }
        names
    }

    /// Those who lead clients, by name; the id where one is known.
    pub fn people(&self) -> Vec<Lead> {
        let mut people: BTreeMap<(&str, Option<Id>), ()> = BTreeMap::new();
        for row in self.iter().filter(|row| !row.responsible.is_empty()) {
            people.insert((row.responsible.as_str(), row.lead), ());
        }
        // A name alone is left out where somebody of that name has an id.
        let has_id = |name: &str| {
            people.range((name, Some(Id::default()))..).next().is_some_and(|((next, id), ())| *next == name && id.is_some())
        };
        let known = people.keys().filter(|(name, id)| id.is_some() || !has_id(name));
        known.map(|(name, id)| Lead { member: id.unwrap_or_default(), name: (*name).to_owned() }).collect()
    }
}
