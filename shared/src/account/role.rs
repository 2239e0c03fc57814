//! What a member is in the company. Never here: which documents follow from that.

use crate::wire;

/// A role, from the one who may most to the one who may least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The director: everything, finance, team and erasing too.
    Owner,
    /// The head of sales: the department, settings of the funnel and dictionaries, distribution.
    Head,
    /// A seller: the clients he leads or helps with.
    Manager,
    /// Somebody who only looks.
    #[default]
    Viewer,
}

// A role that this version does not know may least.
wire::choice!(Role { Owner = "owner", Head = "head", Manager = "manager", Viewer = "viewer" } else Viewer);

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Head, Self::Manager, Self::Viewer];

    /// The word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Head => "head",
            Self::Manager => "manager",
            Self::Viewer => "viewer",
        }
    }

    /// Whether a member of this role may invite somebody into that one.
    pub const fn may_invite(self, into: Self) -> bool {
        match self {
            Self::Owner => true,
            Self::Head => matches!(into, Self::Manager | Self::Viewer),
            Self::Manager | Self::Viewer => false,
        }
    }

    /// Whether a member of this role may change settings: pipelines, dictionaries, plans, the team's structure.
    pub const fn changes_settings(self) -> bool {
        matches!(self, Self::Owner | Self::Head)
    }

    /// Whether a member of this role may write into clients and what else the company works on.
    pub const fn writes(self) -> bool {
        !matches!(self, Self::Viewer)
    }

    /// Whether a member of this role may erase for good.
    pub const fn erases(self) -> bool {
        matches!(self, Self::Owner)
    }

    /// Whether a member of this role may change roles, cut members off and make recovery links.
    pub const fn leads_the_team(self) -> bool {
        matches!(self, Self::Owner)
    }
}
