//! The other companies where the person works: their addresses in this browser, and the way there. Never here: who he is there.

use leptos::ev::SubmitEvent;

use crate::model::workspaces::{self, Elsewhere, Wrong};
use crate::ui::browser;
use crate::ui::common::{KeptForm, icon};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// Where the list is kept.
const KEPT: &str = "ingot.workspaces";
/// How a page is told where somebody came from.
const FROM: &str = "#from=";

/// The addresses in this browser.
pub fn kept() -> Vec<Elsewhere> {
    browser::setting(KEPT).map(|kept| workspaces::read(&kept)).unwrap_or_default()
}

fn keep(all: &[Elsewhere]) {
    if all.is_empty() { browser::forget_setting(KEPT) } else { browser::keep_setting(KEPT, &workspaces::write(all)) }
}

/// Where to go for this one; it counts as visited then.
fn leaving_for(all: &mut [Elsewhere], place: usize) -> Option<String> {
    let it = all.get_mut(place)?;
    let href = it.href(&browser::origin());
    it.is_visited = true;
    keep(all);
    Some(href)
}

/// Goes to the one at this place of the list.
pub fn visit(place: usize) {
    if let Some(href) = leaving_for(&mut kept(), place) {
        browser::leave_for(&href);
    }
}

fn words(wrong: Wrong) -> &'static str {
    let words = &t().access.workspaces;
    match wrong {
        Wrong::NoAddress => words.no_address,
        Wrong::Here => words.here,
        Wrong::Known => words.known,
        Wrong::Full => words.full,
    }
}

/// The list on the screen, and where the person came from.
#[derive(Clone, Copy)]
pub struct Shown {
    all: RwSignal<Vec<Elsewhere>>,
    came: RwSignal<Option<Elsewhere>>,
}

impl Shown {
    /// As kept; the address says where the person came from.
    pub fn new() -> Self {
        let came = browser::take_fragment(FROM).and_then(|from| {
            // A link of somebody else may say anything; what can be added is shown, and nothing else.
            let mut with = kept();
            workspaces::add(&mut with, &from, &browser::origin()).ok().and_then(|()| with.pop())
        });
        Self { all: RwSignal::new(kept()), came: RwSignal::new(came) }
    }

    fn keep(self, all: Vec<Elsewhere>) {
        keep(&all);
        self.all.set(all);
    }
}

/// Asks whether where the person came from is to be in the list.
pub fn came_from(shown: Shown) -> AnyView {
    let words = &t().access.workspaces;
    let offer = move |it: Elsewhere| {
        let name = it.name().to_owned();
        let take = move |_| {
            // He has just been there: that page knows of this one.
            let mut now = kept();
            now.push(Elsewhere { is_visited: true, ..it.clone() });
            shown.keep(now);
            shown.came.set(None);
        };
        view! {
            <section class="card pad workspace-came" data-testid="came-from">
                {icon("door")}
                <p class="grow" dir="auto">{fill(words.came, &[&name])}</p>
                <button type="button" class="btn main" data-testid="keep-workspace" on:click=take>{words.add}</button>
            </section>
        }
    };
    live(move || shown.came.get().map(offer))
}

/// The part of the own account.
#[component]
pub fn Workspaces(shown: Shown) -> AnyView {
    let words_here = &t().access.workspaces;
    let typed = KeptForm::new("workspaces".to_owned()).text("address", String::new());
    let error = RwSignal::new(None::<&'static str>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut now = kept();
        match workspaces::add(&mut now, &typed.get_untracked(), &browser::origin()) {
            Ok(()) => {
                shown.keep(now);
                typed.set(String::new());
            }
            Err(wrong) => {
                error.set(Some(words(wrong)));
                browser::focus("[data-testid=workspace-address]");
            }
        }
    };
    let line = move |it: Elsewhere| {
        let (origin, name) = (it.origin.clone(), it.name().to_owned());
        let remove = move |_| {
            let mut now = kept();
            now.retain(|it| it.origin != origin);
            shown.keep(now);
        };
        let origin = it.origin.clone();
        let go = move |_| {
            let mut now = kept();
            if let Some(place) = now.iter().position(|it| it.origin == origin) {
                leaving_for(&mut now, place);
            }
        };
        view! {
            <li class="line workspace" data-testid="workspace">
                {icon("door")}
                <a class="grow cut" dir="auto" rel="external" href=it.href(&browser::origin()) data-testid="go-to-workspace" on:click=go>{name.clone()}</a>
                <button type="button" class="btn quiet icon" data-testid="remove-workspace" aria-label=fill(words_here.remove, &[&name]) on:click=remove>{icon("close")}</button>
            </li>
        }
    };
    view! {
        <section class="card lines" aria-label=words_here.title data-testid="workspaces">
            <h2 class="h3 lines-head">{words_here.title}</h2>
            <p class="s muted lines-none">{words_here.text}</p>
            <ul>{move || shown.all.get().into_iter().map(line).collect::<Vec<_>>()}</ul>
            <form class="line workspace-add" on:submit=submit>
                <input class="input grow" type="text" inputmode="url" autocomplete="off" autocapitalize="none" spellcheck="false" aria-label=words_here.address placeholder=words_here.address data-testid="workspace-address"
                    prop:value=move || typed.get() on:input=move |event| {
                        typed.set(event_target_value(&event));
                        error.set(None);
                    } />
                <button type="submit" class="btn" data-testid="add-workspace">{icon("plus")}{words_here.add}</button>
            </form>
            {move || error.get().map(|why| view! { <p class="field-error workspace-error" role="alert" data-testid="workspace-wrong">{why}</p> })}
        </section>
    }
}
