//! The team by departments, and who of it works in the system (C176, C180). Never here: one of the team; what may be done with him.

use ingot_shared::Id;
use ingot_shared::account::TeamMember;

use super::member::{Around, MemberLine};
use crate::model::lists::DEPARTMENTS;
use crate::model::structure::{self, Group};
use crate::ui::browser;
use crate::ui::common::{avatar, icon};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::router::Route;
use crate::ui::store::{Store, use_store};

/// What a department is called here.
pub fn department_name(store: Store, id: Id) -> String {
    let name = store.workspace.with(|workspace| {
        let found = workspace.departments.iter().find(|department| department.id == id);
        found.map(|department| department.name.clone())
    });
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| t().access.departments.unknown.to_owned())
}

/// The departments that are offered, by their names.
pub fn offered(store: Store) -> Vec<(Id, String)> {
    store.workspace.with(|workspace| {
        let used = workspace.departments.iter().filter(|department| !department.retired);
        used.map(|department| (department.id, department.name.clone())).collect()
    })
}

/// The list of everybody.
#[component]
pub fn Structure(members: Vec<TeamMember>, me: Id, around: Around) -> AnyView {
    let store = use_store();
    let words = &t().access.departments;
    let members = StoredValue::new(members);
    let line = move |member: TeamMember| {
        let is_me = member.member == me;
        view! { <MemberLine member=member is_me=is_me around=around /> }
    };
    let group = move |Group { department, name, people }: Group| {
        let name = match (department, name.is_empty()) {
            (Some(_), false) => name,
            (Some(_), true) => words.unknown.to_owned(),
            (None, _) => words.nobodys.to_owned(),
        };
        let (label, data_name) = (name.clone(), name.clone());
        let number = people.len() as u64;
        view! {
            <section class="department" aria-label=label data-testid="department" data-name=data_name>
                <h2 class="h3 department-name">
                    <span class="grow" dir="auto">{name}</span>
                    <span class="s muted num">{(number > 0).then(|| count(number, words.people_n))}</span>
                </h2>
                {if people.is_empty() {
                    view! { <p class="card lines lines-none s muted">{words.empty}</p> }
                } else {
                    view! { <ul class="card lines">{people.into_iter().map(line).collect::<Vec<_>>()}</ul> }
                }}
            </section>
        }
    };
    // The settings change for other reasons too: a list that is drawn anew takes an open menu with it.
    let groups = memo(move || {
        store.workspace.with(|workspace| members.with_value(|members| structure::groups(members, &workspace.departments)))
    });
    live(move || {
        let all = groups.get();
        match all.as_slice() {
            [Group { department: None, people, .. }] => {
                view! { <ul class="card lines" data-testid="team">{people.iter().cloned().map(line).collect::<Vec<_>>()}</ul> }
            }
            _ => view! { <div class="departments" data-testid="team">{all.into_iter().map(group).collect::<Vec<_>>()}</div> },
        }
    })
}

/// The way to the departments' list, for whoever may arrange them.
pub fn arrange() -> AnyView {
    let store = use_store();
    let words = &t().access.departments;
    live(move || {
        let (title, text) = if offered(store).is_empty() { (words.first, words.first_text) } else { (words.arrange, words.text) };
        view! {
            <a class="card line" href=Route::List(DEPARTMENTS).to_string() data-testid="to-departments">
                {icon("users")}
                <span class="grow"><span class="block">{title}</span><span class="s muted block">{text}</span></span>
                {icon("next")}
            </a>
        }
    })
}

/// Who works in the system, for whoever is told when others were here: those of whom that is told.
#[component]
pub fn Adoption(members: Vec<TeamMember>, me: Id) -> AnyView {
    let words = &t().access.departments;
    let others = || members.iter().filter(|member| member.member != me);
    let known = structure::adoption(others(), browser::now());
    if known.all == 0 {
        return ().into_any();
    }
    let away = known.away.iter().filter_map(|(id, days)| {
        let name = members.iter().find(|member| member.member == *id)?.name.clone();
        let since = days.map_or_else(|| t().access.seen_never.to_owned(), |days| count(days, words.away_days));
        Some(view! {
            <li class="line away" data-testid="not-here">
                {avatar(&name, "")}
                <span class="grow" dir="auto">{name}</span>
                <span class="s muted">{since}</span>
            </li>
        })
    });
    let title = match known.away.is_empty() {
        true => words.all_here.to_owned(),
        false => fill(words.here, &[&known.here, &known.all]),
    };
    let away = away.collect::<Vec<_>>();
    let label = title.clone();
    view! {
        <section class="card lines adoption" aria-label=label data-testid="adoption">
            <h2 class="h3 pad">{title}</h2>
            {(!away.is_empty()).then(|| view! { <ul class="lines">{away}</ul> })}
        </section>
    }
}
