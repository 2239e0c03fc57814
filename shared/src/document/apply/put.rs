//! The generic commands: put fields of any thing, take it away, put it back.

use automerge::ScalarValue;

use super::{Inverse, Stamp};
use crate::document::Document;
use crate::document::entity::{DocumentKind, Entity, Home, Layout};
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Place, Value};
use crate::sync::frame::SCHEMA;

impl Document {
    /// Puts fields of a thing, making it when it is new. The fields were checked.
    pub(super) fn put(&mut self, at: Place, fields: &[(String, Value)], stamp: Stamp<'_>) -> Inverse {
        let layout = at.entity.layout();
        let document = self.id;
        if layout.own_command || self.node_of(at).is_some() {
            let node = self.there(at)?;
            self.rules(at.entity, fields)?;
            let former = self.put_fields(&node, layout, fields)?;
            return Ok(if former.is_empty() { Vec::new() } else { vec![Command::Put { document, at, fields: former }] });
        }
        let named = |key: &str| fields.iter().any(|(name, value)| name == key && *value != Value::Nothing);
        if let Some(field) = layout.fields.iter().find(|field| field.needed && !named(field.key)) {
            return Err(DomainError::FieldMissing { field: field.key.to_owned() });
        }
        let node = self.make(at, layout)?;
        if layout.signed {
            self.sign(&node, stamp.author, stamp.now)?;
        }
        self.put_fields(&node, layout, fields)?;
        Ok(vec![Command::Hide { document, at }])
    }

    /// Puts those values that differ; returns the former ones of these, in the order in which to put them back.
    pub(super) fn put_fields(
        &mut self,
        node: &Node,
        layout: &Layout,
        fields: &[(String, Value)],
    ) -> Result<Vec<(String, Value)>, DomainError> {
        let mut former = Vec::new();
        for (key, value) in fields {
            let field = layout.field(key).ok_or_else(|| DomainError::FieldUnfit { field: key.clone() })?;
            let before = self.scalar(node, key).map_or(Value::Nothing, |stored| field.read(&stored));
            let stored = field.store(value);
            if self.put_scalar(node, key, stored.clone())? {
                former.push((key.clone(), before));
            } else {
                self.say_again(node, key, stored)?;
            }
        }
        former.reverse();
        Ok(former)
    }

    /// Makes the map of a new thing.
    fn make(&mut self, at: Place, layout: &Layout) -> Result<Node, DomainError> {
        if let Home::Main(_) = layout.home {
            return match self.kind() {
                None => self.found(layout.document, i64::from(SCHEMA)),
                Some(_) => Err(DomainError::NoSuchPlace),
            };
        }
        self.of_kind(layout)?;
        let parent = self.parent_of(at).ok_or(DomainError::NoSuchPlace)?;
        let id = at.id.to_string();
        match layout.home {
            Home::Root(word) | Home::Within(_, word) => self.put_map(&parent, &format!("{word}:{id}")),
            Home::Collection(name) => {
                let collection = self.child(&parent, name).ok_or(DomainError::Damaged)?;
                self.put_map(&collection, &id)
            }
            Home::Main(_) | Home::Anywhere(_) => Err(DomainError::NoSuchPlace),
        }
    }

    /// Rules that need more than the field's own table.
    fn rules(&self, entity: Entity, fields: &[(String, Value)]) -> Result<(), DomainError> {
        if entity != Entity::Profile {
            return Ok(());
        }
        for (key, value) in fields {
            match (key.as_str(), value) {
                (key::NAME, Value::Nothing) if self.phones().is_empty() => return Err(DomainError::NameOrPhone),
                (key::NAME, Value::Text(name)) if name.trim().is_empty() && self.phones().is_empty() => {
                    return Err(DomainError::NameOrPhone);
                }
                (key::MERGED_INTO | key::CONTINUES, Value::Ref(into)) if *into == self.id => {
                    return Err(DomainError::MergedIntoItself);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes a thing away or puts it back.
    pub(super) fn hide(&mut self, at: Place, hidden: bool) -> Inverse {
        let node = self.there(at)?;
        if hidden && at == super::CLIENT && self.is_shared_continuation(&node) {
            return Err(DomainError::WrittenMeanwhile);
        }
        let changed = self.put_flag(&node, at.entity.layout().hidden_by(), hidden)?;
        let document = self.id;
        let inverse = if hidden { Command::Show { document, at } } else { Command::Hide { document, at } };
        Ok(if changed { vec![inverse] } else { Vec::new() })
    }

    /// Makes a client's document; returns its profile.
    pub(super) fn found_client(&mut self) -> Result<Node, DomainError> {
        let profile = self.found(DocumentKind::Client, i64::from(SCHEMA))?;
        for collection in [key::PHONES, key::EMAILS, key::NOTES, key::DEALS, key::IMPORTS] {
            self.put_map(&Node::root(), collection)?;
        }
        Ok(profile)
    }

    pub(super) fn put_moment(&mut self, at: &Node, name: &str, moment: crate::Instant) -> Result<(), DomainError> {
        self.put_scalar(at, name, ScalarValue::Int(moment.as_millis())).map(|_| ())
    }
}
