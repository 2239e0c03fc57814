//! Where documents are computed: in this process, or in one of its own with limits.
//!
//! Bytes of others can make Automerge use all memory, overflow the stack or never end; nothing inside a process helps against that. So a
//! relay lets a second process of its own program do it. When that one dies, the changes in hand are refused and the next one starts.
//! Never here: which changes may enter the log.

use std::io::{BufReader, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client, DocumentError};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::Refusal;
use ingot_shared::wire::{self, Bytes};

use super::kept::Kept;
use super::{MAX_DOCUMENT, MAX_MARKED, MAX_ROW};

/// The argument that makes the program a workshop.
pub const ARGUMENT: &str = "gate";
/// Orders that a process dies of are given to a fresh one once more: somebody else may have ended it, or it lacked memory for others' sake.
const TRIES: usize = 2;
/// Most bytes of one message between the processes: a document, a batch of changes, and room to spare.
const MAX_MESSAGE: usize = 64 * 1024 * 1024;

/// A document's new state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The saved document.
    pub bytes: Vec<u8>,
    /// Its encoded row.
    pub row: Vec<u8>,
}

/// The workshop cannot be reached; the changes are not to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the gate's process does not work: {0}")]
pub struct Unavailable(String);

impl From<std::io::Error> for Unavailable {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Applies changes to a saved document.
#[derive(Debug)]
pub enum Workshop {
    /// Here: for tests and simulations, whose changes are honest.
    Here,
    /// In a process of its own.
    Apart(Apart),
}

impl Workshop {
    /// A workshop in a process of this program, or here when there is none.
    pub fn of(program: Option<&Path>) -> Self {
        program.map_or(Self::Here, |program| Self::Apart(Apart::new(program.to_owned())))
    }

    /// Applies changes to a saved document and makes sure that the result loads again.
    ///
    /// # Errors
    /// [`Unavailable`]; the inner one says why the changes do not fit.
    pub fn apply(
        &mut self,
        document: Id,
        before: Option<&[u8]>,
        changes: &[ChangeRecord],
    ) -> Result<Result<State, Refusal>, Unavailable> {
        match self {
            Self::Here => Ok(apply(&mut Kept::default(), document, before, changes.to_vec())),
            Self::Apart(apart) => apart.apply(document, before, changes),
        }
    }
}

#[derive(Clone, Debug)]
struct Order {
    document: Id,
    before: Option<Bytes>,
    changes: Vec<Bytes>,
}

wire::record!(Order { document, before, changes });

#[derive(Clone, Debug)]
enum Answer {
    Fits { bytes: Bytes, row: Bytes },
    Refused { reason: Refusal },
}

wire::choice!(Answer { Fits { bytes, row }, Refused { reason } });

/// The process and the way to it. It is started with the first order.
#[derive(Debug)]
pub struct Apart {
    program: PathBuf,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    orders: BufWriter<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Apart {
    /// Uses this program, which must take [`ARGUMENT`].
    pub const fn new(program: PathBuf) -> Self {
        Self { program, running: None }
    }

    fn apply(
        &mut self,
        document: Id,
        before: Option<&[u8]>,
        changes: &[ChangeRecord],
    ) -> Result<Result<State, Refusal>, Unavailable> {
        let changes = changes.iter().map(|change| Bytes::from(change.bytes.clone())).collect();
        let order = wire::encode(&Order { document, before: before.map(|bytes| bytes.to_vec().into()), changes });
        for _ in 0..TRIES {
            let running = match &mut self.running {
                Some(running) => running,
                none => none.insert(Running::start(&self.program)?),
            };
            match running.ask(&order) {
                Ok(Answer::Fits { bytes, row }) => return Ok(Ok(State { bytes: bytes.into_vec(), row: row.into_vec() })),
                Ok(Answer::Refused { reason }) => return Ok(Err(reason)),
                Err(error) => {
                    tracing::warn!(%document, %error, "the gate's process ended while it computed a document");
                    self.running = None;
                }
            }
        }
        Ok(Err(Refusal::Unfit))
    }
}

impl Running {
    fn start(program: &Path) -> Result<Self, Unavailable> {
        let mut command = Command::new(program);
        // Signals for the relay from a terminal are not for it: it ends with its pipe, after the order in hand.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a dying process says of itself may hold what a client is called.
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (orders, answers) = pipes.ok_or_else(|| Unavailable("it has no pipes".to_owned()))?;
        Ok(Self { child, orders: BufWriter::new(orders), answers: BufReader::new(answers) })
    }

    fn ask(&mut self, order: &[u8]) -> std::io::Result<Answer> {
        send(&mut self.orders, order)?;
        let answer = receive(&mut self.answers)?.ok_or(std::io::ErrorKind::UnexpectedEof)?;
        wire::decode(&answer).map_err(|_| std::io::ErrorKind::InvalidData.into())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the process around [`work`] does for it.
pub trait Surroundings {
    /// An order begins.
    fn begun(&self) {}
    /// The order is done.
    fn ended(&self) {}
    /// Whether there is memory to keep a long document until the next order.
    fn has_room(&self) -> bool {
        true
    }
}

/// Works off orders until there are no more: the other end of [`Apart`]. Long documents that it loaded last are kept for the next order.
///
/// # Errors
/// When the pipes break.
pub fn work(mut orders: impl Read, mut answers: impl Write, around: &impl Surroundings) -> std::io::Result<()> {
    let mut kept = Kept::default();
    while let Some(order) = receive(&mut orders)? {
        let Ok(Order { document, before, changes }) = wire::decode(&order) else {
            return Err(std::io::ErrorKind::InvalidData.into());
        };
        around.begun();
        let before = before.as_ref().map(|bytes| bytes.as_slice());
        let applied = parse(&changes).and_then(|changes| apply(&mut kept, document, before, changes));
        if !kept.is_empty() && !around.has_room() {
            kept = Kept::default();
        }
        around.ended();
        let answer = match applied {
            Ok(State { bytes, row }) => Answer::Fits { bytes: bytes.into(), row: row.into() },
            Err(reason) => Answer::Refused { reason },
        };
        send(&mut answers, &wire::encode(&answer))?;
    }
    Ok(())
}

fn parse(changes: &[Bytes]) -> Result<Vec<ChangeRecord>, Refusal> {
    changes.iter().map(|bytes| ChangeRecord::parse(bytes).map_err(|_| Refusal::Malformed)).collect()
}

fn send(out: &mut impl Write, message: &[u8]) -> std::io::Result<()> {
    let length = u32::try_from(message.len()).map_err(|_| std::io::ErrorKind::InvalidInput)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(message)?;
    out.flush()
}

/// The next message; none at the end.
fn receive(input: &mut impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > MAX_MESSAGE {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    let mut message = vec![0; length];
    input.read_exact(&mut message)?;
    Ok(Some(message))
}

/// Applies changes to a saved document and makes sure that the result loads again (`sync.md`: a third of the mutated changes that
/// Automerge accepts leave a document whose save never loads). Every result is loaded; what is kept is what came from that, so that an edit
/// that follows need not load the same bytes once more.
fn apply(kept: &mut Kept, id: Id, before: Option<&[u8]>, changes: Vec<ChangeRecord>) -> Result<State, Refusal> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut client = match before {
            None => Client::empty(id),
            Some(bytes) => kept.take(id, bytes).map_or_else(|| Client::load(id, bytes), Ok)?,
        };
        client.receive(changes.clone())?;
        let bytes = client.save();
        let heads = client.heads();
        // Two copies of a large document are enough.
        drop(client);
        let mut again = Client::load(id, &bytes)?;
        let whole = changes.iter().all(|change| again.has(&change.hash)) && again.heads() == heads;
        if !whole {
            return Err(DocumentError::Unfit);
        }
        let row = codec::encode(&again.rows());
        let most = if bytes.len() > MAX_DOCUMENT && again.only_marks(&changes) { MAX_MARKED } else { MAX_DOCUMENT };
        if bytes.len() > most || row.len() > MAX_ROW {
            return Ok(None);
        }
        kept.keep(again, &bytes);
        Ok(Some(State { bytes, row }))
    }))
    .map_err(|_| Refusal::Malformed)?
    .map_err(|error| match error {
        DocumentError::Malformed | DocumentError::Unfit | DocumentError::MissingDeps => Refusal::Unfit,
    })
    .and_then(|state| state.ok_or(Refusal::TooLarge))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Page;

    struct Alone;

    impl Surroundings for Alone {}

    #[test]
    fn both_places_compute_the_same() {
        let (mut page, first) = Page::create(1, 1, "Анор");
        let second = page.note("Позвонить");
        let changes = [first, second].map(|offer| ChangeRecord::parse(&offer.bytes).unwrap());
        let here = Workshop::Here.apply(page.document, None, &changes).unwrap().unwrap();

        let order =
            Order { document: page.document, before: None, changes: changes.iter().map(|it| it.bytes.clone().into()).collect() };
        let mut orders = Vec::new();
        send(&mut orders, &wire::encode(&order)).unwrap();
        send(&mut orders, &wire::encode(&Order { before: Some(vec![1, 2, 3].into()), ..order })).unwrap();
        let mut answers = Vec::new();
        work(orders.as_slice(), &mut answers, &Alone).unwrap();
        let mut answers = answers.as_slice();
        let mut next = || wire::decode::<Answer>(&receive(&mut answers).unwrap().unwrap()).unwrap();
        assert!(matches!(next(), Answer::Fits { bytes, row } if *bytes == here.bytes && *row == here.row));
        assert!(matches!(next(), Answer::Refused { reason: Refusal::Unfit }));
    }

    #[test]
    fn a_program_that_is_not_there_is_nobodys_fault() {
        let (page, first) = Page::create(1, 1, "Анор");
        let change = ChangeRecord::parse(&first.bytes).unwrap();
        let mut workshop = Workshop::Apart(Apart::new("/nowhere/ingot-server".into()));
        assert!(workshop.apply(page.document, None, &[change]).is_err());
    }

    #[test]
    fn a_process_that_dies_costs_only_its_changes() {
        let (page, first) = Page::create(1, 1, "Анор");
        let change = ChangeRecord::parse(&first.bytes).unwrap();
        // A program that ends at once stands for one that was killed.
        let mut workshop = Workshop::Apart(Apart::new("/bin/true".into()));
        for _ in 0..2 {
            assert_eq!(workshop.apply(page.document, None, std::slice::from_ref(&change)), Ok(Err(Refusal::Unfit)));
        }
    }

    /// Text that does not pack, so that documents grow as in years.
    fn dense(seed: &mut u64, letters: usize) -> String {
        let mut letter = || {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from_u32(0x4e00 + u32::try_from(*seed >> 33).unwrap() % 20_000).unwrap()
        };
        (0..letters).map(|_| letter()).collect()
    }

    #[test]
    fn a_long_document_that_was_kept_comes_out_as_when_it_is_loaded() {
        let (mut page, first) = Page::create(1, 1, "Анор");
        let long = page.note(&dense(&mut 7, 9_000));
        let later = [page.note("Позвонить"), page.rename("Олма"), page.note("Едут")];
        let change = |offer: &ingot_shared::sync::frame::Offer| ChangeRecord::parse(&offer.bytes).unwrap();
        let begun = Workshop::Here.apply(page.document, None, &[change(&first), change(&long)]).unwrap().unwrap();
        let mut kept = Kept::default();
        let mut before = begun.bytes;
        for (nth, offer) in later.iter().enumerate() {
            let here = Workshop::Here.apply(page.document, Some(&before), &[change(offer)]).unwrap().unwrap();
            assert_eq!(kept.is_empty(), nth == 0);
            let again = apply(&mut kept, page.document, Some(&before), vec![change(offer)]).unwrap();
            assert_eq!(again, here);
            before = again.bytes;
        }
        // What does not fit leaves nothing half done behind.
        let stranger = Page::create(2, 2, "Нок").1;
        let lost =
            apply(&mut kept, page.document, Some(&before), vec![ChangeRecord { deps: vec![[9; 32]], ..change(&stranger) }]);
        assert_eq!(lost, Err(Refusal::Unfit));
        let next = page.note("Приехали");
        let here = Workshop::Here.apply(page.document, Some(&before), &[change(&next)]).unwrap().unwrap();
        assert_eq!(apply(&mut kept, page.document, Some(&before), vec![change(&next)]), Ok(here));
    }

    #[test]
    fn a_full_document_takes_only_the_mark_that_it_goes_on_elsewhere() {
        use ingot_shared::Instant;
        use ingot_shared::document::{Author, Document};
        use ingot_shared::domain::{ClientKind, Command};
        let client = Id::from_bytes([1; 16]);
        let mut document = Document::empty(client);
        let run = |document: &mut Document, command| {
            document.apply(&[command], &Author::default(), Instant::from_millis(1)).unwrap().changes.remove(0)
        };
        let create =
            Command::CreateClient { client, kind: ClientKind::Company, name: "Анор".into(), phone: None, fields: Vec::new() };
        run(&mut document, create);
        let mut seed = 7;
        let mut fill = |document: &mut Document, n: u8, letters: usize| {
            run(document, Command::PutNote { client, note: Id::from_bytes([n; 16]), text: dense(&mut seed, letters) });
        };
        // Saving costs the most, so that is done twice on the way.
        (1..100).for_each(|n| fill(&mut document, n, 15_000));
        let each = document.save().len() / 99;
        let missing = MAX_DOCUMENT.saturating_sub(each * 99) / each + 1;
        (0..missing).for_each(|n| fill(&mut document, 100 + u8::try_from(n).unwrap(), 15_000));
        let full = document.save();
        let more = run(&mut document.clone(), Command::PutNote { client, note: Id::from_bytes([255; 16]), text: "Ещё".into() });
        assert_eq!(Workshop::Here.apply(client, Some(&full), &[more]), Ok(Err(Refusal::TooLarge)));
        let mark = run(&mut document, Command::merge_into(client, Id::from_bytes([2; 16])));
        let state = Workshop::Here.apply(client, Some(&full), &[mark]).unwrap().unwrap();
        assert!(state.bytes.len() > MAX_DOCUMENT && state.bytes.len() <= MAX_MARKED);
    }
}
