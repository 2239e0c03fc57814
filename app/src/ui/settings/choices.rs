//! Small choices of the company's settings: a colour, one of a few words, a number. Never here: what is chosen for.

use crate::model::decimal;
use crate::ui::common::{InlineField, Saved, swatch};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// The words of colours that documents hold, in the order of their names.
pub const COLOURS: [&str; 7] = ["grey", "red", "orange", "yellow", "green", "blue", "violet"];

/// A choice of a colour, or none.
#[component]
pub fn ColourChoice(
    /// The word that is stored; empty for none.
    value: Memo<String>,
    /// Stores another.
    on_choose: Callback<String>,
) -> AnyView {
    let words = &t().pipelines;
    let choice = move |(colour, name): (&'static str, &'static str)| {
        let is_on = move || value.with(|value| value == colour);
        view! {
            <button
                type="button"
                class="colour"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                aria-label=name
                title=name
                data-testid="colour"
                data-colour=colour
                on:click=move |_| on_choose.run(colour.to_owned())
            >
                {swatch(colour)}
            </button>
        }
    };
    let all = [("", words.no_colour)].into_iter().chain(COLOURS.into_iter().zip(words.colours));
    view! {
        <div class="fact" role="group" aria-label=words.colour>
            <span class="field-label">{words.colour}</span>
            <div class="colours">{all.map(choice).collect::<Vec<_>>()}</div>
        </div>
    }
}

/// A whole number within limits that may also be left out.
#[component]
pub fn NumberFact(
    /// What it is.
    label: &'static str,
    /// What is stored.
    value: Memo<Option<i64>>,
    /// The smallest; zero where nothing else is said.
    #[prop(optional)]
    least: i64,
    /// The largest.
    most: i64,
    /// For tests.
    testid: &'static str,
    /// Stores another.
    save: Callback<(Option<i64>, Saved)>,
) -> AnyView {
    let shown = memo(move || value.get().map(|number| decimal::shown(number, 0)).unwrap_or_default());
    let check = Callback::new(move |(typed, saved): (String, Saved)| {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let number = plain.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
        if plain.is_empty() || number.is_some() {
            save.run((number, saved));
        } else {
            saved.run(Err(fill(t().pipelines.not_a_number, &[&least, &most])));
        }
    });
    view! {
        <div class="fact">
            <span class="field-label">{label}</span>
            <InlineField label=label value=shown testid=testid placeholder="—" inputmode="numeric" class="boxed" save=check />
        </div>
    }
}
