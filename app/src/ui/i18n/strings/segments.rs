//! The names of segments and what they mean. Never here: who is in which.

words! {
    /// Names and meanings.
    pub struct SegmentStrings {
        /// The best buyers.
        pub gold: &'static str,
        /// What gold means.
        pub gold_why: &'static str,
        /// The next ones.
        pub silver: &'static str,
        /// What silver means.
        pub silver_why: &'static str,
        /// The other buyers.
        pub bronze: &'static str,
        /// What bronze means.
        pub bronze_why: &'static str,
        /// Who never bought.
        pub casual: &'static str,
        /// What casual means.
        pub casual_why: &'static str,
    }
}
