//! Words of what a stage tells and asks: its script, its checklist, what a deal needs to come in. Never here: what is shown when.

words! {
    /// The words of one language.
    pub struct StageHelpStrings {
        /// What to say and do.
        pub script: &'static str,
        /// What to write there.
        pub script_hint: &'static str,
        /// Points to tick off.
        pub checks: &'static str,
        /// Adds one.
        pub add_check: &'static str,
        /// A toast.
        pub check_removed: &'static str,
        /// What a deal needs to come in.
        pub needs: &'static str,
        /// What happens without it.
        pub needs_hint: &'static str,
        /// What can be asked for, in the order of the domain's list.
        pub need: [&'static str; 7],
        /// A stage's help on a deal.
        pub help: &'static str,
        /// How many points are done: `{}` of `{}`.
        pub done: &'static str,
        /// Something is missing for a stage: `{}`.
        pub missing: &'static str,
        /// What happens when it is there.
        pub missing_hint: &'static str,
        /// Saves it, and moves.
        pub go: &'static str,
        /// Still missing: `{}`.
        pub still: &'static str,
        /// A person's name.
        pub person_name: &'static str,
    }
}

/// Russian.
pub const RU: StageHelpStrings = StageHelpStrings {
    script: "Подсказка этапа",
    script_hint: "Что сказать и сделать на этом этапе",
    checks: "Чек-лист",
    add_check: "Пункт",
    check_removed: "Пункт убран",
    needs: "Без чего сюда не перейти",
    needs_hint: "Чего не хватает, спросим при переходе.",
    need: ["Сумма", "Дата оплаты", "Позиции", "Ответственный", "Контактное лицо", "Телефон", "Почта"],
    help: "Что делать на этапе",
    done: "{} из {}",
    missing: "Для этапа «{}» не хватает",
    missing_hint: "Заполните, и сделка перейдёт.",
    go: "Сохранить и перейти",
    still: "Ещё нужно: {}",
    person_name: "Имя контактного лица",
};

/// Uzbek.
pub const UZ: StageHelpStrings = StageHelpStrings {
    script: "Bosqich yoʻriqnomasi",
    script_hint: "Bu bosqichda nima deyish va nima qilish kerak",
    checks: "Tekshiruv roʻyxati",
    add_check: "Band",
    check_removed: "Band olib tashlandi",
    needs: "Bularsiz oʻtib boʻlmaydi",
    needs_hint: "Yetishmaganini oʻtishda soʻraymiz.",
    need: ["Summa", "Toʻlov sanasi", "Pozitsiyalar", "Masʼul", "Aloqa shaxsi", "Telefon", "Pochta"],
    help: "Bosqichda nima qilish kerak",
    done: "{} / {}",
    missing: "«{}» bosqichi uchun yetishmaydi",
    missing_hint: "Toʻldiring, bitim oʻtadi.",
    go: "Saqlash va oʻtish",
    still: "Yana kerak: {}",
    person_name: "Aloqa shaxsining ismi",
};

/// English.
pub const EN: StageHelpStrings = StageHelpStrings {
    script: "What to say here",
    script_hint: "What to say and do at this stage",
    checks: "Checklist",
    add_check: "Point",
    check_removed: "Point removed",
    needs: "Needed to come in",
    needs_hint: "We ask for what is missing when a deal moves here.",
    need: ["Amount", "Payment date", "Items", "Responsible", "Contact person", "Phone", "E-mail"],
    help: "What to do at this stage",
    done: "{} of {}",
    missing: "Missing for “{}”",
    missing_hint: "Fill it in, and the deal moves on.",
    go: "Save and move",
    still: "Still needed: {}",
    person_name: "Contact person's name",
};
