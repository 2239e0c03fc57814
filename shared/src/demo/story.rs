//! Makes up what happened with a client: who it is, what it bought, lost and asked, who talked to it.
//!
//! Everything lies before `today`; what is planned lies on it or after it. Never here: commands and rows.

mod deals;
mod edges;
mod profile;
mod talk;

use super::catalogue::Product;
use super::plan::ClientPlan;
use super::rng::Rng;
use super::season;
use super::size::{self, Size};
use super::sources::{self, Source};
use super::team::{SELLERS, Seating, TEAM};
use crate::date::{Period, TimeOfDay, Zone};
use crate::{Date, Id, Instant};

pub use edges::EDGES;

/// Days for which a task may be late.
const LATE: i32 = 9;

/// What a client is to the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Bought in the last months.
    Buyer,
    /// Bought once, but nothing for half a year and longer (C50).
    Dormant,
    /// Never bought; is talked to about a first deal.
    Hopeful,
    /// Never bought; refused.
    Refused,
    /// Never bought; only known (C25).
    Known,
    /// Asked something these days.
    Fresh,
}

const ROLES: [(Role, u32); 6] =
    [(Role::Buyer, 46), (Role::Dormant, 13), (Role::Hopeful, 11), (Role::Refused, 13), (Role::Known, 13), (Role::Fresh, 4)];

/// The story of one client while it is made up.
pub(super) struct Story<'a> {
    rng: Rng,
    products: &'a [Product],
    /// Which client.
    number: u32,
    today: Date,
    /// How much of what need not be there is told, in per cent: less for large companies ([`super::Demo::depth`]).
    depth: u32,
    source: Source,
    size: Size,
    plan: ClientPlan,
}

/// Makes up the client with a number.
pub(super) fn client(seed: u64, number: u32, today: Date, depth: u32, products: &[Product], team: &Seating) -> ClientPlan {
    let mut rng = Rng::new(seed, u64::from(number) + 1);
    let source = sources::pick(&mut rng);
    let size = size::size(&mut rng);
    let mut story = Story {
        rng,
        products,
        number,
        today,
        depth,
        source,
        size,
        plan: ClientPlan { team: team.clone(), ..ClientPlan::default() },
    };
    if !story.edge() {
        let role = ROLES.get(story.rng.weighted(&ROLES.map(|role| role.1))).map_or(Role::Buyer, |role| role.0);
        story.tell(role);
    }
    story.plan
}

impl Story<'_> {
    fn tell(&mut self, role: Role) {
        let today = self.today;
        let created = match role {
            Role::Buyer if self.rng.chance(45) => today.add_days(-self.rng.within(20, 364)),
            Role::Buyer => today.add_days(-self.rng.within(365, 1_500)),
            Role::Dormant => today.add_days(-self.rng.within(430, 1_800)),
            Role::Hopeful => today.add_days(-self.rng.within(3, 120)),
            Role::Refused | Role::Known => today.add_days(-self.rng.within(30, 700)),
            Role::Fresh => today.add_days(-self.rng.within(1, 12)),
        };
        self.profile(created);
        match role {
            Role::Buyer => {
                self.purchases();
                if self.rng.chance(22) {
                    self.lost_deal();
                }
                if self.rng.chance(16) {
                    self.open_deal();
                }
            }
            Role::Dormant => self.old_purchases(),
            Role::Hopeful => self.open_deal(),
            Role::Refused => self.lost_deal(),
            Role::Known => {}
            Role::Fresh => self.enquiry(),
        }
        self.talks(role);
        self.promises(role);
    }

    /// The last day on which anything happened: yesterday, so that nothing lies in the future whatever the hour is.
    fn yesterday(&self) -> Date {
        self.today.add_days(-1)
    }

    fn created(&self) -> Date {
        Zone::TASHKENT.date(self.plan.created)
    }

    /// The days from the client's first to yesterday, at most the last so many.
    fn known(&self, days: i32) -> Period {
        let last = self.yesterday();
        Period::new(self.created().max(last.add_days(1 - days)).min(last), last)
    }

    /// A moment in the working hours of a day.
    fn moment(&mut self, day: Date) -> Instant {
        let minute = self.rng.below(9 * 60 - 1);
        self.at(day, minute)
    }

    /// So many minutes after nine o'clock.
    fn at(&self, day: Date, minute: u32) -> Instant {
        let minute = u16::try_from(minute.min(14 * 60)).unwrap_or(0);
        let time = TimeOfDay::new(9 + minute / 60, minute % 60).unwrap_or_default();
        Zone::TASHKENT.instant(day, time)
    }

    fn season(&mut self, period: Period) -> Date {
        season::day(&mut self.rng, period)
    }

    fn id(&mut self, at: Instant) -> Id {
        Id::new(at, self.rng.ten())
    }

    fn seller(&mut self) -> usize {
        let (first, count) = SELLERS;
        let shares: Vec<u32> = TEAM.iter().skip(first).take(count).map(|member| member.share).collect();
        first + self.rng.weighted(&shares)
    }

    /// Who leads the client, or would.
    fn lead(&self) -> usize {
        self.plan.lead.unwrap_or(SELLERS.0)
    }

    /// Whether something that need not be told is told; of so many in a hundred at full depth.
    fn tells(&mut self, percent: u32) -> bool {
        let percent = percent * self.depth / 100;
        self.rng.chance(percent)
    }
}
