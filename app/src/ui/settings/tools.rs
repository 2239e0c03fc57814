//! The screen of tools: which are shown at all (C199), for the whole company. Never here: what they show.

use super::head::section_head;
use super::segments::put_setting;
use crate::model::tools::Tool;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The screen.
#[component]
pub fn ToolsPage() -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words;
    let line = move |(tool, text): (Tool, &'static str)| {
        let is_shown = memo(move || store.shows_tool(tool));
        let change = move |event| {
            let is_hidden = !event_target_checked(&event);
            store.run_or_say(vec![put_setting(vec![(["hidden:", tool.key()].concat(), is_hidden.into())])]);
        };
        let name = match tool {
            Tool::Inbox => t.inbox.title,
            Tool::Deals => t.deals,
            Tool::Tasks => t.tasks.title,
        };
        view! {
            <label class="switch line">
                <span class="grow"><span class="block">{name}</span><span class="s muted block">{text}</span></span>
                <input data-testid=["tool-", tool.key()].concat() type="checkbox" role="switch" prop:checked=is_shown on:change=change />
            </label>
        }
    };
    view! {
        <div class="narrow settings">
            {section_head(words.tools, "/settings")}
            <div class="card lines">{Tool::ALL.into_iter().zip(words.tool_texts).map(line).collect::<Vec<_>>()}</div>
            <p class="s muted lead">{words.hidden_text}</p>
        </div>
    }
}
