//! The base of clients: who came, who bought, whose, how fresh, how long silent (C8, C9, C13, C50, C89, C197).

use super::{Ledger, flag};
use crate::Date;
use crate::domain::rules::freshness::Freshness;
use crate::domain::{ClientKind, StageKind};
use crate::report::figure::Figure;
use crate::report::key::packed_day;
use crate::row::{ClientRow, DealRow};

impl Ledger<'_> {
    pub(super) fn base(&mut self, row: &ClientRow) {
        let member = self.member(row.lead, &row.responsible);
        let source = self.word(row.facts.text("source"));
        let campaign = self.word(row.facts.text("utm_campaign"));
        let kind = self.word(match row.kind {
            ClientKind::Company => "company",
            ClientKind::Person => "person",
        });
        let category = self.word(row.category.as_str());
        let created = self.date(row.created);
        self.add(Figure::NewClients, [packed_day(created), member, source, campaign], 1);

        let purchases: Vec<Date> = row.deals.iter().filter_map(|deal| self.bought_on(deal)).collect();
        self.add(Figure::Clients, [member, flag(!purchases.is_empty()), kind, category], 1);
        if let (Some(first), Some(last)) = (purchases.iter().min(), purchases.iter().max()) {
            self.add(Figure::FirstPurchase, [packed_day(*first), member, source, campaign], 1);
            self.add(Figure::LastPurchase, [packed_day(*last), member], 1);
        }
        if !row.do_not_contact {
            let last = row.last_contact.map_or(0, |at| self.day(at));
            self.add(Figure::LastContact, [last, member, flag(!purchases.is_empty())], 1);
        }
        let freshness = Freshness { client: row.id, verified: row.verified.map(|at| self.date(at)), created };
        self.add(Figure::DataSince, [packed_day(freshness.known_on()), member], 1);
    }

    /// The day on which a deal was won; none for deals that are not.
    pub(super) fn bought_on(&self, deal: &DealRow) -> Option<Date> {
        (deal.kind() == StageKind::Won).then(|| self.date(deal.closed.unwrap_or(deal.since)))
    }
}
