//! The ways of deals through their pipelines: moves, times, conversion (C74, C152, C153).

use super::{Ledger, Who};
use crate::domain::rules::conversion::conversion;
use crate::domain::rules::stage_history::{Move, Visit, visits};
use crate::domain::{StageId, StageKind};
use crate::report::figure::{Figure, MOST_DAYS};
use crate::row::DealRow;

impl Ledger<'_> {
    pub(super) fn stages(&mut self, deal: &DealRow, who: Who) {
        let moves: Vec<Move<StageId>> =
            deal.moves.iter().map(|entry| Move { deal: deal.id, to: entry.stage, at: entry.at }).collect();
        let visits = visits(&moves);
        self.visits(deal, &visits, who);
        self.cohort(deal, &visits, who);
    }

    fn visits(&mut self, deal: &DealRow, visits: &[Visit<StageId>], Who { member, pipeline }: Who) {
        for visit in visits {
            let stage = self.word(visit.stage.key());
            self.add(Figure::StageEntered, [self.day(visit.from), member, pipeline, stage], 1);
            if let Some(until) = visit.until {
                self.add(Figure::StageLeft, [self.day(until), member, pipeline, stage], 1);
                let days = until.days_since(visit.from).min(MOST_DAYS) + 1;
                self.add(Figure::StageDays, [self.month(until), member, pipeline, stage, days], 1);
            }
        }
        if matches!(deal.kind(), StageKind::Open | StageKind::Nurture) {
            let stage = self.word(deal.stage.key());
            self.add(Figure::Standing, [self.day(deal.since), member, pipeline, stage], 1);
        }
    }

    /// What the rule of conversion says of this deal alone: its counts add up over deals.
    fn cohort(&mut self, deal: &DealRow, visits: &[Visit<StageId>], Who { member, pipeline }: Who) {
        let month = self.month(deal.created);
        let found = conversion(&self.context.stages(&deal.pipeline), visits);
        self.add(Figure::Cohort, [month, member, pipeline], found.deals.into());
        self.add(Figure::CohortWon, [month, member, pipeline], found.won.into());
        for one in found.stages.into_iter().filter(|one| one.entered > 0) {
            let at = [month, member, pipeline, self.word(one.stage.key())];
            self.add(Figure::CohortEntered, at, one.entered.into());
            self.add(Figure::CohortAdvanced, at, one.advanced.into());
            self.add(Figure::CohortLost, at, one.lost.into());
            self.add(Figure::CohortWaiting, at, one.waiting.into());
        }
    }
}
