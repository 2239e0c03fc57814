//! The switch between board, list and months: kept by the browser, and in the address, so that it can be sent to somebody.
//! Never here: what they show.

use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::Router;

/// The word of the query, and where the choice is kept.
const WORD: &str = "view";
const KEPT: &str = "deals.view";

/// How deals are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// By stage.
    Board,
    /// One below the other.
    List,
    /// By the month of payment.
    Months,
}

impl Shape {
    const ALL: [Self; 3] = [Self::Board, Self::List, Self::Months];

    const fn icon_name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::List => "menu",
            Self::Months => "calendar",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::List => "list",
            Self::Months => "months",
        }
    }

    fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.key() == key)
    }
}

/// The shape that the address asks for, else the one chosen last; the address then says it.
pub fn shape(router: Router) -> Memo<Shape> {
    let asked = move || router.value_of(WORD).as_deref().and_then(Shape::of);
    let shape = memo(move || asked().or_else(|| browser::setting(KEPT).as_deref().and_then(Shape::of)).unwrap_or(Shape::Board));
    effect(move || {
        if asked().is_none() && shape.get() != Shape::Board {
            router.set_value(WORD, Some(shape.get().key()));
        }
    });
    shape
}

/// The switch.
#[component]
pub fn ShapeSwitch(
    /// The address.
    router: Router,
    /// The shape in use.
    shape: Memo<Shape>,
) -> AnyView {
    let words = &t().deal_views;
    let choose = move |this: Shape| {
        browser::keep_setting(KEPT, this.key());
        router.set_value(WORD, Some(this.key()));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let button = move |(this, label): (Shape, &'static str)| {
        let is_on = move || shape.get() == this;
        view! {
            <button
                type="button"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                aria-label=label
                title=label
                data-testid=format!("deals-{}", this.key())
                on:click=move |_| choose(this)
            >
                {icon(this.icon_name())}
                <span class="wide-only">{label}</span>
            </button>
        }
    };
    view! { <div class="switch-two deal-shapes" role="group" aria-label=words.views>{Shape::ALL.into_iter().zip(words.shapes).map(button).collect::<Vec<_>>()}</div> }
}
