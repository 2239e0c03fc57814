//! x
/// x
#[derive(Debug)]
pub struct Device;
