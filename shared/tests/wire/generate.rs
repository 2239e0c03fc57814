//! Values of the mirrored types, with numbers and lengths on both sides of every boundary of the format.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::mirror::{
    Bytes, ChangeHash, ClientFrame, ClientKind, ClientRow, Currency, DealRow, Entry, Goodbye, Hello, Id, Instant, Loading, Money,
    Offer, PhoneRow, Place, Refusal, RelayFrame, Snapshot, StageId, Verdict, Welcome,
};

fn unsigned() -> impl Strategy<Value = u64> {
    let edges = [0, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000, 0xffff_ffff, 0x1_0000_0000, u64::MAX];
    prop_oneof![select(edges.to_vec()), any::<u64>(), 0..1_000_u64]
}

fn signed() -> impl Strategy<Value = i64> {
    let edges = [0, -1, -32, -33, -0x80, -0x81, -0x8000, -0x8001, -0x8000_0000, -0x8000_0001, i64::MIN, i64::MAX];
    prop_oneof![select(edges.to_vec()), any::<i64>(), -1_000..1_000_i64]
}

fn id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(|bytes| Id(serde_bytes::ByteArray::new(bytes)))
}

fn hash() -> impl Strategy<Value = ChangeHash> {
    any::<[u8; 32]>().prop_map(|bytes| ChangeHash(serde_bytes::ByteArray::new(bytes)))
}

fn bytes() -> impl Strategy<Value = Bytes> {
    let edges = select(vec![0, 1, 0xff, 0x100, 0xffff, 0x1_0000]).prop_map(|length: usize| vec![7; length]);
    prop_oneof![1 => edges, 9 => vec(any::<u8>(), 0..40)].prop_map(Bytes)
}

fn text() -> impl Strategy<Value = String> {
    let edges = select(vec![31, 32, 0xff, 0x100, 0xffff, 0x1_0000]).prop_map(|length: usize| "x".repeat(length));
    prop_oneof![1 => edges, 9 => ".{0,12}"]
}

fn instant() -> impl Strategy<Value = Instant> {
    signed().prop_map(Instant)
}

fn offer() -> impl Strategy<Value = Offer> {
    (id(), hash(), bytes()).prop_map(|(document, hash, bytes)| Offer { document, hash, bytes })
}

fn entry() -> impl Strategy<Value = Entry> {
    (unsigned(), id(), hash(), bytes()).prop_map(|(seq, document, hash, bytes)| Entry { seq, document, hash, bytes })
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    (id(), unsigned(), bytes()).prop_map(|(document, first, bytes)| Snapshot { document, first, bytes })
}

fn verdict() -> impl Strategy<Value = Verdict> {
    use Refusal::{Erased, Fork, Malformed, NotAllowed, TooLarge, Unfit, Unknown};
    prop_oneof![
        unsigned().prop_map(Verdict::Logged),
        unsigned().prop_map(Verdict::Known),
        Just(Verdict::MissingDeps),
        select(vec![TooLarge, Malformed, Unfit, Fork, NotAllowed, Erased, Unknown]).prop_map(Verdict::Refused),
    ]
}

fn goodbye() -> impl Strategy<Value = Goodbye> {
    use Goodbye::{AppTooOld, Busy, CannotStore, CutOff, Malformed, RelayTooOld, Replaced, SignedOut, Stopping, Unknown};
    select(vec![SignedOut, AppTooOld, RelayTooOld, Malformed, Stopping, CannotStore, Busy, Replaced, CutOff, Unknown])
}

pub fn client_frame() -> impl Strategy<Value = ClientFrame> {
    let hello = (
        any::<u32>(),
        any::<u32>(),
        id(),
        id(),
        text(),
        of(id()),
        unsigned(),
        (any::<(bool, bool, bool)>(), of(unsigned()), of(unsigned())),
    )
        .prop_map(
            |(protocol, schema, device, member, secret, epoch, cursor, ((first_load, unpacks, proves), erased, access))| {
                ClientFrame::Hello(Hello {
                    protocol,
                    schema,
                    device,
                    member,
                    secret,
                    epoch,
                    cursor,
                    first_load,
                    unpacks,
                    erased,
                    access,
                    proves,
                })
            },
        );
    prop_oneof![
        hello,
        vec(offer(), 0..20).prop_map(|offers| ClientFrame::Push { offers }),
        (unsigned(), unsigned(), bytes()).prop_map(|(seq, erased, sums)| ClientFrame::Audit { seq, erased, sums }),
        vec(id(), 0..20).prop_map(|documents| ClientFrame::Erase { documents }),
        unsigned().prop_map(|seq| ClientFrame::Ack { seq }),
        (of(unsigned()), unsigned()).prop_map(|(before, since)| ClientFrame::GetRows { before, since }),
        (of(unsigned()), unsigned()).prop_map(|(before, since)| ClientFrame::GetSnapshots { before, since }),
        id().prop_map(|document| ClientFrame::Fetch { document }),
        unsigned().prop_map(|after| ClientFrame::Follow { after }),
    ]
}

pub fn relay_frame() -> impl Strategy<Value = RelayFrame> {
    let welcome = (any::<u32>(), id(), unsigned(), unsigned(), id(), any::<(bool, bool)>(), instant()).prop_map(
        |(protocol, epoch, head, access, member, (erases, audits), now)| {
            RelayFrame::Welcome(Welcome { protocol, epoch, head, access, member, erases, audits, now })
        },
    );
    let rows = (bytes(), unsigned(), of(unsigned()));
    prop_oneof![
        welcome,
        (unsigned(), vec(entry(), 0..20), unsigned(), unsigned()).prop_map(|(after, entries, upto, told)| RelayFrame::Entries {
            after,
            entries,
            upto,
            told
        }),
        (unsigned(), unsigned()).prop_map(|(head, told)| RelayFrame::Behind { head, told }),
        (unsigned(), vec(id(), 0..20), vec(snapshot(), 0..5)).prop_map(|(after, revoked, granted)| RelayFrame::Access {
            after,
            revoked,
            granted
        }),
        vec((hash(), verdict()), 0..20).prop_map(|verdicts| RelayFrame::Pushed { verdicts }),
        rows.prop_map(|(rows, total, next)| RelayFrame::Rows { rows, total, next }),
        (vec(snapshot(), 0..5), of(unsigned())).prop_map(|(snapshots, next)| RelayFrame::Snapshots { snapshots, next }),
        (id(), of(snapshot())).prop_map(|(document, snapshot)| RelayFrame::Fetched { document, snapshot }),
        (unsigned(), vec(id(), 0..20), unsigned()).prop_map(|(after, documents, upto)| RelayFrame::Erased {
            after,
            documents,
            upto
        }),
        (unsigned(), bytes(), vec((id(), unsigned()), 0..20), any::<bool>())
            .prop_map(|(seq, buckets, documents, more)| RelayFrame::Audited { seq, buckets, documents, more }),
        vec(id(), 0..20).prop_map(|documents| RelayFrame::Unproven { documents }),
        bytes().prop_map(|frame| RelayFrame::Packed { frame }),
        (goodbye(), any::<u32>()).prop_map(|(reason, retry)| RelayFrame::Goodbye { reason, retry }),
    ]
}

fn deal() -> impl Strategy<Value = DealRow> {
    use StageId::{AwaitingPayment, Deciding, FirstContact, Lost, Negotiation, Nurture, ProposalSent, Unsorted, Won};
    let stages = vec![Unsorted, FirstContact, ProposalSent, Negotiation, Deciding, AwaitingPayment, Won, Lost, Nurture];
    let currencies = vec![Currency::Uzs, Currency::Rub, Currency::Usd, Currency::Eur, Currency::Kzt];
    let amount = (signed(), select(currencies)).prop_map(|(minor, currency)| Money { minor, currency });
    (id(), text(), select(stages), amount, text(), instant(), instant()).prop_map(
        |(id, title, stage, amount, responsible, created, since)| DealRow {
            id,
            title,
            stage,
            amount,
            responsible,
            created,
            since,
        },
    )
}

pub fn client_row() -> impl Strategy<Value = ClientRow> {
    let phone = (text(), of(text())).prop_map(|(typed, e164)| PhoneRow { typed, e164 });
    let kind = select(vec![ClientKind::Company, ClientKind::Person]);
    let texts = (text(), text(), text(), text());
    let lists = (vec(phone, 0..18), vec(text(), 0..4), vec(id(), 0..4), vec(deal(), 0..4));
    (id(), kind, texts, lists, instant(), of(instant()), any::<bool>(), of(id())).prop_map(
        |(id, kind, texts, lists, created, last_entry, deleted, import)| {
            let (name, city, responsible, organization) = texts;
            let (phones, emails, imports, deals) = lists;
            ClientRow {
                id,
                kind,
                name,
                city,
                responsible,
                organization,
                phones,
                emails,
                created,
                last_entry,
                deleted,
                import,
                imports,
                deals,
            }
        },
    )
}

pub fn place() -> impl Strategy<Value = Place> {
    let loading = (unsigned(), unsigned(), unsigned(), any::<bool>(), of(unsigned()), unsigned())
        .prop_map(|(head, total, done, rows_done, next, since)| Loading { head, total, done, rows_done, next, since });
    (of(id()), unsigned(), of(loading), unsigned(), unsigned()).prop_map(|(epoch, cursor, loading, erased, access)| Place {
        epoch,
        cursor,
        loading,
        erased,
        access,
    })
}
