//! What is counted, and by which dimensions.

use Dimension::{
    Answer, Bought, Campaign, Category, Channel, Currency, Day, Days, Direction, Group, Kind, Late, Member, Month, Pipeline,
    Probability, Product, Reason, Source, Stage,
};

/// A side from which a figure can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// A day of the company's calendar.
    Day,
    /// A month, by its first day.
    Month,
    /// A currency; sums of several are never mixed.
    Currency,
    /// The member who leads, was in touch or has the task; the name alone where no member was chosen; none where nobody is.
    Member,
    /// A pipeline, a key; none for the default one.
    Pipeline,
    /// Where the client came from, as written.
    Source,
    /// The campaign: a document's id for deals, the value of `utm_campaign` for clients.
    Campaign,
    /// A group of goods, a key.
    Group,
    /// A product.
    Product,
    /// Why a deal was lost, as written.
    Reason,
    /// A stage, a key.
    Stage,
    /// The kind: of a contact, a task, a client.
    Kind,
    /// 1 from the client, 0 to it.
    Direction,
    /// 1 reached, 0 an attempt (C40).
    Answer,
    /// The channel, a key.
    Channel,
    /// Whole days; 400 stands for longer times too.
    Days,
    /// Per cent; none where nobody set any.
    Probability,
    /// 1 paid after the due day, 0 in time.
    Late,
    /// 1 ever bought, 0 a prospect (C9).
    Bought,
    /// The category set by people, a key (C42).
    Category,
}

/// Times in a stage are counted in whole days up to this many; longer ones count as this many.
pub const MOST_DAYS: u32 = 400;

/// How many dimensions a figure has at most.
pub(super) const MOST_DIMENSIONS: usize = 6;

macro_rules! figures {
    ($($(#[doc = $text:literal])+ $name:ident: [$($dimension:ident),+];)+) => {
        /// What is counted. Amounts are in minor units of the currency among the dimensions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure {
            $($(#[doc = $text])+ $name,)+
        }

        impl Figure {
            /// Every figure.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its dimensions. Where the first one is a day or a month, a period is a range.
            pub const fn dimensions(self) -> &'static [Dimension] {
                match self {
                    $(Self::$name => &[$($dimension),+],)+
                }
            }
        }
    };
}

figures! {
    /// Amounts of deals, by the day when they were won.
    Revenue: [Day, Currency, Member, Pipeline];
    /// Their profit, where it is known; the amount stands in otherwise (C46).
    Profit: [Day, Currency, Member, Pipeline];
    /// Deals won.
    Won: [Day, Currency, Member, Pipeline];
    /// Of these, deals whose profit is not known: with any of them a profit is shown with a mark.
    WithoutProfit: [Day, Currency, Member, Pipeline];
    /// Of these, repetitions of a former deal (C72).
    Repeated: [Day, Currency, Member, Pipeline];
    /// Amounts of won deals by where the client came from (C184, C185).
    SourceRevenue: [Month, Currency, Member, Pipeline, Source, Campaign];
    /// Profits of won deals by where the client came from.
    SourceProfit: [Month, Currency, Member, Pipeline, Source, Campaign];
    /// Won deals by where the client came from.
    SourceWon: [Month, Currency, Member, Pipeline, Source, Campaign];
    /// Amounts of won deals by what was sold (C132); what no position explains has neither group nor product.
    ProductRevenue: [Month, Currency, Member, Pipeline, Group, Product];
    /// Profits of won deals by what was sold: a deal's profit is spread over its positions by what they come to (C136).
    ProductProfit: [Month, Currency, Member, Pipeline, Group, Product];
    /// Quantities sold, in thousandths (C133).
    ProductQuantity: [Month, Currency, Member, Pipeline, Group, Product];
    /// Positions sold.
    ProductSales: [Month, Currency, Member, Pipeline, Group, Product];
    /// Deals lost, by the reason and the stage that they were lost from (C64).
    Lost: [Month, Currency, Member, Pipeline, Reason, Stage];
    /// Amounts of deals lost.
    LostAmount: [Month, Currency, Member, Pipeline, Reason, Stage];
    /// Open deals by the month in which they are expected to close (C159).
    Open: [Month, Currency, Member, Pipeline, Stage, Probability];
    /// Their amounts.
    OpenAmount: [Month, Currency, Member, Pipeline, Stage, Probability];
    /// Open and kept-warm deals by the day since when they stand in their stage (C153).
    Standing: [Day, Member, Pipeline, Stage];
    /// Moves into a stage, the making of a deal included.
    StageEntered: [Day, Member, Pipeline, Stage];
    /// Moves out of a stage.
    StageLeft: [Day, Member, Pipeline, Stage];
    /// Visits of a stage by the month in which they ended and how many days they lasted (C153).
    StageDays: [Month, Member, Pipeline, Stage, Days];
    /// Deals by the month in which they were made (C152).
    Cohort: [Month, Member, Pipeline];
    /// Of these, deals that are won.
    CohortWon: [Month, Member, Pipeline];
    /// Of these, deals that were ever in a stage.
    CohortEntered: [Month, Member, Pipeline, Stage];
    /// Of these, deals that got further than the stage.
    CohortAdvanced: [Month, Member, Pipeline, Stage];
    /// Of these, deals that are lost from the stage.
    CohortLost: [Month, Member, Pipeline, Stage];
    /// Of these, deals that stand in the stage.
    CohortWaiting: [Month, Member, Pipeline, Stage];
    /// Contacts and attempts (C39, C154). A row keeps a client's latest ones
    /// ([`ClientRow::MOST_CONTACTS`](crate::row::ClientRow::MOST_CONTACTS)).
    Contacts: [Day, Member, Kind, Direction, Answer, Channel];
    /// Open tasks by the day on which they are due; those without a day have none (C78, C88).
    Tasks: [Day, Member, Kind];
    /// Open enquiries by the day on which they came (C36).
    Enquiries: [Day, Member, Channel];
    /// Open complaints by the day on which they came (C17).
    Complaints: [Day, Member];
    /// Clients and prospects by the day on which they came into the base (C197).
    NewClients: [Day, Member, Source, Campaign];
    /// Clients by the day of their first purchase (C9).
    FirstPurchase: [Day, Member, Source, Campaign];
    /// Clients by the day of their last purchase: those long ago are dormant (C50).
    LastPurchase: [Day, Member];
    /// Clients and prospects.
    Clients: [Member, Bought, Kind, Category];
    /// Clients and prospects by the day of their last contact, none for never; who wants to be left alone is left out (C89).
    LastContact: [Day, Member, Bought];
    /// Clients and prospects by the day since when their data was not looked at (C13).
    DataSince: [Day, Member];
    /// Payments that did not come yet, by the day on which they are due (C20); those of lost deals are left out.
    Awaited: [Day, Currency, Member, Pipeline];
    /// Their amounts.
    AwaitedAmount: [Day, Currency, Member, Pipeline];
    /// Payments that came, by the day on which they did.
    Paid: [Day, Currency, Member, Pipeline, Late];
    /// Their amounts.
    PaidAmount: [Day, Currency, Member, Pipeline, Late];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_figure_has_more_dimensions_than_a_key_holds() {
        for figure in Figure::ALL {
            let dimensions = figure.dimensions();
            assert!(dimensions.len() <= MOST_DIMENSIONS);
            let time = dimensions.iter().position(|dimension| matches!(dimension, Day | Month));
            assert!(time.is_none_or(|at| at == 0), "{figure:?} is not a range of time");
        }
    }
}
