//! What hostile devices do to the relay's memory and to everybody else's edits.

use std::time::Duration;

use ingot_shared::sync::frame::ClientFrame;
use ingot_tests::hostile::liar::Liar;
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::hostile::{inputs, mutate};
use ingot_tests::live::process::RelayProcess;
use ingot_tests::rng::Rng;

use super::bar::{Bar, Failure, kilobytes, millis, percentile};
use super::reader;
use super::set::Set;

/// Edits in each round, and rounds with and without hostile devices.
const EDITS: usize = 100;
const ROUNDS: usize = 4;
/// Pause between two edits of an honest person in a hurry.
const BETWEEN: Duration = Duration::from_millis(20);
const HOSTILE: u16 = 4;

pub async fn measure(set: &Set) -> Result<Vec<Bar>, Failure> {
    let mut relay = set.relay(&[])?;
    let hostile = (1..=HOSTILE).map(|number| 1_000 + number);
    relay.let_in([0, 100].into_iter().chain(hostile).map(|number| reader::number(number.into())))?;
    let (mut scribe, first) = Scribe::new(1);
    let mut writer = Liar::join(relay.address, reader::member(0)).await.ok_or("the writer was not let in")?;
    writer.push(vec![first]).await;
    let (mut without, mut during) = (Vec::new(), Vec::new());
    // In turns, so that what else the machine does is in both.
    for _ in 0..ROUNDS {
        without.extend(edits(&relay, &mut writer, &mut scribe).await?);
        let attack = |number| tokio::spawn(attack(relay.address, number));
        let hostile: Vec<_> = (1..=HOSTILE).map(attack).collect();
        let took = edits(&relay, &mut writer, &mut scribe).await;
        hostile.iter().for_each(tokio::task::JoinHandle::abort);
        during.extend(took?);
    }
    let (without, during) = (percentile(&without, 99), percentile(&during, 99));
    let (own, gate) = (relay.memory().ok_or("this system tells no memory")?, relay.helpers_memory());
    relay.kill()?;
    let most = own.most + gate.most;
    let ratio = during.as_secs_f64() / without.as_secs_f64();
    Ok(vec![
        Bar::new(
            format!("{HOSTILE} hostile devices: memory of the relay"),
            format!("most {}, of it the gate {}", kilobytes(most), kilobytes(gate.most)),
            "1 GB",
            most <= 1 << 30,
        ),
        Bar::new(
            "hostile devices: p99 of others' edits",
            format!("{} with, {} without: {ratio:.2} times", millis(during), millis(without)),
            "at most doubled",
            ratio <= 2.0,
        ),
        {
            let sound = set.is_sound()?;
            Bar::new(
                "hostile devices: documents afterwards",
                if sound { "all readable" } else { "DAMAGED" },
                "all readable",
                sound,
            )
        },
    ])
}

/// How long each edit took to another device.
async fn edits(relay: &RelayProcess, writer: &mut Liar, scribe: &mut Scribe) -> Result<Vec<Duration>, Failure> {
    let welcome = reader::welcome(relay).await?;
    let member = reader::member(100);
    let other = reader::follow(relay.address, member, &welcome, scribe.document, EDITS).await?;
    let sent = reader::edits(writer, scribe, EDITS, BETWEEN).await?;
    reader::took(other, &sent).await
}

/// Pushes the six inputs, lies and noise, one after the other, and comes back whenever it is sent away.
async fn attack(address: std::net::SocketAddr, number: u16) {
    let mut rng = Rng::new(number.into());
    let inputs = inputs::all();
    let honest = [Scribe::new(0xdd).1];
    loop {
        for (_, offers) in &inputs {
            for offers in offers.chunks(8) {
                let Some(mut liar) = Liar::join(address, reader::member(1_000 + number)).await else {
                    tokio::time::sleep(BETWEEN).await;
                    continue;
                };
                let _ = liar.push(offers.to_vec()).await;
                liar.say_bytes(mutate::bytes(&mutate::frame(&honest, 10, &mut rng), &mut rng)).await;
                liar.say(&ClientFrame::GetSnapshots { before: None, since: 0 }).await;
            }
        }
    }
}
