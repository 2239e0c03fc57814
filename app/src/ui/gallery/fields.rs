//! Fields in every state. Never here: where they save to.

use ingot_shared::Date;

use super::specimen;
use crate::ui::browser;
use crate::ui::common::{DayChips, Field, InlineField, KeptForm, Saved, begun_before};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The specimens.
pub fn parts() -> Vec<AnyView> {
    let t = t();
    let today = Date::new(2026, 11, 26).unwrap_or_default();
    vec![
        specimen(
            "Field",
            vec![
                view! { <Field label=t.field_name value=RwSignal::new(String::new()) testid="gallery-field" /> },
                view! { <Field label=t.field_phone value=RwSignal::new("+998 93 436-52-34".to_owned()) testid="gallery-phone" kind="tel" /> },
                view! { <p class="field-error" role="alert">{t.errors.err_name_or_phone}</p> },
                view! {
                    <label class="field">
                        <span class="field-label">{t.deal_stage}</span>
                        <select class="select">{t.stages.map(|stage| view! { <option>{stage}</option> }).into_iter().collect::<Vec<_>>()}</select>
                    </label>
                },
                view! {
                    <label class="field">
                        <span class="field-label">{t.loss_comment}</span>
                        <textarea class="input" rows="3" placeholder=t.composer></textarea>
                    </label>
                },
            ],
        ),
        specimen(
            "InlineField",
            vec![inline("", "", true), inline("Oltin Vodiy", "boxed", true), inline("Oltin Vodiy", "boxed", false)],
        ),
        specimen("KeptForm", vec![begun()]),
        specimen(
            "Switch, check",
            vec![
                view! { <label class="switch"><span class="grow">{t.force_offline}</span><input role="switch" type="checkbox" checked="checked" /></label> },
                view! { <label class="switch"><span class="grow">{t.force_offline}</span><input role="switch" type="checkbox" /></label> },
                view! { <label class="check"><input type="checkbox" checked="checked" />{t.with_deal}</label> },
                view! { <label class="check"><input type="checkbox" />{t.with_deal}</label> },
            ],
        ),
        specimen(
            "DayChips",
            vec![
                view! { <DayChips value=RwSignal::new(Some(today.add_days(1))) today=today with_today=true label=t.tasks.day on_choose=Callback::new(|_| ()) /> },
            ],
        ),
    ]
}

/// What stands above a form that was begun before.
fn begun() -> AnyView {
    browser::remember_in_tab("typed.gallery.name", "Oltin Vodiy");
    let kept = KeptForm::new("gallery".to_owned());
    let name = kept.text("name", String::new());
    view! {
        <form class="form">
            {begun_before(kept)}
            <Field label=t().field_name value=name testid="gallery-begun" />
        </form>
    }
}

/// One that saves whatever is typed, or refuses it.
fn inline(value: &'static str, class: &'static str, accepts: bool) -> AnyView {
    let t = t();
    let save = Callback::new(move |(_, saved): (String, Saved)| {
        saved.run(if accepts { Ok(()) } else { Err(t.errors.err_field.to_owned()) });
    });
    let label = if accepts { t.field_name } else { t.field_email };
    view! { <InlineField label=label value=memo(move || value.to_owned()) testid="gallery-inline" placeholder=t.not_filled class=class save=save /> }
}
