//! Keys that work on every screen, and the list of all keys. Never here: keys of one screen (the board has its own).

use leptos::ev::{self, KeyboardEvent};
use wasm_bindgen::JsCast;

use crate::model::tools::Tool;
use crate::ui::browser::{focus, is_typing, keys_here};
use crate::ui::common::Sheet;
use crate::ui::i18n::t;
use crate::ui::lock;
use crate::ui::prelude::*;
use crate::ui::router::{Route, Router};
use crate::ui::store::{QuickAdd, Store, TaskAsked, use_store};

/// Listens for as long as the page lives.
pub fn listen(store: Store, router: Router) {
    // The handle is dropped, the listener stays: it belongs to the page, not to a view.
    let _ = window_event_listener(ev::keydown, move |event| press(store, router, &event));
}

fn press(store: Store, router: Router, event: &KeyboardEvent) {
    // What is covered cannot be seen, and must not be changed.
    if store.locked.get_untracked() {
        return;
    }
    let key = event.key();
    let with_command = event.ctrl_key() || event.meta_key();
    // `code` is the place on the keyboard: Ctrl+Z and N work in the Russian layout too.
    let code = event.code();
    if with_command && code == "KeyK" {
        event.prevent_default();
        // Not above a sheet: what is typed there would be out of sight.
        if !is_sheet_open() {
            store.palette.set(true);
        }
        return;
    }
    if is_typing(event.target()) || is_sheet_open() {
        return;
    }
    let of_screen = store.screen_keys.get_untracked();
    if of_screen.is_some_and(|keys| !with_command && !event.alt_key() && keys.try_run(event.clone()) == Some(true)) {
        event.prevent_default();
        return;
    }
    let shows = |tool: Tool| store.workspace.with_untracked(|workspace| workspace.shows(tool.key()));
    match (with_command, code.as_str(), key.as_str()) {
        (true, "KeyZ", _) if event.shift_key() => store.redo(),
        (true, "KeyZ", _) => store.undo(),
        (true, "KeyY", _) => store.redo(),
        (true, ..) => return,
        _ if event.alt_key() => return,
        (_, _, "?") => store.keys.set(true),
        (_, "KeyL", _) if event.shift_key() && lock::is_set() => lock::shut(store),
        (_, "KeyT" | "KeyN", _) if !store.role.get_untracked().writes() => return,
        (_, "KeyT", _) => store.task_sheet.set(Some(TaskAsked::default())),
        (_, "KeyH", _) => router.go(Route::Today),
        (_, "Slash", "/" | ".") => to_search(),
        (_, "KeyN", _) => store.quick_add.set(Some(QuickAdd::Client)),
        (_, "KeyG", _) => router.go(Route::Clients),
        (_, "KeyD", _) if shows(Tool::Deals) => router.go(Route::Deals),
        (_, "KeyI", _) if shows(Tool::Inbox) => router.go(Route::Inbox),
        _ => return,
    }
    event.prevent_default();
}

fn is_sheet_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// The desktop's field is in the top bar, the phone's above the list.
fn to_search() {
    let fields = document().query_selector_all("input[type=search]");
    let Ok(fields) = fields else { return };
    for index in 0..fields.length() {
        if let Some(field) = fields.get(index).and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
            && field.offset_height() > 0
        {
            let _ = field.focus();
            field.select();
            return;
        }
    }
    focus("#main");
}

/// The list of keys.
#[component]
pub fn KeysSheet() -> AnyView {
    let store = use_store();
    let t = t();
    let keys: [(&str, &[&str]); 24] = [
        (t.palette.title, &["Ctrl K"]),
        (t.key_search, &["/"]),
        (t.key_new, &["N"]),
        (t.today_words.key_task, &["T"]),
        (t.today_words.title, &["H"]),
        (t.key_go_clients, &["G"]),
        (t.key_go_deals, &["D"]),
        (t.inbox.key_go, &["I"]),
        (t.key_undo, &["Ctrl Z"]),
        (t.key_redo, &["Ctrl Shift Z"]),
        (t.key_rows, &["↑", "↓", "←", "→"]),
        (t.key_move, &["Shift ←", "Shift →", "[", "]"]),
        (t.key_move_menu, &["M"]),
        (t.key_open, &["Enter"]),
        (t.views.key, &["X"]),
        (t.inbox.key_walk, &["J", "K"]),
        (t.inbox.key_take, &["T"]),
        (t.inbox.key_answer, &["E"]),
        (t.inbox.key_reject, &["R"]),
        (t.inbox.key_assign, &["A"]),
        (t.access.lock.key, &["Shift L"]),
        (t.key_note, &["Ctrl Enter"]),
        (t.key_cancel, &["Esc"]),
        (t.key_help, &["?"]),
    ];
    let words = &t.today_words;
    let of_today: [(&str, &[&str]); 6] = [
        (words.key_walk, &["J", "K"]),
        (words.key_call, &["C"]),
        (words.key_write, &["M"]),
        (words.key_result, &["1", "2", "3", "4"]),
        (words.key_done, &["D"]),
        (words.key_snooze, &["S"]),
    ];
    let line = |(what, keys): (&'static str, &'static [&'static str])| {
        let keys: Vec<_> = keys.iter().map(|key| view! { <kbd>{keys_here(key)}</kbd> }).collect();
        view! { <div><dt>{what}</dt><dd>{keys}</dd></div> }
    };
    view! {
        <Sheet title=t.keys testid="keys" on_close=Callback::new(move |()| store.keys.set(false))>
            <dl class="keys">{keys.into_iter().map(line).collect::<Vec<_>>()}</dl>
            <h3 class="h3 keys-part">{words.keys}</h3>
            <dl class="keys">{of_today.into_iter().map(line).collect::<Vec<_>>()}</dl>
        </Sheet>
    }
}
