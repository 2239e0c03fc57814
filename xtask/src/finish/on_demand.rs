//! Files that a device asks for only when a person wants what is in them: the example company's worker. They are served like the others,
//! but are no part of a first visit, nor of what a device keeps for working without a network.

/// How their addresses begin: `/demo.js`, `/demo_bg.wasm`, `/demo_start.js`.
const BEGINNINGS: [&str; 2] = ["/demo.", "/demo_"];

/// Whether the file at `address` is one of them.
pub fn is(address: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| address.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_of_the_example_is_and_nothing_else() {
        assert!(["/demo.js", "/demo_bg.wasm", "/demo_start.js"].into_iter().all(is));
        assert!(!["/engine.js", "/page-demo.js", "/demos/a.js", "/index.html"].into_iter().any(is));
    }
}
