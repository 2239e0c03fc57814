//! Who a client is: names, phones, addresses, source, preferences.

use super::Story;
use crate::Date;
use crate::demo::people::{self, Name};
use crate::demo::sources::{CAMPAIGNS, QUERIES};
use crate::demo::{companies, company, places, texts};
use crate::domain::{ClientKind, Value};

/// Numbers that each client may have: its own, a second one, a contact person's.
const PHONES: u32 = 3;

impl Story<'_> {
    pub(super) fn profile(&mut self, created: Date) {
        let at = self.moment(created);
        self.plan.created = at;
        self.plan.id = self.id(at);
        self.plan.lead = Some(self.seller());
        let place = places::place(&mut self.rng);
        self.plan.city = place.city.to_owned();
        if self.rng.chance(70) {
            self.plan.address = place.address.clone();
        }
        self.plan.source = self.source.name.to_owned();
        let person = people::person(&mut self.rng);
        if self.rng.chance(72) {
            self.company(&person, &place);
        } else {
            self.person(&person);
        }
        if let Some(lead) = self.plan.lead {
            let scalar = self.plan.team.at(lead).scalar();
            self.fact("lead", scalar);
        }
        self.came_from();
        self.preferences(created);
        if self.tells(25) {
            let note = texts::NOTES.pick(&mut self.rng);
            let id = self.id(at);
            self.plan.notes.push((id, at, note));
        }
    }

    pub(super) fn fact(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        self.plan.facts.push((key.into(), value.into()));
    }

    fn phone(&mut self, which: u32) -> String {
        let n = self.number * PHONES + which;
        places::mobile(&mut self.rng, n)
    }

    pub(super) fn add_phone(&mut self, typed: String) {
        let id = self.id(self.plan.created);
        self.plan.phones.push((id, typed));
    }

    fn add_email(&mut self, address: String) {
        let id = self.id(self.plan.created);
        self.plan.emails.push((id, address));
    }

    fn company(&mut self, owner: &Name, place: &places::Place) {
        let company = companies::company(&mut self.rng, owner);
        let domain = format!("{}.example", company.latin);
        self.plan.kind = ClientKind::Company;
        self.plan.name = company.name;
        let landline = self.rng.chance(35);
        let first = if landline { places::landline(place, self.number * PHONES) } else { self.phone(0) };
        self.add_phone(first);
        if self.rng.chance(75) {
            let mailbox = if self.rng.chance(60) { "info" } else { "zakup" };
            self.add_email(format!("{mailbox}@{domain}"));
        }
        let industry = companies::industry(&mut self.rng);
        self.fact("industry", industry);
        if self.tells(35) {
            self.fact("site", format!("https://{domain}"));
        }
        if self.tells(30) {
            let founded = self.today.add_months(-12 * self.rng.within(1, 24)).add_days(self.rng.within(0, 364));
            self.fact("founded", founded.min(self.created()));
        }
        if self.rng.chance(80) {
            let person = if self.rng.chance(50) { owner.clone() } else { people::person(&mut self.rng) };
            self.contact_person(&person, &domain);
        }
    }

    fn contact_person(&mut self, person: &Name, domain: &str) {
        let id = self.id(self.plan.created);
        let role = texts::ROLES.pick(&mut self.rng);
        let mut fields = vec![("name", Value::from(person.full())), ("role", role.into())];
        if self.rng.chance(60) {
            fields.push(("phone", self.phone(2).into()));
        }
        if self.tells(30) {
            fields.push(("email", format!("{}@{domain}", person.latin()).into()));
        }
        if role == "Директор" {
            fields.push(("decides", true.into()));
        }
        self.plan.people.push((id, fields));
    }

    fn person(&mut self, person: &Name) {
        self.plan.kind = ClientKind::Person;
        self.plan.name = person.full();
        self.fact("surname", person.surname.clone());
        self.fact("given", person.given.clone());
        self.fact("patronymic", person.patronymic.clone());
        let phone = self.phone(0);
        if self.rng.chance(45) {
            let id = self.id(self.plan.created);
            self.plan.messengers.push((id, "telegram", phone.clone()));
        }
        self.add_phone(phone);
        if self.tells(12) {
            let second = self.phone(1);
            self.add_phone(second);
        }
        if self.rng.chance(40) {
            self.add_email(format!("{}{}@mail.example", person.latin(), self.number));
        }
        if self.rng.chance(40) {
            let birthday = self.today.add_months(-12 * self.rng.within(21, 64)).add_days(self.rng.within(0, 364));
            self.fact("birthday", birthday);
        }
    }

    /// The channel and, where it was advertising, the UTM marks (C182).
    fn came_from(&mut self) {
        self.fact("channel", self.source.channel);
        let Some((place, utm_source, medium)) = self.source.campaign else { return };
        let campaign = CAMPAIGNS.get(place).map_or("", |campaign| campaign.2);
        self.fact("utm_source", utm_source);
        self.fact("utm_medium", medium);
        self.fact("utm_campaign", campaign);
        if self.tells(70) {
            let content = if self.rng.chance(50) { "banner-a" } else { "banner-b" };
            self.fact("utm_content", content);
            let query = QUERIES.pick(&mut self.rng);
            self.fact("utm_term", query);
            self.fact("query", query);
        }
    }

    /// What the client said about being contacted, and what the company thinks of it (C4, C22, C42, C108–C110).
    fn preferences(&mut self, created: Date) {
        if self.rng.chance(50) {
            self.fact("consent", created);
        }
        if self.tells(30) {
            let via = if self.rng.chance(55) { "telegram" } else { "email" };
            self.fact(format!("via:{via}"), true);
            let topic = ["offers", "news", "new_products", "greetings"].get(self.rng.weighted(&[5, 2, 3, 2])).copied();
            self.fact(format!("topic:{}", topic.unwrap_or("offers")), true);
        }
        if self.tells(12) {
            let days = self.rng.pick(&[10_i64, 30, 45, 60, 90]).unwrap_or(30);
            self.fact("frequency", days);
        }
        if self.rng.chance(2) {
            self.fact("do_not_contact", true);
        }
        if self.tells(20) {
            let place = self.rng.below(texts::INTERESTS.len());
            if !self.plan.team.has_guest() {
                self.fact(format!("interest:{}", company::entry("interest", &place.to_string())), true);
            }
        }
        if self.rng.chance(14) {
            let category = ["vip", "a", "b", "c"].get(self.rng.weighted(&[1, 3, 4, 5])).copied();
            self.fact("category", category.unwrap_or("c"));
        }
        if self.rng.chance(18) {
            let tag = ["regular", "profitable", "low_profit", "freeloader"].get(self.rng.weighted(&[6, 3, 2, 1])).copied();
            self.fact(format!("tag:{}", tag.unwrap_or("regular")), true);
        }
        if self.tells(10) {
            self.fact("card", format!("D-{:05}", self.number + 100));
            let discount = self.rng.between(2, 7) * 100;
            self.fact("discount", discount);
        }
        if self.tells(12) {
            let number = self.rng.between(11, 480);
            if !self.plan.team.has_guest() {
                self.fact(format!("custom:{}", company::entry("field", "contract")), format!("№ {number}-П"));
            }
        }
        if self.tells(6) {
            let plan = texts::PLANS.pick(&mut self.rng);
            self.fact("plan", plan);
        }
    }
}
