//! A text as a QR code, drawn by us. Never here: what it is for.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::ui::prelude::*;

/// Light modules around a code, which readers need (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The picture; nothing for a text that is too long for any code.
pub fn qr(text: &str, label: &'static str) -> AnyView {
    QrCode::encode_text(text, QrCodeEcc::Medium).ok().map_or_else(
        || ().into_any(),
        |code| {
            let side = code.size() + 2 * QUIET;
            view! {
                <svg class="qr" role="img" aria-label=label data-testid="qr" viewBox=format!("0 0 {side} {side}")>
                    <path d=path(&code)></path>
                </svg>
            }
        },
    )
}

/// The dark modules, each run of a row as one rectangle.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|at| code.get_module(*at, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}
