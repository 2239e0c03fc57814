//! The first byte of a value, with the number or length behind it (MessagePack specification, "formats").

use super::Reader;

/// What comes next; of values with content only the length has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Nil,
    Truth(bool),
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// Bytes of UTF-8.
    Text(u64),
    Bytes(u64),
    /// Items.
    Array(u64),
    /// Pairs.
    Map(u64),
    /// Bytes of a kind that we never write (floating point, extensions), to be skipped.
    Foreign(u64),
}

impl Head {
    /// Reads a head; none for the one byte that begins no value, and at the end.
    #[inline(never)]
    pub(super) fn read(input: &mut Reader<'_>) -> Option<Self> {
        let marker = input.byte()?;
        let low = |mask: u8| u64::from(marker & mask);
        Some(match marker {
            0x00..=0x7f => Self::Unsigned(u64::from(marker)),
            0x80..=0x8f => Self::Map(low(0x0f)),
            0x90..=0x9f => Self::Array(low(0x0f)),
            0xa0..=0xbf => Self::Text(low(0x1f)),
            0xc0 => Self::Nil,
            0xc1 => return None,
            0xc2 | 0xc3 => Self::Truth(marker == 0xc3),
            0xc4..=0xc6 => Self::Bytes(number(input, marker - 0xc4)?),
            0xc7..=0xc9 => Self::Foreign(number(input, marker - 0xc7)? + 1),
            0xca | 0xcb => Self::Foreign(4 << (marker - 0xca)),
            0xcc..=0xcf => Self::Unsigned(number(input, marker - 0xcc)?),
            0xd0..=0xd3 => signed(number(input, marker - 0xd0)?, marker - 0xd0),
            0xd4..=0xd8 => Self::Foreign((1 << (marker - 0xd4)) + 1),
            0xd9..=0xdb => Self::Text(number(input, marker - 0xd9)?),
            0xdc | 0xdd => Self::Array(number(input, marker - 0xdb)?),
            0xde | 0xdf => Self::Map(number(input, marker - 0xdd)?),
            0xe0..=0xff => Self::Negative(i64::from(marker.cast_signed())),
        })
    }
}

/// A big-endian number of 2^`power` bytes.
#[inline(never)]
fn number(input: &mut Reader<'_>, power: u8) -> Option<u64> {
    let mut number = 0;
    for _ in 0..1_u8 << power {
        number = (number << 8) | u64::from(input.byte()?);
    }
    Some(number)
}

/// A number of 2^`power` bytes in two's complement. Others may write one that is not below zero this way.
fn signed(number: u64, power: u8) -> Head {
    let unused = 64 - (8 << power);
    let value = (number << unused).cast_signed() >> unused;
    u64::try_from(value).map_or(Head::Negative(value), Head::Unsigned)
}
