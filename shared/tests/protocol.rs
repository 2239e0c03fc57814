//! The protocol's page changes with the frames.

/// FNV-1a over the definitions without comments and spacing: enough to notice a change.
fn fingerprint(source: &str) -> String {
    let code = source.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let hash = code
        .flat_map(str::bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

#[test]
fn the_page_describes_these_frames() {
    let now = fingerprint(include_str!("../src/sync/frame.rs"));
    let page = include_str!("../src/sync/PROTOCOL.md");
    assert!(
        page.contains(&format!("definitions: {now}")),
        "frame.rs changed: bring PROTOCOL.md up to date and end it with `definitions: {now}`"
    );
}
