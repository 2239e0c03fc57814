//! A client that goes on in another document: its beginning there, and what was still done to the old one by who did not know.
//!
//! Never here: what the old one holds ([`super::merge`]).

use automerge::ScalarValue;

use super::merge::{OWN, raw};
use super::{CLIENT, Inverse};
use crate::document::Document;
use crate::document::graft::thing;
use crate::document::node::{Node, is_nothing};
use crate::document::schema as key;
use crate::domain::{ClientKind, Command, DomainError, Late, Value};
use crate::text::one_line;
use crate::{Id, Instant};

impl Document {
    /// Begins the document; nothing when it has begun.
    pub(super) fn go_on(&mut self, of: Id, kind: ClientKind, name: &str, created: Instant) -> Inverse {
        if of == self.id {
            return Err(DomainError::MergedIntoItself);
        }
        if self.child(&Node::root(), key::PROFILE).is_some() {
            return Ok(Vec::new());
        }
        let profile = self.found_client()?;
        self.put_text(&profile, key::KIND, kind.key())?;
        let name = one_line(name);
        if !name.is_empty() {
            self.put_text(&profile, key::NAME, &name)?;
        }
        self.put_moment(&profile, key::CREATED, created)?;
        self.put_text(&profile, key::CONTINUES, &of.to_string())?;
        self.put_flag(&profile, key::DELETED, true)?;
        Ok(vec![Command::DeleteClient { client: self.id }])
    }

    /// Whether a client went on here, and others than who let it go on have written since: taking it back would hide what they wrote.
    pub(super) fn is_shared_continuation(&mut self, profile: &Node) -> bool {
        !self.text(profile, key::CONTINUES).is_empty() && {
            let changes = self.doc.get_changes(&[]);
            let mut authors = changes.iter().map(|change| change.message());
            let first = authors.next();
            authors.any(|author| Some(author) != first)
        }
    }

    /// Does late edits again where nothing else was done meanwhile. Of things that are not here nothing is done: they come whole.
    pub(super) fn catch_up(&mut self, items: &[Late]) -> Inverse {
        self.there(CLIENT)?;
        let mut undo: Vec<Late> = Vec::new();
        let mut new: Vec<Vec<String>> = Vec::new();
        for (path, (before, after)) in items {
            let Some((name, maps)) = path.split_last() else { continue };
            let is_fact = matches!(maps, [top] if top == key::PROFILE);
            let depth = if is_fact { 0 } else { thing(path).len().saturating_sub(1) };
            let is_own = if is_fact { OWN.contains(&name.as_str()) } else { maps.len() == depth + 1 && name == key::IMPORT };
            if maps.len() <= depth || is_own {
                continue;
            }
            let Some(at) = self.way(maps, depth, &mut new)? else { continue };
            let (own, before_there) = (self.scalar(&at, name).unwrap_or(ScalarValue::Null), raw(before));
            if own != before_there && !(is_nothing(&own) && is_nothing(&before_there)) {
                continue;
            }
            let is_put = self.put_scalar(&at, name, raw(after))?;
            if is_put && !new.iter().any(|made| maps.starts_with(made)) {
                undo.push((path.clone(), (after.clone(), before.clone())));
            }
        }
        // A map that was made here is hidden, with all that is in it.
        undo.extend(new.into_iter().map(|made| {
            let is_move = made.len() > 1 && made.get(made.len() - 2).is_some_and(|of| of == key::MOVES);
            let hides = if is_move { key::UNDONE } else { key::REMOVED };
            (made.into_iter().chain([hides.to_owned()]).collect(), (Value::Nothing, Value::Flag(true)))
        }));
        undo.reverse();
        Ok(if undo.is_empty() { Vec::new() } else { vec![Command::CatchUp { document: self.id, items: undo }] })
    }

    /// The map at a path, made where it is inside a thing that is here, and then named among the new ones. None when the thing, whose map is
    /// at this depth, is not here.
    fn way(&mut self, maps: &[String], thing: usize, new: &mut Vec<Vec<String>>) -> Result<Option<Node>, DomainError> {
        let mut at = Node::root();
        for (depth, map) in maps.iter().enumerate() {
            at = match self.child(&at, map) {
                Some(child) => child,
                None if depth <= thing => return Ok(None),
                None => {
                    if !new.iter().any(|made| maps.starts_with(made)) {
                        new.push(maps.iter().take(depth + 1).cloned().collect());
                    }
                    self.put_map(&at, map)?
                }
            };
        }
        Ok(Some(at))
    }
}
