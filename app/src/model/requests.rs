//! Requests that wait for the engine's answer: what it must be told again when it was started anew. Never here: the worker.

use crate::bridge::ToEngine;

/// The numbers and the unanswered requests.
#[derive(Debug, Default)]
pub struct Requests {
    last: u64,
    waiting: Vec<(u64, ToEngine)>,
}

impl Requests {
    /// A new number.
    pub fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Remembers a message that is safe to send twice until it is answered. Others (a file to read, a running import) end with the worker.
    pub fn sent(&mut self, message: &ToEngine) {
        if let ToEngine::Execute { request, .. }
        | ToEngine::UndoImport { request, .. }
        | ToEngine::Merge { request, .. }
        | ToEngine::GoOn { request, .. }
        | ToEngine::RepeatRefused { request, .. }
        | ToEngine::RunDrafts { request, .. }
        | ToEngine::RemoveDemo { request } = message
        {
            self.waiting.push((*request, message.clone()));
        }
    }

    /// The request is answered.
    pub fn answered(&mut self, request: u64) {
        self.waiting.retain(|(waiting, _)| *waiting != request);
    }

    /// What a new worker must be told, in the order in which it was asked.
    pub fn again(&self) -> Vec<ToEngine> {
        self.waiting.iter().map(|(_, message)| message.clone()).collect()
    }

    /// Whether everything asked is answered: every edit is saved on this device.
    pub fn is_idle(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use ingot_shared::Id;

    use super::*;

    #[test]
    fn drafts_that_were_not_answered_are_run_again() {
        let mut requests = Requests::default();
        let request = requests.number();
        requests.sent(&ToEngine::RunDrafts { request, document: Id::from_bytes([1; 16]), drafts: Vec::new() });
        assert!(matches!(requests.again().as_slice(), [ToEngine::RunDrafts { request: 1, .. }]));
    }

    #[test]
    fn unanswered_edits_are_sent_again_in_order() {
        let mut requests = Requests::default();
        let numbers: Vec<u64> = (0..3).map(|_| requests.number()).collect();
        for request in &numbers {
            requests.sent(&ToEngine::Execute { request: *request, commands: Vec::new() });
        }
        requests.sent(&ToEngine::Ping);
        requests.answered(numbers[1]);
        let again: Vec<u64> = requests
            .again()
            .into_iter()
            .filter_map(|message| match message {
                ToEngine::Execute { request, .. } => Some(request),
                _ => None,
            })
            .collect();
        assert_eq!(again, [numbers[0], numbers[2]]);
        assert!(!requests.is_idle());
    }
}
