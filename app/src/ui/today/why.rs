//! Why an entry is in the list, in words, and how it looks at a glance. Never here: which reason wins.

use ingot_shared::Date;

use crate::model::today::{Act, Item, Section, Why};
use crate::ui::common::icon;
use crate::ui::i18n::{days, fill, t};
use crate::ui::prelude::*;

/// The reason.
pub fn reason(item: &Item, today: Date) -> String {
    let words = &t().today_words;
    let ago = |number: u32| days::near(today.add_days(-i32::try_from(number).unwrap_or(0)), today);
    match &item.why {
        Why::Task { title, due, minute, .. } => {
            let clock = minute.map(days::clock);
            let when = match (item.section, clock) {
                (Section::Overdue, Some(clock)) => format!("{}, {clock}", days::near(*due, today)),
                (Section::Overdue, None) => days::near(*due, today),
                (_, Some(clock)) => clock,
                (_, None) => return title.clone(),
            };
            fill(words.task_at, &[title, &when])
        }
        Why::Enquiry { subject, days, .. } => {
            let subject = if subject.is_empty() { words.enquiry_bare } else { subject.as_str() };
            fill(words.enquiry, &[&subject, &ago(*days)])
        }
        Why::Complaint { subject, days } => fill(words.complaint, &[subject, &ago(*days)]),
        Why::Deal { title, days: 0, .. } => fill(words.deal_now, &[title]),
        Why::Deal { title, days, .. } => fill(words.deal, &[&days::days(*days), title]),
        Why::Silence { days: None, .. } => words.never.to_owned(),
        Why::Silence { days: Some(days), norm } => fill(words.silence, &[&days::days(*days), norm]),
    }
}

/// The mark of a section: colour and shape.
pub fn mark(section: Section) -> AnyView {
    let (class, name) = match section {
        Section::Overdue => ("state late", "bang"),
        Section::Today => ("state now", "clock"),
        Section::Enquiries => ("state later", "inbox"),
        Section::NoStep => ("state none", "dash"),
        Section::Cadence => ("state later", "calendar"),
    };
    view! { <span class=class>{icon(name)}</span> }
}

/// The main action's icon and word.
pub fn act(act: Act) -> (&'static str, &'static str) {
    let words = &t().today_words;
    match act {
        Act::Call => ("phone", words.call),
        Act::Message => ("chat", words.write),
        Act::Offer => ("doc", words.offer),
        Act::Open => ("calendar", words.open),
        Act::Step => ("plus", words.step),
    }
}

/// A section's place in lists of words.
pub fn name(section: Section, names: &[&'static str; 5]) -> &'static str {
    names.get(section as usize).copied().unwrap_or_default()
}
