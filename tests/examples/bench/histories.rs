//! What the edit of a document costs that was edited for years: the relay checks each change on the whole of it.

use std::time::{Duration, Instant};

use ingot_shared::document::{ChangeRecord, Document};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, MAX_OFFERS, Offer, RelayFrame, Verdict};
use ingot_tests::hostile::liar::Liar;
use ingot_tests::hostile::scribe::Scribe;

use super::bar::{Bar, Failure, kilobytes, millis, percentile};
use super::reader;
use super::set::Set;

/// Changes of the document when it is looked at. Twenty a working day are 5,000 a year.
const LENGTHS: [usize; 3] = [1_000, 5_000, 20_000];
/// Edits that are timed at each of them.
const EDITS: usize = 40;
/// Every so many edits of the past one is a note, the others write a field.
const NOTES: usize = 3;
/// Edits whose check is timed here.
const SHARES: usize = 9;
/// The number of the device.
const WRITES: u16 = 20;

pub async fn measure(set: &Set) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    relay.let_in([reader::number(WRITES.into())])?;
    let mut writer = Liar::join(relay.address, reader::member(WRITES)).await.ok_or("the writer was not let in")?;
    let (mut scribe, first) = Scribe::new(1);
    let mut offers = vec![first];
    let mut written = 0;
    let mut bars = Vec::new();
    for length in LENGTHS {
        while written < length {
            while offers.len() < MAX_OFFERS {
                offers.push(edit(&mut scribe, written + offers.len()));
            }
            written += offers.len();
            let verdicts = writer.push(std::mem::take(&mut offers)).await.ok_or("the relay does not answer")?;
            if let Some(other) = verdicts.iter().find(|verdict| !matches!(verdict, Verdict::Logged(_))) {
                return Err(format!("of {written} edits one was {other:?}").into());
            }
        }
        let mut took = Vec::new();
        for number in 0..EDITS {
            let offer = edit(&mut scribe, written + number);
            let begun = Instant::now();
            if !matches!(writer.push(vec![offer]).await.as_deref(), Some([Verdict::Logged(_)])) {
                return Err("an edit was not logged".into());
            }
            took.push(begun.elapsed());
        }
        written += EDITS;
        let saved = fetch(&mut writer, &scribe).await?;
        let begun = Instant::now();
        Document::load(scribe.document, &saved)?;
        let opened = begun.elapsed();
        let share = share(&saved, scribe.clone(), written)?;
        let (p50, p99) = (percentile(&took, 50), percentile(&took, 99));
        let size = kilobytes(u64::try_from(saved.len())?);
        let measured = format!("p50 {}, p99 {}; {size}, read in {}; {share}", millis(p50), millis(p99), millis(opened));
        let what = format!("an edit of a document of {length} changes, on disk");
        bars.push(Bar::new(what, measured, "p99 200 ms", p99 <= Duration::from_millis(200)));
    }
    Ok(bars)
}

/// What the relay's check of an edit costs when it still has the document from the edit before, as a share of what it costs when the document
/// is loaded first: both in turn, here. Of the former also how much is loading what was saved.
fn share(saved: &[u8], mut scribe: Scribe, written: usize) -> Result<String, Failure> {
    let id = scribe.document;
    let mut kept = Document::load(id, saved)?;
    let mut bytes = saved.to_vec();
    let [mut with, mut without, mut loading] = [const { Vec::new() }; 3];
    for number in 0..SHARES {
        let change = ChangeRecord::parse(&edit(&mut scribe, written + number).bytes)?;
        let begun = Instant::now();
        check(Document::load(id, &bytes)?, &change)?;
        without.push(begun.elapsed());
        let begun = Instant::now();
        let loaded;
        (kept, bytes, loaded) = check(kept, &change)?;
        with.push(begun.elapsed());
        loading.push(loaded);
    }
    let [with, without, loading] = [with, without, loading].map(|took| percentile(&took, 50).as_secs_f64());
    Ok(format!("kept: {:.2} of loaded first, {:.2} of it load", with / without, loading / with))
}

/// What the gate's process does with an edit: the document as it loads again, its bytes, and what loading took.
fn check(mut document: Document, change: &ChangeRecord) -> Result<(Document, Vec<u8>, Duration), Failure> {
    document.receive(vec![change.clone()])?;
    let bytes = document.save();
    let begun = Instant::now();
    let mut again = Document::load(document.id(), &bytes)?;
    let loading = begun.elapsed();
    if again.heads() != document.heads() || codec::encode(&again.rows()).is_empty() {
        return Err("the document is another one when it is loaded".into());
    }
    Ok((again, bytes, loading))
}

fn edit(scribe: &mut Scribe, number: usize) -> Offer {
    if number.is_multiple_of(NOTES) {
        scribe.note(&format!("Сказал, что перезвонит: {number}"))
    } else {
        scribe.rename(&format!("Анор {number}"))
    }
}

/// The document as the relay keeps it.
async fn fetch(device: &mut Liar, scribe: &Scribe) -> Result<Vec<u8>, Failure> {
    device.say(&ClientFrame::Fetch { document: scribe.document }).await;
    while let Some(frame) = device.next().await {
        if let RelayFrame::Fetched { snapshot: Some(snapshot), .. } = frame {
            return Ok(snapshot.bytes.into_vec());
        }
    }
    Err("the relay does not hand the document out".into())
}
