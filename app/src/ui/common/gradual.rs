//! A screen opens quickly: of many lines the first that the window shows are drawn at once, the others in the next moments; what may follow is
//! drawn in a task of its own. Never here: the lines themselves; lists of any length ([`super::VirtualList`]).

use crate::ui::browser;
use crate::ui::prelude::*;

/// Lines that are drawn at once, at most.
const AT_ONCE: usize = 6;
/// Lines that are drawn in each of the next moments.
const STEP: usize = 5;
const EVERY_MS: u64 = 20;
/// Lines that may be added later without being waited for.
const SPARE: usize = 200;

/// Whether no screen has lines that are still to be drawn.
pub fn is_whole() -> bool {
    document().query_selector("div.rest").ok().flatten().is_none()
}

/// While the page starts, draws something in a task of its own: what was drawn before it is seen meanwhile. Later at once, because a page
/// that is empty for a moment loses its scroll.
pub fn soon(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let is_due = RwSignal::new(!browser::is_waiting());
    if !is_due.get_untracked() {
        browser::later(0, move || _ = is_due.try_set(true));
    }
    live(move || is_due.get().then(&draw))
}

/// How many lines of a screen are drawn so far.
#[derive(Clone, Copy)]
pub struct Gradual {
    /// Of which lines, and how many.
    drawn: RwSignal<(usize, usize)>,
    which: Memo<usize>,
    /// Lines at once.
    first: usize,
    /// The height of a line in pixels, at least.
    height: usize,
}

impl Gradual {
    /// Begins with no more lines of this height than the window shows, and again when others are asked for: `which` is another number then.
    pub fn new(total: Memo<usize>, height: usize, which: Memo<usize>) -> Self {
        let first = (browser::window_size().1 as usize).checked_div(height).unwrap_or_default().min(AT_ONCE);
        let drawn = RwSignal::new((which.get_untracked(), first));
        let gradual = Self { drawn, which, first, height };
        effect(move || {
            let (total, now, of) = (total.get(), gradual.drawn(), which.get());
            if now >= total {
                return;
            }
            let next = if now + STEP >= total { total + SPARE } else { now + STEP };
            browser::later(EVERY_MS, move || {
                // Of two timers the later one may know less.
                let is_of_now = which.try_with_untracked(|which| *which == of);
                if is_of_now == Some(true) {
                    drawn.try_update(|drawn| *drawn = (of, if drawn.0 == of { next.max(drawn.1) } else { next }));
                }
            });
        });
        gradual
    }

    fn drawn(self) -> usize {
        let (of, drawn) = self.drawn.get();
        if of == self.which.get() { drawn } else { self.first }
    }

    /// How many of so many lines are drawn, when others come before them.
    pub fn share(self, before: usize, own: usize) -> usize {
        self.drawn().saturating_sub(before).min(own)
    }

    /// The place of the lines that are still to be drawn ([`is_whole`] looks for it), so that the page has its height from the beginning.
    pub fn rest(self, before: usize, own: usize) -> AnyView {
        let rest = own - self.share(before, own);
        view! { {(rest > 0).then(|| view! { <div class="rest" aria-hidden="true" style:height=format!("{}px", rest * self.height)></div> })} }
    }
}
