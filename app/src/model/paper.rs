//! A page on paper: an HTML file that stands alone, is read and printed by any browser, and may hold data for programs. Never here: what
//! it says.

use std::fmt::Write;

/// A part of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// Its lines: what each is about, and what there is; several lines of text stay several lines.
    pub lines: Vec<(String, String)>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The language's code.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// What stands below the title.
    pub lead: String,
    /// Its parts; those without lines are left out.
    pub sections: Vec<Section>,
    /// Data for programs: JSON in which no `<` stands.
    pub data: Option<String>,
}

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;color:#1d1b16;max-width:46rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}.lead{color:#5f5a4e;margin:0}\
table{width:100%;border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-top:1px solid #ddd8cb}\
th{width:32%;font-weight:400;color:#5f5a4e}td{white-space:pre-wrap;overflow-wrap:anywhere}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

impl Paper {
    /// The file.
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n<h1 dir=\"auto\">{title}</h1>\n<p class=\"lead\">{}</p>\n",
            self.lang,
            escaped(&self.lead)
        );
        for section in self.sections.iter().filter(|section| !section.lines.is_empty()) {
            let _ = write!(page, "<h2>{}</h2>\n<table>\n", escaped(&section.title));
            for (about, text) in &section.lines {
                let _ = writeln!(page, "<tr><th scope=\"row\" dir=\"auto\">{}<td dir=\"auto\">{}", escaped(about), escaped(text));
            }
            page.push_str("</table>\n");
        }
        if let Some(data) = &self.data {
            let _ = writeln!(page, "<script type=\"application/json\" id=\"data\">{data}</script>");
        }
        page.push_str("</html>\n");
        page
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_is_text_and_nothing_else() {
        let typed = "<script>alert(1)</script> & \"co\"";
        let lines = vec![(typed.to_owned(), typed.to_owned())];
        let sections = vec![Section { title: typed.to_owned(), lines }, Section { title: "пусто".to_owned(), lines: Vec::new() }];
        let data = Some("{\"a\":\"\\u003c\"}".to_owned());
        let page = Paper { lang: "ru", title: typed.to_owned(), lead: typed.to_owned(), sections, data }.html();
        assert_eq!(page.matches("<script").count(), 1, "the data's own");
        assert!(!page.contains("пусто"), "a part without lines is left out");
        assert_eq!(page.matches("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;").count(), 6);
    }
}
