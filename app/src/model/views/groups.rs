//! The client list in groups: a head before the clients of each. Never here: what a head is called on the screen.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use ingot_shared::Id;

use crate::model::filter::Field;

/// The fields by which the list can be grouped, as the menu lists them.
pub const GROUPED: [Field; 5] = [Field::Responsible, Field::Category, Field::Segment, Field::City, Field::Source];

/// What a group is: the word that its clients have in common, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The word; empty for those who have none.
    pub word: String,
    /// How many clients.
    pub count: usize,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The clients in their order.
    pub ids: Arc<Vec<Id>>,
    /// The lines of the list: clients, and heads of groups under ids of their own.
    pub lines: Arc<Vec<Id>>,
    /// The heads.
    pub heads: Arc<HashMap<Id, Head>>,
}

impl Listed {
    /// Clients without groups.
    pub fn plain(ids: Vec<Id>) -> Self {
        let ids = Arc::new(ids);
        Self { lines: Arc::clone(&ids), ids, heads: Arc::default() }
    }

    /// Clients with the word of each one's group; those of one group stand together.
    pub fn grouped<'a>(clients: impl Iterator<Item = (Id, Cow<'a, str>)>) -> Self {
        let (mut ids, mut lines, mut heads) = (Vec::new(), Vec::new(), HashMap::new());
        let mut current: Option<(Id, Cow<'a, str>)> = None;
        for (id, word) in clients {
            let head = match current.as_ref().filter(|(_, of)| *of == word) {
                Some((head, _)) => *head,
                None => {
                    let head = Id::named("group", &word);
                    lines.push(head);
                    heads.entry(head).or_insert_with(|| Head { word: word.clone().into_owned(), count: 0 });
                    current = Some((head, word));
                    head
                }
            };
            if let Some(head) = heads.get_mut(&head) {
                head.count += 1;
            }
            ids.push(id);
            lines.push(id);
        }
        Self { ids: Arc::new(ids), lines: Arc::new(lines), heads: Arc::new(heads) }
    }
}
