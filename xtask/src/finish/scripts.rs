//! The inline scripts and styles of `index.html`: their hashes let the relay send a content policy that allows exactly these
//! and no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The CSP source (`sha256-…`) of every inline element of a kind, `script` or `style`, in document order.
pub fn inline_hashes(html: &str, kind: &str) -> Vec<String> {
    let (opens, closes) = (["<", kind].concat(), ["</", kind].concat());
    let mut hashes = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(&opens) {
        let Some((attributes, body)) = after.split_once('>') else { break };
        let Some((content, tail)) = body.split_once(&closes) else { break };
        if !attributes.split_ascii_whitespace().any(|attribute| attribute.starts_with("src=")) {
            hashes.push(format!("sha256-{}", STANDARD.encode(Sha256::digest(content))));
        }
        rest = tail;
    }
    hashes
}

/// `html` with each run of styles as one: the policy names every one of them, with every file.
pub fn with_joined_styles(html: &str) -> String {
    let mut parts = html.split("</style>");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.trim_start().strip_prefix("<style>") {
            Some(next) => result.extend(["\n", next]),
            None => result.extend(["</style>", part]),
        }
    }
    result
}

/// `html` without `integrity` attributes: Trunk computes them before wasm-opt changes the files. The service worker checks
/// contents instead.
pub fn without_integrity(html: &str) -> String {
    let mut result = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(" integrity=\"") {
        result.push_str(before);
        rest = after.split_once('"').map_or("", |(_, tail)| tail);
    }
    result + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_inline_scripts_are_hashed_and_byte_for_byte() {
        let html = "<script src=\"/a.js\"></script><script type=\"module\">\nlet a = 1;\n</script>";
        let expected = format!("sha256-{}", STANDARD.encode(Sha256::digest("\nlet a = 1;\n")));
        assert_eq!(inline_hashes(html, "script"), [expected]);
        let styled = format!("{html}<style>a {{ top: 0 }}</style>");
        assert_eq!(inline_hashes(&styled, "script"), inline_hashes(html, "script"));
        let expected = format!("sha256-{}", STANDARD.encode(Sha256::digest("a { top: 0 }")));
        assert_eq!(inline_hashes(&styled, "style"), [expected]);
    }

    #[test]
    fn styles_beside_each_other_become_one() {
        let html = "<head><style>a {}</style>\n  <style>b {}</style><link><style>c {}</style></head>";
        assert_eq!(with_joined_styles(html), "<head><style>a {}\nb {}</style><link><style>c {}</style></head>");
        assert_eq!(with_joined_styles("<p>none</p>"), "<p>none</p>");
    }

    #[test]
    fn a_data_src_attribute_does_not_make_a_script_external() {
        assert_eq!(inline_hashes("<script data-src=\"x\">1</script>", "script").len(), 1);
    }

    #[test]
    fn integrity_goes_and_everything_else_stays() {
        let html = "<link rel=\"preload\" href=\"/a.wasm\" integrity=\"sha384-abc\" crossorigin><p>integrity</p>";
        assert_eq!(without_integrity(html), "<link rel=\"preload\" href=\"/a.wasm\" crossorigin><p>integrity</p>");
    }
}
