//! What fields, conditions and groups are called on the screen. Never here: what they mean.

use ingot_shared::document::record::Workspace;
use ingot_shared::domain::StageId;
use ingot_shared::domain::rules::next_step::NextStep;

use crate::model::filter::{Condition, Field, Op, step_key};
use crate::model::segments::Segment;
use crate::ui::client::offered;
use crate::ui::i18n::{names, t};
use crate::ui::store::Store;

/// The states of the next step, in the order of their names.
const STEPS: [NextStep; 4] = [NextStep::Overdue, NextStep::Today, NextStep::Nothing, NextStep::Planned];

/// The name of a field; watches the settings.
pub fn field(store: Store, field: Field) -> String {
    match (field, field.position()) {
        (Field::Custom(id), _) => store.workspace.with(|workspace| {
            let own = workspace.custom_fields.iter().find(|field| field.id == id);
            own.map_or(t().dictionary.unknown, |field| field.name.as_str()).to_owned()
        }),
        (_, at) => at.and_then(|at| t().filters.fields.get(at)).copied().unwrap_or_default().to_owned(),
    }
}

/// The name of a way to compare.
pub fn op(op: Op) -> &'static str {
    t().filters.ops.get(op as usize).copied().unwrap_or_default()
}

/// What a word of a field is called; watches the settings.
pub fn word(store: Store, of: Field, word: &str) -> String {
    let entry = |of: &str| store.workspace.with(|workspace| names::entry(workspace, of, word));
    match of {
        _ if word.is_empty() => t().filters.none.to_owned(),
        Field::Category => entry("category"),
        Field::Stage => word.parse::<StageId>().map_or_else(|_| word.to_owned(), |stage| store.stage_name(stage)),
        Field::Tag => entry("tag"),
        Field::Interest => entry("interest"),
        Field::Kind => (if word == "company" { t().kind_company } else { t().kind_person }).to_owned(),
        Field::Segment => Segment::of_key(word)
            .map_or_else(|| word.to_owned(), |known| store.workspace.with(|workspace| names::segment(workspace, known))),
        Field::Step => {
            let at = STEPS.into_iter().position(|step| step_key(step) == word);
            at.and_then(|at| t().filters.steps.get(at)).map_or_else(|| word.to_owned(), |name| (*name).to_owned())
        }
        _ => word.to_owned(),
    }
}

/// The stages of all pipelines, each once.
fn stages(workspace: &Workspace) -> Vec<String> {
    let offered = workspace.pipelines.iter().filter(|pipeline| !pipeline.retired).flat_map(|pipeline| &pipeline.stages);
    offered.filter(|stage| !stage.retired).map(|stage| StageId::of(stage.id).key().to_owned()).collect()
}

/// The words that a condition on a field can choose from, none of them first; watches the settings and looks at the rows once.
pub fn words(store: Store, of: Field) -> Vec<String> {
    let fixed = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let mut words = match of {
        Field::Segment => {
            let own =
                store.workspace.with(|workspace| workspace.own_segments().map(|own| own.id.to_string()).collect::<Vec<_>>());
            return own.into_iter().chain(Segment::ALL.map(|segment| segment.key().into_owned())).collect();
        }
        Field::Step => return STEPS.into_iter().map(|step| step_key(step).to_owned()).collect(),
        Field::Stage => return store.workspace.with(|workspace| stages(workspace)),
        Field::Kind => return fixed(&["company", "person"]),
        Field::Custom(id) => store.workspace.with(|workspace| {
            workspace.custom_fields.iter().find(|field| field.id == id).map(|field| field.choices.clone()).unwrap_or_default()
        }),
        of => store.rows.with_untracked(|rows| rows.words(of)),
    };
    let dictionary = match of {
        Field::Category => "category",
        Field::Tag => "tag",
        Field::Interest => "interest",
        _ => "",
    };
    for (key, _) in offered(store, dictionary) {
        if !words.contains(&key) {
            words.push(key);
        }
    }
    words.push(String::new());
    words
}

/// A condition in a few words; watches the settings.
pub fn condition(store: Store, condition: &Condition) -> String {
    let mut text = field(store, condition.field);
    let values = || {
        let named: Vec<String> = condition.values.iter().map(|one| word(store, condition.field, one)).collect();
        named.join(", ")
    };
    match condition.op {
        Op::Yes => {}
        Op::Is => {
            text.push_str(": ");
            text.push_str(&values());
        }
        other => {
            text.push_str(": ");
            let how = op(other);
            // The number stands where the words leave room for it.
            if how.contains('…') {
                text.push_str(&how.replace('…', condition.value()));
            } else {
                text.push_str(how);
                text.push(' ');
                text.push_str(&values());
            }
        }
    }
    text.trim_end().to_owned()
}
