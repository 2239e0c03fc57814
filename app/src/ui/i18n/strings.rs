//! Every sentence of the screens: a field for each, a constant for each language, so that a missing one fails the build.
//! Never here: what is shown when.

mod errors;
mod segments;

use crate::model::plural::Forms;
pub use errors::ErrorStrings;
pub use segments::SegmentStrings;

use super::dictionary::DictionaryStrings;
use super::pipelines::PipelineStrings;

words! {
    /// The words of one language. `{}` stands for what is filled in, in order ([`super::fill`]).
    pub struct Strings {
        /// Others at the same client.
        pub presence: super::presence::PresenceStrings,
        /// A device that is full or was emptied.
        pub device: super::device::DeviceStrings,
        /// The sync screen's lists.
        pub syncing: super::syncing::SyncStrings,
        /// The part of the page that comes after the first list.
        pub rest: super::rest::RestStrings,
        /// Forms that were begun before.
        pub kept: super::kept::KeptStrings,
        /// A fact that two people wrote at the same moment.
        pub contested: super::contested::ContestedStrings,
        /// The client list.
        pub views: super::views::ViewStrings,
        /// Its filter and saved views.
        pub filters: super::filters::FilterStrings,
        /// Making two clients one.
        pub merge: super::merge::MergeStrings,
        /// Erasing for good.
        pub erase: super::erase::EraseStrings,
        /// Coming in.
        pub account: super::account::AccountStrings,
        /// Access.
        pub access: super::access::AccessStrings,
        /// What happened, what is kept, what to do.
        pub errors: ErrorStrings,
        /// The example and the first start.
        pub demo: super::demo::DemoStrings,
        /// The inbox.
        pub inbox: super::inbox::InboxStrings,
        /// Segments.
        pub segments: SegmentStrings,
        /// Names of what every workspace begins with.
        pub dictionary: DictionaryStrings,
        /// Pipelines, stages, reasons.
        pub pipelines: PipelineStrings,
        /// The other settings.
        pub settings_words: super::settings::SettingsStrings,
        /// The palette.
        pub palette: super::palette::PaletteStrings,
        /// One client's screen.
        pub client: super::client::ClientStrings,
        /// Deals: next step, after a sale, filters.
        pub deal_words: super::deals::DealStrings,
        /// What a stage tells and asks.
        pub stage_help: super::stage_help::StageHelpStrings,
        /// One deal's screen.
        pub deal_page: super::deal_page::DealPageStrings,
        /// Deals as a list and by month.
        pub deal_views: super::deal_views::DealViewStrings,
        /// The worklist.
        pub today_words: super::today::TodayStrings,
        /// Tasks.
        pub tasks: super::tasks::TaskStrings,
        /// The planner, whom a task is for, who gets new enquiries.
        pub team: super::team::TeamStrings,
        /// The product's name.
        pub app: &'static str,
        /// The client list.
        pub clients: &'static str,
        /// The board.
        pub deals: &'static str,
        /// The phone's menu of the rest.
        pub more: &'static str,
        /// The settings screen.
        pub settings: &'static str,
        /// The sync screen.
        pub sync: &'static str,
        /// The sync screen on the phone's bar.
        pub sync_short: &'static str,
        /// The import screen.
        pub import: &'static str,
        /// The list of keys.
        pub keys: &'static str,
        /// Opens quick add.
        pub add: &'static str,
        /// The search field.
        pub search: &'static str,
        /// The search field's name for a screen reader.
        pub search_short: &'static str,
        /// Empties a field.
        pub clear: &'static str,
        /// The name of the navigation.
        pub menu_main: &'static str,
        /// Jumps over the navigation.
        pub skip: &'static str,
        /// To the screen before.
        pub back: &'static str,
        /// Closes a sheet or a message.
        pub close: &'static str,
        /// Leaves things as they are.
        pub cancel: &'static str,
        /// Saves.
        pub save: &'static str,
        /// Deletes.
        pub delete: &'static str,
        /// Edits.
        pub edit: &'static str,
        /// The name of a “…” button.
        pub actions: &'static str,
        /// Takes back.
        pub undo: &'static str,
        /// A newer version is ready.
        pub update: &'static str,
        /// What the update chip does.
        pub update_hint: &'static str,
        /// A member without a name.
        pub you_unnamed: &'static str,
        /// Nothing can be taken back.
        pub nothing_to_undo: &'static str,
        /// Nothing can be done again.
        pub nothing_to_redo: &'static str,
        /// Something was taken back.
        pub undone: &'static str,
        /// Something was done again.
        pub redone: &'static str,
        /// Rows are being read.
        pub loading: &'static str,
        /// An address that leads nowhere.
        pub not_found: &'static str,
        /// What to do about it.
        pub not_found_hint: &'static str,
        /// Leads to the list.
        pub to_clients: &'static str,
        /// Everybody.
        pub base_all: &'static str,
        /// Who bought.
        pub base_clients: &'static str,
        /// Who has not bought yet.
        pub base_prospects: &'static str,
        /// The name of the base switch.
        pub bases: &'static str,
        /// Column.
        pub col_phone: &'static str,
        /// Column.
        pub col_city: &'static str,
        /// Column.
        pub col_responsible: &'static str,
        /// Column: deals being worked on.
        pub col_deals: &'static str,
        /// A client with unsent edits.
        pub not_sent_dot: &'static str,
        /// The list before the first client.
        pub empty_title: &'static str,
        /// What the screen is for.
        pub empty_text: &'static str,
        /// Leads to import.
        pub empty_import: &'static str,
        /// A search without results.
        pub nobody: &'static str,
        /// What to do about it.
        pub nobody_text: &'static str,
        /// A base without clients.
        pub base_empty: &'static str,
        /// How clients get there.
        pub base_empty_text: &'static str,
        /// A client without name and phone.
        pub unnamed: &'static str,
        /// The title of quick add.
        pub new_client: &'static str,
        /// A client's fact.
        pub field_name: &'static str,
        /// A client's fact.
        pub field_city: &'static str,
        /// A client's fact.
        pub field_address: &'static str,
        /// A client's fact.
        pub field_responsible: &'static str,
        /// A client's fact.
        pub field_organization: &'static str,
        /// A client's fact.
        pub field_source: &'static str,
        /// A client's fact.
        pub field_phone: &'static str,
        /// A client's fact.
        pub field_email: &'static str,
        /// A client's fact.
        pub field_kind: &'static str,
        /// An organisation.
        pub kind_company: &'static str,
        /// A human being.
        pub kind_person: &'static str,
        /// Adds a phone.
        pub add_phone: &'static str,
        /// Adds an address.
        pub add_email: &'static str,
        /// Removes a phone or an address.
        pub remove: &'static str,
        /// Calls.
        pub call: &'static str,
        /// Calls, on a phone.
        pub call_short: &'static str,
        /// Writes an e-mail.
        pub write: &'static str,
        /// A note; begins one.
        pub note: &'static str,
        /// The facts.
        pub about: &'static str,
        /// The timeline.
        pub history: &'static str,
        /// A fact that is empty.
        pub not_filled: &'static str,
        /// A figure of the head.
        pub kpi_deals: &'static str,
        /// A figure of the head.
        pub kpi_last: &'static str,
        /// Nothing was written yet.
        pub no_contact: &'static str,
        /// Beside the number of deals.
        pub open_count: &'static str,
        /// The note field.
        pub composer: &'static str,
        /// Saves a note.
        pub note_save: &'static str,
        /// The key that saves.
        pub note_hint: &'static str,
        /// An empty timeline.
        pub timeline_empty: &'static str,
        /// Shows more of the timeline.
        pub show_earlier: &'static str,
        /// A timeline entry.
        pub deal_created: &'static str,
        /// A timeline entry.
        pub deal_moved: &'static str,
        /// A timeline entry.
        pub deal_won: &'static str,
        /// A timeline entry.
        pub deal_lost: &'static str,
        /// A client that is not here.
        pub client_missing: &'static str,
        /// Why, and what to do.
        pub client_missing_text: &'static str,
        /// An open client was deleted.
        pub client_deleted_here: &'static str,
        /// What can be done.
        pub client_deleted_text: &'static str,
        /// Brings back.
        pub restore: &'static str,
        /// Deletes the client.
        pub delete_client: &'static str,
        /// A toast.
        pub client_deleted: &'static str,
        /// A toast.
        pub note_deleted: &'static str,
        /// A toast.
        pub phone_removed: &'static str,
        /// A toast.
        pub email_removed: &'static str,
        /// A toast.
        pub client_created: &'static str,
        /// A toast.
        pub client_restored: &'static str,
        /// Said to screen readers after a save.
        pub saved_here: &'static str,
        /// Opens the deal part of quick add.
        pub with_deal: &'static str,
        /// Creates.
        pub create: &'static str,
        /// A deal; adds one.
        pub deal: &'static str,
        /// A sheet's title.
        pub new_deal: &'static str,
        /// A deal's fact.
        pub deal_title: &'static str,
        /// A deal's fact.
        pub deal_amount: &'static str,
        /// A deal's fact.
        pub deal_currency: &'static str,
        /// A deal's fact.
        pub deal_stage: &'static str,
        /// A deal's client.
        pub deal_client: &'static str,
        /// Opens the stages of a card.
        pub move_to: &'static str,
        /// Opens a card's client.
        pub open_client: &'static str,
        /// Deletes a deal.
        pub delete_deal: &'static str,
        /// A toast.
        pub deal_deleted: &'static str,
        /// A toast.
        pub deal_moved_to: &'static str,
        /// Said when dragging begins.
        pub deal_lifted: &'static str,
        /// The board before the first deal.
        pub deals_empty: &'static str,
        /// What the screen is for.
        pub deals_empty_text: &'static str,
        /// A stage without deals on a phone.
        pub stage_empty: &'static str,
        /// A client without deals.
        pub no_deals_here: &'static str,
        /// Shows more cards.
        pub show_more: &'static str,
        /// A card moved today.
        pub idle_today: &'static str,
        /// Explains the days on a card.
        pub idle_in_stage: &'static str,
        /// The sheet of a lost deal.
        pub loss_title: &'static str,
        /// A field of that sheet.
        pub loss_reason: &'static str,
        /// A field of that sheet.
        pub loss_comment: &'static str,
        /// Why it is asked.
        pub loss_hint: &'static str,
        /// Closes the deal as lost.
        pub loss_save: &'static str,
        /// The reason is missing.
        pub loss_need_reason: &'static str,
        /// The comment is too short.
        pub loss_need_comment: &'static str,
        /// Millions, short.
        pub mln: &'static str,
        /// Thousands of millions, short.
        pub mlrd: &'static str,
        /// The board's name.
        pub board_label: &'static str,
        /// How the board works with keys.
        pub board_help: &'static str,
        /// The screen's title.
        pub import_title: &'static str,
        /// What can be imported.
        pub import_text: &'static str,
        /// Chooses a file.
        pub import_choose: &'static str,
        /// Beside the button.
        pub import_drop: &'static str,
        /// Where the file goes.
        pub import_private: &'static str,
        /// The file is being read.
        pub import_reading: &'static str,
        /// The preview's title.
        pub import_check: &'static str,
        /// What was recognised.
        pub import_encoding: &'static str,
        /// What was recognised.
        pub import_delimiter: &'static str,
        /// What was recognised.
        pub import_rows: &'static str,
        /// What was recognised.
        pub import_clients: &'static str,
        /// What was recognised.
        pub import_deals: &'static str,
        /// The columns were changed by hand.
        pub import_recount: &'static str,
        /// A delimiter.
        pub delimiter_comma: &'static str,
        /// A delimiter.
        pub delimiter_semicolon: &'static str,
        /// A delimiter.
        pub delimiter_tab: &'static str,
        /// A column's meaning.
        pub import_column: &'static str,
        /// Starts the import.
        pub import_run: &'static str,
        /// Chooses another file.
        pub import_other: &'static str,
        /// An import runs.
        pub import_running: &'static str,
        /// It can be left.
        pub import_leave: &'static str,
        /// How far it is.
        pub import_progress: &'static str,
        /// It ended.
        pub import_done: &'static str,
        /// It was stopped.
        pub import_stopped: &'static str,
        /// What happened to what was in.
        pub import_stopped_text: &'static str,
        /// It was taken back.
        pub import_undone: &'static str,
        /// What that means.
        pub import_undone_text: &'static str,
        /// Takes all of it back.
        pub import_undo: &'static str,
        /// The summary.
        pub sum_created: &'static str,
        /// The summary.
        pub sum_matched: &'static str,
        /// The summary.
        pub sum_deals: &'static str,
        /// The summary.
        pub sum_known_deals: &'static str,
        /// The summary.
        pub sum_skipped: &'static str,
        /// No column names anybody.
        pub import_no_name: &'static str,
        /// A column's meaning.
        pub col_ignore: &'static str,
        /// A column's meaning.
        pub col_given: &'static str,
        /// A column's meaning.
        pub col_surname: &'static str,
        /// A column's meaning.
        pub col_patronymic: &'static str,
        /// A column's meaning.
        pub col_company: &'static str,
        /// A column's meaning.
        pub col_person: &'static str,
        /// A column's meaning.
        pub col_note: &'static str,
        /// A column's meaning.
        pub col_created: &'static str,
        /// A column's meaning.
        pub col_deal_title: &'static str,
        /// A column's meaning.
        pub col_deal_amount: &'static str,
        /// A column's meaning.
        pub col_deal_stage: &'static str,
        /// A column's meaning.
        pub col_deal_responsible: &'static str,
        /// A column's meaning.
        pub col_deal_number: &'static str,
        /// A column's meaning.
        pub col_deal_closed: &'static str,
        /// A column's meaning.
        pub col_deal_loss: &'static str,
        /// The mark with a count.
        pub unsent: &'static str,
        /// A banner after a day.
        pub unsent_long: &'static str,
        /// The link's state.
        pub link_alone: &'static str,
        /// What it means.
        pub link_alone_text: &'static str,
        /// The link's state.
        pub link_other_tab: &'static str,
        /// What it means.
        pub link_other_tab_text: &'static str,
        /// The link's state.
        pub link_connecting: &'static str,
        /// What it means.
        pub link_connecting_text: &'static str,
        /// The link's state.
        pub link_online: &'static str,
        /// The link's state with unsent edits.
        pub link_online_busy: &'static str,
        /// What it means.
        pub link_online_text: &'static str,
        /// The link's state.
        pub link_offline: &'static str,
        /// What it means.
        pub link_offline_text: &'static str,
        /// The link's state.
        pub link_forced: &'static str,
        /// What it means.
        pub link_forced_text: &'static str,
        /// The link's state.
        pub link_closed: &'static str,
        /// The sync screen.
        pub last_exchange: &'static str,
        /// There was none.
        pub never: &'static str,
        /// Since when edits wait.
        pub waiting_since: &'static str,
        /// A list of the sync screen.
        pub waiting: &'static str,
        /// The list is empty.
        pub waiting_none: &'static str,
        /// The list before joining.
        pub waiting_none_alone: &'static str,
        /// A list of the sync screen.
        pub refused: &'static str,
        /// What they are.
        pub refused_text: &'static str,
        /// Forgets a refused edit.
        pub dismiss: &'static str,
        /// Copies the text.
        pub copy: &'static str,
        /// A toast.
        pub copied: &'static str,
        /// A card of the sync screen.
        pub storage: &'static str,
        /// How much is used.
        pub storage_used: &'static str,
        /// Whether the browser keeps it.
        pub storage_kept: &'static str,
        /// Whether the browser keeps it.
        pub storage_not_kept: &'static str,
        /// Whether the browser keeps it.
        pub storage_unknown: &'static str,
        /// A switch.
        pub force_offline: &'static str,
        /// What it does.
        pub force_offline_text: &'static str,
        /// Progress of the first load.
        pub first_load: &'static str,
        /// A toast.
        pub engine_restarted: &'static str,
        /// A banner.
        pub engine_dead: &'static str,
        /// Reloads the page.
        pub reload: &'static str,
        /// A setting.
        pub your_name: &'static str,
        /// What it is for.
        pub your_name_hint: &'static str,
        /// A setting.
        pub language: &'static str,
        /// Another language cannot be loaded: its name.
        pub language_missing: &'static str,
        /// A setting.
        pub theme: &'static str,
        /// A theme.
        pub theme_system: &'static str,
        /// A theme.
        pub theme_light: &'static str,
        /// A theme.
        pub theme_dark: &'static str,
        /// A card of the settings.
        pub this_device: &'static str,
        /// A card of the settings.
        pub data: &'static str,
        /// Beside the link to import.
        pub data_import_text: &'static str,
        /// A card of the settings.
        pub about_app: &'static str,
        /// The version.
        pub version: &'static str,
        /// What Ingot is.
        pub version_text: &'static str,
        /// A key.
        pub key_search: &'static str,
        /// A key.
        pub key_new: &'static str,
        /// A key.
        pub key_undo: &'static str,
        /// A key.
        pub key_redo: &'static str,
        /// A key.
        pub key_help: &'static str,
        /// A key.
        pub key_go_clients: &'static str,
        /// A key.
        pub key_go_deals: &'static str,
        /// A key.
        pub key_rows: &'static str,
        /// A key.
        pub key_move: &'static str,
        /// A key.
        pub key_move_menu: &'static str,
        /// A key.
        pub key_open: &'static str,
        /// A key.
        pub key_note: &'static str,
        /// A key.
        pub key_cancel: &'static str,
        /// A day.
        pub today: &'static str,
        /// A day.
        pub yesterday: &'static str,
        /// Some days ago.
        pub days_ago: &'static str,
        /// A moment today.
        pub today_at: &'static str,
        /// A moment yesterday.
        pub yesterday_at: &'static str,
        /// Days on a card.
        pub days_short: &'static str,
        /// Clients after a number.
        pub clients_n: Forms,
        /// Deals after a number.
        pub deals_n: Forms,
        /// Days after a number.
        pub days_n: Forms,
        /// Edits after a number.
        pub edits_n: Forms,
        /// The stages, in the order of `StageId::ALL`.
        pub stages: [&'static str; 9],
        /// Words for the currencies, in the order of `Currency::ALL`.
        pub currencies: [&'static str; 5],
        /// Months, short.
        pub months: [&'static str; 12],
        /// Months as they stand in “since March 2024” and “21 March”.
        pub months_of: [&'static str; 12],
        /// A client's first line: since the `{month}` of a `{year}`.
        pub client_since: &'static str,
        /// A prospect's first line.
        pub prospect_since: &'static str,
    }
}
