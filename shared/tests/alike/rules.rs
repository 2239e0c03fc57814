//! Rules that reckon: money, prices, shares, scores, forecasts, dates.

use ingot_shared::date::{Period, WorkWeek, Zone};
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::bonus::{BonusEntry, BonusRule};
use ingot_shared::domain::rules::demand::{monthly, trend};
use ingot_shared::domain::rules::forecast::{backtest, forecast};
use ingot_shared::domain::rules::groups::group_profits;
use ingot_shared::domain::rules::pareto::pareto;
use ingot_shared::domain::rules::plan::plan_fact;
use ingot_shared::domain::rules::price::{PriceList, Terms, Together, price_line, totals};
use ingot_shared::domain::rules::rates::{Rate, Rates, Sums};
use ingot_shared::domain::rules::ratio::{Bp, divide, scale};
use ingot_shared::domain::rules::recurrence::Every;
use ingot_shared::domain::rules::score::{Borders, ScoreFacts, Weights, score};
use ingot_shared::domain::rules::segments::{SegmentFacts, SegmentPolicy, segments};
use ingot_shared::domain::rules::series::{Series, next};
use ingot_shared::domain::rules::sold::{Quantity, SoldLine};
use ingot_shared::domain::rules::stats::{mean, quartiles, slope_milli};
use ingot_shared::domain::rules::upsell::buys_again;
use ingot_shared::domain::rules::value::{WonDeal, client_value};
use ingot_shared::money::MAX_MINOR;
use ingot_shared::{Currency, Date, Id, Instant, Money, phone, text};

use crate::digest::Digest;
use crate::rng::Rng;
use crate::support::{day, id};

pub fn case(number: u64) -> String {
    let mut rng = Rng::of("rules", number);
    let mut digest = Digest::default();
    clients(&mut rng, &mut digest);
    figures(&mut rng, &mut digest);
    prices(&mut rng, &mut digest);
    money(&mut rng, &mut digest);
    goods(&mut rng, &mut digest);
    days(&mut rng, &mut digest);
    words(&mut rng, &mut digest);
    digest.text()
}

fn date(rng: &mut Rng) -> Date {
    day("2024-01-01").add_days(rng.small(0, 1_000))
}

/// An amount: small, large or as large as may be.
fn minor(rng: &mut Rng) -> i64 {
    let most = rng.pick(&[999, 1_000_000, 90_000_000_000, MAX_MINOR]);
    rng.between(0, most)
}

fn base(rng: &mut Rng) -> Base {
    Base::from_minor(minor(rng))
}

fn clients(rng: &mut Rng, digest: &mut Digest) {
    let count = 1 + rng.byte(40);
    let facts: Vec<SegmentFacts> = (0..count)
        .map(|n| SegmentFacts {
            client: id(n),
            revenue: if rng.once_in(4) { Base::ZERO } else { base(rng) },
            purchases: u32::from(rng.byte(9)),
            last_purchase: rng.maybe(date),
        })
        .collect();
    let found = segments(&SegmentPolicy::default(), &facts, date(rng));
    assert_eq!(found.len(), facts.len());
    digest.seen(&found);
    let revenues: Vec<(Id, Base)> = facts.iter().map(|facts| (facts.client, facts.revenue)).collect();
    digest.seen(&pareto(&revenues, Bp::percent(rng.between(1, 99))));
    let scored: Vec<ScoreFacts> = facts
        .iter()
        .map(|facts| ScoreFacts {
            client: facts.client,
            revenue: facts.revenue,
            months_with_purchase: rng.byte(13),
            years: rng.byte(9),
            paid_in_time: rng.maybe(|rng| Bp::new(rng.between(0, 10_000))),
            by_hand: None,
        })
        .collect();
    let weights = Weights { volume: rng.byte(101), periodicity: rng.byte(101), ..Weights::default() };
    digest.seen(&score(weights, Borders::default(), &scored));
    let deals = rng.several(9, |rng| WonDeal { amount: base(rng), profit: rng.maybe(base) });
    digest.seen(&client_value(&deals));
}

fn figures(rng: &mut Rng, digest: &mut Digest) {
    let most = minor(rng).max(1);
    let history = rng.several(70, |rng| rng.between(-9, most));
    digest.seen(&forecast(&history, 24));
    digest.seen(&backtest(&history, 6));
    digest.seen(&(trend(&history), mean(&history), slope_milli(&history), quartiles(history.clone())));
    let (value, by, divisor) = (minor(rng), rng.between(-20_000, 20_000), rng.between(-10_000, 10_000));
    digest.seen(&(scale(value, by, divisor), Bp::of(value, minor(rng)), Bp::change(value, minor(rng))));
    digest.seen(&divide(i128::from(value) * i128::from(value), i128::from(by)));
    let period = Period::new(date(rng), date(rng));
    digest.seen(&plan_fact(base(rng), base(rng), period, date(rng), &WorkWeek::default()));
}

fn prices(rng: &mut Rng, digest: &mut Digest) {
    let currency = rng.pick(&Currency::ALL);
    let list = PriceList {
        own: rng.several(3, |rng| (id(rng.byte(5)), Money { minor: minor(rng), currency })),
        change: Bp::new(rng.between(-9_000, 9_000)),
    };
    let lines = rng.several(9, |rng| {
        let terms = Terms {
            personal: Bp::new(rng.between(-9_000, 3_000)),
            card: Bp::new(rng.between(0, 2_000)),
            together: rng.pick(&[Together::Larger, Together::Sum]),
            by_hand: if rng.once_in(4) { Some(Bp::new(rng.between(-12_000, 12_000))) } else { None },
        };
        let price = list.price(id(rng.byte(5)), Money { minor: minor(rng), currency });
        let (quantity, step) = (Quantity::from_milli(rng.between(0, 9_999_999)), rng.pick(&[0, 1, 100, 50_000]));
        price_line(price, &terms, quantity, step)
    });
    digest.seen(&lines);
    digest.seen(&totals(&lines, currency));
    let rule = BonusRule {
        earn: Bp::new(rng.between(0, 2_000)),
        least: minor(rng),
        spend: Bp::percent(rng.between(0, 100)),
        valid_days: rng.maybe(|rng| u16::from(rng.byte(200))),
    };
    let entries = rng.several(12, |rng| BonusEntry { day: date(rng), points: rng.between(-90_000, 90_000) });
    let bill = Money { minor: minor(rng), currency };
    digest.seen(&(rule.earned(bill), rule.spendable(minor(rng), bill), rule.balance(&entries, date(rng))));
}

fn money(rng: &mut Rng, digest: &mut Digest) {
    let currency = rng.pick(&Currency::ALL);
    let amount = Money { minor: minor(rng), currency };
    let shown = amount.to_string();
    digest.seen(&(&shown, Money::parse(&shown, currency)));
    let typed = format!("{}{}{}", rng.between(-9_999, 99_999_999), rng.pick(&[",", ".", " ", "x", "\u{a0}"]), rng.byte(120));
    digest.seen(&Money::parse(&typed, currency));
    let mut rates = Rates::new(Currency::Uzs);
    for known in [Currency::Usd, Currency::Eur, Currency::Rub] {
        let rate = Rate { base: rng.between(0, 2_000_000), minor: rng.between(0, 300) };
        digest.seen(&rates.set(known, rate));
    }
    let mut sums = Sums::default();
    for money in rng.several(9, |rng| Money { minor: minor(rng), currency: rng.pick(&Currency::ALL) }) {
        digest.seen(&(rates.to_base(money), sums.add(money)));
    }
    digest.seen(&(sums.by_currency(), sums.total(&rates)));
}

fn goods(rng: &mut Rng, digest: &mut Digest) {
    let lines = rng.several(40, |rng| SoldLine {
        client: id(rng.byte(4)),
        deal: id(rng.byte(9)),
        item: id(rng.byte(5)),
        group: id(100 + rng.byte(3)),
        day: date(rng),
        quantity: Quantity::from_milli(rng.between(0, 9_999_999)),
        amount: base(rng),
        cost: rng.maybe(base),
    });
    digest.seen(&group_profits(&lines, Period::new(date(rng), date(rng))));
    digest.seen(&monthly(&lines, day("2024-01-01").month(), 24));
    digest.seen(&buys_again(&lines, date(rng)));
}

fn days(rng: &mut Rng, digest: &mut Digest) {
    let zone = rng.pick(&Zone::ALL);
    let moment = Instant::from_millis(rng.between(-62_000_000_000_000, 250_000_000_000_000));
    digest.seen(&(zone.local(moment), zone.date(moment)));
    let day = date(rng);
    digest.seen(&(day, day.to_string(), day.ymd(), day.iso_week(), day.add_months(rng.small(-9_000, 90_000))));
    digest.seen(&WorkWeek::default().worked_days(Period::new(day, date(rng))));
    let every = [Every::Days, Every::Weeks(Vec::new()), Every::Months, Every::Years][usize::from(rng.byte(4))].clone();
    let series = Series { since: date(rng), planned: date(rng) };
    digest.seen(&next(every, u16::from(rng.byte(7)), day, rng.maybe(|_| series)));
}

fn words(rng: &mut Rng, digest: &mut Digest) {
    let letters: Vec<char> = "Ёё Oʻo‘`'ŞИыЪ«»ßИİıﬁ🙂\u{301}\u{202e}\t-()+0189".chars().collect();
    let typed: String = rng.several(40, |rng| rng.pick(&letters)).into_iter().collect();
    digest.seen(&(text::fold(&typed), text::one_line(&typed), text::initials(&typed), phone::to_e164(&typed)));
    let number = format!("{}{}", rng.pick(&["", "+998", "8", "998 ", "(90) "]), rng.between(0, 9_999_999_999));
    digest.seen(&phone::to_e164(&number).map(|e164| phone::shown(&e164)));
}
