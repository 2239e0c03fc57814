//! What contributions depend on beside the row: the company's zone and its pipelines. When either changes, totals are rebuilt.

use crate::date::Zone;
use crate::domain::{StageId, StageKind};

/// The settings that decide which day a moment belongs to and which stage is further than another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The workspace's zone.
    pub zone: Zone,
    /// Stages with their kinds from left to right, by the pipeline's key in deals. A pipeline that is not here counts as the one of
    /// nine stages that Ingot ships with (C57).
    pub pipelines: Vec<(String, Vec<(StageId, StageKind)>)>,
}

impl Default for Context {
    /// Tashkent, and the shipped pipeline.
    fn default() -> Self {
        Self { zone: Zone::default(), pipelines: vec![(String::new(), shipped())] }
    }
}

impl Context {
    /// The stages of a pipeline.
    pub(super) fn stages(&self, pipeline: &str) -> Vec<(StageId, StageKind)> {
        let known = self.pipelines.iter().find(|(key, _)| key == pipeline);
        known.map_or_else(shipped, |(_, stages)| stages.clone())
    }
}

fn shipped() -> Vec<(StageId, StageKind)> {
    StageId::ALL.into_iter().map(|stage| (stage, stage.kind())).collect()
}
