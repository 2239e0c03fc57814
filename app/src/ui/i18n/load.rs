//! Brings a language's words to the page; those that were here once stay. The page's first lines ask for the first ones while its program
//! is still on its way. Never here: which language is wanted.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Lang, Strings, speak, words};

thread_local! {
    static LOADED: RefCell<Vec<(Lang, &'static Strings)>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// Defined in `index.html`: the text of a language's file.
    #[wasm_bindgen(js_name = ingotWords, catch)]
    async fn file_of(lang: &str) -> Result<JsValue, JsValue>;
}

/// The language's words; none where they cannot be had now, or belong to another version of the page.
pub async fn load(lang: Lang) -> Option<&'static Strings> {
    let kept = LOADED.with_borrow(|loaded| loaded.iter().find(|(of, _)| *of == lang).map(|(_, words)| *words));
    if kept.is_some() {
        return kept;
    }
    let file = file_of(lang.code()).await.ok()?.as_string()?;
    let words: &'static Strings = Box::leak(words::read(file.leak())?);
    LOADED.with_borrow_mut(|loaded| loaded.push((lang, words)));
    Some(words)
}

/// Speaks the wanted language, or another one where only that can be had.
pub async fn speak_first(wanted: Lang) -> bool {
    for lang in [wanted].into_iter().chain(Lang::ALL) {
        if let Some(words) = load(lang).await {
            speak(lang, words);
            return true;
        }
    }
    false
}
