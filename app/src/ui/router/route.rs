//! Addresses as values. Never here: the browser.

use std::fmt;

use ingot_shared::Id;

use crate::model::lists;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The worklist of the day, where the app starts.
    Today,
    /// The client list.
    Clients,
    /// Clients who may be one.
    Duplicates,
    /// Clients that nobody leads.
    Unassigned,
    /// One client.
    Client(Id),
    /// What nobody has answered yet.
    Inbox,
    /// The board.
    Deals,
    /// One deal: its client, itself.
    Deal(Id, Id),
    /// Tasks by day.
    Tasks,
    /// What is sent and what is not.
    Sync,
    /// The settings.
    Settings,
    /// Pipelines, their stages, and why deals are lost.
    Pipelines,
    /// Who gets new enquiries.
    Sharing,
    /// Segments, and how often their clients must hear from the company.
    Segments,
    /// The working week and the holidays.
    Week,
    /// The templates of messages.
    Templates,
    /// The company's lists.
    Lists,
    /// One of them.
    List(&'static str),
    /// Which tools are shown at all.
    Tools,
    /// The import of a file.
    Import,
    /// Who is in the team, and what they may.
    Team,
    /// The own account.
    Account,
    /// Coming in by a one-time link.
    Enter,
    /// Coming in by a password.
    SignIn,
    /// The phone's menu of the rest.
    More,
    /// The component kit.
    #[cfg(debug_assertions)]
    Gallery,
    /// An address without a screen.
    NotFound,
}

impl Route {
    /// The screen that an address names; a query and a slash at the end do not matter.
    pub fn of(address: &str) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        match path.trim_end_matches('/') {
            "" => Self::Today,
            "/clients" => Self::Clients,
            "/clients/duplicates" => Self::Duplicates,
            "/clients/unassigned" => Self::Unassigned,
            "/inbox" => Self::Inbox,
            "/deals" => Self::Deals,
            "/tasks" => Self::Tasks,
            // The latter is the relay's own: a page that was loaded there would get nothing.
            "/status" | "/sync" => Self::Sync,
            "/settings" => Self::Settings,
            "/settings/pipelines" => Self::Pipelines,
            "/settings/enquiries" => Self::Sharing,
            "/settings/segments" => Self::Segments,
            "/settings/week" => Self::Week,
            "/settings/templates" => Self::Templates,
            "/settings/lists" => Self::Lists,
            "/settings/tools" => Self::Tools,
            "/import" => Self::Import,
            "/settings/team" => Self::Team,
            "/settings/account" => Self::Account,
            "/join" => Self::Enter,
            "/sign-in" => Self::SignIn,
            "/more" => Self::More,
            #[cfg(debug_assertions)]
            "/gallery" => Self::Gallery,
            other => match other.strip_prefix("/settings/lists/") {
                Some(list) => lists::known(list).map_or(Self::NotFound, Self::List),
                None => other.strip_prefix("/clients/").and_then(Self::of_client).unwrap_or(Self::NotFound),
            },
        }
    }

    fn of_client(path: &str) -> Option<Self> {
        match path.split_once("/deals/") {
            Some((client, deal)) => Some(Self::Deal(client.parse().ok()?, deal.parse().ok()?)),
            None => path.parse().ok().map(Self::Client),
        }
    }

    /// Whether it belongs to the section of deals: the board or one of them.
    pub const fn is_of_deals(self) -> bool {
        matches!(self, Self::Deals | Self::Deal(..))
    }

    /// Whether it belongs to the section of clients: the list or one of them.
    pub const fn is_of_clients(self) -> bool {
        matches!(self, Self::Clients | Self::Duplicates | Self::Unassigned | Self::Client(_))
    }

    /// Whether it shows what the whole company works by.
    pub const fn is_of_company(self) -> bool {
        matches!(
            self,
            Self::Pipelines
                | Self::Sharing
                | Self::Segments
                | Self::Week
                | Self::Templates
                | Self::Lists
                | Self::List(_)
                | Self::Tools
        )
    }

    /// Whether it belongs to the settings.
    pub const fn is_of_settings(self) -> bool {
        matches!(
            self,
            Self::Settings
                | Self::Pipelines
                | Self::Sharing
                | Self::Segments
                | Self::Week
                | Self::Templates
                | Self::Lists
                | Self::List(_)
                | Self::Tools
                | Self::Import
                | Self::Team
                | Self::Account
        )
    }
}

/// The address. [`Route::NotFound`] has none of its own: it shows the start's.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self {
            Self::Client(id) => return write!(f, "/clients/{id}"),
            Self::Deal(client, deal) => return write!(f, "/clients/{client}/deals/{deal}"),
            Self::List(list) => return write!(f, "/settings/lists/{list}"),
            Self::Today | Self::NotFound => "/",
            Self::Clients => "/clients",
            Self::Duplicates => "/clients/duplicates",
            Self::Unassigned => "/clients/unassigned",
            Self::Inbox => "/inbox",
            Self::Deals => "/deals",
            Self::Tasks => "/tasks",
            Self::Sync => "/status",
            Self::Settings => "/settings",
            Self::Pipelines => "/settings/pipelines",
            Self::Sharing => "/settings/enquiries",
            Self::Segments => "/settings/segments",
            Self::Week => "/settings/week",
            Self::Templates => "/settings/templates",
            Self::Lists => "/settings/lists",
            Self::Tools => "/settings/tools",
            Self::Import => "/import",
            Self::Team => "/settings/team",
            Self::Account => "/settings/account",
            Self::Enter => "/join",
            Self::SignIn => "/sign-in",
            Self::More => "/more",
            #[cfg(debug_assertions)]
            Self::Gallery => "/gallery",
        };
        f.write_str(path)
    }
}

/// Whether an address's query has a word, with a value or without one: `new` in `/clients?new`.
pub fn asks_for(address: &str, word: &str) -> bool {
    let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
    query.split('&').any(|part| part.split('=').next() == Some(word))
}

/// The value of a word of an address's query: `list` of `view` in `/deals?view=list`.
pub fn value_of<'a>(address: &'a str, word: &str) -> Option<&'a str> {
    let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
    query.split('&').find_map(|part| part.split_once('=').filter(|(key, _)| *key == word).map(|(_, value)| value))
}

/// An address whose query gives a word this value, or does not have it.
pub fn with_value(address: &str, word: &str, value: Option<&str>) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_other = |part: &&str| !part.is_empty() && part.split('=').next() != Some(word);
    let set = value.map(|value| [word, "=", value].concat());
    let parts: Vec<&str> = query.split('&').filter(is_other).chain(set.as_deref()).collect();
    if parts.is_empty() { path.to_owned() } else { [path, "?", &parts.join("&")].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_query_is_read_and_set() {
        assert_eq!(value_of("/deals?a=1&view=list", "view"), Some("list"));
        assert_eq!(
            (value_of("/deals?views=list", "view"), value_of("/deals?view", "view"), value_of("/deals", "view")),
            (None, None, None)
        );
        assert_eq!(with_value("/deals", "view", Some("list")), "/deals?view=list");
        assert_eq!(with_value("/deals?view=list&a=1", "view", Some("months")), "/deals?a=1&view=months");
        assert_eq!(with_value("/deals?view=list", "view", None), "/deals");
    }

    #[test]
    fn every_screen_is_found_by_its_own_address() {
        let client = Route::Client(Id::from_bytes([7; 16]));
        for route in [
            Route::Today,
            Route::Clients,
            Route::Duplicates,
            Route::Unassigned,
            client,
            Route::Inbox,
            Route::Deals,
            Route::Deal(Id::from_bytes([7; 16]), Id::from_bytes([8; 16])),
            Route::Tasks,
            Route::Sync,
            Route::Settings,
            Route::Pipelines,
            Route::Sharing,
            Route::Segments,
            Route::Week,
            Route::Templates,
            Route::Lists,
            Route::List("source"),
            Route::Tools,
            Route::Import,
            Route::Team,
            Route::Account,
            Route::Enter,
            Route::SignIn,
            Route::More,
        ] {
            assert_eq!(Route::of(&route.to_string()), route);
        }
    }

    #[test]
    fn the_start_is_today() {
        for address in ["", "/", "/?source=pwa"] {
            assert_eq!(Route::of(address), Route::Today, "{address}");
        }
        for address in ["/clients", "/clients/", "/clients?new"] {
            assert_eq!(Route::of(address), Route::Clients, "{address}");
        }
    }

    #[test]
    fn what_is_no_screen_is_not_found() {
        for address in [
            "/nowhere",
            "/client",
            "/clients/7",
            "/clients/a/b",
            "/clients/a/deals/b",
            "/dealsx",
            "/deals/x",
            "/settings/lists/x",
        ] {
            assert_eq!(Route::of(address), Route::NotFound, "{address}");
        }
    }

    #[test]
    fn sections() {
        assert!(Route::of("/clients").is_of_clients());
        assert!(Route::Client(Id::from_bytes([7; 16])).is_of_clients());
        assert!(!Route::Deals.is_of_clients());
        assert!(Route::Deal(Id::default(), Id::default()).is_of_deals() && Route::Deals.is_of_deals());
        assert!(Route::of("/settings/lists/tag").is_of_settings() && !Route::Sync.is_of_settings());
    }

    #[test]
    fn words_of_the_query() {
        assert!(asks_for("/clients?new", "new"));
        assert!(asks_for("/clients?a=1&new=", "new"));
        assert!(!asks_for("/clients?newer", "new"));
        assert!(!asks_for("/clients", "new"));
    }
}
