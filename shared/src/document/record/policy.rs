//! The company's rules, as its settings state them; what they do not state is as shipped. Never here: the rules themselves.

use super::Workspace;
use crate::date::Zone;
use crate::domain::Value;
use crate::domain::rules::rates::{Rate, Rates};
use crate::domain::rules::ratio::Bp;
use crate::domain::rules::segments::{BRONZE, CASUAL, GOLD, SILVER, SegmentPolicy};
use crate::{Currency, Id};

/// A stored rate is how many millionths of the base currency's unit one unit of another is worth; both have as many minor units.
const QUOTED: i64 = 1_000_000;

impl Workspace {
    /// The zone whose days count.
    pub fn zone(&self) -> Zone {
        self.settings.text("zone").parse().unwrap_or_default()
    }

    /// What other currencies are worth (C69).
    pub fn rates(&self) -> Rates {
        let mut rates = Rates::new(self.currency);
        for (code, value) in self.settings.members("rate") {
            if let (Ok(currency), Value::Number(base)) = (code.parse::<Currency>(), value) {
                // A rate of zero, or one of the base currency to itself, is none.
                let _ = rates.set(currency, Rate { base: *base, minor: QUOTED });
            }
        }
        rates
    }

    /// How clients are cut into segments (C41, C44): names, shares and the period that the company set.
    pub fn segment_policy(&self) -> SegmentPolicy {
        let mut policy = SegmentPolicy::default();
        if let Some(months) = self.settings.number("period_months").and_then(|months| u16::try_from(months).ok()) {
            policy.months = months;
        }
        let set = |id: Id| {
            let word = [(GOLD, "gold"), (SILVER, "silver"), (BRONZE, "bronze"), (CASUAL, "casual")];
            let word = word.into_iter().find(|(known, _)| *known == id).map(|(_, word)| word)?;
            self.segments.iter().find(|segment| segment.default == word)
        };
        for tier in &mut policy.tiers {
            let Some(own) = set(tier.segment.id) else { continue };
            tier.segment.name.clone_from(&own.name);
            if let Some(points) = own.fields.number("share") {
                tier.share = Bp::new(points);
            }
        }
        for segment in [&mut policy.rest, &mut policy.never] {
            if let Some(own) = set(segment.id) {
                segment.name.clone_from(&own.name);
            }
        }
        policy
    }
}
