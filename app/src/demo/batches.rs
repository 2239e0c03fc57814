//! The example company in batches that the engine can take.

use ingot_shared::Id;
use ingot_shared::demo::Demo;
use ingot_shared::row;
use ingot_shared::wire::Bytes;

use crate::bridge::ToEngine;
use crate::bridge::demo::DemoOrder;

/// How many clients the example has.
pub const CLIENTS: u32 = 300;
/// Clients in one batch: some hundred milliseconds of work on a phone.
const BATCH: u32 = 25;
/// The company is the same for everybody.
const SEED: u64 = 1;

/// The batches of an order, made one at a time, with how many clients are made by then.
pub fn batches(order: DemoOrder) -> impl Iterator<Item = (u32, ToEngine)> {
    let demo = Demo::new(SEED, CLIENTS, order.today).for_guest(order.member, &order.name);
    (0..CLIENTS.div_ceil(BATCH)).map(move |number| {
        let (from, to) = (number * BATCH, CLIENTS.min((number + 1) * BATCH));
        let mut documents: Vec<(Id, Bytes)> = Vec::new();
        let mut rows = Vec::new();
        for made in (from..to).map(|number| demo.client(number)) {
            if let (Some(saved), Some(row)) = (made.saved(made.id.as_bytes()), made.row()) {
                documents.push((made.id, saved.into()));
                rows.push(row);
            }
        }
        let packed = row::pack(&rows).into();
        (to, ToEngine::StoreDemo { request: order.request, documents, packed, is_last: to == CLIENTS })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ingot_shared::Date;
    use ingot_shared::document::Client;

    use super::*;

    #[test]
    fn every_row_is_that_of_its_document_and_the_last_batch_says_so() {
        let today = Date::new(2026, 11, 26).unwrap();
        let order = DemoOrder { request: 4, member: Id::from_bytes([9; 16]), name: "Анна".to_owned(), today };
        let mut ids = BTreeSet::new();
        let mut ends = Vec::new();
        for (done, batch) in batches(order) {
            let ToEngine::StoreDemo { request: 4, documents, packed, is_last } = batch else { panic!("{batch:?}") };
            ends.push((done, is_last));
            let rows = row::unpack(&packed).unwrap();
            assert_eq!(rows.len(), documents.len());
            for ((id, bytes), row) in documents.into_iter().zip(rows) {
                assert!(ids.insert(id));
                assert_eq!(Client::load(id, &bytes).unwrap().rows(), row);
            }
        }
        assert_eq!(ids.len(), CLIENTS as usize);
        assert_eq!(ends.iter().filter(|(_, is_last)| *is_last).collect::<Vec<_>>(), [&(CLIENTS, true)]);
    }
}
