//! The page's binary: starts the views. The engine is another binary, run by a worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    ingot_app::ui::start();
}
