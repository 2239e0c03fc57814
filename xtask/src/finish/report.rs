//! What a first visit transfers: the brotli sizes of the app against its bars.

use std::path::Path;

use super::{compress, on_demand, split, words};
use crate::files;
use crate::problem::{Outcome, Problem};

/// Bars for html, css, js, the words of a language and the wasm files of page and engine, in bytes of brotli: everything, and what is needed before the first list.
const BAR_TOTAL: u64 = 700_000;
const BAR_FIRST_LIST: u64 = 316_000;

/// What a first visit may weigh in all before a check fails. The bar is not reached: the views of all screens come on the first visit, most of
/// them after the first list. It was raised for filters, deals' own pages, the planner, the palette and the company's settings; for taking
/// the page's program apart, which packs 30 KB worse and leaves 220 KB less before the first list; for the sync screen, merged and contested
/// facts, deals by person and kept forms; for accounts, erasing, the history of edits and a company's own segments; and for reading by role,
/// message templates, everything typed that is kept, the password asked again and the access log; and for departments, handing over, standing
/// in, the app's lock, changing any fact of many clients and comparing with the relay; and for lists in rows that are read when they are looked
/// at: one with a year of contacts is read in two thirds of the time; and for the letters
/// beside a phone's long list. What is not asked for on most days (accounts, import, settings) should come only when it is.
const CEILING: u64 = 1_249_000;

/// Brotli bytes of the app.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    total: u64,
    first_list: u64,
    /// The page's program that comes after the first list.
    rest: u64,
    raw_wasm: u64,
    /// What comes only when somebody asks for the example.
    example: u64,
}

impl Report {
    /// Weighs the finished app in `folder`.
    pub fn of(folder: &Path) -> Outcome<Self> {
        let html = files::read_text(&folder.join("index.html"))?;
        let mut report = Self { total: 0, first_list: 0, rest: 0, raw_wasm: 0, example: 0 };
        let mut longest_words = 0;
        for file in files::below(folder)? {
            let address = files::address(folder, &file);
            let Some(kind @ ("html" | "css" | "js" | "wasm" | "txt")) = file.extension().and_then(|extension| extension.to_str())
            else {
                continue;
            };
            let size = files::size(&compress::twin(&file))?;
            if on_demand::is(&address) {
                report.example += size;
                continue;
            }
            if words::is(&address) {
                longest_words = longest_words.max(size);
                continue;
            }
            report.total += size;
            if split::is_rest(&address) {
                report.rest += size;
            }
            if kind == "wasm" {
                report.raw_wasm += files::size(&file)?;
            }
            // The stored rows come without the engine's own files; the service worker is fetched after them.
            if address == "/index.html"
                || address == "/engine_start.js"
                || html.contains(&address)
                || address.starts_with("/snippets/")
            {
                report.first_list += size;
            }
        }
        report.total += longest_words;
        report.first_list += longest_words;
        Ok(report)
    }

    /// The figures, for people.
    pub fn lines(&self) -> [String; 4] {
        [
            format!("first visit, brotli: {} (bar {}); all wasm unpacked: {}", kb(self.total), kb(BAR_TOTAL), kb(self.raw_wasm)),
            format!("of it before the first list: {} (bar {})", kb(self.first_list), kb(BAR_FIRST_LIST)),
            format!("of it the rest of the page, after the first list: {}", kb(self.rest)),
            format!("the example, only when asked for: {}", kb(self.example)),
        ]
    }

    /// Whether the app grew beyond its ceiling, or the first list beyond its bar.
    pub fn within_ceiling(&self) -> Outcome {
        let [total, first_list, ..] = self.lines();
        if self.total > CEILING {
            return Err(Problem::new(format!("{total}; it must not exceed {}", kb(CEILING))));
        }
        if self.first_list > BAR_FIRST_LIST { Err(Problem::new(format!("{first_list}; that is over the bar"))) } else { Ok(()) }
    }
}

fn kb(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_beyond_the_ceiling_is_an_error() {
        let fits = Report { total: CEILING, first_list: 0, rest: 0, raw_wasm: 0, example: CEILING };
        assert!(fits.within_ceiling().is_ok());
        assert!(Report { total: CEILING + 1, ..fits }.within_ceiling().is_err());
        assert!(Report { first_list: BAR_FIRST_LIST + 1, ..fits }.within_ceiling().is_err());
    }
}
