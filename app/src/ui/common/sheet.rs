//! A native `<dialog>`: a panel in the middle on a desktop, a sheet from below on a phone. The browser keeps the focus inside and gives
//! it back afterwards. Never here: what is asked.

use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// Closes the sheet around a component.
#[derive(Clone, Copy)]
pub struct SheetHandle(ElementRef);

impl SheetHandle {
    fn dialog(self) -> Option<HtmlDialogElement> {
        self.0.get_untracked()?.dyn_into().ok()
    }

    /// Closes it; the focus returns to where it was.
    pub fn close(self) {
        if let Some(dialog) = self.dialog() {
            dialog.close();
        }
    }
}

/// The sheet around this component. Take it at the component's start.
pub fn use_sheet() -> SheetHandle {
    expect_context::<SheetHandle>()
}

/// A sheet that is open for as long as it is in the page: put it there when it is needed, take it away in `on_close`.
#[component]
pub fn Sheet(
    /// What it is about.
    #[prop(into)]
    title: String,
    /// For tests.
    testid: &'static str,
    /// It was closed, by whatever way.
    on_close: Callback<()>,
    /// What is in it.
    children: Children,
) -> AnyView {
    let dialog = element_ref();
    let handle = SheetHandle(dialog);
    let label = title.clone();
    provide_context(handle);
    effect(move || {
        dialog.track();
        if let Some(dialog) = handle.dialog()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    // Only a press on the dark around the sheet has the dialog itself as its target.
    let dismiss = move |event: MouseEvent| {
        let is_around = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| element.tag_name() == "DIALOG");
        if is_around && !handle.dialog().is_some_and(|dialog| has_text(&dialog)) {
            handle.close();
        }
    };
    view! {
        <dialog node_ref=dialog class="sheet" data-testid=testid aria-label=label on:close=move |_| on_close.run(()) on:mousedown=dismiss>
            <div class="sheet-in">
                <header class="sheet-head">
                    <h2 dir="auto">{title}</h2>
                    <button type="button" class="btn icon quiet" aria-label=t().close on:click=move |_| handle.close()>
                        {icon("close")}
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}

/// Whether something is typed in a sheet: then a press beside it must not throw that away.
fn has_text(dialog: &HtmlDialogElement) -> bool {
    dialog
        .query_selector("input:not([type=radio], [type=checkbox]):not(:placeholder-shown), textarea:not(:placeholder-shown)")
        .ok()
        .flatten()
        .is_some()
}
