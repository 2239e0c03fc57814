//! Deals, their stage history and positions, and the proposals made of them.

use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::Node;
use crate::document::read::lead_of;
use crate::document::schema as key;
use crate::document::view::{AuthorView, DealView, Item, LineView, PaymentView, ProposalView, StageMove};
use crate::domain::{Loss, StageId, StageKind};
use crate::{Id, Instant};

/// One move of a deal with what only the document needs.
pub(in crate::document) struct Move {
    pub(in crate::document) id: Id,
    pub(in crate::document) at: Instant,
    pub(in crate::document) by: AuthorView,
    pub(in crate::document) from: StageId,
    pub(in crate::document) to: StageId,
    pub(in crate::document) kind: StageKind,
    pub(in crate::document) loss: Option<Loss>,
}

impl Document {
    /// The moves of a deal that were not undone, oldest first.
    pub(in crate::document) fn moves(&self, deal: &Node) -> Vec<Move> {
        let mut moves: Vec<Move> = self
            .collection(deal, key::MOVES)
            .into_iter()
            .filter(|(_, entry)| !self.flag(entry, key::UNDONE))
            .map(|(id, entry)| {
                let to: StageId = self.parsed(&entry, key::TO).unwrap_or_default();
                Move {
                    id,
                    at: self.instant(&entry, key::AT).unwrap_or_default(),
                    by: self.author(&entry),
                    from: self.parsed(&entry, key::FROM).unwrap_or_default(),
                    to,
                    // Version 1 knew only the default stages and stored no kind.
                    kind: self.parsed(&entry, key::KIND).unwrap_or_else(|| to.kind()),
                    loss: self.loss(&entry),
                }
            })
            .collect();
        moves.sort_by_key(|entry| (entry.at, entry.id));
        moves
    }

    fn loss(&self, entry: &Node) -> Option<Loss> {
        let loss = Loss { reason: self.text(entry, key::REASON), comment: self.text(entry, key::COMMENT) };
        (!loss.reason.is_empty() || !loss.comment.is_empty()).then_some(loss)
    }

    /// The move that decides the stage: the one that `current` names, or the latest when that one was undone elsewhere.
    pub(in crate::document) fn current_move<'a>(&self, deal: &Node, moves: &'a [Move]) -> Option<&'a Move> {
        let named: Option<Id> = self.parsed(deal, key::CURRENT);
        moves.iter().find(|entry| Some(entry.id) == named).or_else(|| moves.last())
    }

    /// The positions of a deal or proposal that were not taken away, in their order.
    pub(in crate::document) fn lines_of(&self, at: &Node) -> Vec<Item> {
        let mut lines = self.inside(at, Entity::Line, "line");
        lines.sort_by_key(|line| (line.fields.number("order"), line.id));
        lines
    }

    fn inside(&self, at: &Node, entity: Entity, word: &str) -> Vec<Item> {
        let own = self.things(at).into_iter().filter(|thing| thing.word == word && !self.flag(&thing.node, key::REMOVED));
        own.map(|thing| self.item(entity.layout(), thing.id, &thing.node)).collect()
    }

    /// The deals that were not deleted, newest first.
    pub(super) fn deals(&self) -> Vec<DealView> {
        let all = self.collection(&Node::root(), key::DEALS).into_iter();
        let mut deals: Vec<DealView> =
            all.filter(|(_, deal)| !self.flag(deal, key::DELETED)).map(|(id, deal)| self.deal(id, &deal)).collect();
        deals.sort_by_key(|deal| std::cmp::Reverse((deal.created, deal.id)));
        deals
    }

    fn deal(&self, id: Id, deal: &Node) -> DealView {
        let item = self.item(Entity::Deal.layout(), id, deal);
        let created = item.fields.moment(key::CREATED).unwrap_or_default();
        let moves = self.moves(deal);
        let current = self.current_move(deal, &moves);
        let kind = current.map(|entry| entry.kind).unwrap_or_default();
        let since = current.map_or(created, |entry| entry.at);
        let responsible = item.fields.text(key::RESPONSIBLE).to_owned();
        let mut payments: Vec<PaymentView> =
            self.inside(deal, Entity::Payment, "payment").iter().map(PaymentView::from).collect();
        payments.sort_by_key(|payment| (payment.due.is_none(), payment.due, payment.id));
        DealView {
            id,
            title: item.fields.text(key::TITLE).to_owned(),
            amount: item.fields.money(key::AMOUNT).unwrap_or_default(),
            stage: current.map(|entry| entry.to).unwrap_or_default(),
            kind,
            lead: lead_of(&responsible, item.fields.text(key::LEAD)),
            responsible,
            created,
            since,
            loss: current.and_then(|entry| entry.loss.clone()),
            closed: kind.is_closed().then_some(since),
            history: moves
                .into_iter()
                .map(|entry| StageMove {
                    id: entry.id,
                    at: entry.at,
                    by: entry.by,
                    from: entry.from,
                    to: entry.to,
                    kind: entry.kind,
                })
                .collect(),
            lines: self.lines_of(deal).iter().map(LineView::from).collect(),
            payments,
            approval: item.state,
            approvals: item.turns,
            fields: item.fields,
        }
    }

    /// Proposals by deal and number. Of those with one number, made on two devices apart, the later ones get a suffix: all of them went
    /// to the client, so all of them stay. One that was taken away after it went out counts, so that no suffix changes under a
    /// printed offer.
    pub(super) fn proposals(&self, mut items: Vec<Item>) -> Vec<ProposalView> {
        let hidden = |id: Id| {
            let node = self.child(&Node::root(), &format!("proposal:{id}"));
            node.is_none_or(|node| self.flag(&node, key::REMOVED))
        };
        items.retain(|item| item.state != "draft" || !hidden(item.id));
        let mut all: Vec<ProposalView> = items
            .into_iter()
            .map(|item| ProposalView {
                id: item.id,
                at: item.at,
                by: item.by,
                deal: item.fields.id("deal").unwrap_or_default(),
                number: item.fields.number("number").unwrap_or(0),
                again: 0,
                state: item.state,
                turns: item.turns,
                lines: Vec::new(),
                fields: item.fields,
            })
            .collect();
        all.sort_by_key(|proposal| (proposal.deal, proposal.number, proposal.id));
        let mut before = (Id::default(), 0, 0);
        for proposal in &mut all {
            let same = before.2 > 0 && (before.0, before.1) == (proposal.deal, proposal.number);
            before = (proposal.deal, proposal.number, if same { before.2 + 1 } else { 1 });
            proposal.again = if same { before.2 } else { 0 };
        }
        all.retain_mut(|proposal| {
            let node = self.child(&Node::root(), &format!("proposal:{}", proposal.id));
            let shown = node.filter(|node| !self.flag(node, key::REMOVED));
            if let Some(node) = &shown {
                proposal.lines = self.lines_of(node).iter().map(LineView::from).collect();
            }
            shown.is_some()
        });
        all
    }
}
