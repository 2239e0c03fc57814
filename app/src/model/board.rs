//! The board: deals by stage, with their counts and sums. A company has many thousands of deals, of which a screen shows some dozens: the
//! board knows where each deal is, and makes a card when one is looked at. Never here: how it looks, dragging.

pub mod filter;
pub mod list;
pub mod months;

use std::collections::BTreeSet;
use std::sync::Arc;

use ingot_shared::document::record::Workspace;
use ingot_shared::domain::StageId;
use ingot_shared::domain::rules::rotting::Idle;
use ingot_shared::row::{ClientRow, DealRow};
use ingot_shared::{Id, Instant};

use super::mine::Mine;
use super::money::Sums;
use super::next_step::Step;
use super::rows::Entry;
use filter::Filter;

/// After so many days without anything a deal rots, where its stage does not say otherwise (C90).
pub const IDLE_DAYS: u16 = 14;

/// A deal on the board with its client's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The client.
    pub client: Id,
    /// What the client is called.
    pub client_name: String,
    /// The deal.
    pub deal: DealRow,
    /// What is planned for it.
    pub step: Step,
    /// Days since something happened.
    pub idle: u32,
    /// Whether too many.
    pub is_rotting: bool,
}

impl Card {
    /// The card of a deal at a moment.
    pub fn of(row: &ClientRow, deal: &DealRow, workspace: &Workspace, now: Instant) -> Self {
        let (zone, idle) = (workspace.zone(), idle(deal, workspace));
        Self {
            client: row.id,
            client_name: row.title().to_owned(),
            step: Step::of_deal(&row.tasks, deal.id, zone, now),
            idle: idle.days(zone.date(now)),
            is_rotting: idle.is_rotting(zone.date(now)),
            deal: deal.clone(),
        }
    }
}

/// Since when nothing happened with a deal, and how long that may be.
fn idle(deal: &DealRow, workspace: &Workspace) -> Idle {
    let zone = workspace.zone();
    let own_limit = workspace.stage(deal.stage).and_then(|stage| u16::try_from(stage.idle_days?).ok());
    Idle {
        stage: deal.kind(),
        limit_days: Some(own_limit.unwrap_or(IDLE_DAYS)),
        since: zone.date(deal.since),
        last_activity: deal.last_entry.map(|at| zone.date(at)),
    }
}

/// A deal in its place on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The deal.
    pub id: Id,
    /// When it came into its stage.
    since: Instant,
    client: Arc<Entry>,
    /// Which of the client's deals it is.
    nth: usize,
    /// A bit for each quick filter that means it, whoever looks.
    looks: u8,
}

impl Spot {
    fn deal(&self) -> Option<&DealRow> {
        self.client.row.deals.get(self.nth)
    }
}

/// One stage of the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub key: StageId,
    /// Whether deals can be moved here; a retired stage only lasts until its deals are elsewhere.
    pub is_offered: bool,
    /// Its deals, the latest moved first: a card that was just moved is at the top of its new stage.
    pub deals: Vec<Spot>,
    /// What they are worth.
    pub sums: Sums,
}

/// The board of one pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    stages: Vec<Stage>,
    workspace: Arc<Workspace>,
    now: Instant,
}

impl Board {
    /// Puts the clients' deals of a pipeline on a board.
    pub fn of<'a>(clients: impl Iterator<Item = &'a Arc<Entry>>, workspace: &Arc<Workspace>, pipeline: Id, now: Instant) -> Self {
        let deals = clients.flat_map(|client| client.row.deals.iter().enumerate().map(move |(nth, deal)| (client, nth, deal)));
        // Most deals name the pipeline that the one before them names.
        let mut known: Option<(&str, bool)> = None;
        let all: Vec<(&Arc<Entry>, usize, &DealRow)> = deals
            .filter(|(.., deal)| match known {
                Some((key, is_mine)) if key == deal.pipeline => is_mine,
                _ => {
                    let is_mine = workspace.pipeline_of(&deal.pipeline).map(|home| home.id) == Some(pipeline);
                    known = Some((&deal.pipeline, is_mine));
                    is_mine
                }
            })
            .collect();
        let Some(pipeline) = workspace.pipelines.iter().find(|known| known.id == pipeline) else { return Self::default() };
        let columns = pipeline.columns(all.iter().map(|(.., deal)| deal.stage));
        let is_offered = |key: StageId| pipeline.offered().any(|stage| stage.key == key);
        let stage = |key: StageId| Stage { key, is_offered: is_offered(key), ..Stage::default() };
        let stages = columns.into_iter().map(stage).collect();
        let mut board = Self { stages, workspace: Arc::clone(workspace), now };
        for (client, nth, deal) in all {
            if let Some(stage) = board.stages.iter_mut().find(|stage| stage.key == deal.stage) {
                stage.sums.add(deal.amount);
                let looks = filter::looks(&client.row, deal, workspace, now);
                stage.deals.push(Spot { id: deal.id, since: deal.since, client: Arc::clone(client), nth, looks });
            }
        }
        for stage in &mut board.stages {
            stage.deals.sort_unstable_by_key(|spot| std::cmp::Reverse((spot.since, spot.id)));
        }
        board
    }

    /// The stages from left to right: key, and whether deals can be moved there.
    pub fn columns(&self) -> Vec<(StageId, bool)> {
        self.stages.iter().map(|stage| (stage.key, stage.is_offered)).collect()
    }

    /// The board with only those deals that a filter means; its stages stay.
    pub fn filtered(&self, filter: Option<Filter>, viewer: &Mine) -> Self {
        let Some(filter) = filter else { return self.clone() };
        self.kept(&|spot| filter.holds(spot, viewer))
    }

    /// The same board with only the deals that a person leads, by the name shown.
    pub fn led_by(&self, person: &str) -> Self {
        self.kept(&|spot| spot.deal().is_some_and(|deal| deal.responsible == person))
    }

    /// Who leads deals of the board, by name.
    pub fn leaders(&self) -> Vec<String> {
        let names = self.spots().filter_map(Spot::deal).map(|deal| deal.responsible.as_str()).filter(|name| !name.is_empty());
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(str::to_owned).collect()
    }

    fn kept(&self, holds: &dyn Fn(&Spot) -> bool) -> Self {
        let of = |stage: &Stage| {
            let deals: Vec<Spot> = stage.deals.iter().filter(|spot| holds(spot)).cloned().collect();
            let sums = deals.iter().filter_map(Spot::deal).map(|deal| deal.amount).collect();
            Stage { deals, sums, ..*stage }
        };
        Self { stages: self.stages.iter().map(of).collect(), workspace: Arc::clone(&self.workspace), now: self.now }
    }

    /// How many deals in work a filter means.
    pub fn count(&self, filter: Filter, viewer: &Mine) -> usize {
        let is_closed = |spot: &Spot| spot.deal().is_some_and(|deal| deal.kind().is_closed());
        self.spots().filter(|spot| filter.holds(spot, viewer) && !is_closed(spot)).count()
    }

    fn spots(&self) -> impl Iterator<Item = &Spot> {
        self.stages.iter().flat_map(|stage| &stage.deals)
    }

    /// One stage, with its deals and sums.
    pub fn stage(&self, stage: StageId) -> Option<&Stage> {
        self.stages.iter().find(|candidate| candidate.key == stage)
    }

    /// The stage to the left (-1) or right (1) of another that a deal can be moved to, if there is one.
    pub fn beside(&self, stage: StageId, step: isize) -> Option<StageId> {
        let mut at = self.stages.iter().position(|candidate| candidate.key == stage)?;
        loop {
            at = at.checked_add_signed(step)?;
            let beside = self.stages.get(at)?;
            if beside.is_offered {
                return Some(beside.key);
            }
        }
    }

    /// Where a look at the board begins: the first stage with deals, otherwise the first one.
    pub fn entrance(&self) -> StageId {
        let used = self.stages.iter().find(|stage| !stage.deals.is_empty());
        used.or_else(|| self.stages.first()).map(|stage| stage.key).unwrap_or_default()
    }

    /// A deal's card, if it is in this stage.
    pub fn card_at(&self, stage: StageId, deal: Id) -> Option<Arc<Card>> {
        self.card_of(self.stage(stage)?.deals.iter().find(|spot| spot.id == deal)?)
    }

    /// A deal's card.
    pub fn card(&self, deal: Id) -> Option<Arc<Card>> {
        self.card_of(self.spots().find(|spot| spot.id == deal)?)
    }

    fn card_of(&self, spot: &Spot) -> Option<Arc<Card>> {
        Some(Arc::new(Card::of(&spot.client.row, spot.deal()?, &self.workspace, self.now)))
    }

    /// The place of a deal from the top of its stage, and the stage.
    pub fn place(&self, deal: Id) -> Option<(StageId, usize)> {
        self.stages.iter().find_map(|stage| Some((stage.key, stage.deals.iter().position(|spot| spot.id == deal)?)))
    }

    /// The first deal of the board, where the keyboard comes in.
    pub fn first(&self) -> Option<Id> {
        self.stages.iter().find_map(|stage| stage.deals.first()).map(|spot| spot.id)
    }

    /// The card that an arrow key leads to: up and down within a stage, left and right to the nearest stage that has cards, at about
    /// the same height.
    pub fn neighbour(&self, deal: Id, across: isize, down: isize) -> Option<Id> {
        let (column, row) = self
            .stages
            .iter()
            .enumerate()
            .find_map(|(column, stage)| stage.deals.iter().position(|spot| spot.id == deal).map(|row| (column, row)))?;
        if across == 0 {
            return self.stages.get(column)?.deals.get(row.checked_add_signed(down)?).map(|spot| spot.id);
        }
        let mut next = column;
        loop {
            next = next.checked_add_signed(across)?;
            let deals = &self.stages.get(next)?.deals;
            if let Some(spot) = deals.get(row.min(deals.len().saturating_sub(1))) {
                return Some(spot.id);
            }
        }
    }

    /// How many deals are being worked on or kept.
    pub fn len(&self) -> usize {
        self.stages.iter().map(|stage| stage.deals.len()).sum()
    }

    /// Whether there is no deal at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The pipelines that there is a board for: those offered, and retired ones with deals.
pub fn pipelines<'a>(rows: impl Iterator<Item = &'a ClientRow>, workspace: &Workspace) -> Vec<Id> {
    let mut keys: Vec<&str> = Vec::new();
    // A handful of pipelines, thousands of deals.
    for deal in rows.flat_map(|row| &row.deals) {
        if !keys.contains(&deal.pipeline.as_str()) {
            keys.push(&deal.pipeline);
        }
    }
    let used: BTreeSet<Id> = keys.into_iter().filter_map(|key| workspace.pipeline_of(key)).map(|pipeline| pipeline.id).collect();
    let shown = workspace.pipelines.iter().filter(|pipeline| !pipeline.retired || used.contains(&pipeline.id));
    shown.map(|pipeline| pipeline.id).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::rows::Rows;
    use ingot_shared::document::record::Pipeline;
    use ingot_shared::row::RecordRow;
    use ingot_shared::{Currency, Money};

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn deal(n: u8, stage: StageId, amount: Money) -> DealRow {
        DealRow { id: id(n), stage, amount, since: Instant::from_millis(i64::from(n)), ..DealRow::default() }
    }

    fn clients() -> [ClientRow; 2] {
        let som = |units| Money::units(units, Currency::Uzs);
        [
            ClientRow {
                id: id(100),
                name: "А".to_owned(),
                deals: vec![deal(1, StageId::UNSORTED, som(10)), deal(2, StageId::UNSORTED, Money::units(3, Currency::Usd))],
                ..ClientRow::default()
            },
            ClientRow {
                id: id(101),
                name: "Б".to_owned(),
                deals: vec![deal(3, StageId::NEGOTIATION, som(5)), deal(4, StageId::UNSORTED, som(7))],
                ..ClientRow::default()
            },
        ]
    }

    fn workspace() -> Workspace {
        Workspace::from(&RecordRow::shipped_workspace())
    }

    fn board() -> Board {
        made(clients().into(), workspace(), Id::default_pipeline())
    }

    /// A board with these deals of one client, in the shipped pipeline.
    pub(super) fn board_of(deals: Vec<DealRow>) -> Board {
        made(vec![ClientRow { id: id(200), deals, ..ClientRow::default() }], workspace(), Id::default_pipeline())
    }

    fn made(clients: Vec<ClientRow>, workspace: Workspace, pipeline: Id) -> Board {
        let mut rows = Rows::default();
        rows.put(clients);
        rows.settle();
        Board::of(rows.entries(), &Arc::new(workspace), pipeline, Instant::from_millis(0))
    }

    #[test]
    fn counts_and_sums_by_stage_and_currency() {
        let board = board();
        let unsorted = board.stage(StageId::UNSORTED).unwrap();
        assert_eq!(unsorted.deals.iter().map(|spot| spot.id).collect::<Vec<_>>(), [id(4), id(2), id(1)]);
        assert_eq!((unsorted.sums.minor(Currency::Uzs), unsorted.sums.minor(Currency::Usd)), (1_700, 300));
        assert!(board.stage(StageId::WON).unwrap().deals.is_empty());
        assert_eq!(board.card_at(StageId::UNSORTED, id(2)), board.card(id(2)));
        assert_eq!(board.card_at(StageId::WON, id(2)), None);
        assert_eq!((board.place(id(2)), board.len()), (Some((StageId::UNSORTED, 1)), 4));
    }

    #[test]
    fn arrows_skip_empty_stages_and_stop_at_the_edge() {
        let board = board();
        assert_eq!(board.first(), Some(id(4)));
        assert_eq!(board.neighbour(id(4), 0, 1), Some(id(2)));
        assert_eq!(board.neighbour(id(4), 0, -1), None);
        assert_eq!(board.neighbour(id(1), 1, 0), Some(id(3)));
        assert_eq!(board.neighbour(id(3), 1, 0), None);
        assert_eq!(board.neighbour(id(3), -1, 0), Some(id(4)));
    }

    #[test]
    fn stages_beside_each_other() {
        let board = board();
        assert_eq!(board.beside(StageId::UNSORTED, 1), Some(StageId::FIRST_CONTACT));
        assert_eq!(board.beside(StageId::UNSORTED, -1), None);
        assert_eq!(board.beside(StageId::NURTURE, 1), None);
    }

    #[test]
    fn a_retired_stage_stays_for_its_deals_but_takes_no_others() {
        let mut workspace = workspace();
        for stage in &mut workspace.pipelines[0].stages {
            stage.retired = stage.key == StageId::NEGOTIATION || stage.key == StageId::PROPOSAL_SENT;
        }
        let board = made(clients().into(), workspace, Id::default_pipeline());
        assert_eq!(board.columns().len(), 8, "the one with a deal is there, the empty one is not");
        assert!(board.columns().contains(&(StageId::NEGOTIATION, false)));
        assert_eq!(board.len(), 4);
        assert_eq!(board.beside(StageId::FIRST_CONTACT, 1), Some(StageId::DECIDING));
        assert_eq!(board.beside(StageId::NEGOTIATION, -1), Some(StageId::FIRST_CONTACT));
    }

    #[test]
    fn every_deal_is_on_one_board() {
        let mut workspace = workspace();
        let own = Pipeline { id: id(50), retired: true, ..Pipeline::default() };
        workspace.pipelines.push(own);
        workspace.pipelines.push(Pipeline { id: id(51), retired: true, ..Pipeline::default() });
        let mut rows = clients();
        rows[0].deals[0].pipeline = id(50).to_string();
        rows[0].deals[1].pipeline = id(99).to_string();
        let shown = pipelines(rows.iter(), &workspace);
        assert_eq!(shown, [Id::default_pipeline(), id(50)], "a retired one while there are deals in it");
        let boards = shown.iter().map(|pipeline| made(rows.to_vec(), workspace.clone(), *pipeline));
        assert_eq!(boards.map(|board| board.len()).collect::<Vec<_>>(), [3, 1]);
    }
}
