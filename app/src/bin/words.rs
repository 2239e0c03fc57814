//! Writes each language's words into a file of the folder that it is given: `ru.txt`, `uz.txt`, `en.txt`. Part of the build.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use ingot_app::ui::i18n::{Lang, words};

    let Some(folder) = std::env::args_os().nth(1).map(std::path::PathBuf::from) else {
        return Err(std::io::Error::other("usage: words <folder>"));
    };
    std::fs::create_dir_all(&folder)?;
    Lang::ALL
        .into_iter()
        .try_for_each(|lang| std::fs::write(folder.join(format!("{}.txt", lang.code())), words::write(lang.strings())))
}

#[cfg(target_arch = "wasm32")]
fn main() {}
