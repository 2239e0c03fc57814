//! Where clients come from: channels, advertising with its UTM marks, recommendations (C182, C185).

use super::rng::Rng;
use super::words::Words;

/// A way to the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) name: &'static str,
    /// The channel of the first enquiry, a key.
    pub(super) channel: &'static str,
    /// The place of the campaign in [`CAMPAIGNS`] with source and medium, where it was advertising.
    pub(super) campaign: Option<(usize, &'static str, &'static str)>,
    share: u32,
}

const fn source(
    name: &'static str,
    channel: &'static str,
    share: u32,
    campaign: Option<(usize, &'static str, &'static str)>,
) -> Source {
    Source { name, channel, campaign, share }
}

/// Campaigns: key, name, the value of `utm_campaign`, cost in so'm.
pub(super) const CAMPAIGNS: [(&str, &str, &str, i64); 4] = [
    ("search", "Поиск: канцтовары оптом", "kanc-opt", 38_000_000),
    ("school", "Школьный сезон", "maktab-2", 52_000_000),
    ("social", "Мебель в Instagram", "mebel-insta", 24_000_000),
    ("gifts", "Подарки к праздникам", "sovgalar", 31_000_000),
];

pub(super) const SOURCES: [Source; 9] = [
    source("Рекомендация", "phone", 24, None),
    source("Звонок с улицы", "phone", 14, None),
    source("Поиск", "email", 16, Some((0, "google", "cpc"))),
    source("Реклама к школе", "telegram", 10, Some((1, "telegram", "ads"))),
    source("Instagram", "instagram", 12, Some((2, "instagram", "stories"))),
    source("Подарочная рассылка", "telegram", 6, Some((3, "telegram", "channel"))),
    source("Выставка", "visit", 6, None),
    source("Сайт", "email", 8, None),
    source("Старая база", "phone", 4, None),
];

/// What people typed to find the company.
pub(super) const QUERIES: Words = Words::new(
    "канцтовары оптом ташкент|бумага а4 цена|офисная мебель ташкент|ofis mebel narxi|парты для школы|maktab mebeli|\
     картриджи доставка|подарки на навруз корпоративные|заправка картриджей юнусабад|ежедневники с логотипом",
);

/// Draws a source.
pub(super) fn pick(rng: &mut Rng) -> Source {
    let at = rng.weighted(&SOURCES.map(|source| source.share));
    let [first, ..] = SOURCES;
    SOURCES.get(at).copied().unwrap_or(first)
}
