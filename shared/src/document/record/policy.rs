//! The company's rules, as its settings state them; what they do not state is as shipped. Never here: the rules themselves.

use super::{Holiday, Segment, SharingRule, Workspace};
use crate::date::{Weekday, WorkWeek, Zone};
use crate::domain::rules::cadence::{CadencePolicy, Frequency};
use crate::domain::rules::distribution::{DistributionPolicy, Rule, Way};
use crate::domain::rules::rates::{Rate, Rates};
use crate::domain::rules::ratio::Bp;
use crate::domain::rules::segments::{BRONZE, CASUAL, GOLD, SILVER, SegmentPolicy};
use crate::domain::{Fields, Value};
use crate::{Currency, Date, Id};

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
        let set = |id: Id| self.shipped_segment(id);
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

    /// How often clients must hear from the company, by segment (C79).
    pub fn cadence_policy(&self) -> CadencePolicy {
        let mut policy = CadencePolicy::default();
        let days = |fields: &Fields, key: &str| fields.number(key).and_then(|days| u16::try_from(days).ok());
        for (id, frequency) in &mut policy.segments {
            let Some(own) = self.shipped_segment(*id) else { continue };
            if let Some(most) = days(&own.fields, "most_days") {
                *frequency = Frequency { from_days: most, to_days: most, ..*frequency };
            }
            if let Some(least) = days(&own.fields, "least_days") {
                *frequency = Frequency { from_days: least, to_days: frequency.to_days.max(least), ..*frequency };
            }
            if own.fields.get("nurture").is_some() {
                frequency.nurture = own.fields.flag("nurture");
            }
        }
        policy
    }

    /// The week that the company works, with its holidays; yearly ones for the year of `today` and those beside it (C84).
    pub fn work_week(&self, today: Date) -> WorkWeek {
        let is_told = self.settings.members("rest").next().is_some();
        let rests = |day: &Weekday| match is_told {
            true => self.settings.flag(&format!("rest:{}", day.from_monday() + 1)),
            false => matches!(day, Weekday::Saturday | Weekday::Sunday),
        };
        let (this_year, ..) = today.ymd();
        let days = |holiday: &Holiday| {
            let (year, month, day) = holiday.day.ymd();
            let years = if holiday.yearly { this_year - 1..=this_year + 1 } else { year..=year };
            years.filter_map(move |year| Date::new(year, month, day)).collect::<Vec<_>>()
        };
        let holidays = self.holidays.iter().filter(|holiday| holiday.rest).flat_map(days).collect();
        WorkWeek::new(Weekday::ALL.into_iter().filter(rests).collect(), holidays, Vec::new())
    }

    /// Who gets new enquiries: the rules that are followed, in their order.
    pub fn distribution_policy(&self) -> DistributionPolicy {
        let followed = self.sharing.iter().filter(|rule| rule.on);
        let rule = |rule: &SharingRule| Rule {
            channel: rule.channel.clone(),
            source: rule.source.clone(),
            to: if rule.kind == "one" { rule.members.iter().copied().take(1).collect() } else { rule.members.clone() },
            way: match rule.kind.as_str() {
                "fewest" => Way::ByLoad,
                "round_robin" | "one" => Way::InTurn,
                // A way that a newer version knows: the head decides.
                _ => Way::ByHand,
            },
        };
        DistributionPolicy { rules: followed.map(rule).collect() }
    }

    /// What the company set for a segment that is shipped.
    fn shipped_segment(&self, id: Id) -> Option<&Segment> {
        let words = [(GOLD, "gold"), (SILVER, "silver"), (BRONZE, "bronze"), (CASUAL, "casual")];
        let word = words.into_iter().find(|(known, _)| *known == id).map(|(_, word)| word)?;
        self.segments.iter().find(|segment| segment.default == word)
    }
}
