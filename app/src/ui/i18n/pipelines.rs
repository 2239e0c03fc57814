//! Words of the pipelines' settings. Never here: names of stages and reasons ([`super::names`]).

words! {
    /// Pipelines, stages, reasons.
    pub struct PipelineStrings {
        /// The screen's title.
        pub title: &'static str,
        /// What it is about.
        pub text: &'static str,
        /// Who sees the changes.
        pub shared: &'static str,
        /// The switch above the board.
        pub pipelines: &'static str,
        /// A pipeline's name.
        pub pipeline: &'static str,
        /// A list.
        pub stages: &'static str,
        /// A field.
        pub stage_name: &'static str,
        /// Adds one.
        pub add_stage: &'static str,
        /// The name of one that was just added.
        pub new_stage: &'static str,
        /// Adds one.
        pub add_pipeline: &'static str,
        /// The name of one that was just added.
        pub new_pipeline: &'static str,
        /// Opens a stage's settings.
        pub edit: &'static str,
        /// A field.
        pub kind: &'static str,
        /// What happens to deals when it changes.
        pub kind_hint: &'static str,
        /// Why a stage cannot be taken out or changed.
        pub last_of_kind: &'static str,
        /// A field.
        pub colour: &'static str,
        /// The choice of none.
        pub no_colour: &'static str,
        /// A field.
        pub probability: &'static str,
        /// A field.
        pub idle: &'static str,
        /// How many days until a deal rots.
        pub idle_short: &'static str,
        /// What was typed is none.
        pub not_a_number: &'static str,
        /// An own thing without a name.
        pub name_needed: &'static str,
        /// Moves a stage.
        pub earlier: &'static str,
        /// Moves a stage.
        pub later: &'static str,
        /// Said to screen readers.
        pub moved: &'static str,
        /// Takes out of use.
        pub retire: &'static str,
        /// Puts into use again.
        pub bring_back: &'static str,
        /// A list.
        pub retired: &'static str,
        /// What is there.
        pub retired_text: &'static str,
        /// A toast.
        pub stage_retired: &'static str,
        /// A toast.
        pub stage_back: &'static str,
        /// A list.
        pub reasons: &'static str,
        /// What they are for.
        pub reasons_text: &'static str,
        /// A field.
        pub reason_name: &'static str,
        /// A field.
        pub reason_kind: &'static str,
        /// Adds one.
        pub add_reason: &'static str,
        /// What to type for a new one.
        pub new_reason: &'static str,
        /// Kinds of a stage, in the order of `StageKind::ALL`.
        pub kinds: [&'static str; 4],
        /// Whose a reason is: `valid`, `ours`, `market`.
        pub whose: [&'static str; 3],
        /// Colours, in the order of the palette.
        pub colours: [&'static str; 7],
    }
}

/// Russian.
pub const RU: PipelineStrings = PipelineStrings {
    title: "Воронки и причины",
    text: "Этапы продаж, причины отказа",
    shared: "Изменения увидит вся команда.",
    pipelines: "Воронки",
    pipeline: "Воронка",
    stages: "Этапы",
    stage_name: "Название этапа",
    add_stage: "Этап",
    new_stage: "Новый этап",
    add_pipeline: "Ещё одна воронка",
    new_pipeline: "Новая воронка",
    edit: "Настроить этап",
    kind: "Что значит этап",
    kind_hint: "Сделки, которые уже здесь, остаются какими были.",
    last_of_kind: "Это единственный такой этап: сначала добавьте другой.",
    colour: "Цвет",
    no_colour: "Без цвета",
    probability: "Вероятность, %",
    idle: "Застой, дней",
    idle_short: "{} дн. до застоя",
    not_a_number: "Введите целое число от {} до {}.",
    name_needed: "Введите название.",
    earlier: "Выше",
    later: "Ниже",
    moved: "«{}»: место {} из {}",
    retire: "В архив",
    bring_back: "Вернуть",
    retired: "В архиве",
    retired_text: "Сделки и отчёты сохраняют эти названия.",
    stage_retired: "«{}» в архиве",
    stage_back: "«{}» снова в работе",
    reasons: "Причины проигрыша",
    reasons_text: "Проигранная сделка просит причину из этого списка.",
    reason_name: "Название причины",
    reason_kind: "Чья причина",
    add_reason: "Причина",
    new_reason: "Новая причина",
    kinds: ["В работе", "Продано", "Проиграно", "Прогрев"],
    whose: ["Уважительная", "Наша", "Рынок"],
    colours: ["Серый", "Красный", "Оранжевый", "Жёлтый", "Зелёный", "Синий", "Лиловый"],
};

/// Uzbek.
pub const UZ: PipelineStrings = PipelineStrings {
    title: "Voronkalar va sabablar",
    text: "Savdo bosqichlari, rad etish sabablari",
    shared: "Oʻzgarishlarni butun jamoa koʻradi.",
    pipelines: "Voronkalar",
    pipeline: "Voronka",
    stages: "Bosqichlar",
    stage_name: "Bosqich nomi",
    add_stage: "Bosqich",
    new_stage: "Yangi bosqich",
    add_pipeline: "Yana bir voronka",
    new_pipeline: "Yangi voronka",
    edit: "Bosqichni sozlash",
    kind: "Bosqich maʼnosi",
    kind_hint: "Bu yerdagi bitimlar avvalgidek qoladi.",
    last_of_kind: "Bunday bosqich bitta: avval boshqasini qoʻshing.",
    colour: "Rang",
    no_colour: "Rangsiz",
    probability: "Ehtimollik, %",
    idle: "Turgʻunlik, kun",
    idle_short: "turgʻunlikkacha {} kun",
    not_a_number: "{} dan {} gacha butun son kiriting.",
    name_needed: "Nomini kiriting.",
    earlier: "Yuqoriroq",
    later: "Pastroq",
    moved: "“{}”: {}-oʻrin, jami {}",
    retire: "Arxivga",
    bring_back: "Qaytarish",
    retired: "Arxivda",
    retired_text: "Bitimlar va hisobotlarda bu nomlar saqlanadi.",
    stage_retired: "“{}” arxivda",
    stage_back: "“{}” yana ishda",
    reasons: "Yutqazish sabablari",
    reasons_text: "Yutqazilgan bitim shu roʻyxatdan sabab soʻraydi.",
    reason_name: "Sabab nomi",
    reason_kind: "Sabab kimda",
    add_reason: "Sabab",
    new_reason: "Yangi sabab",
    kinds: ["Ishda", "Sotildi", "Yutqazildi", "Iliq tutish"],
    whose: ["Uzrli", "Bizniki", "Bozor"],
    colours: ["Kulrang", "Qizil", "Toʻq sariq", "Sariq", "Yashil", "Koʻk", "Binafsha"],
};

/// English.
pub const EN: PipelineStrings = PipelineStrings {
    title: "Pipelines and reasons",
    text: "Stages of a sale, why deals are lost",
    shared: "The whole team sees the changes.",
    pipelines: "Pipelines",
    pipeline: "Pipeline",
    stages: "Stages",
    stage_name: "Stage name",
    add_stage: "Stage",
    new_stage: "New stage",
    add_pipeline: "Another pipeline",
    new_pipeline: "New pipeline",
    edit: "Set up the stage",
    kind: "What the stage means",
    kind_hint: "Deals that are here already stay as they were.",
    last_of_kind: "This is the only stage of its kind: add another one first.",
    colour: "Colour",
    no_colour: "No colour",
    probability: "Probability, %",
    idle: "Stale after, days",
    idle_short: "stale after {} d",
    not_a_number: "Enter a whole number from {} to {}.",
    name_needed: "Enter a name.",
    earlier: "Move up",
    later: "Move down",
    moved: "“{}”: {} of {}",
    retire: "Archive",
    bring_back: "Bring back",
    retired: "Archived",
    retired_text: "Deals and reports keep these names.",
    stage_retired: "“{}” archived",
    stage_back: "“{}” is back in use",
    reasons: "Reasons for losing",
    reasons_text: "A lost deal asks for a reason from this list.",
    reason_name: "Reason name",
    reason_kind: "Whose reason",
    add_reason: "Reason",
    new_reason: "New reason",
    kinds: ["In work", "Won", "Lost", "Nurture"],
    whose: ["Valid", "Ours", "Market"],
    colours: ["Grey", "Red", "Orange", "Yellow", "Green", "Blue", "Violet"],
};
