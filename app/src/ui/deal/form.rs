//! What the forms of a position and of a payment end with. Never here: what is filled in.

use ingot_shared::domain::Command;

use crate::ui::common::{KeptForm, SheetHandle, icon};
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// Saves and closes the sheet; what was typed stays, with the reason beside it, when that is refused.
pub fn save_and_close(store: Store, commands: Vec<Command>, sheet: SheetHandle, error: RwSignal<Option<String>>, kept: KeptForm) {
    store.run(commands, move |result| match result {
        Ok(_) => {
            kept.sent();
            store.say(t().saved_here);
            sheet.close();
        }
        Err(why) => {
            error.try_set(Some(errors::engine(&why)));
        }
    });
}

/// The last line: why it was not saved, a button that removes what is there already, and the one that saves.
pub fn form_foot(
    error: RwSignal<Option<String>>,
    [remove_id, save_id]: [&'static str; 2],
    remove: Option<Callback<()>>,
) -> AnyView {
    let t = t();
    view! {
        {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        <div class="form-do">
            {remove.map(|remove| view! { <button type="button" class="btn quiet danger" data-testid=remove_id on:click=move |_| remove.run(())>{icon("bin")}{t.remove}</button> })}
            <span class="grow"></span>
            <button type="submit" class="btn main" data-testid=save_id>{t.save}</button>
        </div>
    }
}
