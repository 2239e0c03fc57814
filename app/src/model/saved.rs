//! A view of the client list that people saved: what it shows as a text in the workspace, so that it is on every device (C49). What a newer
//! version wrote and this one does not know is kept when it is saved again. Never here: evaluating it, writing it.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::row::RecordRow;
use ingot_shared::text::fold;

use super::columns::{Column, USUAL};
use super::filter::Field;
use super::rows::Base;
use super::views::{GROUPED, Key, Order, Ready, Show};

/// What a list shows, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Who is in it, in which order.
    pub show: Show,
    /// The columns of a desktop, in the order of the list.
    pub columns: Vec<Column>,
    /// Lines of a newer version.
    pub rest: Vec<String>,
}

impl Default for Look {
    fn default() -> Self {
        Self { show: Show::default(), columns: USUAL.to_vec(), rest: Vec::new() }
    }
}

impl Look {
    /// Reads the stored text.
    pub fn read(text: &str) -> Self {
        let mut look = Self::default();
        for line in text.lines().filter(|line| !line.is_empty()) {
            if !look.show.filter.take(line) && look.take(line).is_none() {
                look.rest.push(line.to_owned());
            }
        }
        look
    }

    fn take(&mut self, line: &str) -> Option<()> {
        // A list without columns has the word alone.
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        match what {
            "base" => self.show.base = Base::ALL.into_iter().find(|base| base.key() == rest)?,
            "view" => self.show.ready = Some(Ready::ALL.into_iter().find(|ready| ready.key() == rest)?),
            "sort" => {
                let mut keys = rest.split(' ').map(key);
                let first = keys.next()??;
                self.show.order = Order { first, then: keys.next().flatten() };
            }
            "group" => {
                let field: Field = rest.parse().ok()?;
                self.show.group = Some(GROUPED.into_iter().find(|known| *known == field)?);
            }
            "columns" => self.columns = Column::all().filter(|column| rest.split(' ').any(|key| key == column.key())).collect(),
            _ => return None,
        }
        Some(())
    }

    /// The text to store; it says only what differs from a plain list.
    pub fn write(&self) -> String {
        let plain = Show::default();
        let show = &self.show;
        let mut text = String::new();
        let mut line = |what: &str, words: &[&str]| {
            text.push_str(what);
            for word in words {
                text.push(' ');
                text.push_str(word);
            }
            text.push('\n');
        };
        if show.base != plain.base {
            line("base", &[show.base.key()]);
        }
        if let Some(ready) = show.ready {
            line("view", &[ready.key()]);
        }
        if show.order != plain.order {
            let keys: Vec<String> = [Some(show.order.first), show.order.then].into_iter().flatten().map(key_text).collect();
            line("sort", &keys.iter().map(String::as_str).collect::<Vec<_>>());
        }
        if let Some(group) = show.group {
            line("group", &[&group.to_string()]);
        }
        if self.columns != USUAL {
            line("columns", &self.columns.iter().map(|column| column.key()).collect::<Vec<_>>());
        }
        self.rest.iter().for_each(|rest| line(rest, &[]));
        show.filter.write(&mut text);
        text
    }
}

fn key(text: &str) -> Option<Key> {
    let by = Column::named(text.trim_end_matches('-')).filter(|column| column.is_order())?;
    Some(Key { by, is_down: text.ends_with('-') })
}

fn key_text(key: Key) -> String {
    let mut text = key.by.key().to_owned();
    if key.is_down {
        text.push('-');
    }
    text
}

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its id in the workspace.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Who made it.
    pub owner: Option<Id>,
    /// Whether the team has it too.
    pub is_shared: bool,
    /// What it shows.
    pub query: String,
}

impl Saved {
    /// Those of a workspace that a member has: the team's and the member's own, by name.
    pub fn of(workspace: &RecordRow, member: Id) -> Vec<Self> {
        let things = workspace.things(Entity::SavedList).into_iter().map(|(id, fields)| Self {
            id,
            name: fields.text("name").to_owned(),
            owner: fields.id("owner"),
            is_shared: fields.flag("shared"),
            query: fields.text("query").to_owned(),
        });
        let mut mine: Vec<Self> = things.filter(|saved| saved.is_shared || saved.owner == Some(member)).collect();
        mine.sort_by_cached_key(|saved| (fold(&saved.name), saved.id));
        mine
    }
}

#[cfg(test)]
mod tests;
