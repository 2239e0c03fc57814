//! What things of the workspace are called: by the company where it named them, otherwise by the language. Never here: where they are shown.

use ingot_shared::Id;
use ingot_shared::document::record::{LossReason, Pipeline, Workspace};
use ingot_shared::domain::StageId;

use super::t;
use crate::model::segments::Segment;

/// What a client with this title is called; also one that is not here any more, whose title is empty.
pub fn client(title: &str) -> String {
    if title.is_empty() { t().unnamed.to_owned() } else { title.to_owned() }
}

/// A shipped thing's name, by its kind or dictionary and its word.
pub fn shipped(of: &str, word: &str) -> Option<&'static str> {
    let is_it = |key: &str| key.strip_prefix(of).and_then(|rest| rest.strip_prefix('.')) == Some(word);
    t().dictionary.names.iter().find(|(key, _)| is_it(key)).map(|(_, name)| *name)
}

/// A shipped segment's name.
pub fn shipped_segment(segment: Segment) -> &'static str {
    let words = &t().segments;
    match segment {
        Segment::Gold => words.gold,
        Segment::Silver => words.silver,
        Segment::Bronze => words.bronze,
        Segment::Casual => words.casual,
        // The company names its own; one that is gone meanwhile has no name.
        Segment::Own(_) => t().dictionary.unknown,
    }
}

/// A segment's name.
pub fn segment(workspace: &Workspace, segment: Segment) -> String {
    let own = workspace.segment(segment.id()).map(|own| own.name.as_str()).filter(|own| !own.is_empty());
    own.unwrap_or(shipped_segment(segment)).to_owned()
}

/// A shipped stage's name.
fn shipped_stage(stage: StageId) -> Option<&'static str> {
    let at = StageId::ALL.iter().position(|shipped| *shipped == stage)?;
    t().stages.get(at).copied()
}

/// A thing's own name, otherwise that of the shipped thing which its key names, otherwise what was typed before there was a list.
fn name(own: Option<&str>, of: &str, key: &str) -> String {
    match own.filter(|own| !own.is_empty()).or_else(|| shipped(of, key)) {
        Some(name) => name.to_owned(),
        None if key.parse::<Id>().is_ok() => t().dictionary.unknown.to_owned(),
        None => key.to_owned(),
    }
}

/// A stage's name.
pub fn stage(workspace: &Workspace, stage: StageId) -> String {
    let own = workspace.stage(stage).map(|stage| stage.name.as_str()).filter(|own| !own.is_empty());
    own.or_else(|| shipped_stage(stage)).unwrap_or(t().dictionary.unknown).to_owned()
}

/// A pipeline's name.
pub fn pipeline(pipeline: &Pipeline) -> String {
    let key = if pipeline.default.is_empty() { pipeline.id.to_string() } else { pipeline.default.clone() };
    name(Some(&pipeline.name), "pipeline", &key)
}

/// The name of a reason of the list.
pub fn reason(reason: &LossReason) -> String {
    name(Some(&reason.name), "reason", &reason.key)
}

/// The name of the reason that a lost deal holds: a key of the list, or words from before there was one.
pub fn loss_reason(workspace: &Workspace, stored: &str) -> String {
    match workspace.loss_reasons.iter().find(|reason| reason.key == stored) {
        Some(known) => reason(known),
        None => name(None, "reason", stored),
    }
}

/// The name of a dictionary's entry, by the key that other things hold.
pub fn entry(workspace: &Workspace, of: &str, key: &str) -> String {
    let known = workspace.entries.iter().find(|entry| entry.of == of && entry.key == key);
    name(known.map(|entry| entry.name.as_str()), of, key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::{Lang, set_current};
    use ingot_shared::document::entity::Entity;
    use ingot_shared::row::RecordRow;

    fn renamed() -> Workspace {
        let mut row = RecordRow::shipped_workspace();
        let own = Id::from_bytes([7; 16]);
        let names = [
            (format!("stage:{}/name", Id::named("stage", "won")), "Продано"),
            (format!("reason:{}/name", Id::shipped("reason", "", "trip")), "Уехал"),
            (format!("reason:{own}/name"), "Дорого"),
            (format!("entry:{}/name", Id::shipped("entry", "tag", "regular")), "Свой"),
        ];
        row.fields = row.fields.list.into_iter().chain(names.map(|(key, name)| (key, name.into()))).collect();
        Workspace::from(&row)
    }

    #[test]
    fn a_companys_name_comes_before_the_languages() {
        let workspace = renamed();
        assert_eq!(stage(&workspace, StageId::WON), "Продано");
        assert_eq!(stage(&workspace, StageId::LOST), "Закрыто, не реализовано");
        assert_eq!(loss_reason(&workspace, "trip"), "Уехал");
        assert_eq!(loss_reason(&workspace, "no_money"), "Нет денег");
        assert_eq!(loss_reason(&workspace, &Id::from_bytes([7; 16]).to_string()), "Дорого");
        assert_eq!(loss_reason(&workspace, "Купили у других"), "Купили у других", "typed before there was a list");
        assert_eq!(loss_reason(&workspace, &Id::from_bytes([8; 16]).to_string()), "Без названия");
        assert_eq!(entry(&workspace, "tag", "regular"), "Свой");
        assert_eq!(entry(&workspace, "channel", "post"), "Бумажная почта");
        assert_eq!(workspace.pipelines.first().map(pipeline).as_deref(), Some("Продажи"));
    }

    #[test]
    fn every_shipped_thing_has_a_name_in_every_language() {
        let row = RecordRow::shipped_workspace();
        let workspace = Workspace::from(&row);
        for lang in Lang::ALL {
            set_current(lang);
            let reasons = workspace.loss_reasons.iter().map(|reason| ("reason", reason.default.as_str()));
            let entries = workspace.entries.iter().map(|entry| (entry.of.as_str(), entry.key.as_str()));
            let lists = row.things(Entity::PriceList);
            let lists = lists.iter().map(|(_, fields)| ("price_list", fields.text("default")));
            let all: Vec<_> = reasons.chain(entries).chain(lists).chain([("pipeline", "sales")]).collect();
            for (of, word) in &all {
                assert!(shipped(of, word).is_some_and(|name| !name.is_empty()), "{of}.{word} in {}", lang.code());
            }
            assert_eq!(t().dictionary.names.len(), all.len(), "a name that nothing has, in {}", lang.code());
            assert!(StageId::ALL.iter().all(|stage| shipped_stage(*stage).is_some()));
        }
        set_current(Lang::Ru);
    }
}
