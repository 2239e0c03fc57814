//! A new enquiry by hand: who asks, by which channel, what. Who is known by the phone or the name gets it, instead of becoming a second
//! client. Never here: the sheet around it.

use ingot_shared::Id;
use ingot_shared::domain::{ClientKind, Command};
use ingot_shared::row::{ClientRow, RequestRow};
use leptos::ev::SubmitEvent;

use super::share::given;
use crate::model::inbox::answer::enquiry;
use crate::model::known::known;
use crate::model::search::Query;
use crate::ui::browser;
use crate::ui::common::{Field, KeptForm, begun_before, use_sheet};
use crate::ui::i18n::inbox::CHANNELS;
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// A client's row with the enquiry that is being written.
fn asking(mut row: ClientRow, id: Id, channel: &str) -> ClientRow {
    row.enquiries.push(RequestRow { id, channel: channel.to_owned(), ..RequestRow::default() });
    row
}

/// The form.
#[component]
pub fn EnquiryForm() -> AnyView {
    let store = use_store();
    let t = t();
    let sheet = use_sheet();
    let searched = store.query.get_untracked();
    let is_phone = Query::new(&searched).is_phone();
    let (name, phone) = if is_phone { (String::new(), searched) } else { (searched, String::new()) };
    let kept = KeptForm::new("enquiry".to_owned());
    let (name, phone) = (kept.text("name", name), kept.text("phone", phone));
    let text = kept.text("text", String::new());
    let channel = RwSignal::new(CHANNELS[0]);
    let error = RwSignal::new(None::<String>);
    // Made with the form, so that sending it twice makes one.
    let [client, phone_id, id] = [browser::new_id(), browser::new_id(), browser::new_id()];
    let known = memo(move || phone.with(|typed| store.rows.with(|rows| known(rows.iter(), typed, ""))));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (who, typed) = (name.get_untracked().trim().to_owned(), phone.get_untracked().trim().to_owned());
        let mut commands = Vec::new();
        let to = known.get_untracked().map_or(client, |(known, _)| known);
        if to == client {
            let phone = Some((phone_id, typed)).filter(|(_, typed)| !typed.is_empty());
            commands.push(Command::CreateClient { client, kind: ClientKind::Person, name: who, phone, fields: Vec::new() });
        }
        commands.push(enquiry(to, id, &text.get_untracked(), channel.get_untracked()));
        let row = store.rows.with_untracked(|rows| rows.get(to)).map(|entry| entry.row.clone());
        let given = given(
            store,
            &asking(row.unwrap_or_else(|| ClientRow { id: to, ..ClientRow::default() }), id, channel.get_untracked()),
            id,
        );
        let written = match given {
            Some((more, name)) => {
                commands.extend(more);
                fill(t.team.written_to, &[&name])
            }
            None => t.inbox.written.to_owned(),
        };
        store.run(commands, move |result| match result {
            Ok(step) => {
                kept.sent();
                sheet.close();
                store.set_query(String::new());
                store.toast(written, step);
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    };
    let choice = move |(this, label): (&'static str, &'static str)| {
        view! {
            <label class="chip radio" class:on=move || channel.get() == this>
                <input data-testid="enquiry-channel" type="radio" name="channel" value=this prop:checked=move || channel.get() == this on:change=move |_| channel.set(this) />
                {label}
            </label>
        }
    };
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <Field label=t.field_phone value=phone testid="enquiry-phone" kind="tel" is_first=true />
            {move || known.get().map(|(_, name)| view! { <p class="s inbox-known" role="status" data-testid="enquiry-known">{fill(t.inbox.known, &[&name])}</p> })}
            {move || known.get().is_none().then(|| view! { <Field label=t.field_name value=name testid="enquiry-name" /> })}
            <label class="field">
                <span class="field-label">{t.inbox.text}</span>
                <textarea
                    class="input"
                    rows="3"
                    dir="auto"
                    placeholder=" "
                    data-testid="enquiry-text"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <fieldset class="reasons">
                <legend class="field-label">{t.inbox.channel}</legend>
                <div class="chips">{CHANNELS.into_iter().zip(t.inbox.channels).map(choice).collect::<Vec<_>>()}</div>
            </fieldset>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="form-error">{why}</p> })}
            <div class="form-do">
                <button type="submit" class="btn main wide" data-testid="enquiry-save">{t.save}</button>
            </div>
        </form>
    }
}
