//! How a score gives a category to clients who have none (C43). Never here: computing it.

use ingot_shared::domain::Value;
use ingot_shared::domain::rules::score::Weights;

use super::choices::NumberFact;
use super::segments::{put_setting, save_for};
use crate::ui::common::Saved;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The largest weight.
const MOST: i64 = 100;
const KEYS: [&str; 4] = ["weight:volume", "weight:periodicity", "weight:loyalty", "weight:timeliness"];

const fn numbers(weights: Weights) -> [u8; 4] {
    [weights.volume, weights.periodicity, weights.loyalty, weights.timeliness]
}

/// The card of the score.
#[component]
pub fn ScoreCard() -> AnyView {
    let store = use_store();
    let words = &t().settings_words.scores;
    let weights = memo(move || store.workspace.with(|workspace| workspace.score_weights().map(numbers)));
    let is_on = memo(move || weights.get().is_some());
    let turn = move |event| {
        let on: bool = event_target_checked(&event);
        let shipped = numbers(Weights::default()).map(|weight| Value::Number(weight.into()));
        let value = |weight: Value| if on { weight } else { Value::Nothing };
        store.run_or_say(vec![put_setting(
            KEYS.into_iter().zip(shipped).map(|(key, weight)| (key.to_owned(), value(weight))).collect(),
        )]);
    };
    let weight = move |(at, (key, label)): (usize, (&'static str, &'static str))| {
        let value = memo(move || weights.get().and_then(|weights| weights.get(at).copied()).map(i64::from));
        // An empty field weighs nothing; the others keep the score on.
        let save = Callback::new(move |(number, saved): (Option<i64>, Saved)| {
            save_for(store, put_setting(vec![(key.to_owned(), Value::Number(number.unwrap_or(0)))]), saved);
        });
        view! { <NumberFact label=label value=value most=MOST testid=key save=save /> }
    };
    view! {
        <section class="card pad" aria-label=words.title>
            <h2 class="h3">{words.title}</h2>
            <p class="s muted">{words.text}</p>
            <label class="switch">
                <span class="grow">{words.on}</span>
                <input data-testid="score-on" type="checkbox" role="switch" prop:checked=is_on on:change=turn />
            </label>
            {live(move || is_on.get().then(|| view! {
                <div class="two">{KEYS.into_iter().zip(words.weights).enumerate().map(weight).collect::<Vec<_>>()}</div>
                <p class="xs muted">{words.borders}</p>
            }))}
        </section>
    }
}
