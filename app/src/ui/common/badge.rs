//! The badge of a segment: a small bar, as of gold, with the word beside it. Never here: who is in which.

use crate::model::segments::Segment;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The badge; what it means stands in its title.
pub fn segment_badge(segment: Segment) -> AnyView {
    let words = &t().segments;
    let (name, why) = match segment {
        Segment::Gold => (words.gold, words.gold_why),
        Segment::Silver => (words.silver, words.silver_why),
        Segment::Bronze => (words.bronze, words.bronze_why),
        Segment::Casual => (words.casual, words.casual_why),
    };
    view! { <span class=format!("badge {}", segment.key()) title=why data-testid="segment" data-segment=segment.key()>{name}</span> }
}
