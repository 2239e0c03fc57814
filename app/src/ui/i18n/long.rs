//! Words for a client whose history has grown too long. Never here: how long that is.

use crate::model::plural::Forms;

words! {
    /// The words.
    pub struct LongStrings {
        /// How long the history is.
        pub long: &'static str,
        /// Its changes.
        pub changes_n: Forms,
        /// What is offered, and what becomes of everything.
        pub offer: &'static str,
        /// Does it.
        pub go_on: &'static str,
        /// A toast: done.
        pub done: &'static str,
        /// Shows the edits from before.
        pub earlier: &'static str,
        /// Shows the newest edits again.
        pub newest: &'static str,
        /// The first of the newest edits.
        pub began: &'static str,
        /// Why the relay refused an edit: it, or the client with it, is too large.
        pub refused: &'static str,
    }
}

/// Russian.
pub const RU: LongStrings = LongStrings {
    long: "История записи очень длинная: {}.",
    changes_n: Forms { one: "изменение", few: "изменения", many: "изменений" },
    offer: "Начните новую: всё, что есть у клиента, перейдёт в неё, а прежние правки можно будет посмотреть.",
    go_on: "Начать новую запись",
    done: "Начата новая запись",
    earlier: "Прежняя история",
    newest: "К новым правкам",
    began: "Начата новая запись: всё перенесено из прежней",
    refused: "Правка или история клиента слишком большая. Разделите длинный текст на части; если история длинная, откройте клиента и нажмите «Начать новую запись».",
};

/// Uzbek.
pub const UZ: LongStrings = LongStrings {
    long: "Yozuv tarixi juda uzun: {}.",
    changes_n: Forms { one: "oʻzgarish", few: "oʻzgarish", many: "oʻzgarish" },
    offer: "Yangisini boshlang: mijozdagi hamma narsa unga oʻtadi, avvalgi tahrirlarni esa koʻrish mumkin boʻladi.",
    go_on: "Yangi yozuv boshlash",
    done: "Yangi yozuv boshlandi",
    earlier: "Avvalgi tarix",
    newest: "Yangi tahrirlarga",
    began: "Yangi yozuv boshlandi: hammasi avvalgisidan oʻtkazildi",
    refused: "Tahrir yoki mijoz tarixi juda katta. Uzun matnni qismlarga boʻling; tarix uzun boʻlsa, mijozni ochib, «Yangi yozuv boshlash» tugmasini bosing.",
};

/// English.
pub const EN: LongStrings = LongStrings {
    long: "The history of this record is very long: {}.",
    changes_n: Forms { one: "change", few: "changes", many: "changes" },
    offer: "Begin a new one: everything the client has moves there, and the earlier edits can still be read.",
    go_on: "Begin a new record",
    done: "A new record was begun",
    earlier: "Earlier history",
    newest: "To the newest edits",
    began: "A new record was begun: everything came from the earlier one",
    refused: "The edit or the client’s history is too large. Split a long text; if the history is long, open the client and press “Begin a new record”.",
};
