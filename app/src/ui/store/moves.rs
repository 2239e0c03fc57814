//! Moving a deal: what has to be asked first, and showing it at once. Never here: the sheets that ask.

use ingot_shared::date::WorkWeek;
use ingot_shared::document::record::{Need, Template};
use ingot_shared::domain::{Command, Lead, Loss, NewTask, StageId, StageKind};
use ingot_shared::row::DealRow;
use ingot_shared::{Date, Id};

use leptos::prelude::untrack;

use super::{Me, MoveAsked, NeedAsked, Store};
use crate::model::inbox::sharing::Load;
use crate::model::letter::{Written, written};
use crate::model::mine::Mine;
use crate::model::team::team;
use crate::ui::browser;
use crate::ui::common::forget_typed;
use crate::ui::i18n::{errors, fill, names, t};

/// A move that has everything it needs.
#[derive(Clone, Debug)]
pub struct Move {
    /// The client.
    pub client: Id,
    /// The deal.
    pub deal: Id,
    /// The stage to be in.
    pub to: StageId,
    /// Why it was lost, for a lost stage.
    pub loss: Option<Loss>,
    /// What comes after the sale, for a won stage.
    pub follow: Option<NewTask>,
    /// What the stage needs and the deal did not have; taken back together with the move.
    pub first: Vec<Command>,
    /// Where what was typed for it is kept until it is made.
    pub typed: Vec<String>,
}

impl Move {
    /// A move for which nothing is asked.
    pub const fn plain(client: Id, deal: Id, to: StageId) -> Self {
        Self { client, deal, to, loss: None, follow: None, first: Vec::new(), typed: Vec::new() }
    }
}

impl Store {
    /// Moves a deal to a stage, by whatever way that was asked for; a sheet asks first where a rule wants more than the stage. Closing
    /// the sheet leaves the deal where it is. Whether it moved at once.
    pub fn want_move(self, client: Id, deal: Id, title: String, to: StageId) -> bool {
        self.want_move_with(MoveAsked { client, deal, title, to }, Vec::new())
    }

    /// The same, for a move that something else is done with, in one step.
    pub fn want_move_with(self, asked: MoveAsked, with: Vec<Command>) -> bool {
        let needs = self.missing(&asked);
        if needs.is_empty() {
            return self.go_on(asked, with, Vec::new());
        }
        self.need.set(Some(NeedAsked { to: asked, needs, with, is_new: false }));
        false
    }

    /// What a deal lacks to come into a stage.
    fn missing(self, asked: &MoveAsked) -> Vec<Need> {
        let missing = self.workspace.with_untracked(|workspace| {
            let stage = workspace.stage(asked.to)?;
            let entry = self.rows.with_untracked(|rows| rows.get(asked.client))?;
            let deal = entry.row.deals.iter().find(|deal| deal.id == asked.deal)?;
            Some(stage.missing(&entry.row, deal))
        });
        missing.unwrap_or_default()
    }

    /// Goes on with a move whose deal gets by these commands what the stage needs; that was typed, and is kept there until it is stored.
    /// Whether it moved at once.
    pub fn go_on(self, asked: MoveAsked, first: Vec<Command>, typed: Vec<String>) -> bool {
        let MoveAsked { client, deal, to, .. } = asked;
        let sheet = match self.workspace.with_untracked(|workspace| workspace.stage_kind(to)) {
            StageKind::Lost => self.loss,
            StageKind::Won => self.win,
            StageKind::Open | StageKind::Nurture => {
                self.move_deal(Move { first, typed, ..Move::plain(client, deal, to) });
                return true;
            }
        };
        // What was typed is stored before the next sheet asks: closing that one must not lose it.
        if !first.is_empty() {
            self.run(first, move |result| match result {
                Ok(_) => forget_typed(&typed),
                Err(error) => self.toast_error(errors::engine(&error)),
            });
        }
        sheet.set(Some(asked));
        false
    }

    /// Moves a deal. The card is in its new stage at once; should the engine refuse, it goes back.
    pub fn move_deal(self, Move { client, deal, to, loss, follow, first, typed }: Move) {
        let kind = self.workspace.with_untracked(|workspace| workspace.stage_kind(to));
        let before = self.rows.with_untracked(|rows| rows.get(client).map(|entry| entry.row.clone()));
        let shown = self.rows.with_untracked(|rows| rows.with_stage(client, deal, to, kind, browser::now()));
        if let Some(row) = shown {
            self.show_rows(vec![row]);
        }
        let title = before
            .as_ref()
            .and_then(|row| row.deals.iter().find(|candidate| candidate.id == deal))
            .map(|deal| deal.title.clone());
        let stage = self.workspace.with_untracked(|workspace| names::stage(workspace, to));
        let text = fill(t().deal_moved_to, &[&title.unwrap_or_default(), &stage]);
        let command = Command::MoveStage { document: client, deal, entry: browser::new_id(), to, kind, loss, follow };
        let mut commands = first;
        commands.push(command);
        self.run(commands, move |result| match result {
            Ok(step) => {
                forget_typed(&typed);
                self.toast(text, step);
            }
            Err(error) => {
                if let Some(row) = before {
                    self.show_rows(vec![row]);
                }
                self.toast_error(errors::engine(&error));
            }
        });
    }

    /// Makes a new deal like a former one, with its lines (C72); a sheet asks first for what its first stage needs and the former one does
    /// not have.
    pub fn repeat_deal(self, client: Id, deal: Id) {
        let former = self.rows.with_untracked(|rows| rows.row(client)?.deals.iter().find(|former| former.id == deal).cloned());
        let former = former.unwrap_or_default();
        let stage = self.workspace.with_untracked(|workspace| workspace.pipeline_of(&former.pipeline)?.entrance());
        let stage = stage.unwrap_or(StageId::UNSORTED);
        let new = browser::new_id();
        let command = Command::RepeatDeal { document: client, deal, new, stage };
        // The day on which its money is expected is another one.
        let begun = DealRow { expected: None, ..former };
        let needs = untrack(|| self.new_deal_lacks(client, &begun, stage));
        if needs.is_empty() {
            self.run_then_toast(vec![command], t().deal_words.repeated.to_owned());
        } else {
            let to = MoveAsked { client, deal: new, title: begun.title, to: stage };
            self.need.set(Some(NeedAsked { to, needs, with: vec![command], is_new: true }));
        }
    }

    /// What a deal that is only being made lacks to begin in a stage; watches both.
    pub fn new_deal_lacks(self, client: Id, deal: &DealRow, stage: StageId) -> Vec<Need> {
        let missing = self.workspace.with(|workspace| {
            let stage = workspace.stage(stage)?;
            self.rows.with(|rows| rows.row(client).map(|client| stage.missing(client, deal)))
        });
        missing.unwrap_or_default()
    }

    /// A template written to a client by whoever is here.
    pub fn written(self, client: Id, template: &Template) -> Written {
        let name = self.rows.with(|rows| rows.get(client).map(|entry| entry.row.name.clone()).unwrap_or_default());
        self.me.with(|me| written(template, &name, &me.name))
    }

    /// The day at the company.
    pub fn today(self) -> Date {
        self.workspace.with_untracked(|workspace| workspace.zone().date(browser::now()))
    }

    /// The day that the worklist and the tasks show: the company's, until they are looked at on another one.
    pub fn day_shown(self) -> Date {
        self.rows.with_untracked(|rows| {
            rows.today().moment().map_or_else(|| rows.today().day_of(browser::now()), |moment| moment.today)
        })
    }

    /// The week that the company works.
    pub fn work_week(self) -> WorkWeek {
        self.workspace.with_untracked(|workspace| workspace.work_week(self.day_shown()))
    }

    /// Who looks at the screens.
    pub fn viewer(self) -> Mine {
        self.me.with(Me::mine)
    }

    /// Everybody who works here, by name.
    pub fn team(self) -> Vec<Lead> {
        let me = self.me.with_untracked(Me::mine);
        let known = self.rows.with_untracked(|rows| rows.people());
        self.workspace.with_untracked(|workspace| team(&workspace.members, known, &me))
    }

    /// What everybody has, to share out more of it today.
    pub fn load(self) -> Load {
        let absences = self.workspace.with_untracked(|workspace| workspace.absences());
        self.rows.with_untracked(|rows| Load::of(rows.iter())).on(absences, self.today())
    }

    /// Who leads, by the name chosen: with the member's id where one of the team has that name; of several it is whoever is at this device.
    pub fn lead_of(self, name: &str) -> Lead {
        let me = self.me.with_untracked(Me::mine);
        let mut named = self.team().into_iter().filter(|lead| !name.is_empty() && lead.name == name);
        match (named.next(), named.next()) {
            (Some(lead), None) => lead,
            _ if me.is_known() && me.name == name => Lead { member: me.member, name: me.name },
            _ => Lead { member: Id::default(), name: name.to_owned() },
        }
    }
}
