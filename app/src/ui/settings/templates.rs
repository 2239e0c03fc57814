//! The screen of the templates that sellers write to clients (C95, C96). Never here: sending, proposals and letters of a series.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Template;
use ingot_shared::domain::{Command, Place, Value};

use super::add_line::{NewLine, add_line};
use super::head::section_head;
use super::long_text::{LongText, long_text};
use super::pipelines::put;
use crate::model::letter::{self, KINDS};
use crate::ui::client::save;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The screen.
#[component]
pub fn TemplatesPage() -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words.templates;
    let ids =
        move || store.workspace.with(|workspace| letter::templates(workspace).map(|template| template.id).collect::<Vec<_>>());
    let make = move |id: Id, name: &str| {
        let last = store.workspace.with_untracked(|workspace| i64::try_from(workspace.templates.len()).unwrap_or_default());
        let fields = [("name", name.into()), ("kind", KINDS[0].into()), ("order", Value::Number(1_000 + last))];
        Ok(put(Entity::Template, id, fields))
    };
    let line = NewLine { label: words.new, button: t.add, class: "row reason-add", testids: ["new-template", "add-template"] };
    view! {
        <div class="narrow settings">
            {section_head(words.title, "/settings")}
            <p class="s muted lead">{t.pipelines.shared}" "{words.fields}</p>
            <section class="card lines" aria-label=words.title data-testid="templates">
                {move || ids().is_empty().then(|| view! { <p class="lines-none list-none s muted">{words.none}</p> })}
                <ul>{each(ids, |id| view! { <One id=id /> })}</ul>
                {add_line(line, make, None)}
            </section>
        </div>
    }
}

#[component]
fn One(id: Id) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words.templates;
    let mine: Memo<Option<Template>> =
        memo(move || store.workspace.with(|workspace| workspace.templates.iter().find(|one| one.id == id).cloned()));
    let of = move |read: fn(&Template) -> &String| {
        memo(move || mine.with(|mine| mine.as_ref().map(|mine| read(mine).clone()).unwrap_or_default()))
    };
    let (name, kind) = (of(|one| &one.name), of(|one| &one.kind));
    let saves = move |key: &'static str| {
        Callback::new(move |(text, saved): (String, Saved)| save(store, put(Entity::Template, id, [(key, text.into())]), saved))
    };
    let option = move |(this, text): (&'static str, &'static str)| {
        view! { <option value=this selected=move || kind.with(|kind| kind == this)>{text}</option> }
    };
    let choose = move |event| store.run_or_say(vec![put(Entity::Template, id, [("kind", event_target_value(&event).into())])]);
    let remove = move |_| {
        let hide = Command::Hide { document: Id::workspace(), at: Place::of(Entity::Template, id) };
        store.run_then_toast(vec![hide], fill(words.removed, &[&name.get_untracked()]));
    };
    let is_letter = memo(move || kind.with(|kind| kind == KINDS[1]));
    let body = LongText { label: words.body, hint: words.body_hint, testid: "template-text" };
    view! {
        <li class="template" data-testid="template" data-id=id.to_string()>
            <div class="row template-head">
                <InlineField label=words.name value=name testid="template-name" class="grow as-name" save=saves("name") />
                <select class="select bare" aria-label=move || format!("{}: {}", words.kind, name.get()) data-testid="template-kind" prop:value=kind on:change=choose>
                    {KINDS.into_iter().zip(words.kinds).map(option).collect::<Vec<_>>()}
                </select>
                <button type="button" class="btn icon quiet" aria-label=move || format!("{}: {}", t.remove, name.get()) title=t.remove data-testid="template-remove" on:click=remove>{icon("bin")}</button>
            </div>
            {move || is_letter.get().then(|| view! {
                <div class="fact">
                    <span class="field-label">{words.subject}</span>
                    <InlineField label=words.subject value=of(|one| &one.subject) testid="template-subject" placeholder="—" class="boxed" save=saves("subject") />
                </div>
            })}
            {long_text(body, format!("typed.template.{id}"), of(|one| &one.text), saves("text"))}
        </li>
    }
}
