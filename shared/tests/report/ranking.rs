//! The order of buyers, held against the rules that look at all of them.

use ingot_shared::date::Period;
use ingot_shared::domain::StageId;
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::rates::Rates;
use ingot_shared::domain::rules::value::{WonDeal, client_value};
use ingot_shared::report::{Context, Ranking};
use ingot_shared::row::ClientRow;
use ingot_shared::{Currency, Id, Money};
use proptest::prelude::*;

use super::{any_base, client, day, deal, id, rates, small, som, totals, year};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn buyers_stand_by_what_they_brought_in_the_period(rows in any_base()) {
        let mut totals = totals(rows.values());
        totals.ranking_mut().look_at(year(), rates());
        let ranking = totals.ranking();
        let inside = |client: Id| -> Vec<Base> {
            let own = ranking.purchases(client).iter().filter(|purchase| year().contains(purchase.day));
            own.map(|purchase| rates().to_base(purchase.amount).unwrap()).collect()
        };
        let mut expected: Vec<(Id, Base)> =
            rows.keys().map(|client| (*client, inside(*client).into_iter().sum())).filter(|(_, sum)| *sum > Base::ZERO).collect();
        expected.sort_by_key(|(client, sum)| (std::cmp::Reverse(*sum), *client));
        prop_assert_eq!(ranking.total(), expected.iter().map(|(_, sum)| *sum).sum::<Base>());
        prop_assert_eq!(ranking.ranked().collect::<Vec<_>>(), expected);
        for facts in ranking.facts() {
            prop_assert_eq!(facts.purchases as usize, inside(facts.client).len());
            let all = ranking.purchases(facts.client);
            prop_assert!(all.is_sorted_by_key(|purchase| purchase.day));
            prop_assert_eq!(facts.last_purchase, all.last().map(|purchase| purchase.day));
            let won: Vec<WonDeal> = all.iter().map(|purchase| WonDeal {
                amount: rates().to_base(purchase.amount).unwrap(),
                profit: purchase.profit.map(|profit| rates().to_base(profit).unwrap()),
            }).collect();
            prop_assert_eq!(ranking.value(facts.client), client_value(&won));
        }
    }
}

#[test]
fn an_amount_without_a_rate_is_found_and_left_out() {
    let won = |n, days| deal(n, 201, 5, &[(StageId::WON, days)]);
    let mut dollars = won(11, 40);
    dollars.amount = Money::units(9, Currency::Usd);
    let rows = [client(1, vec![won(10, 40), dollars.clone()]), client(2, vec![dollars])];
    let mut totals = totals(&rows);
    totals.ranking_mut().look_at(year(), Rates::new(Currency::Uzs));
    let ranking = totals.ranking();
    assert_eq!((ranking.without_rate(), ranking.total()), (2, Base::from_minor(som(5).minor)));
    assert_eq!(ranking.ranked().collect::<Vec<_>>(), [(id(1), Base::from_minor(som(5).minor))]);
    assert_eq!(ranking.value(id(2)).value, Base::ZERO);
    totals.ranking_mut().look_at(Period::new(day(41), day(90)), Rates::new(Currency::Uzs));
    assert_eq!(totals.ranking().without_rate(), 0, "none in the period");
}

#[test]
fn without_a_period_nobody_stands_in_the_order() {
    let totals = totals(&small());
    assert_eq!((totals.ranking().ranked().count(), totals.ranking().total()), (0, Base::ZERO));
    assert_eq!(totals.ranking().facts().len(), 2, "who ever bought is known");
}

#[test]
fn a_client_that_is_deleted_leaves_the_order() {
    let mut ranking = Ranking::default();
    ranking.look_at(year(), rates());
    let [first, second]: [ClientRow; 2] = small().try_into().unwrap();
    let context = Context::default();
    ranking.replace(None, Some(&first), &context);
    ranking.replace(None, Some(&second), &context);
    // The same once more, as after a restart: it does not stand there twice.
    ranking.replace(None, Some(&second), &context);
    assert_eq!(ranking.ranked().count(), 1, "the first sale of the year is before the period, the second client's too");
    ranking.replace(Some(&first), Some(&ClientRow { deleted: true, ..first.clone() }), &context);
    assert_eq!((ranking.ranked().count(), ranking.total(), ranking.facts().len()), (0, Base::ZERO, 1));
}
