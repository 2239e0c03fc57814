//! The entry point of the worker that makes up the example company.

#[cfg(target_arch = "wasm32")]
fn main() {
    ingot_app::demo::worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the example is made in a browser: build it with `cargo xtask build`");
}
