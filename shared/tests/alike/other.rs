//! Documents that are not clients: settings, products, mailings and the rest.

use ingot_shared::Id;
use ingot_shared::document::entity::{DocumentKind, Entity, Home, Layout};
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::{Command, Place};

use crate::generate::{needed_fields, some_fields};
use crate::interleaving::{digest, play};
use crate::rng::Rng;
use crate::support::{Device, NOW, id};

const KINDS: [DocumentKind; 8] = [
    DocumentKind::Workspace,
    DocumentKind::ClientFinance,
    DocumentKind::Product,
    DocumentKind::Mailing,
    DocumentKind::Campaign,
    DocumentKind::Survey,
    DocumentKind::Handoff,
    DocumentKind::Planner,
];

pub fn case(number: u64) -> String {
    let mut rng = Rng::of("other", number);
    // Every other case is of the workspace, which has the most kinds of things.
    let kind = if number.is_multiple_of(2) { DocumentKind::Workspace } else { rng.pick(&KINDS) };
    let document = if kind == DocumentKind::Workspace { Id::workspace() } else { id(1) };
    let mut first = Device::new(1, document);
    if !kind.begins_alike() {
        let fields = needed_fields(kind.main().layout(), number);
        first.run(Command::Put { document, at: Place::main(kind), fields });
    }
    let things: Vec<&Layout> = Entity::all().filter(|layout| layout.document == kind).collect();
    let picture = play(&first.document, 2 + u8::from(number % 3 == 2), 8, &mut rng, |device, step, rng, _| {
        edit(document, &things, [device, u8::try_from(step).expect("few steps")], rng)
    });
    let mut digest = digest(&picture);
    digest.seen(&Workspace::from(&picture.record));
    digest.text()
}

fn edit(document: Id, things: &[&'static Layout], [device, step]: [u8; 2], rng: &mut Rng) -> Command {
    let layout = rng.pick(things);
    let n = rng.byte(3);
    let at = match layout.home {
        Home::Main(_) => Place::main(layout.document),
        Home::Within(parent, _) => Place::within(layout.entity, id(30 + n), parent, id(30)),
        _ => Place::of(layout.entity, id(30 + n)),
    };
    match rng.below(8) {
        0 => Command::Hide { document, at },
        1 => Command::Show { document, at },
        2 if !layout.states.is_empty() => {
            let state = layout.states[usize::from(n) % layout.states.len()].key.to_owned();
            let entry = Id::new(NOW, [device, step, n, 0, 0, 0, 0, 0, 0, 7]);
            Command::Turn { document, at, entry, state, text: "Потому что".to_owned(), deal: None }
        }
        _ => Command::Put { document, at, fields: some_fields(layout, rng.next()) },
    }
}
