//! The sentences of errors, refusals and goodbyes. Never here: which one is said when.

words! {
    /// What happened, what is kept, what to do. `{}` stands for what is filled in, in order.
    pub struct ErrorStrings {
        /// Why it was closed.
        pub bye_signed_out: &'static str,
        /// Why it was closed.
        pub bye_app_old: &'static str,
        /// Why it was closed.
        pub bye_relay_old: &'static str,
        /// Why it was closed.
        pub bye_malformed: &'static str,
        /// Why it was closed.
        pub bye_stopping: &'static str,
        /// Why it was closed.
        pub bye_cannot_store: &'static str,
        /// Why it was closed.
        pub bye_busy: &'static str,
        /// Another connection of this device took its place.
        pub bye_replaced: &'static str,
        /// The device was cut off.
        pub bye_cut_off: &'static str,
        /// The relay gave a reason that is not known here.
        pub bye_unknown: &'static str,
        /// Why an edit was refused.
        pub refusal_malformed: &'static str,
        /// Why an edit was refused.
        pub refusal_unfit: &'static str,
        /// Why an edit was refused.
        pub refusal_fork: &'static str,
        /// Why an edit was refused.
        pub refusal_not_allowed: &'static str,
        /// Why an edit was refused.
        pub refusal_unknown: &'static str,
        /// A rule.
        pub err_name_or_phone: &'static str,
        /// A rule.
        pub err_title: &'static str,
        /// A rule.
        pub err_note: &'static str,
        /// A rule.
        pub err_too_long: &'static str,
        /// A rule.
        pub err_loss: &'static str,
        /// A rule.
        pub err_amount: &'static str,
        /// A rule.
        pub err_follow_up: &'static str,
        /// A rule.
        pub err_reason: &'static str,
        /// A rule.
        pub err_field: &'static str,
        /// A rule.
        pub err_range: &'static str,
        /// Not an amount.
        pub err_amount_text: &'static str,
        /// A rule.
        pub err_no_client: &'static str,
        /// A rule.
        pub err_no_deal: &'static str,
        /// A rule.
        pub err_no_entry: &'static str,
        /// A rule.
        pub err_written: &'static str,
        /// A document cannot be read.
        pub err_damaged: &'static str,
        /// Storage.
        pub err_full: &'static str,
        /// Storage.
        pub err_unavailable: &'static str,
        /// Too large to send.
        pub err_large: &'static str,
        /// A file.
        pub err_file_large: &'static str,
        /// A file.
        pub err_file_empty: &'static str,
        /// A file.
        pub err_file_kind: &'static str,
        /// A file.
        pub err_file_clients: &'static str,
        /// A file.
        pub err_file_rows: &'static str,
        /// A file.
        pub err_file_read: &'static str,
        /// The engine was restarted during an import.
        pub err_import_cut: &'static str,
    }
}
