//! What two people wrote into one fact at the same moment: both are offered until somebody says which it is. Never here: how one of them
//! comes to stand there meanwhile (the document decides, the same for everybody).

use ingot_shared::domain::Value;

use super::former::{called, set, take, told};
use super::page::ClientState;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// A fact with what stands there, which comes first, and what else was written.
#[derive(Clone, PartialEq)]
struct Contested {
    key: String,
    values: Vec<Value>,
}

/// The facts, while there are any.
#[component]
pub fn ContestedFacts(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let all = memo(move || {
        let parts = state.open.with(|open| open.clone());
        let mut all: Vec<Contested> = Vec::new();
        // What no screen shows nobody can decide.
        let has_words = |(key, other): &&(String, Value)| !called(store, key).is_empty() && !told(store, key, other).is_empty();
        for (key, other) in parts.iter().flat_map(|parts| &parts.facts.contested).filter(has_words) {
            match all.last_mut().filter(|last| last.key == *key) {
                Some(last) => last.values.push(other.clone()),
                None => {
                    let shown = parts.as_ref().and_then(|parts| parts.facts.facts.get(key).cloned()).unwrap_or_default();
                    all.push(Contested { key: key.clone(), values: vec![shown, other.clone()] });
                }
            }
        }
        all
    });
    live(move || {
        let lines: Vec<AnyView> = all.get().into_iter().map(|one| line(state, one)).collect();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="twin contested" role="status" data-testid="contested">
                    <p>{t().contested.title}</p>
                    {lines}
                </section>
            }
        })
    })
}

fn line(state: ClientState, Contested { key, values }: Contested) -> AnyView {
    let store = use_store();
    let name = called(store, &key);
    let label = name.clone();
    let choice = |(nth, value): (usize, Value)| {
        let text = told(store, &key, &value);
        let text = if text.is_empty() { t().contested.empty.to_owned() } else { text };
        let key = key.clone();
        let choose = move |_| {
            // What stands there is said again, which is no change to anybody's history.
            let say = if nth == 0 { set(state.id, &key, value.clone()) } else { take(store, state.id, &key, &value) };
            store.run_then_toast(vec![say], t().contested.chosen.to_owned());
        };
        view! {
            <button type="button" class="chip" class:on=nth == 0 data-testid="contested-value" on:click=choose>
                <span dir="auto">{text}</span>
            </button>
        }
    };
    let choices = values.into_iter().enumerate().map(choice).collect::<Vec<_>>();
    view! {
        <div class="contested-fact" role="group" aria-label=label data-of=key>
            <span class="xs muted">{name}</span>
            <div class="chips">{choices}</div>
        </div>
    }
}
