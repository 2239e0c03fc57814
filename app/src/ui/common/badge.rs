//! The badge of a segment: a small bar, as of gold, with the word beside it. Never here: who is in which.

use ingot_shared::document::record::Workspace;

use crate::model::segments::Segment;
use crate::ui::i18n::{fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The badge; what it means stands in its title. It follows the company's names and colours.
pub fn segment_badge(segment: Segment) -> AnyView {
    let store = use_store();
    let name = move || store.workspace.with(|workspace| names::segment(workspace, segment));
    let colour = move || {
        let own =
            store.workspace.with(|workspace| workspace.segment(segment.id()).map(|own| own.fields.text("colour").to_owned()));
        own.filter(|own| !own.is_empty())
    };
    let kind = if matches!(segment, Segment::Own(_)) { "own".into() } else { segment.key() };
    let why = move || store.workspace.with(|workspace| why(workspace, segment));
    view! { <span class=["badge ", kind.as_ref()].concat() title=why data-testid="segment" data-segment=segment.key().into_owned() data-colour=colour>{name}</span> }
}

/// What a segment means, by the company's shares and months.
fn why(workspace: &Workspace, segment: Segment) -> String {
    let words = &t().segments;
    let policy = workspace.segment_policy();
    let share = policy.tiers.iter().find(|tier| tier.segment.id == segment.id()).map_or(0, |tier| tier.share.points() / 100);
    match segment {
        Segment::Gold => fill(words.gold_why, &[&share, &policy.months]),
        Segment::Silver => fill(words.silver_why, &[&share, &policy.months]),
        Segment::Bronze => words.bronze_why.to_owned(),
        Segment::Casual => words.casual_why.to_owned(),
        Segment::Own(_) => fill(t().settings_words.own_segments.why, &[&names::segment(workspace, segment)]),
    }
}
