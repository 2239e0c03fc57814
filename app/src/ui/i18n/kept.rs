//! Words for forms that were begun before. Never here: the forms' own words.

words! {
    /// The words.
    pub struct KeptStrings {
        /// What stands in the form was typed before.
        pub begun: &'static str,
    }
}

/// Russian.
pub const RU: KeptStrings = KeptStrings { begun: "Это вы начали раньше и не отправили." };

/// Uzbek.
pub const UZ: KeptStrings = KeptStrings { begun: "Buni avval boshlab, yubormagan edingiz." };

/// English.
pub const EN: KeptStrings = KeptStrings { begun: "You began this earlier and did not send it." };
