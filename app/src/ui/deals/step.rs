//! The mark of a next step: a shape, a word and a colour. Never here: how urgent it is.

use ingot_shared::domain::rules::next_step::NextStep;

use crate::model::next_step::Step;
use crate::ui::common::icon;
use crate::ui::i18n::deals::{step as words, step_in_full};
use crate::ui::prelude::*;

/// The class and the icon of a state.
const fn look(state: NextStep) -> (&'static str, &'static str) {
    match state {
        NextStep::Overdue => ("late", "bang"),
        NextStep::Today => ("now", "clock"),
        NextStep::Nothing => ("none", "dash"),
        NextStep::Planned => ("later", "calendar"),
    }
}

/// The mark; what is planned stands in its title.
pub fn step_mark(step: &Step) -> AnyView {
    let (class, icon_name) = look(step.state);
    view! {
        <span class=format!("step {class}") title=step_in_full(step) data-testid="step" data-step=class>
            <span class=format!("state {class}")>{icon(icon_name)}</span>
            <span class="step-when">{words(step)}</span>
        </span>
    }
}
