//! Who of the team takes clients over, and how many each: one, several in equal parts, or by typed numbers. Never here: which clients.

use ingot_shared::Id;
use ingot_shared::domain::Lead;

use crate::model::leaving::Chosen;
use crate::model::plural::grouped;
use crate::ui::common::avatar;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// The choice: what is chosen as the form keeps it, out of whom, for how many clients. It is `Copy`.
#[derive(Clone, Copy)]
pub struct Takers {
    text: RwSignal<String>,
    all: Memo<u32>,
    people: StoredValue<Vec<Lead>>,
}

impl Takers {
    /// A choice among these people; `text` is kept by the form around.
    pub fn new(text: RwSignal<String>, all: Memo<u32>, people: Vec<Lead>) -> Self {
        Self { text, all, people: StoredValue::new(people) }
    }

    fn chosen(self) -> Chosen {
        self.text.with(|text| Chosen::read(text))
    }

    fn change(self, change: &dyn Fn(&mut Chosen)) {
        let mut now = self.text.with_untracked(|text| Chosen::read(text));
        change(&mut now);
        self.text.set(now.kept());
    }

    fn named(self, member: Id) -> Option<Lead> {
        self.people.with_value(|people| people.iter().find(|lead| lead.member == member).cloned())
    }

    /// Who takes how many.
    ///
    /// # Errors
    /// Why it is not complete, in words: nobody is chosen, or the numbers are not all of them.
    pub fn complete(self) -> Result<Vec<(Lead, u32)>, String> {
        let words = &t().access.leaving;
        let all = self.all.get_untracked();
        let chosen = self.text.with_untracked(|text| Chosen::read(text));
        let takes = chosen.takes(all);
        let to: Vec<(Lead, u32)> =
            chosen.0.iter().zip(&takes).filter_map(|((member, _), takes)| Some((self.named(*member)?, *takes))).collect();
        if to.is_empty() {
            return Err(words.nobody.to_owned());
        }
        let given = to.iter().fold(0_u32, |sum, (_, takes)| sum.saturating_add(*takes));
        if given == all { Ok(to) } else { Err(fill(words.not_all, &[&grouped(u64::from(given)), &grouped(u64::from(all))])) }
    }

    /// The fields.
    pub fn view(self) -> AnyView {
        let words = &t().access.leaving;
        let several = memo(move || self.chosen().0.iter().map(|(member, _)| *member).collect::<Vec<Id>>());
        let how_many = move || fill(words.how_many, &[&grouped(u64::from(self.all.get()))]);
        view! {
            <div class="field" role="group" aria-label=words.to>
                <span class="field-label">{words.to}</span>
                <div class="chips">{self.people.get_value().into_iter().map(|lead| self.chip(lead)).collect::<Vec<_>>()}</div>
                {self.people.with_value(Vec::is_empty).then(|| view! { <p class="s muted">{words.alone}</p> })}
            </div>
            {move || (several.with(Vec::len) > 1).then(|| view! {
                <div class="field" role="group" aria-label=how_many>
                    <div class="row">
                        <span class="field-label grow">{how_many}</span>
                        <button type="button" class="link-btn" data-testid="leaving-evenly" on:click=move |_| self.change(&Chosen::evenly)>{words.evenly}</button>
                    </div>
                    <div>{each(move || several.get(), move |member| self.part(member))}</div>
                </div>
            })}
        }
    }

    fn chip(self, lead: Lead) -> AnyView {
        let member = lead.member;
        let is_on = move || self.chosen().has(member);
        view! {
            <button type="button" class="chip" class:on=is_on aria-pressed=move || is_on().to_string() data-testid="leaving-to" dir="auto" on:click=move |_| self.change(&|chosen| chosen.toggle(member))>{lead.name}</button>
        }
    }

    fn part(self, member: Id) -> AnyView {
        let name = self.named(member).map(|lead| lead.name).unwrap_or_default();
        let takes = move || {
            let (all, chosen) = (self.all.get(), self.chosen());
            let at = chosen.0.iter().position(|(one, _)| *one == member);
            at.and_then(|at| chosen.takes(all).get(at).copied()).unwrap_or_default()
        };
        let typed = move |event| {
            let digits: String = event_target_value(&event).chars().filter(char::is_ascii_digit).collect();
            self.change(&|chosen| chosen.set(member, Some(digits.parse().unwrap_or_default())));
        };
        view! {
            <label class="line leaving-part">
                {avatar(&name, "")}
                <span class="grow" dir="auto">{name.clone()}</span>
                <input class="input" type="text" inputmode="numeric" autocomplete="off" aria-label=fill(t().access.leaving.takes, &[&name]) data-testid="leaving-takes" prop:value=move || takes().to_string() on:change=typed />
            </label>
        }
    }
}
