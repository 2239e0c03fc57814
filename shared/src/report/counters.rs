//! The counters of the screens: what is overdue, due and open on a day, by member (C20, C36, C88, C89, C152).

use std::collections::BTreeMap;

use super::figure::{Dimension, Figure};
use super::key::Coordinate;
use super::query::Query;
use super::totals::Totals;
use crate::date::{Month, Period};
use crate::domain::StageId;
use crate::domain::rules::conversion::{Conversion, StageConversion};
use crate::domain::rules::ratio::Bp;
use crate::{Date, Money};

/// Open tasks of a member on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Due before that day.
    pub overdue: i64,
    /// Due on it.
    pub today: i64,
    /// Due later, or on no day.
    pub later: i64,
}

/// Open enquiries of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Enquiries {
    /// All that are open.
    pub open: i64,
    /// Of these, those that came in the period.
    pub new: i64,
}

/// Payments of one currency on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payments {
    /// Not yet there, with time left or without a day.
    pub awaited: Money,
    /// Not yet there, their time over.
    pub overdue: Money,
}

/// How a member covers his clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberCoverage {
    /// The member; none for clients without one.
    pub member: Coordinate,
    /// Clients and prospects, those left out who want to be left alone.
    pub clients: i64,
    /// Of these, in contact since the day asked for.
    pub contacted: i64,
    /// The share in contact.
    pub share: Bp,
}

/// The day before everything and the one before a day.
fn before(day: Date) -> Period {
    Period::new(Date::MIN, day.add_days(-1))
}

impl Totals {
    /// Open tasks by member, who has none is left out (C78, C88).
    pub fn tasks(&self, today: Date) -> Vec<(Coordinate, Due)> {
        let by = Query::of(Figure::Tasks).by(Dimension::Member);
        let all = self.answer(&by);
        let overdue = self.by_one(&by.clone().within(before(today)));
        let today = self.by_one(&by.within(Period::new(today, today)));
        let due = |member: &Coordinate, all: i64| {
            let (overdue, today) = (at(&overdue, member), at(&today, member));
            Due { overdue, today, later: all - overdue - today }
        };
        one_each(all).map(|(member, all)| (member.clone(), due(&member, all))).collect()
    }

    /// Open enquiries by member (C36), those that nobody has yet under none. A processed one leaves the row and so the count of new
    /// ones too.
    pub fn enquiries(&self, new_in: Period) -> Vec<(Coordinate, Enquiries)> {
        let by = Query::of(Figure::Enquiries).by(Dimension::Member);
        let new = self.by_one(&by.clone().within(new_in));
        one_each(self.answer(&by)).map(|(member, open)| (member.clone(), Enquiries { open, new: at(&new, &member) })).collect()
    }

    /// Payments that did not come yet, by currency (C20).
    pub fn payments(&self, today: Date) -> Vec<Payments> {
        let by = Query::of(Figure::AwaitedAmount).by(Dimension::Currency);
        let overdue = self.by_one(&by.clone().within(before(today)));
        let of_currency = |(currency, all): (Coordinate, i64)| {
            let late = at(&overdue, &currency);
            let Coordinate::Currency(currency) = currency else { return None };
            let money = |minor| Money { minor, currency };
            Some(Payments { awaited: money(all - late), overdue: money(late) })
        };
        one_each(self.answer(&by)).filter_map(of_currency).collect()
    }

    /// How every member covers his clients since a day (C89).
    pub fn coverage(&self, since: Date) -> Vec<MemberCoverage> {
        let by = Query::of(Figure::LastContact).by(Dimension::Member);
        let contacted = self.by_one(&by.clone().within(Period::new(since, Date::MAX)));
        let of_member = |(member, clients): (Coordinate, i64)| {
            let contacted = at(&contacted, &member);
            MemberCoverage { member, clients, contacted, share: Bp::of(contacted, clients).unwrap_or_default() }
        };
        one_each(self.answer(&by)).map(of_member).collect()
    }

    /// Clients whose last purchase is at least so many months ago (C50).
    pub fn dormant(&self, today: Date, months: u16) -> i64 {
        self.sum(&Query::of(Figure::LastPurchase).within(Period::new(Date::MIN, today.add_months(-i32::from(months)))))
    }

    /// Records that nobody looked at for so many months (C13).
    pub fn stale(&self, today: Date, months: u16) -> i64 {
        self.sum(&Query::of(Figure::DataSince).within(Period::new(Date::MIN, today.add_months(-i32::from(months)))))
    }

    /// The conversion of a pipeline (its key) for the deals made in these months, of one member or of all (C152): what
    /// [`conversion`](crate::domain::rules::conversion::conversion) says of their visits.
    pub fn conversion(&self, pipeline: &str, from: Month, to: Month, member: Option<&Coordinate>) -> Conversion<StageId> {
        let query = |figure| {
            let query = Query::of(figure).within(Period::new(from.first(), to.first())).only(Dimension::Pipeline, pipeline);
            match member {
                Some(member) => query.only(Dimension::Member, member.clone()),
                None => query,
            }
        };
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        let by_stage = |figure| self.by_one(&query(figure).by(Dimension::Stage));
        let [entered, advanced, lost, waiting] =
            [Figure::CohortEntered, Figure::CohortAdvanced, Figure::CohortLost, Figure::CohortWaiting].map(by_stage);
        let of_stage = |stage: StageId| {
            let key = Coordinate::from(stage.key());
            let of = |sums: &BTreeMap<Coordinate, i64>| at(sums, &key);
            StageConversion {
                stage,
                entered: count(of(&entered)),
                advanced: count(of(&advanced)),
                lost: count(of(&lost)),
                waiting: count(of(&waiting)),
                rate: Bp::of(of(&advanced), of(&entered) - of(&waiting)),
            }
        };
        let worked = |kind| matches!(kind, crate::domain::StageKind::Open | crate::domain::StageKind::Nurture);
        let stages = self.context().stages(pipeline).into_iter().filter(|(_, kind)| worked(*kind));
        let (deals, won) = (self.sum(&query(Figure::Cohort)), self.sum(&query(Figure::CohortWon)));
        Conversion {
            stages: stages.map(|(stage, _)| of_stage(stage)).collect(),
            deals: count(deals),
            won: count(won),
            rate: Bp::of(won, deals),
        }
    }

    /// The answer to a question by one dimension.
    fn by_one(&self, query: &Query) -> BTreeMap<Coordinate, i64> {
        one_each(self.answer(query)).collect()
    }
}

fn one_each(lines: Vec<super::query::Line>) -> impl Iterator<Item = (Coordinate, i64)> {
    lines.into_iter().filter_map(|line| Some((line.at.into_iter().next()?, line.sum)))
}

fn at(sums: &BTreeMap<Coordinate, i64>, coordinate: &Coordinate) -> i64 {
    sums.get(coordinate).copied().unwrap_or(0)
}
