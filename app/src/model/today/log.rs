//! What a person did with an entry of the worklist, as commands. Never here: running them, words of a language.

use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, NewTask, Place, StageKind, Value};
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id};

use super::item::{Item, Why};

/// How a call or a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They talked.
    Reached,
    /// Nobody answered: an attempt, not a contact (C40).
    NoAnswer,
    /// They asked to be called later.
    CallBack,
    /// They do not want it.
    Refused,
    /// A message was sent by this channel.
    Sent(&'static str),
}

impl Outcome {
    /// The results of a call, in the order of their chips and keys.
    pub const OF_CALL: [Self; 4] = [Self::Reached, Self::NoAnswer, Self::CallBack, Self::Refused];

    /// The key of the result.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::CallBack => "call_back",
            Self::Refused => "refused",
            Self::Sent(_) => "sent",
        }
    }

    /// Whether the client is to be tried again, so that a day for it is proposed.
    pub const fn wants_again(self) -> bool {
        matches!(self, Self::NoAnswer | Self::CallBack)
    }
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The day.
    pub day: Date,
    /// What is promised.
    pub title: String,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How it ended; none when only the next step was planned.
    pub outcome: Option<Outcome>,
    /// What was said.
    pub text: String,
    /// The next step.
    pub next: Option<Next>,
    /// The reason that closes a refused enquiry, in words.
    pub reason: String,
}

/// Makes commands for an entry.
pub struct Log<'a> {
    /// The entry.
    pub item: &'a Item,
    /// The client.
    pub row: &'a ClientRow,
    /// The member at this device, who does what is planned.
    pub member: Id,
    /// Gives new ids.
    pub new_id: &'a dyn Fn() -> Id,
}

impl Log<'_> {
    /// Writes down how it ended, settles what it was about, and plans what comes next.
    ///
    /// "No answer" keeps no promise: the same task moves to its next day. Everything else finishes the task, and the next one follows it.
    pub fn result(&self, said: &Said) -> Vec<Command> {
        let mut commands = Vec::new();
        commands.extend(said.outcome.map(|outcome| self.contact(outcome, &said.text)));
        let next = said.next.as_ref();
        let is_unkept = matches!(said.outcome, None | Some(Outcome::NoAnswer));
        match (&self.item.why, next) {
            (Why::Task { task, .. }, Some(next)) if is_unkept => commands.push(self.move_task(*task, next.day)),
            (Why::Task { .. }, None) if is_unkept => {}
            (Why::Task { task, .. }, _) => commands.push(Command::FinishTask {
                document: self.row.id,
                task: *task,
                entry: (self.new_id)(),
                result: first_line(&said.text),
                next: next.map(|next| NewTask { task: (self.new_id)(), fields: owned(self.task_fields(next)) }),
            }),
            (Why::Enquiry { enquiry, .. }, _) => {
                let entry = (self.new_id)();
                match (said.outcome, next) {
                    (Some(Outcome::Refused), _) => {
                        let reason = if said.text.trim().is_empty() { &said.reason } else { &said.text };
                        commands.push(Command::reject_enquiry(self.row.id, *enquiry, entry, reason));
                    }
                    // Answered, and nothing is left to do: it is processed.
                    (Some(Outcome::Reached | Outcome::Sent(_)), None) => {
                        commands.push(Command::accept_enquiry(self.row.id, *enquiry, entry, None));
                    }
                    _ => {}
                }
                commands.extend(next.map(|next| self.new_task(next)));
            }
            (_, next) => commands.extend(next.map(|next| self.new_task(next))),
        }
        commands
    }

    /// Settles an entry in one go; nothing for one that needs a decision (a deal without a step, a complaint).
    pub fn done(&self) -> Option<Command> {
        let (document, entry) = (self.row.id, (self.new_id)());
        match &self.item.why {
            Why::Task { task, .. } => {
                Some(Command::FinishTask { document, task: *task, entry, result: String::new(), next: None })
            }
            Why::Enquiry { enquiry, .. } => Some(Command::accept_enquiry(document, *enquiry, entry, None)),
            Why::Silence { .. } => Some(self.contact(Outcome::Reached, "")),
            Why::Deal { .. } | Why::Complaint { .. } => None,
        }
    }

    /// Puts an entry off: the task moves, and what has no task gets one.
    pub fn snooze(&self, next: &Next) -> Command {
        match self.item.task() {
            Some(task) => self.move_task(task, next.day),
            None => self.new_task(next),
        }
    }

    fn contact(&self, outcome: Outcome, text: &str) -> Command {
        let (kind, channel) = match outcome {
            Outcome::Sent("email") => ("letter", "email"),
            Outcome::Sent(channel) => ("message", channel),
            _ => ("call", "phone"),
        };
        let result = if matches!(outcome, Outcome::Sent(_)) { Value::Nothing } else { outcome.key().into() };
        let text = text.trim();
        let fields = [
            ("direction", Value::from("out")),
            ("result", result),
            ("channel", channel.into()),
            ("text", if text.is_empty() { Value::Nothing } else { text.into() }),
            ("task", self.item.task().into()),
            ("deal", self.item.deal().into()),
            ("enquiry", self.item.enquiry().into()),
        ];
        let known = fields.into_iter().filter(|(_, value)| *value != Value::Nothing);
        Command::log_contact(self.row.id, (self.new_id)(), kind, known)
    }

    fn move_task(&self, task: Id, day: Date) -> Command {
        Command::put(self.row.id, Place::of(Entity::Task, task), [("due", Value::Day(day))])
    }

    fn new_task(&self, next: &Next) -> Command {
        Command::put(self.row.id, Place::of(Entity::Task, (self.new_id)()), self.task_fields(next))
    }

    /// The step is about what the entry is about, or about the one deal that is open.
    fn task_fields(&self, next: &Next) -> Vec<(&'static str, Value)> {
        let mut open = self.row.deals.iter().filter(|deal| deal.kind() == StageKind::Open).map(|deal| deal.id);
        let only = open.next().filter(|_| open.next().is_none());
        let enquiry = self.item.enquiry();
        let deal = self.item.deal().or_else(|| only.filter(|_| enquiry.is_none()));
        let fields = [
            ("title", Value::from(next.title.as_str())),
            ("kind", "call".into()),
            ("due", Value::Day(next.day)),
            ("assignee", Value::Ref(self.member)),
            ("deal", deal.into()),
            ("enquiry", enquiry.into()),
        ];
        fields.into_iter().filter(|(_, value)| *value != Value::Nothing).collect()
    }
}

fn owned(fields: Vec<(&'static str, Value)>) -> Vec<(String, Value)> {
    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The first line of a text, short enough for a title or a result.
pub fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::money::Sums;
    use crate::model::today::{Act, Section};
    use ingot_shared::Instant;
    use ingot_shared::row::DealRow;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn item(why: Why) -> Item {
        Item { client: id(1), section: Section::Today, why, act: Act::Call, sums: Sums::default(), order: 0 }
    }

    fn of_task() -> Item {
        let due = Date::from_days(20_000);
        item(Why::Task { task: id(3), title: "Позвонить".to_owned(), due, minute: None, deal: None, enquiry: None })
    }

    fn of_enquiry() -> Item {
        item(Why::Enquiry { enquiry: id(4), subject: String::new(), at: Instant::from_millis(0), days: 0 })
    }

    fn commands(item: &Item, outcome: Option<Outcome>, next: bool) -> Vec<Command> {
        let row = ClientRow { id: id(1), deals: vec![DealRow { id: id(7), ..DealRow::default() }], ..ClientRow::default() };
        let log = Log { item, row: &row, member: id(9), new_id: &|| id(50) };
        let next = next.then(|| Next { day: Date::from_days(20_003), title: "Позвонить".to_owned() });
        let commands = log.result(&Said { outcome, text: "Ждут счёт".to_owned(), next, reason: "Отказ".to_owned() });
        commands.iter().for_each(|command| command.check().unwrap());
        commands
    }

    fn value(command: &Command, key: &str) -> Option<Value> {
        let fields = match command {
            Command::Put { fields, .. } => fields,
            Command::FinishTask { next: Some(next), .. } => &next.fields,
            _ => return None,
        };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    }

    #[test]
    fn a_call_is_written_down_and_the_task_is_followed_by_the_next_one() {
        let all = commands(&of_task(), Some(Outcome::Reached), true);
        assert_eq!(value(&all[0], "result"), Some("reached".into()));
        assert_eq!((value(&all[0], "kind"), value(&all[0], "task")), (Some("call".into()), Some(Value::Ref(id(3)))));
        assert!(matches!(&all[1], Command::FinishTask { task, result, .. } if *task == id(3) && result == "Ждут счёт"));
        assert_eq!(value(&all[1], "assignee"), Some(Value::Ref(id(9))));
        assert_eq!(value(&all[1], "deal"), Some(Value::Ref(id(7))), "the only open deal is what it is about");
    }

    #[test]
    fn no_answer_moves_the_promise_and_does_not_keep_it() {
        let all = commands(&of_task(), Some(Outcome::NoAnswer), true);
        assert_eq!(value(&all[1], "due"), Some(Value::Day(Date::from_days(20_003))));
        assert!(matches!(&all[1], Command::Put { at, .. } if at.id == id(3)));
        assert_eq!(commands(&of_task(), Some(Outcome::NoAnswer), false).len(), 1);
    }

    #[test]
    fn an_enquiry_is_processed_rejected_or_planned() {
        let state = |outcome, next| {
            let all = commands(&of_enquiry(), Some(outcome), next);
            all.iter().find_map(|command| match command {
                Command::Turn { state, .. } => Some(state.clone()),
                _ => None,
            })
        };
        assert_eq!(state(Outcome::Reached, false).as_deref(), Some("processed"));
        assert_eq!(state(Outcome::Refused, false).as_deref(), Some("rejected"));
        assert_eq!(state(Outcome::Reached, true), None);
        let planned = commands(&of_enquiry(), Some(Outcome::Reached), true);
        assert_eq!(value(&planned[1], "enquiry"), Some(Value::Ref(id(4))));
    }

    #[test]
    fn a_message_says_by_which_channel_and_a_letter_is_one() {
        let all = commands(&of_task(), Some(Outcome::Sent("telegram")), false);
        assert_eq!((value(&all[0], "kind"), value(&all[0], "channel")), (Some("message".into()), Some("telegram".into())));
        assert_eq!(value(&all[0], "result"), None);
        let mail = commands(&of_task(), Some(Outcome::Sent("email")), false);
        assert_eq!(value(&mail[0], "kind"), Some("letter".into()));
    }

    #[test]
    fn only_a_step_is_planned_without_a_result() {
        let deal = item(Why::Deal { deal: id(7), title: String::new(), days: 3 });
        let all = commands(&deal, None, true);
        assert_eq!(all.len(), 1);
        assert_eq!(value(&all[0], "deal"), Some(Value::Ref(id(7))));
    }
}
