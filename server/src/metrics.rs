//! What a relay counts for whoever watches it, in the text format of Prometheus (OpenMetrics).
//!
//! Never here: ids, names or contents. A label takes one of a few words of this file, so that no reader learns what a workspace holds.

use ingot_shared::sync::frame::{Goodbye, Refusal, Verdict};
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// The media type of [`Metrics::text`].
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of buckets for durations, in seconds: from a change in memory to a disk that struggles.
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];
/// Upper bounds of buckets for log entries that a device is behind.
const ENTRIES: [f64; 7] = [0.0, 1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0];

/// One word as a label.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    reason: Word,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Word(&'static str);

impl EncodeLabelValue for Word {
    fn encode(&self, encoder: &mut LabelValueEncoder) -> Result<(), std::fmt::Error> {
        EncodeLabelValue::encode(&self.0, encoder)
    }
}

type Reasons = Family<Labels, Counter>;

/// The figures of one relay. Counting is a few atomic additions.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Devices connected now.
    connected: Gauge,
    /// Connections that were opened.
    opened: Counter,
    /// Connections that were turned away before they spoke.
    turned_away: Reasons,
    /// Connections that the relay ended.
    goodbyes: Reasons,
    /// Offered changes by what became of them.
    changes: Reasons,
    /// Refused changes by reason.
    refusals: Reasons,
    /// The log's last number.
    head: Gauge,
    /// How far a device was behind when it confirmed a page.
    lag: Histogram,
    /// From a push to its verdicts, on disk.
    append: Histogram,
    /// Times that a connection was not listened to for a while, since its device, member or the workspace asked for too much.
    slowed: Counter,
    /// Readers that took nothing and were given up.
    slow_readers: Counter,
    /// Bytes of frames.
    received: Counter,
    sent: Counter,
}

/// Buckets for a duration in seconds.
pub fn seconds() -> Histogram {
    Histogram::new(SECONDS)
}

impl Metrics {
    /// Nothing counted yet. `gate` is filled by the store: how long its batches took to judge.
    pub fn new(gate: Histogram) -> Self {
        let mut registry = Registry::with_prefix("ingot");
        let (connected, head) = (Gauge::default(), Gauge::default());
        let (opened, received, sent) = (Counter::default(), Counter::default(), Counter::default());
        let (slowed, slow_readers) = (Counter::default(), Counter::default());
        let reasons = Reasons::default;
        let (turned_away, goodbyes, changes, refusals) = (reasons(), reasons(), reasons(), reasons());
        let (lag, append) = (Histogram::new(ENTRIES), seconds());
        registry.register("connected_devices", "Devices connected now", connected.clone());
        registry.register("connections", "Connections opened", opened.clone());
        registry.register("connections_turned_away", "Connections turned away before they spoke", turned_away.clone());
        registry.register("goodbyes", "Connections that the relay ended, by reason", goodbyes.clone());
        registry.register("changes", "Offered changes, by what became of them", changes.clone());
        registry.register("refusals", "Refused changes, by reason", refusals.clone());
        registry.register("log_head", "Last number of the log", head.clone());
        registry.register("device_lag_entries", "Entries a device was behind when it confirmed a page", lag.clone());
        registry.register_with_unit("append", "From a push to its verdicts on disk", Unit::Seconds, append.clone());
        registry.register_with_unit("gate", "Judging one batch of changes", Unit::Seconds, gate);
        registry.register("slowed", "Times a connection was not listened to, since too much was asked for", slowed.clone());
        registry.register("slow_readers", "Readers that took nothing and were given up", slow_readers.clone());
        registry.register_with_unit("received", "Bytes of frames received", Unit::Bytes, received.clone());
        registry.register_with_unit("sent", "Bytes of frames sent", Unit::Bytes, sent.clone());
        Self {
            registry,
            connected,
            opened,
            turned_away,
            goodbyes,
            changes,
            refusals,
            head,
            lag,
            append,
            slowed,
            slow_readers,
            received,
            sent,
        }
    }

    /// Everything counted so far, as [`MEDIA_TYPE`].
    pub fn text(&self, head: u64) -> String {
        self.head.set(i64::try_from(head).unwrap_or(i64::MAX));
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }

    /// A device connected; it is counted as connected until the guard is dropped.
    pub fn connected(&self) -> Connected {
        self.opened.inc();
        self.connected.inc();
        Connected(self.connected.clone())
    }

    /// A connection was turned away.
    pub fn turned_away(&self, reason: TurnedAway) {
        let word = match reason {
            TurnedAway::Full => "full",
            TurnedAway::OtherOrigin => "other_origin",
        };
        count(&self.turned_away, word);
    }

    /// The relay ended a connection.
    pub fn goodbye(&self, reason: Goodbye) {
        count(&self.goodbyes, goodbye(reason));
    }

    /// A push was answered after so many seconds.
    pub fn appended<'a>(&self, seconds: f64, verdicts: impl IntoIterator<Item = &'a Verdict>) {
        self.append.observe(seconds);
        for verdict in verdicts {
            let word = match verdict {
                Verdict::Logged(_) => "logged",
                Verdict::Known(_) => "known",
                Verdict::MissingDeps => "missing_deps",
                Verdict::Refused(reason) => {
                    count(&self.refusals, refusal(*reason));
                    "refused"
                }
            };
            count(&self.changes, word);
        }
    }

    /// A device confirmed a page while it was so many entries behind.
    pub fn confirmed(&self, behind: u64) {
        #[expect(clippy::cast_precision_loss, reason = "buckets end at a hundred thousand")]
        self.lag.observe(behind as f64);
    }

    /// A connection is not listened to for a while.
    pub fn slowed(&self) {
        self.slowed.inc();
    }

    /// A reader that took nothing was given up.
    pub fn slow_reader(&self) {
        self.slow_readers.inc();
    }

    /// A frame came.
    pub fn received(&self, bytes: usize) {
        self.received.inc_by(bytes as u64);
    }

    /// A frame went.
    pub fn sent(&self, bytes: usize) {
        self.sent.inc_by(bytes as u64);
    }
}

/// Why a connection was turned away before it spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnedAway {
    /// The relay has as many devices as it takes.
    Full,
    /// Another site's page tried.
    OtherOrigin,
}

/// Counts a device as connected while it lives.
#[derive(Debug)]
pub struct Connected(Gauge);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.dec();
    }
}

fn count(reasons: &Reasons, word: &'static str) {
    reasons.get_or_create(&Labels { reason: Word(word) }).inc();
}

/// The word of a goodbye, for metrics and logs.
pub const fn goodbye(reason: Goodbye) -> &'static str {
    match reason {
        Goodbye::SignedOut => "signed_out",
        Goodbye::CutOff => "cut_off",
        Goodbye::AppTooOld => "app_too_old",
        Goodbye::RelayTooOld => "relay_too_old",
        Goodbye::Malformed => "malformed",
        Goodbye::Stopping => "stopping",
        Goodbye::CannotStore => "cannot_store",
        Goodbye::Busy => "busy",
        Goodbye::Replaced => "replaced",
        Goodbye::Unknown => "unknown",
    }
}

/// The word of a refusal, for metrics and logs.
pub const fn refusal(reason: Refusal) -> &'static str {
    match reason {
        Refusal::TooLarge => "too_large",
        Refusal::Malformed => "malformed",
        Refusal::Unfit => "unfit",
        Refusal::Fork => "fork",
        Refusal::NotAllowed => "not_allowed",
        Refusal::Erased => "erased",
        Refusal::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(metrics: &Metrics, line: &str) -> bool {
        metrics.text(7).lines().any(|found| found == line)
    }

    #[test]
    fn what_happened_is_counted_by_reason() {
        let metrics = Metrics::new(seconds());
        let verdicts = [Verdict::Logged(1), Verdict::Logged(2), Verdict::Refused(Refusal::Fork), Verdict::MissingDeps];
        metrics.appended(0.002, &verdicts);
        metrics.goodbye(Goodbye::SignedOut);
        metrics.turned_away(TurnedAway::Full);
        metrics.confirmed(12);
        for line in [
            "ingot_changes_total{reason=\"logged\"} 2",
            "ingot_changes_total{reason=\"refused\"} 1",
            "ingot_refusals_total{reason=\"fork\"} 1",
            "ingot_goodbyes_total{reason=\"signed_out\"} 1",
            "ingot_connections_turned_away_total{reason=\"full\"} 1",
            "ingot_append_seconds_count 1",
            "ingot_device_lag_entries_bucket{le=\"10.0\"} 0",
            "ingot_device_lag_entries_bucket{le=\"100.0\"} 1",
            "ingot_log_head 7",
        ] {
            assert!(has(&metrics, line), "{line}\n{}", metrics.text(7));
        }
    }

    #[test]
    fn a_device_counts_while_it_is_connected() {
        let metrics = Metrics::new(seconds());
        let device = metrics.connected();
        assert!(has(&metrics, "ingot_connected_devices 1"));
        drop(device);
        assert!(has(&metrics, "ingot_connected_devices 0"));
        assert!(has(&metrics, "ingot_connections_total 1"));
    }
}
