//! Which pipeline a deal is in, and which stages it can be in there. Never here: moving.

use super::{Pipeline, Stage, Workspace};
use crate::Id;
use crate::domain::{StageId, StageKind};

impl Workspace {
    /// The pipeline of deals that name none: the shipped one, or the first where there is none such.
    pub fn default_pipeline(&self) -> Option<&Pipeline> {
        self.pipelines.iter().find(|pipeline| pipeline.id == Id::default_pipeline()).or_else(|| self.pipelines.first())
    }

    /// The stage that a new deal begins in, where nobody chose a pipeline: the first one still in use.
    pub fn entrance(&self) -> Option<StageId> {
        let used = self.pipelines.iter().find(|pipeline| !pipeline.retired);
        used.or_else(|| self.pipelines.first()).and_then(Pipeline::entrance)
    }

    /// The pipeline that a deal's key names; deals of one that is not known here are in the default one, so that nothing is lost.
    pub fn pipeline_of(&self, key: &str) -> Option<&Pipeline> {
        let named = key.parse::<Id>().ok().and_then(|id| self.pipelines.iter().find(|pipeline| pipeline.id == id));
        named.or_else(|| self.default_pipeline())
    }

    /// The pipeline of a stage, where deals must name it: not for the default one.
    pub fn home_of(&self, stage: StageId) -> Option<Id> {
        let home = self.pipelines.iter().find(|pipeline| pipeline.stages.iter().any(|known| known.key == stage))?;
        (self.default_pipeline().map(|pipeline| pipeline.id) != Some(home.id)).then_some(home.id)
    }

    /// What a stage means for a deal that comes into it.
    pub fn stage_kind(&self, stage: StageId) -> StageKind {
        self.stage(stage).map_or_else(|| stage.kind(), |stage| stage.kind)
    }
}

impl Pipeline {
    /// The stages that a deal can be moved to, from left to right.
    pub fn offered(&self) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(|stage| !stage.retired)
    }

    /// The stage that a new deal begins in.
    pub fn entrance(&self) -> Option<StageId> {
        let open = self.offered().find(|stage| stage.kind == StageKind::Open);
        open.or_else(|| self.offered().next()).map(|stage| stage.key)
    }

    /// The stage to which a sale goes on from another one: the next to the right in which it is worked on or won.
    pub fn next_after(&self, stage: StageId) -> Option<&Stage> {
        let at = self.stages.iter().position(|known| known.key == stage)?;
        let is_ahead = |stage: &&Stage| !stage.retired && matches!(stage.kind, StageKind::Open | StageKind::Won);
        let open = self.stages.get(at).is_some_and(|stage| stage.kind == StageKind::Open);
        self.stages.iter().skip(at + 1).find(is_ahead).filter(|_| open)
    }

    /// The stage in which a sale is won.
    pub fn won(&self) -> Option<&Stage> {
        self.offered().find(|stage| stage.kind == StageKind::Won)
    }

    /// The stages of a board from left to right: those offered, retired ones that are among `others` (the stages that
    /// deals are in), and at the end those others that this pipeline does not know.
    pub fn columns(&self, others: impl IntoIterator<Item = StageId>) -> Vec<StageId> {
        let mut others: Vec<StageId> = others.into_iter().collect();
        others.sort_unstable();
        others.dedup();
        let shown = self.stages.iter().filter(|stage| !stage.retired || others.binary_search(&stage.key).is_ok());
        let mut columns: Vec<StageId> = shown.map(|stage| stage.key).collect();
        others.retain(|other| !columns.contains(other));
        columns.append(&mut others);
        columns
    }
}

/// The number of each place, from left to right.
fn numbered(order: Vec<Id>) -> Vec<(Id, i64)> {
    order.into_iter().zip(0..).collect()
}

impl Pipeline {
    /// The numbers by which a stage stands one place further left (-1) or right (1) among those offered; none at the edge.
    pub fn moved(&self, stage: Id, step: isize) -> Vec<(Id, i64)> {
        let offered: Vec<Id> = self.offered().map(|stage| stage.id).collect();
        let at = offered.iter().position(|id| *id == stage).and_then(|at| at.checked_add_signed(step));
        let Some(other) = at.and_then(|at| offered.get(at)).copied() else { return Vec::new() };
        let swapped = |id: Id| match id {
            id if id == stage => other,
            id if id == other => stage,
            id => id,
        };
        numbered(self.stages.iter().map(|known| swapped(known.id)).collect())
    }

    /// The numbers by which a new stage stands after the last one in which sales are worked on.
    pub fn with_new(&self, new: Id) -> Vec<(Id, i64)> {
        let last = self.stages.iter().rposition(|stage| stage.kind == StageKind::Open && !stage.retired);
        let mut order: Vec<Id> = self.stages.iter().map(|stage| stage.id).collect();
        order.insert(last.map_or(0, |last| last + 1).min(order.len()), new);
        numbered(order)
    }

    /// Whether deals can still be begun, won and lost here without this stage: another one means the same.
    pub fn can_spare(&self, stage: Id) -> bool {
        let Some(kind) = self.stages.iter().find(|known| known.id == stage).map(|stage| stage.kind) else { return true };
        kind == StageKind::Nurture || self.offered().any(|other| other.kind == kind && other.id != stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::RecordRow;

    fn workspace() -> Workspace {
        let mut workspace = Workspace::from(&RecordRow::shipped_workspace());
        let own = Id::from_bytes([7; 16]);
        workspace.pipelines.push(Pipeline { id: own, name: "Услуги".to_owned(), ..Pipeline::default() });
        workspace
    }

    #[test]
    fn a_deal_is_in_the_pipeline_it_names_or_in_the_default_one() {
        let workspace = workspace();
        let of = |key: &str| workspace.pipeline_of(key).map(|pipeline| pipeline.id);
        assert_eq!(of(""), Some(Id::default_pipeline()));
        assert_eq!(of(&Id::from_bytes([7; 16]).to_string()), Some(Id::from_bytes([7; 16])));
        assert_eq!(of(&Id::from_bytes([8; 16]).to_string()), Some(Id::default_pipeline()), "unknown here");
        assert_eq!(Workspace::default().pipeline_of(""), None);
    }

    #[test]
    fn a_retired_stage_is_shown_while_deals_are_in_it() {
        let mut workspace = workspace();
        let own: StageId = "018f3c2b1a2b7c3d9e4f5a6b".parse().unwrap();
        workspace.pipelines[0].stages[1].retired = true;
        let sales = &workspace.pipelines[0];
        assert_eq!(sales.offered().count(), 8);
        assert_eq!(sales.columns([]).len(), 8);
        let columns = sales.columns([own, StageId::FIRST_CONTACT, own, StageId::WON]);
        assert_eq!((columns.len(), columns[1], columns[9]), (10, StageId::FIRST_CONTACT, own));
        assert_eq!(sales.entrance(), Some(StageId::UNSORTED));
        assert_eq!(workspace.pipelines[1].columns([StageId::LOST]), [StageId::LOST]);
        assert_eq!(workspace.pipelines[1].entrance(), None);
        assert_eq!(workspace.entrance(), Some(StageId::UNSORTED));
        workspace.pipelines[0].retired = true;
        assert_eq!(workspace.entrance(), None, "the first in use has no stage yet");
    }

    #[test]
    fn a_sale_goes_on_to_the_right_until_it_is_won() {
        let mut workspace = workspace();
        workspace.pipelines[0].stages[1].retired = true;
        let sales = &workspace.pipelines[0];
        let after = |stage| sales.next_after(stage).map(|stage| stage.key);
        assert_eq!(after(StageId::UNSORTED), Some(StageId::PROPOSAL_SENT), "the retired one is passed");
        assert_eq!(after(StageId::AWAITING_PAYMENT), Some(StageId::WON));
        assert_eq!((after(StageId::WON), after(StageId::LOST), after(StageId::NURTURE)), (None, None, None));
        assert_eq!(sales.won().map(|stage| stage.key), Some(StageId::WON));
    }

    #[test]
    fn a_stage_means_what_the_company_says() {
        let mut workspace = workspace();
        workspace.pipelines[0].stages[5].kind = StageKind::Won;
        assert_eq!(workspace.stage_kind(StageId::AWAITING_PAYMENT), StageKind::Won);
        assert_eq!(workspace.stage_kind(StageId::LOST), StageKind::Lost);
        assert_eq!(Workspace::default().stage_kind(StageId::NURTURE), StageKind::Nurture);
    }

    #[test]
    fn stages_change_places_and_new_ones_stand_before_the_end() {
        let mut workspace = workspace();
        workspace.pipelines[0].stages[1].retired = true;
        let sales = &workspace.pipelines[0];
        let ids: Vec<Id> = sales.stages.iter().map(|stage| stage.id).collect();
        let order = sales.moved(ids[2], -1);
        assert_eq!(
            order.iter().map(|(id, _)| *id).take(3).collect::<Vec<_>>(),
            [ids[2], ids[1], ids[0]],
            "the retired one is passed"
        );
        assert_eq!(order.iter().map(|(_, number)| *number).collect::<Vec<_>>(), (0..9).collect::<Vec<_>>());
        assert_eq!((sales.moved(ids[0], -1), sales.moved(ids[8], 1), sales.moved(ids[1], 1)), (vec![], vec![], vec![]));
        let new = Id::from_bytes([9; 16]);
        assert_eq!(sales.with_new(new)[6], (new, 6), "before the sale");
        assert_eq!(workspace.pipelines[1].with_new(new), [(new, 0)]);
    }

    #[test]
    fn the_last_stage_of_a_meaning_cannot_be_spared() {
        let workspace = workspace();
        let sales = &workspace.pipelines[0];
        let spared: Vec<bool> = sales.stages.iter().map(|stage| sales.can_spare(stage.id)).collect();
        assert_eq!(spared, [true, true, true, true, true, true, false, false, true]);
    }
}
