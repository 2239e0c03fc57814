//! The engine worker's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {
    ingot_app::engine::worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the engine runs in a browser: build it with `cargo xtask build`");
}
