//! What a column of a file can mean, in words. Never here: recognising it.

use ingot_shared::domain::ClientField;

use crate::bridge::Column;
use crate::ui::i18n::t;

/// Every meaning, in the order in which they are offered. Their places are the values of the choice.
pub const ALL: [Column; 23] = [
    Column::Ignore,
    Column::Client(ClientField::Name),
    Column::Company,
    Column::Person,
    Column::GivenName,
    Column::Surname,
    Column::Patronymic,
    Column::Phone,
    Column::Email,
    Column::Client(ClientField::City),
    Column::Client(ClientField::Address),
    Column::Client(ClientField::Responsible),
    Column::Client(ClientField::Organization),
    Column::Client(ClientField::Source),
    Column::Note,
    Column::Created,
    Column::DealTitle,
    Column::DealAmount,
    Column::DealStage,
    Column::DealResponsible,
    Column::DealNumber,
    Column::DealClosed,
    Column::DealLossReason,
];

/// A meaning in words.
pub fn name(column: Column) -> &'static str {
    let t = t();
    match column {
        Column::Ignore => t.col_ignore,
        Column::Client(ClientField::Name) => t.field_name,
        Column::Client(ClientField::City) => t.field_city,
        Column::Client(ClientField::Address) => t.field_address,
        Column::Client(ClientField::Responsible) => t.field_responsible,
        Column::Client(ClientField::Organization) => t.field_organization,
        Column::Client(ClientField::Source) => t.field_source,
        Column::GivenName => t.col_given,
        Column::Surname => t.col_surname,
        Column::Patronymic => t.col_patronymic,
        Column::Company => t.col_company,
        Column::Person => t.col_person,
        Column::Phone => t.field_phone,
        Column::Email => t.field_email,
        Column::Note => t.col_note,
        Column::Created => t.col_created,
        Column::DealTitle => t.col_deal_title,
        Column::DealAmount => t.col_deal_amount,
        Column::DealStage => t.col_deal_stage,
        Column::DealResponsible => t.col_deal_responsible,
        Column::DealNumber => t.col_deal_number,
        Column::DealClosed => t.col_deal_closed,
        Column::DealLossReason => t.col_deal_loss,
    }
}

/// Whether a column can name a client: without one nothing can be imported.
pub const fn names_a_client(column: Column) -> bool {
    matches!(
        column,
        Column::Client(ClientField::Name | ClientField::Organization)
            | Column::Company
            | Column::Person
            | Column::GivenName
            | Column::Surname
            | Column::Phone
    )
}
