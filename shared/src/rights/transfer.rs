//! Who may do what with a request that another department take a client over (C174). The relay decides by it at acceptance, in whichever change
//! such a request is touched; the page offers nothing else.
//!
//! | | asks | accepts, declines | takes it back, changes it |
//! |---|---|---|---|
//! | owner, head of no department | yes | yes | yes |
//! | head of a department | yes | what his department is asked | what his department asks |
//! | manager | yes | no | what he asked himself |
//! | viewer of a department | no | what his department is asked, and of the client no more than the department | no |
//! | other viewer | no | no | no |
//!
//! Never here: who may read the client ([`crate::access`]); choosing who leads it then.

use std::collections::BTreeSet;

use crate::Id;
use crate::account::Role;
use crate::document::Touch;
use crate::document::entity::Entity;
use crate::document::view::TransferView;
use crate::domain::{Command, Value};

/// The word before the id under which a request stands in its document.
pub const WORD: &str = "transfer:";
/// The key of the state that counts, and the word before the id of each.
const TURN: &str = "turn";
/// The states that answer a request.
const ANSWERS: [&str; 2] = ["accepted", "declined"];
/// Where a client says whose department's it is.
const PROFILE: &str = "profile";
const DEPARTMENT: &str = "department";

/// Somebody of the team, as far as these rights go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    /// The member.
    pub member: Id,
    /// What he is.
    pub role: Role,
    /// His department; none when he is in none.
    pub department: Option<Id>,
}

impl Who {
    /// Whether he leads the whole company: every request is his to decide.
    pub const fn leads_all(self) -> bool {
        matches!((self.role, self.department), (Role::Owner, _) | (Role::Head, None))
    }

    fn is_viewer_of(self, department: Option<Id>) -> bool {
        self.role == Role::Viewer && department.is_some() && self.department == department
    }

    fn is_head_of(self, department: Option<Id>) -> bool {
        self.role == Role::Head && department.is_some() && self.department == department
    }

    /// Whether he may accept or decline what the department `to` is asked.
    pub fn answers(self, to: Option<Id>) -> bool {
        self.leads_all() || self.is_head_of(to) || self.is_viewer_of(to)
    }

    /// Whether he may take back, or change, what `by` asked for the department `from`.
    pub fn withdraws(self, by: Id, from: Option<Id>) -> bool {
        self.leads_all() || (self.role.writes() && self.member == by) || self.is_head_of(from)
    }

    /// Whether a command is of an answer that somebody gives who writes nothing else: to what his department is asked, or the client
    /// becomes his department's with it. Whether such a request waits is not known here.
    pub fn is_answer(self, command: &Command) -> bool {
        let is_viewer = self.is_viewer_of(self.department);
        match command {
            Command::Turn { at, state, .. } => is_viewer && at.entity == Entity::Transfer && ANSWERS.contains(&state.as_str()),
            Command::Put { at, fields, .. } => {
                let into = self.department.map(Value::Ref);
                let is_own = |(key, value): &(String, Value)| key == DEPARTMENT && Some(value) == into.as_ref();
                is_viewer && at.entity == Entity::Profile && fields.iter().all(is_own)
            }
            _ => false,
        }
    }

    /// Whether he, who writes nothing else, may write a change that touches these places: it answers requests to his department and no
    /// others, and makes the client his department's only by accepting one. `department` is the client's after it.
    pub fn may_answer(
        self,
        touches: &BTreeSet<Touch>,
        before: &[TransferView],
        after: &[TransferView],
        department: Option<Id>,
    ) -> bool {
        let is_turn = |touch: &Touch| {
            let field = touch.field.as_deref().and_then(|field| field.strip_prefix(TURN));
            touch.key.starts_with(WORD) && field.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        let is_taken = |touch: &Touch| touch.key == PROFILE && touch.field.as_deref() == Some(DEPARTMENT);
        let accepts = after.iter().any(|request| {
            let was = before.iter().find(|known| known.id == request.id);
            let is_new = was.is_some_and(|was| was.is_waiting()) && request.state == "accepted";
            is_new && self.is_viewer_of(request.to)
        });
        let may = |touch: &Touch| (is_turn(touch) && self.may_touch_one(touch, before, after)) || (is_taken(touch) && accepts);
        // By the answer alone the client would be nobody's of theirs.
        let is_theirs = !accepts || self.is_viewer_of(department);
        touches.iter().any(is_turn) && touches.iter().all(may) && is_theirs
    }

    /// Whether he may bring this request into a state.
    fn may_turn(self, request: &TransferView, state: &str) -> bool {
        match state {
            state if ANSWERS.contains(&state) => self.answers(request.to),
            "withdrawn" => self.withdraws(request.by.member, request.from),
            _ => self.leads_all(),
        }
    }

    /// Whether he may write a change that touches these places: `before` and `after` are the document's requests without and with it. Places
    /// that are of no request are nothing to this table.
    pub fn may_touch(self, touches: &BTreeSet<Touch>, before: &[TransferView], after: &[TransferView]) -> bool {
        self.leads_all() || touches.iter().all(|touch| self.may_touch_one(touch, before, after))
    }

    fn may_touch_one(self, touch: &Touch, before: &[TransferView], after: &[TransferView]) -> bool {
        let Some(id) = touch.key.strip_prefix(WORD) else { return true };
        let of = |all: &[TransferView]| all.iter().position(|request| request.id.to_string() == id);
        let (was, is) = (of(before).and_then(|at| before.get(at)), of(after).and_then(|at| after.get(at)));
        // What it was before this change says whose it is: nobody makes it his own and answers it in one.
        let Some(request) = was.or(is) else { return false };
        let state_of = |request: Option<&TransferView>, turn: &str| {
            let turn = request?.turns.iter().find(|known| known.id.to_string() == turn)?;
            Some(turn.state.clone())
        };
        match touch.field.as_deref() {
            None => was.is_none(),
            Some(TURN) => {
                let (was, is) = (was.map_or("asked", |was| &was.state), is.map_or("asked", |is| &is.state));
                was == is || self.may_turn(request, is) || self.may_turn(request, was)
            }
            Some(field) => match field.strip_prefix(TURN).and_then(|rest| rest.strip_prefix(':')) {
                Some(turn) => {
                    let state = state_of(was, turn).or_else(|| state_of(is, turn));
                    state.is_some_and(|state| self.may_turn(request, &state))
                }
                None => was.is_none() || self.withdraws(request.by.member, request.from),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instant;
    use crate::document::entity::{DocumentKind, Entity};
    use crate::document::{Author, Document};
    use crate::domain::{ClientKind, Command, Place, Value};

    const CLIENT: Id = Id::from_bytes([1; 16]);
    const ASKED: Id = Id::from_bytes([2; 16]);
    const SALES: Id = Id::from_bytes([0x51; 16]);
    const SERVICE: Id = Id::from_bytes([0x52; 16]);
    const SELLER: Id = Id::from_bytes([7; 16]);

    fn who(member: u8, role: Role, department: Option<Id>) -> Who {
        Who { member: Id::from_bytes([member; 16]), role, department }
    }

    /// Everybody: an owner, heads of no department, of the one that asks, of the one that is asked; who asks, another manager, a viewer.
    fn all() -> [Who; 7] {
        [
            who(1, Role::Owner, None),
            who(2, Role::Head, None),
            who(3, Role::Head, Some(SALES)),
            who(4, Role::Head, Some(SERVICE)),
            who(7, Role::Manager, Some(SALES)),
            who(8, Role::Manager, Some(SERVICE)),
            who(9, Role::Viewer, Some(SERVICE)),
        ]
    }

    fn begun() -> Document {
        let mut document = Document::empty(CLIENT);
        document.set_actor(&[9; 16]);
        let (name, fields) = ("Анор".to_owned(), Vec::new());
        run(&mut document, Command::CreateClient { client: CLIENT, kind: ClientKind::Company, name, phone: None, fields });
        document
    }

    fn ask() -> Command {
        let fields: [(&str, Value); 3] =
            [("text", "Нужен сервис".into()), ("from", Value::Ref(SALES)), ("to", Value::Ref(SERVICE))];
        Command::put(CLIENT, at(), fields)
    }

    fn at() -> Place {
        Place::of(Entity::Transfer, ASKED)
    }

    fn turn(entry: u8, state: &str) -> Command {
        let text = "Нет свободных людей".to_owned();
        Command::Turn {
            document: CLIENT,
            at: at(),
            entry: Id::from_bytes([entry; 16]),
            state: state.to_owned(),
            text,
            deal: None,
        }
    }

    /// Runs a command as the seller; returns the places it touched, and the requests before.
    fn run(document: &mut Document, command: Command) -> (BTreeSet<Touch>, Vec<TransferView>) {
        let before = document.transfers();
        let seller = Author { member: SELLER, name: "Олег".to_owned() };
        let changes = document.apply(&[command], &seller, Instant::from_millis(1)).unwrap().changes;
        let touches = document.touches(&changes).into_iter().flatten().flatten().collect();
        (touches, before)
    }

    fn may(document: &mut Document, command: Command) -> [bool; 7] {
        let (touches, before) = run(document, command);
        let after = document.transfers();
        all().map(|who| who.may_touch(&touches, &before, &after))
    }

    #[test]
    fn the_department_that_is_asked_answers_and_who_asks_takes_back() {
        let mut asked = begun();
        assert_eq!(may(&mut asked, ask()), [true; 7], "who writes at all may ask, and that is not this table's");
        let answers = [true, true, false, true, false, false, true];
        let takes_back = [true, true, true, false, true, false, false];
        assert_eq!(may(&mut asked.clone(), turn(20, "accepted")), answers);
        assert_eq!(may(&mut asked.clone(), turn(20, "declined")), answers);
        assert_eq!(may(&mut asked.clone(), turn(20, "withdrawn")), takes_back);
        let reworded = Command::put(CLIENT, at(), [("text", "Иначе".into())]);
        assert_eq!(may(&mut asked.clone(), reworded), takes_back);
        let moved = Command::put(CLIENT, at(), [("to", Value::Ref(SALES))]);
        assert_eq!(may(&mut asked.clone(), moved), takes_back, "nobody turns to himself what others are asked");
        assert_eq!(may(&mut asked.clone(), Command::Hide { document: CLIENT, at: at() }), takes_back);
        let other = Command::put(CLIENT, Place::main(DocumentKind::Client), [("city", "Бухара".into())]);
        assert_eq!(may(&mut asked, other), [true; 7], "the client itself is not this table's");
    }

    #[test]
    fn an_answer_is_taken_back_by_who_could_give_it() {
        let mut document = begun();
        run(&mut document, ask());
        run(&mut document, turn(20, "declined"));
        let answers = [true, true, false, true, false, false, true];
        let undo = Command::Unturn { document: CLIENT, at: at(), entry: Id::from_bytes([20; 16]) };
        assert_eq!(may(&mut document.clone(), undo), answers);
        assert_eq!(may(&mut document, turn(21, "asked")), [true, true, false, false, false, false, false]);
    }

    #[test]
    fn nobody_asks_and_answers_in_one_change_what_he_may_not_answer() {
        let mut document = begun();
        let seller = Author { member: SELLER, name: "Олег".to_owned() };
        let both = [ask(), turn(20, "accepted")];
        let changes = document.apply(&both, &seller, Instant::from_millis(1)).unwrap().changes;
        let touches: BTreeSet<Touch> = document.touches(&changes).into_iter().flatten().flatten().collect();
        let may = all().map(|who| who.may_touch(&touches, &[], &document.transfers()));
        assert_eq!(may, [true, true, false, true, false, false, true], "that a viewer may not ask is another table's");
    }

    #[test]
    fn a_viewer_answers_what_his_department_is_asked_and_writes_nothing_else() {
        let mut asked = begun();
        run(&mut asked, ask());
        let [ours, theirs] = [SERVICE, SALES].map(|of| who(9, Role::Viewer, Some(of)));
        let department = |of| Command::put(CLIENT, Place::main(DocumentKind::Client), [("department", Value::Ref(of))]);
        let city = Command::put(CLIENT, Place::main(DocumentKind::Client), [("city", "Бухара".into())]);
        let reworded = Command::put(CLIENT, at(), [("text", "Иначе".into())]);
        let hide = Command::Hide { document: CLIENT, at: at() };
        let may = |commands: &[Command]| {
            let mut document = asked.clone();
            let (mut touches, before) = (BTreeSet::new(), document.transfers());
            for command in commands {
                touches.extend(run(&mut document, command.clone()).0);
            }
            let after = document.transfers();
            let into = document.rows().facts.id("department");
            [ours, theirs].map(|who| who.may_answer(&touches, &before, &after, into))
        };
        assert_eq!(may(&[turn(20, "declined")]), [true, false]);
        assert_eq!(may(&[department(SERVICE), turn(20, "accepted")]), [true, false]);
        for more in [
            vec![],
            vec![department(SERVICE)],
            vec![department(SERVICE), turn(20, "declined")],
            vec![department(SALES), turn(20, "accepted")],
            vec![turn(20, "accepted")],
            vec![city, department(SERVICE), turn(20, "accepted")],
            vec![reworded, turn(20, "declined")],
            vec![hide],
            vec![turn(20, "withdrawn")],
        ] {
            assert_eq!(may(&more), [false, false], "{more:?}");
        }
        let is_answer = |command: &Command| [ours, who(9, Role::Viewer, None)].map(|who| who.is_answer(command));
        for (command, is) in
            [(turn(20, "declined"), true), (department(SERVICE), true), (department(SALES), false), (turn(20, "asked"), false)]
        {
            assert_eq!(is_answer(&command), [is, false], "{command:?}");
        }
    }
}
