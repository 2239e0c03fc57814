//! Ids and keys of what every demo company has: the same in every workspace, so that they are found again to be removed.

use super::catalogue::GROUPS;
use super::sources::CAMPAIGNS;
use super::team::thing;
use crate::Id;
use crate::domain::{StageId, StageKind};

/// The document of the product with this number.
pub(super) fn product(number: u32) -> Id {
    thing("product", &number.to_string())
}

/// A group of the catalogue; its key in products and lines is this id as text.
pub(super) fn group(place: usize) -> Id {
    thing("group", GROUPS.get(place).map_or("", |(key, _)| key))
}

/// The document of a campaign.
pub(super) fn campaign(place: usize) -> Id {
    thing("campaign", CAMPAIGNS.get(place).map_or("", |(key, ..)| key))
}

/// An entry of a dictionary; its key is this id as text.
pub(super) fn entry(of: &str, key: &str) -> Id {
    thing("entry", &format!("{of}.{key}"))
}

/// The second pipeline, for services; its key in deals is this id as text.
pub(super) fn service_pipeline() -> Id {
    thing("pipeline", "service")
}

/// The stages of the second pipeline: key of their id, name, kind.
pub(super) const SERVICE_STAGES: [(&str, &str, StageKind); 5] = [
    ("request", "Заявка", StageKind::Open),
    ("visit", "Выезд и диагностика", StageKind::Open),
    ("work", "Работы", StageKind::Open),
    ("done", "Акт подписан", StageKind::Won),
    ("refused", "Отказ", StageKind::Lost),
];

/// The id of a stage of the second pipeline.
pub(super) fn service_stage(key: &str) -> Id {
    thing("stage", &format!("service.{key}"))
}

/// The key of the stage in deals, and what it means.
pub(super) fn service_stage_at(place: usize) -> (StageId, StageKind) {
    SERVICE_STAGES.get(place).map_or_else(Default::default, |(key, _, kind)| (StageId::of(service_stage(key)), *kind))
}
