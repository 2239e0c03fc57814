//! Making a client, and its lines: phones and addresses.

use super::{Inverse, Stamp};
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{ClientField, ClientKind, Command, Place, Value};
use crate::text::one_line;
use crate::{Id, Instant, phone};

impl Document {
    pub(super) fn create(
        &mut self,
        kind: ClientKind,
        name: &str,
        phone: Option<&(Id, String)>,
        fields: &[(ClientField, String)],
        now: Instant,
    ) -> Inverse {
        if self.child(&Node::root(), key::PROFILE).is_some() {
            return Ok(Vec::new());
        }
        let profile = self.found_client()?;
        self.put_text(&profile, key::KIND, kind.key())?;
        self.put_text(&profile, key::NAME, &one_line(name))?;
        self.put_moment(&profile, key::CREATED, now)?;
        for (field, value) in fields {
            self.put_text(&profile, field.key(), &one_line(value))?;
        }
        if let Some((id, typed)) = phone.filter(|(_, typed)| !typed.trim().is_empty()) {
            let phones = self.child_or_new(&Node::root(), key::PHONES)?;
            let at = self.put_map(&phones, &id.to_string())?;
            self.put_text(&at, key::TYPED, &one_line(typed))?;
        }
        Ok(vec![Command::DeleteClient { client: self.id }])
    }

    /// Puts a phone or an address; one that was taken away comes back.
    pub(super) fn put_line(&mut self, entity: Entity, id: Id, name: &str, line: &str, stamp: Stamp<'_>) -> Inverse {
        let at = Place::of(entity, id);
        let mut inverse = self.put(at, &[(name.to_owned(), Value::Text(line.to_owned()))], stamp)?;
        inverse.extend(self.hide(at, false)?);
        inverse.reverse();
        Ok(inverse)
    }

    /// Takes a phone away, with all that are the same number: it is shown once and so goes at once.
    pub(super) fn remove_phone(&mut self, phone: Id) -> Inverse {
        let at = Place::of(Entity::Phone, phone);
        let node = self.there(at)?;
        let number = phone::to_e164(&self.text(&node, key::TYPED));
        let mut inverse = self.hide(at, true)?;
        let same = |other: &String| number.is_some() && phone::to_e164(other) == number;
        for (id, typed) in self.lines(key::PHONES, key::TYPED) {
            if same(&typed) {
                inverse.extend(self.hide(Place::of(Entity::Phone, id), true)?);
            }
        }
        inverse.reverse();
        Ok(inverse)
    }
}
