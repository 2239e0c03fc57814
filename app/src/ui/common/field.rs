//! Fields. A labelled field of a form, and a fact that is edited where it stands: saved on leaving it or on Enter, put back by Escape.
//! What was typed stays in the field until it is saved. Never here: what is allowed (the domain says), how it is stored.

use leptos::ev::{FocusEvent, KeyboardEvent};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::ui::browser;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// What a field is told when its text was saved, or why it was not.
pub type Saved = Callback<Result<(), String>>;

/// A labelled line of a form.
#[component]
pub fn Field(
    /// What it asks for.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// For tests.
    testid: &'static str,
    /// `text`, `tel`, `email`, or `amount` for digits with spaces.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The id of a `<datalist>`.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Whether the focus starts here.
    #[prop(optional)]
    is_first: bool,
) -> AnyView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input
                class="input"
                type=if kind == "amount" { "text" } else { kind }
                dir="auto"
                inputmode=(kind == "amount").then_some("decimal")
                autocomplete=autocomplete
                placeholder=" "
                list=list
                autofocus=is_first
                data-testid=testid
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

/// A fact that is edited where it stands. A text area, so that long names wrap; it never holds a line break.
#[component]
pub fn InlineField(
    /// What it is.
    #[prop(into)]
    label: String,
    /// What is stored.
    value: Memo<String>,
    /// For tests.
    #[prop(into)]
    testid: String,
    /// Shown while it is empty.
    #[prop(optional, into)]
    placeholder: String,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// `tel`, `email`, `decimal`: the phone's keyboard.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Takes the focus when it appears.
    #[prop(optional)]
    is_new: bool,
    /// Whether it is the person's own: also who only looks may write it.
    #[prop(optional)]
    is_own: bool,
    /// Saves what was typed, and tells the field how that went.
    save: Callback<(String, Saved)>,
    /// It was left without text and had none: a new line that is not wanted after all.
    #[prop(optional)]
    on_abandon: Option<Callback<()>>,
) -> AnyView {
    let store = use_store();
    let area = element_ref();
    let place = kept_at(&testid);
    // What was typed here before and could not be saved: the app was closed, or left with a text that was refused.
    let kept = browser::tab_memory(&[&place, value.get_untracked().as_str()].concat()).filter(|kept| !kept.is_empty());
    let is_old = RwSignal::new(kept.is_some());
    let is_dirty = StoredValue::new(kept.is_some());
    let typed = RwSignal::new(kept);
    let error = RwSignal::new(None::<String>);
    let shown = move || typed.get().unwrap_or_else(|| value.get());
    effect(move || {
        shown();
        if let Some(area) = area.get() {
            grow(&area);
        }
    });
    effect(move || {
        if let Some(area) = area.get().filter(|_| is_new) {
            let _ = area.focus();
            // What stands there is a suggestion: typing replaces it.
            if let Some(area) = area.dyn_ref::<HtmlTextAreaElement>() {
                area.select();
            }
        }
    });
    // What was stored when one began to type.
    let before = StoredValue::new(value.get_untracked());
    let place = StoredValue::new(place);
    let keep = move |text: &str| {
        let key = place.try_with_value(|place| before.with_value(|before| [place, before.as_str()].concat()));
        if let Some(key) = key {
            browser::remember_in_tab(&key, text);
        }
        is_old.try_set(false);
    };
    let theirs = memo(move || {
        let typed = typed.get().filter(|_| is_dirty.get_value())?;
        let stored = value.get();
        (stored != typed && before.with_value(|before| *before != stored)).then_some(stored)
    });
    let settle = move || {
        if is_dirty.try_get_value() == Some(false) {
            typed.try_set(None);
        }
    };
    // What was saved stays shown until the new value arrives, so that the old one does not flash up in between. The value may also
    // arrive cleaned up to what it was, which is no change: hence the timer.
    effect(move || {
        value.track();
        settle();
    });
    let saved = Saved::new(move |result: Result<(), String>| match result {
        Ok(()) => {
            error.try_set(None);
            keep("");
            is_dirty.try_set_value(false);
            browser::later(1_000, settle);
        }
        Err(sentence) => {
            error.try_set(Some(sentence));
        }
    });
    let leave = move |_: FocusEvent| {
        let Some(text) = typed.get_untracked().filter(|_| is_dirty.get_value()) else {
            if value.get_untracked().is_empty()
                && let Some(abandon) = on_abandon
            {
                abandon.run(());
            }
            return;
        };
        let text = text.trim().to_owned();
        if text == value.get_untracked() {
            keep("");
            is_dirty.set_value(false);
            error.set(None);
            typed.set(None);
        } else {
            save.run((text, saved));
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            blur(&event);
        }
        "Escape" => {
            event.stop_propagation();
            keep("");
            is_dirty.set_value(false);
            typed.set(None);
            error.set(None);
            blur(&event);
        }
        _ => {}
    };
    let input = move |event| {
        if !is_dirty.get_value() {
            before.set_value(value.get_untracked());
        }
        is_dirty.set_value(true);
        let text = event_target_value(&event).replace(['\n', '\r'], " ");
        keep(&text);
        typed.set(Some(text));
    };
    // Before the focus leaves the field, which would save what was typed.
    let take_theirs = move |event: web_sys::PointerEvent| {
        event.prevent_default();
        keep("");
        is_dirty.set_value(false);
        typed.set(None);
    };
    let error_id = format!("e-{testid}");
    let described = error_id.clone();
    view! {
        <div class=format!("inline {class}")>
            <textarea
                node_ref=area
                class="inline-in"
                rows="1"
                dir="auto"
                spellcheck="false"
                autocomplete="off"
                aria-label=label
                inputmode=inputmode
                placeholder=placeholder
                data-testid=testid
                readonly=move || !is_own && !store.may_write()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
                prop:value=shown
                on:input=input
                on:blur=leave
                on:keydown=key
            ></textarea>
            {move || error.get().map(|sentence| view! { <p class="field-error" role="alert" id=error_id.clone()>{sentence}</p> })}
            {move || is_old.get().then(|| view! {
                <p class="meanwhile xs" role="status" data-testid="begun-before">
                    {t().kept.begun}
                    <button type="button" class="link-btn" on:pointerdown=take_theirs>{t().clear}</button>
                </p>
            })}
            {move || theirs.get().map(|stored| view! {
                <p class="meanwhile xs" role="status" data-testid="meanwhile">
                    {fill(t().presence.meanwhile, &[&stored])}
                    <button type="button" class="link-btn" on:pointerdown=take_theirs>{t().presence.take}</button>
                </p>
            })}
        </div>
    }
}

/// Where what is typed into a field of this screen is kept in the tab until it is saved, but for what was stored before.
fn kept_at(testid: &str) -> String {
    ["field.", &window().location().pathname().unwrap_or_default(), testid, " "].concat()
}

fn blur(event: &KeyboardEvent) {
    if let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = area.blur();
    }
}

/// Makes a text area as high as its text, where the browser does not do it by itself (`field-sizing: content`).
fn grow(area: &HtmlElement) {
    let area = area.clone();
    browser::later(0, move || {
        let computed = window().get_computed_style(&area).ok().flatten();
        let is_done =
            computed.is_some_and(|style| style.get_property_value("field-sizing").is_ok_and(|value| value == "content"));
        // A hidden field has no height yet; it is measured when its text changes or the next time it is drawn.
        if is_done || area.scroll_height() == 0 {
            return;
        }
        let style = area.style();
        let _ = style.set_property("height", "auto");
        let _ = style.set_property("height", &format!("{}px", area.scroll_height()));
    });
}
