//! What is said, asked and promised: contacts, enquiries, complaints, tasks (C17, C36, C39, C78, C88, C154).

use super::{Ledger, flag};
use crate::report::figure::Figure;
use crate::report::key::packed_day;
use crate::row::ClientRow;

impl Ledger<'_> {
    pub(super) fn talk(&mut self, row: &ClientRow) {
        for contact in &row.contacts {
            let at = [
                self.day(contact.at),
                self.word(contact.by),
                self.word(contact.kind.as_str()),
                flag(contact.incoming),
                flag(!contact.no_answer),
                self.word(contact.channel.as_str()),
            ];
            self.add(Figure::Contacts, at, 1);
        }
        for task in &row.tasks {
            let at = [task.due.map_or(0, packed_day), self.word(task.assignee), self.word(task.kind.as_str())];
            self.add(Figure::Tasks, at, 1);
        }
        for enquiry in &row.enquiries {
            let at = [self.day(enquiry.at), self.word(enquiry.assignee), self.word(enquiry.channel.as_str())];
            self.add(Figure::Enquiries, at, 1);
        }
        for complaint in &row.complaints {
            let at = [self.day(complaint.at), self.word(complaint.assignee)];
            self.add(Figure::Complaints, at, 1);
        }
    }
}
