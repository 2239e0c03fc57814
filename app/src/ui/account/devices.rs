//! The own devices that are signed in. Never here: those of others.

use std::sync::Arc;

use ingot_shared::account::{Ask, Device, Reply};

use super::asking;
use super::confirm::Question;
use super::failure;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The list, asked for when it appears.
#[component]
pub fn Devices(question: RwSignal<Option<Question>>) -> AnyView {
    let store = use_store();
    let words = &t().access;
    let known = RwSignal::new(None::<Result<Vec<Device>, String>>);
    let load = move || {
        asking::ask(store, Ask::Devices { member: None }, move |result| {
            known.try_set(Some(match result {
                Ok(Reply::Devices(devices)) => Ok(devices),
                Ok(_) => Err(t().account.err_unclear.to_owned()),
                Err(asking::Failure::NoNetwork) => Err(words.team_offline.to_owned()),
                Err(why) => Err(failure::words(&why)),
            }));
        });
    };
    load();
    let line = move |device: Device| {
        let name = if device.name.is_empty() { t().team.somebody.to_owned() } else { device.name };
        let clock = browser::clock();
        let about =
            [fill(words.seen, &[&clock.moment(device.seen)]), fill(words.signed_in_at, &[&clock.day(device.since)])].join(" · ");
        let (title, done) = (fill(words.cut_device_title, &[&name]), fill(words.device_cut, &[&name]));
        let session = device.session;
        let ask = move |_| {
            let done = done.clone();
            let act = Arc::new(move || {
                let done = done.clone();
                asking::ask(store, Ask::CutOff { session }, move |result| {
                    match result {
                        Ok(_) => store.toast(done, None),
                        Err(why) => store.toast_error(failure::words(&why)),
                    }
                    load();
                });
            });
            question.set(Some(Question { title: title.clone(), text: words.cut_device_text, action: words.cut_device, act }));
        };
        view! {
            <li class="line member" data-testid="device" data-this=device.is_this.to_string()>
                {icon(if is_phone(&name) { "phone" } else { "device" })}
                <span class="grow">
                    <span class="block"><b>{name}</b>{device.is_this.then(|| view! { <span class="tag">{words.this_device}</span> })}</span>
                    <span class="s muted block">{about}</span>
                </span>
                {(!device.is_this).then(|| view! { <button type="button" class="btn" data-testid="cut-device" on:click=ask>{words.cut_device}</button> })}
            </li>
        }
    };
    live(move || match known.get() {
        None => view! { <p class="s muted lines-none" role="status">{t().loading}</p> },
        Some(Err(why)) => view! {
            <div class="lines-none row">
                <p class="s muted grow" role="status" data-testid="devices-error">{why}</p>
                <button type="button" class="btn" on:click=move |_| load()>{t().rest.again}</button>
            </div>
        },
        Some(Ok(devices)) => view! { <ul data-testid="devices">{devices.into_iter().map(line).collect::<Vec<_>>()}</ul> },
    })
}

fn is_phone(name: &str) -> bool {
    ["Android", "iPhone"].iter().any(|system| name.ends_with(system))
}
