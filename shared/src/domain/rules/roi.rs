//! What advertising campaigns bring for what they cost (C163, C182, C184, C185).

use super::base::Base;
use super::ratio::Bp;
use super::value::{WonDeal, client_value};
use crate::Id;

/// Where an enquiry came from: the five UTM marks. An empty mark was not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Utm<'a> {
    /// `utm_source`.
    pub source: &'a str,
    /// `utm_medium`.
    pub medium: &'a str,
    /// `utm_campaign`.
    pub campaign: &'a str,
    /// `utm_content`.
    pub content: &'a str,
    /// `utm_term`: the query.
    pub term: &'a str,
}

impl Utm<'_> {
    fn marks(&self) -> [&str; 5] {
        [self.source, self.medium, self.campaign, self.content, self.term].map(str::trim)
    }

    /// How many marks a campaign asks for, when the enquiry has all of them; nothing when one differs or none is asked for.
    fn matches(&self, enquiry: &Self) -> Option<usize> {
        let asked = self.marks().into_iter().zip(enquiry.marks()).filter(|(asked, _)| !asked.is_empty());
        let same = |(asked, told): (&str, &str)| asked.to_lowercase() == told.to_lowercase();
        asked.clone().all(same).then(|| asked.count()).filter(|count| *count > 0)
    }
}

/// The campaign that an enquiry belongs to: the one that asks for most marks and finds them all, whatever their case; among equals
/// the one with the smallest id.
pub fn attribute(enquiry: &Utm<'_>, campaigns: &[(Id, Utm<'_>)]) -> Option<Id> {
    let found = campaigns.iter().filter_map(|(id, asked)| asked.matches(enquiry).map(|marks| (std::cmp::Reverse(marks), *id)));
    found.min().map(|(_, id)| id)
}

/// What became of an enquiry that a campaign brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The campaign.
    pub campaign: Id,
    /// The sale, when there was one.
    pub won: Option<WonDeal>,
    /// It was the client's first purchase.
    pub new_client: bool,
}

/// What a campaign brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CampaignResult {
    /// The campaign.
    pub campaign: Id,
    /// What it cost.
    pub cost: Base,
    /// Enquiries.
    pub leads: u32,
    /// Sales.
    pub won: u32,
    /// For how much.
    pub revenue: Base,
    /// The profit of the sales before the cost of the campaign; amounts stand in where it is unknown, as in [`super::value`].
    pub profit: Base,
    /// In how many sales the amount stands in: the return is shown with a mark when there is any.
    pub without_profit: u32,
    /// Profit less cost, in shares of the cost; nothing for a campaign without a cost.
    pub roi: Option<Bp>,
    /// The cost of an enquiry; nothing without enquiries.
    pub lead_cost: Option<Base>,
    /// The cost of a new client; nothing without new clients.
    pub client_cost: Option<Base>,
}

/// The result of every campaign, the best return first, those without a cost last; equal ones by id.
pub fn campaign_results(campaigns: &[(Id, Base)], leads: &[Lead]) -> Vec<CampaignResult> {
    let result = |(campaign, cost): &(Id, Base)| {
        let own: Vec<&Lead> = leads.iter().filter(|lead| lead.campaign == *campaign).collect();
        let sales: Vec<WonDeal> = own.iter().filter_map(|lead| lead.won).collect();
        let new_clients = own.iter().filter(|lead| lead.won.is_some() && lead.new_client).count();
        let value = client_value(&sales);
        let each =
            |count: usize| i64::try_from(count).ok().and_then(|count| cost.minor().checked_div(count)).map(Base::from_minor);
        CampaignResult {
            campaign: *campaign,
            cost: *cost,
            leads: u32::try_from(own.len()).unwrap_or(u32::MAX),
            won: value.deals,
            revenue: value.revenue,
            profit: value.value,
            without_profit: value.without_profit,
            roi: (value.value - *cost).share_of(*cost),
            lead_cost: each(own.len()),
            client_cost: each(new_clients),
        }
    };
    let mut found: Vec<CampaignResult> = campaigns.iter().map(result).collect();
    found.sort_unstable_by_key(|result| (std::cmp::Reverse(result.roi), result.campaign));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    const SPRING: Utm<'static> = Utm { source: "yandex", medium: "cpc", campaign: "весна", content: "", term: "" };

    #[test]
    fn an_enquiry_belongs_to_the_campaign_that_asks_for_most() {
        let wide = Utm { source: "yandex", ..Utm::default() };
        let campaigns = [(id(3), wide), (id(2), SPRING), (id(1), SPRING), (id(4), Utm::default())];
        let spring =
            Utm { source: " Yandex", medium: "CPC", campaign: "Весна", content: "banner", term: "купить окна" };
        assert_eq!(attribute(&spring, &campaigns), Some(id(1)));
        assert_eq!(attribute(&Utm { campaign: "лето", ..spring }, &campaigns), Some(id(3)));
        assert_eq!(attribute(&Utm { source: "vk", ..spring }, &campaigns), None);
        assert_eq!(attribute(&Utm::default(), &campaigns), None);
    }

    fn lead(campaign: u8, won: Option<(i64, Option<i64>)>, new_client: bool) -> Lead {
        let sale = |(amount, profit): (i64, Option<i64>)| WonDeal {
            amount: Base::from_minor(amount),
            profit: profit.map(Base::from_minor),
        };
        Lead { campaign: id(campaign), won: won.map(sale), new_client }
    }

    #[test]
    fn a_campaign_of_a_thousand_that_earns_fifteen_hundred_returns_a_half() {
        let campaigns = [(id(2), Base::ZERO), (id(1), Base::from_minor(1_000)), (id(3), Base::from_minor(100))];
        let leads = [
            lead(1, Some((5_000, Some(1_200))), true),
            lead(1, Some((300, None)), false),
            lead(1, None, true),
            lead(1, None, false),
            lead(2, Some((10, Some(10))), false),
        ];
        let found = campaign_results(&campaigns, &leads);
        assert_eq!(
            found[0],
            CampaignResult {
                campaign: id(1),
                cost: Base::from_minor(1_000),
                leads: 4,
                won: 2,
                revenue: Base::from_minor(5_300),
                profit: Base::from_minor(1_500),
                without_profit: 1,
                roi: Some(Bp::percent(50)),
                lead_cost: Some(Base::from_minor(250)),
                client_cost: Some(Base::from_minor(1_000)),
            }
        );
        assert_eq!((found[1].campaign, found[1].roi, found[1].lead_cost), (id(3), Some(Bp::percent(-100)), None));
        assert_eq!((found[2].campaign, found[2].roi, found[2].won), (id(2), None, 1));
    }

    proptest! {
        #[test]
        fn every_lead_of_a_known_campaign_is_counted_once(made in prop::collection::vec((0_u8..4, prop::option::of(0_i64..100), any::<bool>()), 0..30)) {
            let leads: Vec<Lead> = made.iter().map(|(campaign, won, new)| lead(*campaign, won.map(|amount| (amount, None)), *new)).collect();
            let campaigns: Vec<(Id, Base)> = (0..3).map(|n| (id(n), Base::from_minor(50))).collect();
            let found = campaign_results(&campaigns, &leads);
            prop_assert_eq!(found.iter().map(|one| one.leads as usize).sum::<usize>(), made.iter().filter(|lead| lead.0 < 3).count());
            prop_assert!(found.windows(2).all(|pair| pair[0].roi >= pair[1].roi));
        }
    }
}
