//! What the palette lists for what is typed: groups of lines, the best first. Never here: drawing them.

use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use ingot_shared::text::fold;

use super::acts::{self, Act, Known};
use crate::model::rows::{Found, Rows};
use crate::model::search::{Fit, Query};
use crate::ui::i18n::{names, t};
use crate::ui::router::Route;
use crate::ui::store::Store;

/// Clients, deals and tasks that are shown of each, and screens and commands once something is typed.
const MOST: usize = 6;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its icon.
    pub icon: &'static str,
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name.
    pub about: String,
    /// The keys that do the same.
    pub keys: &'static str,
    /// What it does.
    pub act: Act,
}

/// Lines of one kind under their heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// The lines, the best first.
    pub lines: Vec<Line>,
}

/// What is listed; watches everything that it is made of.
pub fn groups(store: Store, here: Route, typed: &str) -> Vec<Group> {
    let t = t();
    let query = Query::new(typed);
    let (screens, commands) = (acts::screens(store), acts::commands(store, here));
    if query.is_empty() {
        let all = |known: Vec<Known>| known.into_iter().map(line).collect();
        return vec![
            Group { title: t.palette.commands, lines: all(commands) },
            Group { title: t.palette.screens, lines: all(screens) },
        ];
    }
    let mut groups: Vec<(Fit, Group)> = Vec::new();
    let mut add = |title, lines: Vec<(Fit, Line)>| {
        if let Some((best, _)) = lines.first() {
            groups.push((*best, Group { title, lines: lines.into_iter().map(|(_, line)| line).collect() }));
        }
    };
    store.rows.with(|rows| {
        let Found { clients, deals, tasks } = rows.find(&query, MOST);
        add(t.clients, clients.into_iter().map(|(fit, id)| (fit, client(rows, id))).collect());
        add(t.deals, deals.into_iter().filter_map(|(fit, client, id)| Some((fit, deal(rows, client, id)?))).collect());
        add(t.tasks.title, tasks.into_iter().filter_map(|(fit, client, id)| Some((fit, task(rows, client, id)?))).collect());
    });
    add(t.palette.screens, fitting(&query, screens));
    add(t.palette.commands, fitting(&query, commands));
    // Stable: of groups that fit alike, people come before what the app can do.
    groups.sort_by_key(|(best, _)| *best);
    let making = Group { title: t.create, lines: acts::makings(store, here, typed).into_iter().map(line).collect() };
    groups.into_iter().map(|(_, group)| group).chain([making]).collect()
}

fn fitting(query: &Query, known: Vec<Known>) -> Vec<(Fit, Line)> {
    let fit = |known: Known| Some((query.fit(&fold(&known.1))?, line(known)));
    let mut lines: Vec<(Fit, Line)> = known.into_iter().filter_map(fit).collect();
    lines.sort_by_key(|(fit, _)| *fit);
    lines.truncate(MOST);
    lines
}

fn line((icon, name, keys, act): Known) -> Line {
    Line { icon, name, about: String::new(), keys, act }
}

fn title(rows: &Rows, client: Id) -> String {
    names::client(rows.row(client).map(ClientRow::title).unwrap_or_default())
}

fn client(rows: &Rows, id: Id) -> Line {
    let about = rows.get(id).map(|entry| {
        let phone = entry.row.phones.first().map(|phone| phone.typed.clone()).unwrap_or_default();
        [phone, entry.row.city.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    Line { icon: "users", name: title(rows, id), about: about.unwrap_or_default(), keys: "", act: Act::Go(Route::Client(id)) }
}

fn deal(rows: &Rows, client: Id, id: Id) -> Option<Line> {
    let entry = rows.get(client)?;
    let name = entry.row.deals.iter().find(|deal| deal.id == id)?.title.clone();
    Some(Line { icon: "board", name, about: title(rows, client), keys: "", act: Act::Go(Route::Deal(client, id)) })
}

fn task(rows: &Rows, client: Id, id: Id) -> Option<Line> {
    let entry = rows.get(client)?;
    let name = entry.row.tasks.iter().find(|task| task.id == id)?.title.clone();
    Some(Line { icon: "calendar", name, about: title(rows, client), keys: "", act: Act::Task(Some((client, id))) })
}
