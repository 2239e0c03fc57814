//! Setting the lock, changing it, taking it away. Never here: what it locks.

use ingot_shared::lock::{AFTER, MAX_PIN, PinFault, Turn, fault_of};
use leptos::ev::SubmitEvent;
use wasm_bindgen_futures::spawn_local;

use super::{derive, forget, keep_tries, kept, key, set, shut, tries};
use crate::bridge::Link;
use crate::model::lock::Lock;
use crate::ui::browser;
use crate::ui::common::{Sheet, icon, use_sheet};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The line of the settings.
#[component]
pub fn LockLine() -> AnyView {
    let words = &t().access.lock;
    let is_open = RwSignal::new(false);
    // What is kept is no signal: it is read anew whenever the sheet was closed.
    let about = move || match (is_open.get(), kept()) {
        (_, Some(lock)) => fill(words.on_text, &[&minutes(lock.minutes)]),
        (_, None) => words.off_text.to_owned(),
    };
    let close = Callback::new(move |()| is_open.set(false));
    view! {
        <button type="button" class="line" data-testid="lock-line" on:click=move |_| is_open.set(true)>
            {icon("lock")}
            <span class="grow"><span class="block">{words.name}</span><span class="s muted block" data-testid="lock-state">{about}</span></span>
            {icon("next")}
        </button>
        {move || is_open.get().then(|| view! { <Sheet title=words.name testid="lock-sheet" on_close=close><Setting /></Sheet> })}
    }
}

fn minutes(minutes: u32) -> String {
    count(u64::from(minutes), t().account.minutes_n)
}

#[component]
fn Setting() -> AnyView {
    let store = use_store();
    let words = &t().access.lock;
    let is_alone = store.sync.with_untracked(|sync| sync.link == Link::Alone);
    match kept() {
        Some(lock) => view! { <Change lock=lock /> },
        None if is_alone => view! {
            <div class="form">
                <p>{words.alone}</p>
                <a class="btn main wide" href="/sign-in">{t().account.sign_in_do}</a>
            </div>
        },
        None => view! { <Begin /> },
    }
}

#[component]
fn Begin() -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.lock;
    let new = New::begin(AFTER.first().copied().unwrap_or_default());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if new.is_whole(false) {
            new.save(move || {
                sheet.close();
                store.toast(words.on_now.to_owned(), None);
            });
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=send>
            <p>{words.what}</p>
            {new.fields(words.pin_new)}
            <p class="s muted">{words.beyond}</p>
            <button type="submit" class="btn main wide" data-testid="lock-set" prop:disabled=move || new.is_busy.get()>{words.turn_on}</button>
        </form>
    }
}

#[component]
fn Change(lock: Lock) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.lock;
    let new = New::begin(lock.minutes);
    let pin = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let lock = StoredValue::new(lock);
    // Whoever passes an unlocked device shall not change the lock, nor guess at it here.
    let with_pin = move |then: Box<dyn FnOnce()>| {
        fault.set(None);
        let (typed, lock) = (pin.get_untracked(), lock.get_value());
        let now = browser::now();
        if tries().turn(now) != Turn::Pin {
            return shut(store);
        }
        if typed.is_empty() {
            fault.set(Some(words.now_needed.to_owned()));
            return browser::focus("#lock-now");
        }
        keep_tries(tries().counted(now));
        new.is_busy.set(true);
        spawn_local(async move {
            let is_right = derive::opens(&typed, &lock).await == Some(true);
            if new.is_busy.try_set(false).is_some() {
                return;
            }
            if is_right {
                keep_tries(ingot_shared::lock::Tries::default());
                return then();
            }
            fault.set(Some(words.wrong_here.to_owned()));
            browser::focus("#lock-now");
            if tries().turn(browser::now()) != Turn::Pin {
                shut(store);
            }
        });
    };
    let saved = move || {
        sheet.close();
        store.toast(words.saved.to_owned(), None);
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if !new.is_whole(true) {
            return;
        }
        let is_new_pin = new.pin.with_untracked(|pin| !pin.is_empty());
        with_pin(Box::new(move || match is_new_pin {
            true => new.save(saved),
            false => {
                set(&Lock { minutes: new.minutes.get_untracked(), ..lock.get_value() });
                saved();
            }
        }));
    };
    let turn_off = move |_| {
        with_pin(Box::new(move || {
            forget();
            sheet.close();
            store.toast(words.off_now.to_owned(), None);
        }));
    };
    let has_key = lock.with_value(|lock| lock.key.is_some());
    let key_fault = RwSignal::new(None::<&'static str>);
    let keep_key = move |key: Option<String>| {
        set(&Lock { key, ..lock.get_value() });
        saved();
    };
    let change_key = move |_| {
        key_fault.set(None);
        with_pin(Box::new(move || {
            if has_key {
                return keep_key(None);
            }
            new.is_busy.set(true);
            spawn_local(async move {
                let answer = key::ask(None).await;
                if new.is_busy.try_set(false).is_some() {
                    return;
                }
                match answer {
                    Some(key) => keep_key(Some(key)),
                    None => key_fault.set(Some(words.key_none)),
                }
            });
        }));
    };
    let lock_now = move |_| {
        sheet.close();
        shut(store);
    };
    view! {
        <form class="form" novalidate=true on:submit=send>
            <button type="button" class="btn wide" data-testid="lock-shut" on:click=lock_now>{icon("lock")}{words.now}</button>
            <hr />
            {pin_field(words.pin_now, pin, "lock-now", fault)}
            {new.fields(words.pin_other)}
            {key::is_here().then(|| view! {
                <div class="field">
                    <button type="button" class="btn wide" data-testid="lock-key" aria-describedby="lock-key-what" prop:disabled=move || new.is_busy.get() on:click=change_key>
                        {icon("key")}
                        {if has_key { words.key_drop } else { words.key_add }}
                    </button>
                    <span class="s muted" id="lock-key-what">{words.key_what}</span>
                    {live(move || key_fault.get().map(|why| view! { <p class="field-error" role="alert" data-testid="lock-key-fault">{why}</p> }))}
                </div>
            })}
            <div class="form-do">
                <button type="button" class="btn danger" data-testid="lock-off" prop:disabled=move || new.is_busy.get() on:click=turn_off>{words.turn_off}</button>
                <button type="submit" class="btn main" data-testid="lock-save" prop:disabled=move || new.is_busy.get()>{t().save}</button>
            </div>
        </form>
    }
}

/// A PIN that is chosen, and when the device locks itself.
#[derive(Clone, Copy)]
struct New {
    pin: RwSignal<String>,
    again: RwSignal<String>,
    minutes: RwSignal<u32>,
    pin_fault: RwSignal<Option<String>>,
    again_fault: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
}

impl New {
    fn begin(minutes: u32) -> Self {
        Self {
            pin: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            minutes: RwSignal::new(minutes),
            pin_fault: RwSignal::new(None),
            again_fault: RwSignal::new(None),
            is_busy: RwSignal::new(false),
        }
    }

    fn fields(self, label: &'static str) -> AnyView {
        let words = &t().access.lock;
        let choice = move |after: u32| {
            view! {
                <button
                    type="button"
                    class:on=move || self.minutes.get() == after
                    aria-pressed=move || (self.minutes.get() == after).to_string()
                    data-testid=format!("lock-after-{after}")
                    on:click=move |_| self.minutes.set(after)
                >
                    {t().client.minutes_n.replace("{}", &after.to_string())}
                </button>
            }
        };
        let mut after = AFTER;
        after.sort_unstable();
        view! {
            <div class="lock-two">
                {pin_field(label, self.pin, "lock-new", self.pin_fault)}
                {pin_field(words.again, self.again, "lock-again", self.again_fault)}
            </div>
            <div class="field" role="group" aria-label=words.after>
                <span class="field-label">{words.after}</span>
                <div class="segmented">{after.map(choice).into_iter().collect::<Vec<_>>()}</div>
            </div>
        }
    }

    /// Whether it can be saved; what is wrong is said where it is. A PIN that stays is left empty.
    fn is_whole(self, may_stay: bool) -> bool {
        let words = &t().access.lock;
        let (pin, again) = (self.pin.get_untracked(), self.again.get_untracked());
        self.pin_fault.set(None);
        self.again_fault.set(None);
        if may_stay && pin.is_empty() && again.is_empty() {
            return true;
        }
        let fault = fault_of(&pin).map(|fault| match fault {
            PinFault::NoDigits | PinFault::Length => words.short,
            PinFault::TooEasy => words.easy,
        });
        if let Some(fault) = fault {
            self.pin_fault.set(Some(fault.to_owned()));
            browser::focus("#lock-new");
        } else if pin != again {
            self.again_fault.set(Some(words.differ.to_owned()));
            browser::focus("#lock-again");
        } else {
            return true;
        }
        false
    }

    fn save(self, done: impl FnOnce() + 'static) {
        self.is_busy.set(true);
        let (pin, minutes) = (self.pin.get_untracked(), self.minutes.get_untracked());
        spawn_local(async move {
            let lock = derive::lock_of(&pin, minutes).await;
            self.is_busy.try_set(false);
            match lock {
                Some(lock) => {
                    // The passkey is the person's, not the PIN's.
                    set(&Lock { key: kept().and_then(|before| before.key), ..lock });
                    done();
                }
                None => drop(self.pin_fault.try_set(Some(t().access.lock.cannot.to_owned()))),
            }
        });
    }
}

/// A field for a PIN. It is no password field: password managers would take it for the account's.
pub(super) fn pin_field(
    label: &'static str,
    value: RwSignal<String>,
    id: &'static str,
    fault: RwSignal<Option<String>>,
) -> AnyView {
    let fault_id = [id, "-fault"].concat();
    let described = fault_id.clone();
    let is_wrong = move || fault.with(Option::is_some);
    view! {
        <div class="field">
            <label class="field-label" r#for=id>{label}</label>
            <input
                class="input pin"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                spellcheck="false"
                maxlength=MAX_PIN.to_string()
                id=id
                data-testid=id
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=move || is_wrong().then(|| described.clone())
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {live(move || fault.get().map(|words| view! { <p class="field-error" role="alert" id=fault_id.clone() data-testid="lock-fault">{words}</p> }))}
        </div>
    }
}
