//! Two or three devices with one client, and commands of every kind.

use ingot_shared::document::Document;
use ingot_shared::report::{Context, contributions};

use crate::generate::{KINDS, command, furnished};
use crate::interleaving::{digest, play};
use crate::rng::Rng;

/// A client with two things of every kind.
pub fn start() -> Document {
    furnished().0.document
}

pub fn case(start: &Document, number: u64) -> String {
    let mut rng = Rng::of("client", number);
    let (devices, steps) = if number % 3 == 2 { (3, 9) } else { (2, 6) };
    let picture = play(start, devices, steps, &mut rng, |device, step, rng, know| {
        command(device, step, (rng.byte(KINDS), rng.byte(4), rng.byte(4), rng.next()), know)
    });
    let mut digest = digest(&picture);
    digest.seen(&contributions(&picture.row, &Context::default()));
    digest.text()
}
