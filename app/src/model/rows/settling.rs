//! Bringing what is kept beside the rows up to date with them: a changed row moves itself only. Never here: looking at any of it.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use ingot_shared::{Id, Instant};

use super::{Entry, Rows};
use crate::model::segments::Moved;
use crate::model::today::Today;

/// Above this many changed rows, merging them into the list is cheaper than moving each.
const BULK: usize = 64;

/// While rows stream in, so many of them are settled at once at least: fewer cost more than they spare.
const MANY: usize = 1_024;
/// And at least this part of the list, so that the work grows with the clients and not with their square.
const SHARE: usize = 4;

impl Rows {
    /// Settles what has come so far once it is much: the last of many rows then brings the work of a part of them, not of all.
    pub fn settle_when_many(&mut self, now: Instant) {
        if self.changed.len() >= MANY.max(self.sorted.len() / SHARE) {
            self.look_at(now);
            self.settle();
        }
    }

    /// Brings the sorted list, the segments, the worklist, the tasks and the views up to date.
    pub fn settle(&mut self) {
        let moved = self.segments.settle();
        let changed = std::mem::take(&mut self.changed);
        self.settle_work(&changed, moved);
        self.settle_order(changed);
    }

    fn settle_work(&mut self, changed: &[(Id, Option<Arc<Entry>>)], segments_moved: Moved) {
        let Self { by_id, segments, today, agenda, views, cut, .. } = self;
        // Both are asked: what is stale is taken.
        let is_stale = today.take_stale() | views.take_stale();
        for (id, _) in changed.iter().filter(|(id, _)| !by_id.contains_key(id)) {
            views.forget(*id);
            today.forget(*id);
            agenda.forget(*id);
            cut.remove(id);
        }
        // While rows stream in the borders move with each page, and few clients with them.
        let is_moved = |entry: &&Arc<Entry>| {
            (entry.bought || segments_moved == Moved::Everybody)
                && cut.get(&entry.row.id).is_some_and(|before| *before != segments.of(entry.row.id))
        };
        let moved: Vec<Arc<Entry>> = if segments_moved != Moved::Nobody && !is_stale {
            by_id.values().filter(is_moved).map(Arc::clone).collect()
        } else {
            Vec::new()
        };
        let mut put = |today: &mut Today, entry: &Entry, is_changed: bool| {
            let segment = segments.of(entry.row.id);
            cut.insert(entry.row.id, segment);
            today.put(&entry.row, segment);
            views.put(&entry.row, segments, today);
            if is_changed {
                agenda.put(&entry.row, today.mine());
            }
        };
        if is_stale {
            by_id.values().for_each(|entry| put(today, entry, true));
            return;
        }
        for (id, _) in changed {
            if let Some(entry) = by_id.get(id) {
                put(today, entry, true);
            }
        }
        moved.iter().for_each(|entry| put(today, entry, false));
        for id in today.woken() {
            if let Some(entry) = by_id.get(&id) {
                put(today, entry, false);
            }
        }
    }

    fn settle_order(&mut self, changed: Vec<(Id, Option<Arc<Entry>>)>) {
        if changed.len() > BULK {
            return self.merge(&changed.into_iter().map(|(id, _)| id).collect());
        }
        for (_, before) in &changed {
            if let Some(before) = before
                && let Ok(at) = self.sorted.binary_search_by(|entry| entry.order(before))
            {
                self.sorted.remove(at);
            }
        }
        for (id, _) in changed {
            if let Some(now) = self.by_id.get(&id).filter(|entry| !entry.row.deleted)
                && let Err(at) = self.sorted.binary_search_by(|entry| entry.order(now))
            {
                self.sorted.insert(at, Arc::clone(now));
            }
        }
    }

    /// Puts many changed entries between the others, which are in order already.
    fn merge(&mut self, changed: &BTreeSet<Id>) {
        let now = changed.iter().filter_map(|id| self.by_id.get(id)).filter(|entry| !entry.row.deleted);
        let mut fresh: Vec<Arc<Entry>> = now.map(Arc::clone).collect();
        fresh.sort_by(|a, b| a.order(b));
        self.sorted.retain(|entry| !changed.contains(&entry.row.id));
        let mut merged = Vec::with_capacity(self.sorted.len() + fresh.len());
        let mut others = std::mem::take(&mut self.sorted).into_iter();
        for entry in fresh {
            let before = others.as_slice().partition_point(|other| other.order(&entry) == Ordering::Less);
            merged.extend(others.by_ref().take(before));
            merged.push(entry);
        }
        merged.extend(others);
        self.sorted = merged;
    }
}
