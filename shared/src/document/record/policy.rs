//! The company's rules, as its settings state them; what they do not state is as shipped. Never here: the rules themselves.

use super::{Holiday, Segment, SharingRule, Workspace};
use crate::date::{Weekday, WorkWeek, Zone};
use crate::domain::rules::cadence::{CadencePolicy, Frequency};
use crate::domain::rules::distribution::{DistributionPolicy, Rule, Way};
use crate::domain::rules::rates::{Rate, Rates};
use crate::domain::rules::ratio::Bp;
use crate::domain::rules::score::Weights;
use crate::domain::rules::segments::{
    BRONZE, CASUAL, Colour, Condition, GOLD, OwnSegment, SILVER, Segment as Cut, SegmentPolicy,
};
use crate::domain::rules::stand_in::Absence;
use crate::domain::{Fields, Value};
use crate::silence::{LEAST_DAYS, MOST_DAYS};
use crate::{Currency, Date, Id};

/// A stored rate is how many millionths of the base currency's unit one unit of another is worth; both have as many minor units.
const QUOTED: i64 = 1_000_000;
/// Basis points of the whole, and of one per cent.
const WHOLE: i64 = 10_000;
const POINTS: i64 = 100;

fn rest_key(day: Weekday) -> String {
    format!("rest:{}", day.from_monday() + 1)
}

impl Workspace {
    /// The zone whose days count.
    pub fn zone(&self) -> Zone {
        self.settings.text("zone").parse().unwrap_or_default()
    }

    /// After how many days without contact a device erases what it holds; none for never.
    pub fn wipe_days(&self) -> Option<i64> {
        self.settings.number("wipe_days").filter(|days| (LEAST_DAYS..=MOST_DAYS).contains(days))
    }

    /// Whether managers see enquiries that nobody has taken, and may take them; a company that says nothing lets them.
    pub fn managers_pick(&self) -> bool {
        !self.settings.flag("heads_hand_out")
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
        let own = |own: &Segment| OwnSegment {
            segment: Cut { id: own.id, name: own.name.clone(), colour: Colour::default() },
            all: Condition::read(own.fields.text("rule")).unwrap_or_default(),
        };
        policy.own = self.own_segments().map(own).collect();
        policy
    }

    /// How much each criterion of the score weighs (C43); none while the company does not score its clients.
    pub fn score_weights(&self) -> Option<Weights> {
        let of = |key: &str| {
            let stored = self.settings.number(&["weight:", key].concat())?;
            u8::try_from(stored.clamp(0, 100)).ok()
        };
        let stored = ["volume", "periodicity", "loyalty", "timeliness"].map(of);
        let [volume, periodicity, loyalty, timeliness] = stored.map(Option::unwrap_or_default);
        stored.iter().any(Option::is_some).then_some(Weights { volume, periodicity, loyalty, timeliness })
    }

    /// The segments that the company defined, in their order (C44).
    pub fn own_segments(&self) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(|segment| segment.default.is_empty() && !segment.fields.flag("retired"))
    }

    /// How often clients must hear from the company, by segment (C79).
    pub fn cadence_policy(&self) -> CadencePolicy {
        let mut policy = CadencePolicy::default();
        policy.segments.extend(self.own_segments().map(|own| (own.id, policy.otherwise)));
        let days = |fields: &Fields, key: &str| fields.number(key).and_then(|days| u16::try_from(days).ok());
        for (id, frequency) in &mut policy.segments {
            let Some(own) = self.segment(*id) else { continue };
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

    /// How much of the whole, in per cent, the other segments leave to this one: all shares together are at most the whole (C41).
    pub fn share_left(&self, segment: Id) -> i64 {
        let others = self.segment_policy().tiers.into_iter().filter(|tier| tier.segment.id != segment);
        let taken: i64 = others.map(|tier| tier.share.points()).sum();
        ((WHOLE - taken) / POINTS).max(0)
    }

    /// Whether the company rests on a day of every week: at weekends, until it says otherwise.
    pub fn rests(&self, day: Weekday) -> bool {
        match self.settings.members("rest").next().is_some() {
            true => self.settings.flag(&rest_key(day)),
            false => matches!(day, Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// The fields by which a day of the week is one of rest, or of work; none when no day of work would be left. A week that nobody set
    /// yet is written down as a whole.
    pub fn with_rest(&self, day: Weekday, is_rest: bool) -> Option<Vec<(String, Value)>> {
        let rests = |other: Weekday| if other == day { is_rest } else { self.rests(other) };
        if Weekday::ALL.into_iter().all(rests) {
            return None;
        }
        let is_told = self.settings.members("rest").next().is_some();
        let written = Weekday::ALL.into_iter().filter(|other| *other == day || (!is_told && rests(*other)));
        Some(written.map(|other| (rest_key(other), Value::Flag(rests(other)))).collect())
    }

    /// Whether a tool is shown at all (C199).
    pub fn shows(&self, tool: &str) -> bool {
        !self.settings.flag(&["hidden:", tool].concat())
    }

    /// The week that the company works, with its holidays; yearly ones for the year of `today` and those beside it (C84).
    pub fn work_week(&self, today: Date) -> WorkWeek {
        let (this_year, ..) = today.ymd();
        let days = |holiday: &Holiday| {
            let (year, month, day) = holiday.day.ymd();
            let years = if holiday.yearly { this_year - 1..=this_year + 1 } else { year..=year };
            years.filter_map(move |year| Date::new(year, month, day)).collect::<Vec<_>>()
        };
        let holidays = self.holidays.iter().filter(|holiday| holiday.rest).flat_map(days).collect();
        WorkWeek::new(Weekday::ALL.into_iter().filter(|day| self.rests(*day)).collect(), holidays, Vec::new())
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

    /// Who is away when, and who stands in.
    pub fn absences(&self) -> Vec<Absence> {
        self.members.iter().filter(|member| member.left.is_none()).filter_map(|member| member.away.clone()).collect()
    }

    /// What the company set for a segment, one of its own or one that is shipped.
    pub fn segment(&self, id: Id) -> Option<&Segment> {
        self.shipped_segment(id).or_else(|| self.own_segments().find(|own| own.id == id))
    }

    /// What the company set for a segment that is shipped.
    pub fn shipped_segment(&self, id: Id) -> Option<&Segment> {
        let words = [(GOLD, "gold"), (SILVER, "silver"), (BRONZE, "bronze"), (CASUAL, "casual")];
        let word = words.into_iter().find(|(known, _)| *known == id).map(|(_, word)| word)?;
        self.segments.iter().find(|segment| segment.default == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::RecordRow;
    use proptest::prelude::*;

    fn with(fields: Vec<(String, Value)>) -> Workspace {
        let mut row = RecordRow::shipped_workspace();
        row.fields = row.fields.list.into_iter().chain(fields).collect();
        Workspace::from(&row)
    }

    fn share(word: &str, per_cent: i64) -> (String, Value) {
        (format!("segment:{}/share", Id::shipped("segment", "", word)), Value::Number(per_cent * POINTS))
    }

    #[test]
    fn a_segment_can_have_what_the_others_leave() {
        let shipped = with(Vec::new());
        assert_eq!((shipped.share_left(GOLD), shipped.share_left(SILVER)), (70, 40));
        let own = with(vec![share("gold", 90), share("silver", 50)]);
        assert_eq!((own.share_left(GOLD), own.share_left(SILVER)), (50, 10), "two devices may have written more than the whole");
    }

    #[test]
    fn clients_are_scored_once_a_weight_is_set() {
        let weight = |key: &str, number| (format!("weight:{key}"), Value::Number(number));
        assert_eq!(with(Vec::new()).score_weights(), None);
        let weights = Weights { volume: 60, periodicity: 0, loyalty: 40, timeliness: 0 };
        assert_eq!(with(vec![weight("volume", 60), weight("loyalty", 40)]).score_weights(), Some(weights));
    }

    #[test]
    fn a_week_is_written_down_when_it_first_changes() {
        let shipped = with(Vec::new());
        assert!(shipped.rests(Weekday::Sunday) && !shipped.rests(Weekday::Friday));
        let on_saturday = shipped.with_rest(Weekday::Saturday, false).unwrap();
        assert_eq!(on_saturday, [("rest:6".to_owned(), Value::Flag(false)), ("rest:7".to_owned(), Value::Flag(true))]);
        let working = with(on_saturday);
        assert_eq!(working.with_rest(Weekday::Friday, true).unwrap(), [("rest:5".to_owned(), Value::Flag(true))]);
    }

    #[test]
    fn a_tool_is_shown_until_it_is_hidden() {
        let workspace =
            with(vec![("hidden:inbox".to_owned(), Value::Flag(true)), ("hidden:tasks".to_owned(), Value::Flag(false))]);
        assert!(!workspace.shows("inbox") && workspace.shows("tasks") && workspace.shows("deals"));
    }

    #[test]
    fn own_segments_are_looked_at_in_their_order_and_have_their_own_days() {
        let (first, second, third) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]), Id::from_bytes([3; 16]));
        let of = |id: Id, key: &str, value: Value| (format!("segment:{id}/{key}"), value);
        let workspace = with(vec![
            of(first, "name", "Крупные".into()),
            of(first, "rule", "revenue>=100".into()),
            of(first, "order", Value::Number(2)),
            of(first, "least_days", Value::Number(3)),
            of(first, "most_days", Value::Number(5)),
            of(second, "name", "Уснули".into()),
            of(second, "rule", "silent>90".into()),
            of(second, "order", Value::Number(1)),
            of(third, "name", "Убрана".into()),
            of(third, "rule", "purchases>=1".into()),
            of(third, "retired", true.into()),
        ]);
        let policy = workspace.segment_policy();
        let own: Vec<_> = policy.own.iter().map(|own| (own.segment.id, own.segment.name.as_str(), own.all.as_slice())).collect();
        let large = [Condition::RevenueAtLeast(crate::domain::rules::base::Base::from_minor(100))];
        assert_eq!(own, [(second, "Уснули", &[Condition::NotBoughtFor(90)][..]), (first, "Крупные", &large[..])]);
        let days = |id| workspace.cadence_policy().segments.into_iter().find(|(known, _)| *known == id).map(|(_, often)| often);
        assert_eq!(days(first), Some(Frequency { from_days: 3, to_days: 5, nurture: false }));
        assert_eq!(days(second), Some(Frequency::every(21)));
        assert_eq!(days(third), None);
    }

    proptest! {
        #[test]
        fn a_day_changes_alone_and_one_is_always_worked(steps in prop::collection::vec((0_usize..7, any::<bool>()), 0..20)) {
            let mut fields: Vec<(String, Value)> = Vec::new();
            for (day, is_rest) in steps {
                let (before, day) = (with(fields.clone()), Weekday::ALL[day]);
                let Some(change) = before.with_rest(day, is_rest) else {
                    prop_assert!(is_rest && Weekday::ALL.into_iter().all(|other| other == day || before.rests(other)));
                    continue;
                };
                fields.retain(|(key, _)| !change.iter().any(|(changed, _)| changed == key));
                fields.extend(change);
                let after = with(fields.clone());
                for other in Weekday::ALL {
                    prop_assert_eq!(after.rests(other), if other == day { is_rest } else { before.rests(other) });
                }
                prop_assert!(Weekday::ALL.into_iter().any(|other| !after.rests(other)));
            }
        }
    }
}
