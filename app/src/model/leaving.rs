//! Who hands over to whom, and how many clients each takes (C175): kept until it is done, so that what was broken off goes on. Never here:
//! who may, and cutting somebody off.

use std::fmt::Write;

use ingot_shared::Id;
use ingot_shared::domain::rules::hand_over::{Belongings, shares, spread};
use ingot_shared::domain::{Command, Lead};
use ingot_shared::row::ClientRow;

/// A hand-over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandOver {
    /// Its id: the entries that it writes follow from it, so that going on writes none twice.
    pub id: Id,
    /// Whose.
    pub from: Lead,
    /// Who takes over, and how many clients in proportion.
    pub to: Vec<(Lead, u32)>,
    /// Whether he leaves the company.
    pub leaves: bool,
}

impl HandOver {
    /// As it is kept on the device.
    pub fn kept(&self) -> String {
        let mut text = format!("{}\t{}\t{}\t{}", self.id, u8::from(self.leaves), self.from.member, self.from.name);
        for (lead, takes) in &self.to {
            let _ = write!(text, "\n{takes}\t{}\t{}", lead.member, lead.name);
        }
        text
    }

    /// What was kept; none for what is no hand-over.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut head = lines.next()?.splitn(4, '\t');
        let id = head.next()?.parse().ok()?;
        let leaves = head.next()? == "1";
        let from = Lead { member: head.next()?.parse().ok()?, name: head.next()?.to_owned() };
        let taker = |line: &str| {
            let mut parts = line.splitn(3, '\t');
            let takes = parts.next()?.parse().ok()?;
            Some((Lead { member: parts.next()?.parse().ok()?, name: parts.next()?.to_owned() }, takes))
        };
        let to: Vec<(Lead, u32)> = lines.map(taker).collect::<Option<_>>()?;
        (!to.is_empty()).then_some(Self { id, from, to, leaves })
    }

    /// A command for each of these clients.
    pub fn commands(&self, work: &[(Id, Belongings)]) -> Vec<Command> {
        let wanted: Vec<u32> = self.to.iter().map(|(_, takes)| *takes).collect();
        let takes = shares(u32::try_from(work.len()).unwrap_or(u32::MAX), &wanted);
        let given = spread(work, &takes).into_iter();
        let command = |(document, at): (Id, usize)| {
            let (to, _) = self.to.get(at)?.clone();
            Some(Command::HandOver { document, entry: self.id.derived(&document.to_string()), from: self.from.clone(), to })
        };
        given.filter_map(command).collect()
    }
}

/// The clients where this member has something.
pub fn work<'a>(rows: impl Iterator<Item = &'a ClientRow>, member: &Lead) -> Vec<(Id, Belongings)> {
    rows.map(|row| (row.id, Belongings::of(row, member))).filter(|(_, has)| !has.is_empty()).collect()
}

/// Everything that is there.
pub fn total(work: &[(Id, Belongings)]) -> Belongings {
    work.iter().fold(Belongings::default(), |all, (_, has)| all.and(*has))
}

/// Who is chosen to take over, with the number that was typed for him.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(pub Vec<(Id, Option<u32>)>);

impl Chosen {
    /// What was chosen, as a form keeps it.
    pub fn read(text: &str) -> Self {
        let one = |part: &str| match part.split_once('=') {
            Some((member, number)) => Some((member.parse().ok()?, number.parse().ok())),
            None => Some((part.parse().ok()?, None)),
        };
        Self(text.split(',').filter_map(one).collect())
    }

    /// For the form to keep.
    pub fn kept(&self) -> String {
        let one = |(member, number): &(Id, Option<u32>)| match number {
            Some(number) => format!("{member}={number}"),
            None => member.to_string(),
        };
        self.0.iter().map(one).collect::<Vec<_>>().join(",")
    }

    /// Whether this member is among them.
    pub fn has(&self, member: Id) -> bool {
        self.0.iter().any(|(one, _)| *one == member)
    }

    /// Takes a member in, or out. Numbers that were typed before are for another circle and go.
    pub fn toggle(&mut self, member: Id) {
        match self.has(member) {
            true => self.0.retain(|(one, _)| *one != member),
            false => self.0.push((member, None)),
        }
        self.evenly();
    }

    /// Nobody's number is typed.
    pub fn evenly(&mut self) {
        self.0.iter_mut().for_each(|(_, number)| *number = None);
    }

    /// This member takes so many.
    pub fn set(&mut self, member: Id, number: Option<u32>) {
        self.0.iter_mut().filter(|(one, _)| *one == member).for_each(|(_, typed)| *typed = number);
    }

    /// How many each takes: the typed numbers, and the others the rest in equal parts.
    pub fn takes(&self, all: u32) -> Vec<u32> {
        let typed: u32 = self.0.iter().filter_map(|(_, number)| *number).fold(0, u32::saturating_add);
        let free = self.0.iter().filter(|(_, number)| number.is_none()).count();
        let mut rest = shares(all.saturating_sub(typed), &vec![1; free]).into_iter();
        self.0.iter().map(|(_, number)| number.unwrap_or_else(|| rest.next().unwrap_or_default())).collect()
    }

    /// Whether that is everything and not more.
    pub fn adds_up(&self, all: u32) -> bool {
        self.takes(all).into_iter().fold(0, u32::saturating_add) == all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8, name: &str) -> Lead {
        Lead { member: id(n), name: name.to_owned() }
    }

    fn plan() -> HandOver {
        let to = vec![(lead(2, "Камола Юсупова"), 3), (lead(3, ""), 1)];
        HandOver { id: id(9), from: lead(1, "Олег"), to, leaves: true }
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_is_not_one_is_none() {
        assert_eq!(HandOver::read(&plan().kept()), Some(plan()));
        for text in ["", "x", &id(9).to_string(), plan().kept().lines().next().unwrap(), &format!("{}\nx", plan().kept())] {
            assert_eq!(HandOver::read(text), None, "{text}");
        }
    }

    #[test]
    fn each_client_goes_to_one_in_proportion_and_going_on_writes_the_same_entries() {
        let led = |n| ClientRow { id: id(n), lead: Some(id(1)), ..ClientRow::default() };
        let rows: Vec<ClientRow> = (10..18).map(led).chain([ClientRow { id: id(30), ..ClientRow::default() }]).collect();
        let work = work(rows.iter(), &plan().from);
        assert_eq!(total(&work), Belongings { clients: 8, ..Belongings::default() });
        let commands = plan().commands(&work);
        let goes_to = |member| {
            commands.iter().filter(|command| matches!(command, Command::HandOver { to, .. } if to.member == member)).count()
        };
        assert_eq!((commands.len(), goes_to(id(2)), goes_to(id(3))), (8, 6, 2));
        let rest: Vec<(Id, Belongings)> = work
            .iter()
            .filter(|(client, _)| commands[4..].iter().any(|command| command.document() == *client))
            .copied()
            .collect();
        let entries = |commands: &[Command]| -> Vec<Id> {
            let mut entries: Vec<Id> = commands
                .iter()
                .filter_map(|command| if let Command::HandOver { entry, .. } = command { Some(*entry) } else { None })
                .collect();
            entries.sort_unstable();
            entries
        };
        assert_eq!(entries(&plan().commands(&rest)), entries(&commands[4..]));
    }

    #[test]
    fn who_has_no_number_takes_of_the_rest() {
        let mut chosen = Chosen::default();
        [2, 3, 4].into_iter().for_each(|n| chosen.toggle(id(n)));
        assert_eq!(chosen.takes(10), [4, 3, 3]);
        chosen.set(id(3), Some(7));
        assert_eq!((chosen.takes(10), chosen.adds_up(10)), (vec![2, 7, 1], true));
        chosen.set(id(3), Some(11));
        assert_eq!((chosen.takes(10), chosen.adds_up(10)), (vec![0, 11, 0], false));
        assert_eq!(Chosen::read(&chosen.kept()), chosen);
        chosen.toggle(id(2));
        assert_eq!((chosen.takes(10), chosen.has(id(2))), (vec![5, 5], false));
        [3, 4].into_iter().for_each(|n| chosen.set(id(n), Some(4)));
        assert!(!chosen.adds_up(10), "two stay with him");
        assert_eq!(Chosen::read(""), Chosen::default());
    }
}
