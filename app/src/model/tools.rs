//! The tools that a company can do without (C198–C200). Never here: what they show.

/// A tool that can be hidden: it leaves the navigation, and what is in it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// What nobody has answered yet.
    Inbox,
    /// The board.
    Deals,
    /// Tasks by day.
    Tasks,
}

impl Tool {
    /// Every one, in the order of the setting.
    pub const ALL: [Self; 3] = [Self::Inbox, Self::Deals, Self::Tasks];

    /// The word that settings hold.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Deals => "deals",
            Self::Tasks => "tasks",
        }
    }
}
