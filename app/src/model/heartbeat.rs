//! Whether the engine is alive. Never here: timers and the worker.

use ingot_shared::Instant;

/// How often the engine is asked.
pub const PING_EVERY_MS: i64 = 5_000;
/// How long it may be silent before it is started anew.
pub const PATIENCE_MS: i64 = 15_000;

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// Nothing.
    Wait,
    /// Ask the engine whether it is there.
    Ping,
    /// It is silent for too long: start it anew.
    Restart,
}

/// Silence is counted only from a question that was asked while the page is visible: browsers slow hidden pages and their
/// workers down, and a laptop that slept has a gap in its clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heartbeat {
    asked: Option<Instant>,
    last_tick: Option<Instant>,
}

impl Heartbeat {
    /// Call every [`PING_EVERY_MS`].
    pub fn tick(&mut self, now: Instant, hidden: bool) -> Beat {
        let gap = self.last_tick.map_or(0, |last| now.as_millis() - last.as_millis());
        self.last_tick = Some(now);
        if hidden || !(0..=2 * PING_EVERY_MS).contains(&gap) {
            self.asked = None;
            return Beat::Wait;
        }
        match self.asked {
            Some(asked) if now.as_millis() - asked.as_millis() >= PATIENCE_MS => {
                self.asked = None;
                Beat::Restart
            }
            Some(_) => Beat::Wait,
            None => {
                self.asked = Some(now);
                Beat::Ping
            }
        }
    }

    /// The engine said something.
    pub fn heard(&mut self) {
        self.asked = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * 1_000)
    }

    #[test]
    fn fifteen_silent_seconds_restart_it() {
        let mut heart = Heartbeat::default();
        let beats: Vec<Beat> = (0..4).map(|n| heart.tick(at(n * 5), false)).collect();
        assert_eq!(beats, [Beat::Ping, Beat::Wait, Beat::Wait, Beat::Restart]);
    }

    #[test]
    fn an_answer_in_time_keeps_it() {
        let mut heart = Heartbeat::default();
        for n in 0..100 {
            assert_eq!(heart.tick(at(n * 5), false), Beat::Ping);
            heart.heard();
        }
    }

    #[test]
    fn a_hidden_page_and_a_sleeping_laptop_do_not_count() {
        let mut heart = Heartbeat::default();
        assert_eq!(heart.tick(at(0), false), Beat::Ping);
        assert_eq!(heart.tick(at(5), true), Beat::Wait);
        assert_eq!(heart.tick(at(10), false), Beat::Ping);
        assert_eq!(heart.tick(at(9_000), false), Beat::Wait);
        assert_eq!(heart.tick(at(9_005), false), Beat::Ping);
    }
}
