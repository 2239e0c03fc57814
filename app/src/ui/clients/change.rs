//! The sheet that changes a fact of everybody selected: which fact, to what. Never here: what fits a fact ([`crate::model::change`]).

use leptos::ev::{KeyboardEvent, SubmitEvent};

use ingot_shared::domain::Value;
use ingot_shared::text::one_line;

use super::names;
use crate::model::change::{BETWEEN, Fact, Shape, Unmade, fields};
use crate::model::filter::Field;
use crate::ui::client::{called, offered};
use crate::ui::common::{KeptForm, begun_before, icon, use_sheet};
use crate::ui::i18n::{days, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// A change that was asked for.
pub struct Change {
    /// What is put into every client.
    pub fields: Vec<(String, Value)>,
    /// The toast, with room for how many clients.
    pub told: &'static str,
    /// The fact's name.
    pub fact: String,
    /// The value in words.
    pub value: String,
}

/// What is chosen and typed; kept until it is sent.
#[derive(Clone, Copy)]
struct Form {
    store: Store,
    /// The key of the fact.
    fact: RwSignal<String>,
    /// `put` or `clear`; empty while neither is chosen.
    way: RwSignal<String>,
    value: RwSignal<String>,
}

/// The way that writes.
const PUT: &str = "put";
/// The way that clears.
const CLEAR: &str = "clear";

impl Form {
    fn fact(self) -> Fact {
        self.fact.with(|key| key.parse().unwrap_or(Fact::Known("category")))
    }

    fn shape(self) -> Shape {
        let fact = self.fact();
        self.store.workspace.with(|workspace| fact.shape(workspace))
    }

    fn is_put(self) -> bool {
        self.way.with(|way| way != CLEAR)
    }

    /// Another fact: nothing of the one before is meant for it.
    fn choose(self, key: String) {
        self.value.set(String::new());
        self.way.set(PUT.to_owned());
        self.fact.set(key);
    }

    fn has(self, word: &str) -> bool {
        self.value.with(|value| value.split(BETWEEN).any(|one| one == word))
    }

    fn toggle(self, word: &str) {
        self.value.update(|value| {
            let mut words: Vec<&str> = value.split(BETWEEN).filter(|one| !one.is_empty()).collect();
            match words.iter().position(|one| *one == word) {
                Some(at) => drop(words.remove(at)),
                None => words.push(word),
            }
            *value = words.join(&BETWEEN.to_string());
        });
    }

    /// The change, with its words.
    fn read(self) -> Result<Change, Unmade> {
        let words = &t().views.change;
        let (fact, shape, is_put) = (self.fact(), self.shape(), self.is_put());
        let fields = fields(fact, &shape, is_put, &self.value.get_untracked())?;
        let value = match (&shape, fields.first()) {
            (Shape::Set(of, _), _) => {
                let members = fields.iter().filter_map(|(key, _)| key.split_once(':'));
                members.map(|(_, member)| self.word(of, member)).collect::<Vec<_>>().join(", ")
            }
            (Shape::Flag, _) => {
                let [yes, no] = words.flag_ways;
                if is_put { yes.to_owned() } else { no.to_owned() }
            }
            (_, Some((_, Value::Nothing)) | None) => words.cleared.to_owned(),
            (Shape::Word(of), Some((_, Value::Text(word)))) => self.word(of, word),
            (_, Some((_, Value::Day(day)))) => days::short(*day, self.store.today()),
            _ => one_line(&self.value.get_untracked()),
        };
        let told = if matches!(shape, Shape::Set(..)) && !is_put { words.taken } else { words.done };
        Ok(Change { fields, told, fact: called(self.store, &fact.to_string()), value })
    }

    fn word(self, of: &str, key: &str) -> String {
        let known = offered(self.store, of).into_iter().find(|(known, _)| known == key);
        known.map_or_else(|| key.to_owned(), |(_, name)| name)
    }

    /// The words of a set: those of the dictionary, and those that clients have.
    fn words(self, of: &'static str, is_free: bool) -> Vec<(String, String)> {
        let mut words = offered(self.store, of);
        let field = match of {
            _ if !is_free => None,
            "tag" => Some(Field::Tag),
            _ => Some(Field::Interest),
        };
        for word in field.map(|field| names::words(self.store, field)).unwrap_or_default() {
            if !word.is_empty() && words.iter().all(|(known, _)| *known != word) {
                words.push((word.clone(), word));
            }
        }
        words
    }
}

/// The form in the sheet.
#[component]
pub fn ChangeForm(
    /// The store.
    store: Store,
    /// How many are selected, in words.
    number: Memo<String>,
    /// Does it.
    run: Callback<Change>,
) -> AnyView {
    let t = t();
    let words = &t.views.change;
    let sheet = use_sheet();
    let kept = KeptForm::new("bulk.change".to_owned());
    let text = |field, first: &str| kept.text(field, first.to_owned());
    let form = Form { store, fact: text("fact", "category"), way: text("way", PUT), value: text("value", "") };
    let error = RwSignal::new(None::<String>);
    effect(move || {
        form.value.track();
        form.way.track();
        error.set(None);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match form.read() {
            Ok(change) => {
                kept.sent();
                sheet.close();
                run.run(change);
            }
            Err(why) => error.set(Some(match why {
                Unmade::Nothing => words.missing.to_owned(),
                Unmade::Unfit => t.errors.err_field.to_owned(),
                Unmade::Range(least, most) => fill(t.errors.err_range, &[&least, &most]),
            })),
        }
    };
    let facts = store.workspace.with_untracked(|workspace| Fact::all(workspace));
    let option = move |fact: Fact| {
        let key = fact.to_string();
        let mine = key.clone();
        view! { <option value=key selected=move || form.fact() == fact>{called(store, &mine)}</option> }
    };
    let shape = memo(move || form.shape());
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <label class="field">
                <span class="field-label">{words.what}</span>
                <select class="select" data-testid="change-what" prop:value=move || form.fact.get() on:change=move |event| form.choose(event_target_value(&event))>
                    {facts.into_iter().map(option).collect::<Vec<_>>()}
                </select>
            </label>
            {move || value_of(form, shape.get())}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="change-save">{move || fill(words.save, &[&number.get()])}</button>
            </div>
        </form>
    }
}

/// What the fact is asked.
fn value_of(form: Form, shape: Shape) -> AnyView {
    let words = &t().views.change;
    match shape {
        Shape::Word(of) => one_of(form, offered(form.store, of)),
        Shape::Choice(choices) => one_of(form, choices.into_iter().map(|word| (word.clone(), word)).collect()),
        Shape::Set(of, is_free) => view! {
            {ways(form, words.set_ways)}
            <SetOf form=form all=form.words(of, is_free) is_free=is_free />
        },
        Shape::Flag => ways(form, words.flag_ways),
        shape => {
            let is_day = shape == Shape::Day;
            let mode = matches!(shape, Shape::Number | Shape::Money).then_some("numeric");
            let fact = form.fact();
            let offer = form.words_for_line(fact);
            view! {
                {ways(form, words.ways)}
                {move || form.is_put().then(|| view! {
                    <label class="field">
                        <span class="field-label">{words.value}</span>
                        <input
                            class="input"
                            type=if is_day { "date" } else { "text" }
                            dir="auto"
                            placeholder=" "
                            inputmode=mode
                            autocomplete="off"
                            data-testid="change-value"
                            prop:value=move || form.value.get()
                            on:input=move |event| form.value.set(event_target_value(&event))
                        />
                    </label>
                })}
                {(!offer.is_empty()).then(|| view! { <div class="chips" hidden=move || !form.is_put()>{offer.into_iter().map(|(_, name)| chip(form, name.clone(), name)).collect::<Vec<_>>()}</div> })}
            }
        }
    }
}

impl Form {
    /// The company's words for a fact that may also be written freely; most have none.
    fn words_for_line(self, fact: Fact) -> Vec<(String, String)> {
        match fact {
            Fact::Known(key @ ("source" | "industry")) => offered(self.store, key),
            _ => Vec::new(),
        }
    }
}

/// Both ways of changing.
fn ways(form: Form, [put, clear]: [&'static str; 2]) -> AnyView {
    let way = move |this: &'static str, label: &'static str| {
        let is_on = move || form.is_put() == (this == PUT);
        view! {
            <button type="button" class:on=is_on aria-pressed=move || is_on().to_string() data-testid=["change-", this].concat() on:click=move |_| form.way.set(this.to_owned())>
                {label}
            </button>
        }
    };
    view! { <div class="segmented" role="group" aria-label=t().views.change.title>{way(PUT, put)}{way(CLEAR, clear)}</div> }
}

/// A word that is the value.
fn chip(form: Form, word: String, name: String) -> AnyView {
    let (mine, chosen) = (word.clone(), word.clone());
    let is_on = memo(move || form.is_put() && form.value.with(|value| *value == mine));
    let choose = move |_| {
        form.way.set(PUT.to_owned());
        form.value.set(chosen.clone());
    };
    view! {
        <button type="button" class="chip" class:on=move || is_on.get() aria-pressed=move || is_on.get().to_string() data-testid="change-word" data-word=word on:click=choose>
            <span dir="auto">{name}</span>
        </button>
    }
}

/// One of several words, or none of them.
fn one_of(form: Form, words: Vec<(String, String)>) -> AnyView {
    let is_none = move || !form.is_put();
    let none = view! {
        <button type="button" class="chip" class:on=is_none aria-pressed=move || is_none().to_string() data-testid="change-clear" on:click=move |_| form.way.set(CLEAR.to_owned())>
            {t().views.change.ways[1]}
        </button>
    };
    view! {
        <div class="chips" role="group" aria-label=t().views.change.value>
            {words.into_iter().map(|(word, name)| chip(form, word, name)).collect::<Vec<_>>()}
            {none}
        </div>
    }
}

/// Several words of a set, and one's own.
#[component]
fn SetOf(form: Form, all: Vec<(String, String)>, is_free: bool) -> AnyView {
    let words = &t().views.change;
    let known: Vec<String> = all.iter().map(|(word, _)| word.clone()).collect();
    let by_name: Vec<(String, String)> = all.iter().map(|(word, name)| (name.to_lowercase(), word.clone())).collect();
    let typed = RwSignal::new(String::new());
    let line = move |(word, name): (String, String)| {
        let (mine, toggled) = (word.clone(), word.clone());
        let is_on = memo(move || form.has(&mine));
        view! {
            <button type="button" class="chip" class:on=move || is_on.get() aria-pressed=move || is_on.get().to_string() data-testid="change-word" data-word=word on:click=move |_| form.toggle(&toggled)>
                <span dir="auto">{name}</span>
            </button>
        }
    };
    // Own words stand beside those of the list, to be taken away again.
    let own = memo(move || {
        form.value.with(|value| {
            let words = value.split(BETWEEN).filter(|one| !one.is_empty() && !known.iter().any(|known| known == one));
            words.map(str::to_owned).collect::<Vec<_>>()
        })
    });
    let add = move || {
        let written = one_line(&typed.get_untracked());
        if !written.is_empty() {
            // A word of the list that is written out is that word.
            let lower = written.to_lowercase();
            let word = by_name.iter().find(|(name, _)| *name == lower).map_or(written, |(_, word)| word.clone());
            if !form.has(&word) {
                form.toggle(&word);
            }
            typed.set(String::new());
        }
    };
    let add = StoredValue::new(add);
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && typed.with_untracked(|typed| !typed.trim().is_empty()) {
            event.prevent_default();
            add.with_value(|add| add());
        }
    };
    let is_empty = all.is_empty();
    view! {
        {(is_empty && !is_free).then(|| view! { <p class="s muted">{words.no_words}</p> })}
        <div class="chips" role="group" aria-label=words.value>
            {all.into_iter().map(line).collect::<Vec<_>>()}
            {move || own.get().into_iter().map(|word| line((word.clone(), word))).collect::<Vec<_>>()}
        </div>
        {is_free.then(|| view! {
            <div class="change-own">
                <input
                    class="input"
                    type="text"
                    dir="auto"
                    maxlength="80"
                    autocomplete="off"
                    aria-label=words.own
                    placeholder=words.own
                    data-testid="change-own"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=press
                    on:blur=move |_| add.with_value(|add| add())
                />
                {icon("plus")}
            </div>
        })}
    }
}
