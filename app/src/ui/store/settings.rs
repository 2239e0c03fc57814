//! Settings of this browser: language, theme, and what a tab remembers. Never here: settings of the workspace.

use std::cell::Cell;

use ingot_shared::account::Role;
use leptos::task::spawn_local;

use super::{Me, Store};
use crate::bridge::ToEngine;
use crate::model::today::Scope;
use crate::ui::browser;
use crate::ui::i18n::{self, Lang, fill};
use crate::ui::shell::keep_words;

const LANG: &str = "ingot.lang";
const THEME: &str = "ingot.theme";
const DENSITY: &str = "ingot.density";
const WELCOMED: &str = "ingot.welcomed";
const ME: &str = "ingot.me";

/// Who was at this device last: own work is told from other people's before the engine runs.
pub(super) fn kept_me() -> Me {
    let kept = browser::setting(ME).unwrap_or_default();
    let (member, name) = kept.split_once(' ').unwrap_or_default();
    Me { member: member.parse().unwrap_or_default(), name: name.to_owned(), department: None }
}

pub(super) fn keep_me(me: &Me) {
    browser::keep_setting(ME, &[&me.member.to_string(), " ", &me.name].concat());
}

/// Where the role is kept.
const ROLE: &str = "ingot.role";

/// What the person at this device could last: screens follow it before the engine runs.
pub(super) fn kept_role() -> Role {
    let kept = browser::setting(ROLE).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.key() == kept).unwrap_or(Role::Owner);
    browser::mark_root("data-role", role.key());
    role
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the setting.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for storage and for `<html data-theme>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Theme {
    /// What the language calls it.
    pub fn name(self) -> &'static str {
        let t = i18n::t();
        match self {
            Self::System => t.theme_system,
            Self::Light => t.theme_light,
            Self::Dark => t.theme_dark,
        }
    }
}

/// How dense lists are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Roomy under a finger, dense under a mouse.
    #[default]
    Auto,
    /// Roomy.
    Comfortable,
    /// Dense.
    Compact,
}

/// The heights in pixels of a list's rows.
#[derive(Clone, Copy)]
pub struct RowHeights {
    /// On a phone, whatever the density.
    pub phone: u32,
    /// As [`Density::Auto`] has it.
    pub usual: u32,
    /// As [`Density::Comfortable`] has it.
    pub comfortable: u32,
    /// As [`Density::Compact`] has it.
    pub compact: u32,
}

impl Density {
    /// Every one, in the order of the setting.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Comfortable, Self::Compact];

    /// The word for storage and for `<html data-density>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

/// The density kept, else that of the pointer.
pub fn first_density() -> Density {
    let kept = browser::setting(DENSITY);
    let density = Density::ALL.into_iter().find(|density| kept.as_deref() == Some(density.key())).unwrap_or_default();
    browser::mark_root("data-density", density.key());
    density
}

thread_local! {
    /// The language that was asked for last: the words of one before it may arrive later.
    static WANTED: Cell<Lang> = Cell::default();
}

/// The theme kept, else the system's.
pub fn first_theme() -> Theme {
    let kept = browser::setting(THEME);
    let theme = Theme::ALL.into_iter().find(|theme| kept.as_deref() == Some(theme.key())).unwrap_or_default();
    browser::mark_root("data-theme", theme.key());
    theme
}

/// Whose work this tab showed before a reload.
pub fn scope_of_tab() -> Scope {
    if browser::tab_memory("scope").as_deref() == Some("all") { Scope::All } else { Scope::Mine }
}

/// Whether the welcome is still to come.
pub fn is_new() -> bool {
    browser::setting(WELCOMED).is_none()
}

impl Store {
    /// Says what the person here may.
    pub(super) fn set_role(self, role: Role) {
        if self.role.with_untracked(|before| *before != role) {
            browser::keep_setting(ROLE, role.key());
            browser::mark_root("data-role", role.key());
            self.role.set(role);
        }
    }

    /// Whether the person here may write at all; watches the role.
    pub fn may_write(self) -> bool {
        self.role.with(|role| role.writes())
    }

    /// Whether the person here may change what the whole company works by; watches the role.
    pub fn may_lead(self) -> bool {
        self.role.with(|role| role.changes_settings())
    }

    /// The welcome has done its work and does not come again.
    pub fn end_welcome(self) {
        browser::keep_setting(WELCOMED, "1");
        self.is_new.set(false);
    }

    /// Changes the name under which this member's entries are shown; nothing happens when it is the same.
    pub fn set_name(self, name: String) {
        let name = name.trim().to_owned();
        if self.me.with_untracked(|me| me.name != name) {
            self.tell(ToEngine::SetName { name: name.clone() });
            self.set_me(Me { name, ..self.me.get_untracked() });
        }
    }

    /// Changes the language as soon as its words are here.
    pub fn set_lang(self, lang: Lang) {
        WANTED.set(lang);
        spawn_local(async move {
            let words = i18n::load::load(lang).await;
            if WANTED.get() != lang {
                return;
            }
            let Some(words) = words else {
                return self.toast_error(fill(i18n::t().language_missing, &[&lang.name()]));
            };
            i18n::speak(lang, words);
            browser::keep_setting(LANG, lang.code());
            browser::mark_root("lang", lang.code());
            self.lang.set(lang);
            keep_words(lang);
        });
    }

    /// Changes the theme.
    pub fn set_theme(self, theme: Theme) {
        browser::keep_setting(THEME, theme.key());
        browser::mark_root("data-theme", theme.key());
        self.theme.set(theme);
    }

    /// Changes how dense lists are.
    pub fn set_density(self, density: Density) {
        browser::keep_setting(DENSITY, density.key());
        browser::mark_root("data-density", density.key());
        self.density.set(density);
    }

    /// Changes whose work is shown.
    pub fn set_scope(self, scope: Scope) {
        browser::remember_in_tab("scope", if scope == Scope::All { "all" } else { "mine" });
        self.scope.set(scope);
    }

    /// The height of a list's rows; watches the width of the window and the density.
    pub fn row_height(self, heights: RowHeights) -> u32 {
        match (self.wide.get(), self.density.get()) {
            (false, _) => heights.phone,
            (true, Density::Auto) => heights.usual,
            (true, Density::Comfortable) => heights.comfortable,
            (true, Density::Compact) => heights.compact,
        }
    }

    /// Changes the search.
    pub fn set_query(self, query: String) {
        browser::remember_in_tab("query", &query);
        self.query.set(query);
    }
}
