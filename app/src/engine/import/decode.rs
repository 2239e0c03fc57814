//! From bytes to text: which encoding a file is in, and what is no text at all.
//!
//! The single-byte code pages are decoded by the browser there and by `encoding_rs` here; both follow the WHATWG Encoding standard,
//! and the tables stay out of the wasm. Never here: what the text means.

use crate::bridge::ImportError;

/// The encodings that exports come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The Cyrillic code page of Windows: amoCRM and Excel's CSV.
    Windows1251,
    /// The Cyrillic code page of old Unix systems.
    Koi8R,
    /// The Cyrillic code page of DOS: old accounting programs.
    Ibm866,
}

impl Encoding {
    /// The usual name, which is also the label of the WHATWG standard.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1251 => "windows-1251",
            Self::Koi8R => "KOI8-R",
            Self::Ibm866 => "IBM866",
        }
    }
}

/// The first bytes of files that people pick by mistake: zip (xlsx, docx), OLE (xls), PDF, pictures, archives.
const FOREIGN_BYTES: [&[u8]; 12] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BM6",
    b"{\\rtf",
];
/// The beginnings of texts that are no tables: markup, JSON, address cards.
const FOREIGN_TEXTS: [&str; 5] = ["<", "{\"", "[{", "BEGIN:VCARD", "BEGIN:VCALENDAR"];
/// How many bytes tell the encoding.
const PROBE: usize = 65_536;
/// One stray byte among so many good letters is damage, not another encoding.
const LETTERS_PER_ERROR: usize = 50;

/// Finds the encoding and decodes.
///
/// # Errors
/// [`ImportError::NotATable`] for what is no text, [`ImportError::Empty`] for nothing.
pub fn decode(bytes: &[u8]) -> Result<(Encoding, String), ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if FOREIGN_BYTES.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ImportError::NotATable);
    }
    let (encoding, text) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (Encoding::Utf8, String::from_utf8_lossy(rest).into_owned()),
        [0xff, 0xfe, rest @ ..] => (Encoding::Utf16Le, utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => (Encoding::Utf16Be, utf16(rest, u16::from_be_bytes)),
        _ if is_binary(bytes) => return Err(ImportError::NotATable),
        _ if is_mostly_utf8(bytes) => (Encoding::Utf8, String::from_utf8_lossy(bytes).into_owned()),
        _ => {
            let encoding = code_page(bytes);
            (encoding, single_byte(encoding, bytes).ok_or(ImportError::Unreadable)?)
        }
    };
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    let foreign = |beginning: &&str| start.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
    if FOREIGN_TEXTS.iter().any(foreign) || is_binary(text.as_bytes()) {
        return Err(ImportError::NotATable);
    }
    Ok((encoding, text))
}

/// More than one byte in a hundred is a control character that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let probe = bytes.get(..PROBE).unwrap_or(bytes);
    let control = probe.iter().filter(|byte| matches!(**byte, 0..=8 | 14..=26 | 28..=31)).count();
    control > 4 && control * 100 > probe.len()
}

/// Valid, or damaged in so few places that no other encoding explains it.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut errors, mut letters) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        errors += usize::from(!chunk.invalid().is_empty());
    }
    letters >= errors * LETTERS_PER_ERROR
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The code page in which the text reads most like Russian; windows-1251 unless another is clearly better.
fn code_page(bytes: &[u8]) -> Encoding {
    let probe = bytes.get(..PROBE).unwrap_or(bytes);
    let score = |encoding| single_byte(encoding, probe).map_or(i64::MIN, |text| russianness(&text));
    let mut best = (Encoding::Windows1251, score(Encoding::Windows1251));
    for other in [Encoding::Koi8R, Encoding::Ibm866] {
        let points = score(other);
        if points > best.1 {
            best = (other, points);
        }
    }
    best.0
}

/// How often the letters of Russian occur, in thousandths of a text (Lyashevskaya and Sharov, 2009).
const FREQUENCY: [(char, i64); 32] = [
    ('о', 110),
    ('е', 85),
    ('а', 80),
    ('и', 74),
    ('н', 67),
    ('т', 63),
    ('с', 55),
    ('р', 47),
    ('в', 45),
    ('л', 44),
    ('к', 35),
    ('м', 32),
    ('д', 30),
    ('п', 28),
    ('у', 26),
    ('я', 20),
    ('ы', 19),
    ('ь', 17),
    ('г', 17),
    ('з', 16),
    ('б', 16),
    ('ч', 14),
    ('й', 12),
    ('х', 10),
    ('ж', 9),
    ('ш', 7),
    ('ю', 6),
    ('ц', 5),
    ('щ', 4),
    ('э', 3),
    ('ф', 3),
    ('ъ', 0),
];

/// Points for the common letters of Russian, against signs that stand in no sentence and against capitals inside of words.
fn russianness(text: &str) -> i64 {
    let mut points = 0;
    let mut after_small = false;
    for character in text.chars() {
        let cyrillic = matches!(character, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
        if cyrillic {
            let small = character.to_lowercase().next();
            points += FREQUENCY.iter().find(|(letter, _)| Some(*letter) == small).map_or(0, |(_, frequency)| *frequency);
            if after_small && character.is_uppercase() {
                points -= 60;
            }
        } else if !character.is_ascii()
            && !matches!(character, '«' | '»' | '№' | '–' | '—' | '“' | '”' | '’' | '„' | '\u{a0}' | '°')
        {
            points -= 60;
        }
        after_small = cyrillic && character.is_lowercase();
    }
    points
}

#[cfg(not(target_arch = "wasm32"))]
fn single_byte(encoding: Encoding, bytes: &[u8]) -> Option<String> {
    let decoder = encoding_rs::Encoding::for_label(encoding.label().as_bytes())?;
    Some(decoder.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(target_arch = "wasm32")]
fn single_byte(encoding: Encoding, bytes: &[u8]) -> Option<String> {
    let decoder = web_sys::TextDecoder::new_with_label(encoding.label()).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod browser_tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_browser_decodes_cyrillic_code_pages() {
        let pages: [(Encoding, &[u8]); 3] = [
            (Encoding::Windows1251, b"\xca\xee\xec\xef\xe0\xed\xe8\xff;\xd2\xe5\xeb\xe5\xf4\xee\xed"),
            (Encoding::Koi8R, b"\xeb\xcf\xcd\xd0\xc1\xce\xc9\xd1;\xf4\xc5\xcc\xc5\xc6\xcf\xce"),
            (Encoding::Ibm866, b"\x8a\xae\xac\xaf\xa0\xad\xa8\xef;\x92\xa5\xab\xa5\xe4\xae\xad"),
        ];
        for (encoding, bytes) in pages {
            assert_eq!(decode(bytes), Ok((encoding, "Компания;Телефон".to_owned())));
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    const TEXT: &str = "Компания;Телефон;Город\nООО «Ромашка»;93 436-52-34;Ташкент\nИП Каримов;90 123-45-67;Самарканд";

    fn encoded(label: &str) -> Vec<u8> {
        encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(TEXT).0.into_owned()
    }

    #[test]
    fn every_encoding_is_found_and_read() {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let files = [
            (Encoding::Utf8, TEXT.as_bytes().to_vec()),
            (Encoding::Utf8, [b"\xef\xbb\xbf", TEXT.as_bytes()].concat()),
            (Encoding::Utf16Le, [vec![0xff, 0xfe], utf16(u16::to_le_bytes)].concat()),
            (Encoding::Utf16Be, [vec![0xfe, 0xff], utf16(u16::to_be_bytes)].concat()),
            (Encoding::Windows1251, encoded("windows-1251")),
        ];
        for (encoding, bytes) in files {
            assert_eq!(decode(&bytes), Ok((encoding, TEXT.to_owned())));
        }
        // These two have no «quotes»; what they cannot write becomes a numeric reference.
        assert_eq!(decode(&encoded("koi8-r")).unwrap().0, Encoding::Koi8R);
        assert_eq!(decode(&encoded("ibm866")).unwrap().0, Encoding::Ibm866);
    }

    #[test]
    fn capitals_do_not_change_the_code_page() {
        let text = "КОМПАНИЯ;ТЕЛЕФОН\nМЕБЕЛЬ-ЛЮКС;1\nСТРОЙХОЛДИНГ;2";
        for (encoding, label) in
            [(Encoding::Windows1251, "windows-1251"), (Encoding::Koi8R, "koi8-r"), (Encoding::Ibm866, "ibm866")]
        {
            let bytes = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0;
            assert_eq!(decode(&bytes), Ok((encoding, text.to_owned())));
        }
    }

    #[test]
    fn one_damaged_byte_does_not_make_utf_8_another_encoding() {
        let mut bytes = TEXT.repeat(3).into_bytes();
        bytes.truncate(bytes.len() - 1);
        let (encoding, text) = decode(&bytes).unwrap();
        assert_eq!(encoding, Encoding::Utf8);
        assert!(text.contains("Ташкент") && text.ends_with('\u{fffd}'));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [
            b"PK\x03\x04rest".as_slice(),
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"%PDF-1.7",
            b"\x89PNG\r\n",
            b"\xff\xd8\xff\xe0",
            b"GIF89a",
            b"\x1f\x8b\x08",
        ] {
            assert_eq!(decode(bytes), Err(ImportError::NotATable));
        }
        assert_eq!(decode(&[0; 1_000]), Err(ImportError::NotATable));
        assert_eq!(decode(b"\n <html><table><tr>"), Err(ImportError::NotATable));
        assert_eq!(decode(b"begin:vcard\nFN:A"), Err(ImportError::NotATable));
        assert_eq!(decode(b""), Err(ImportError::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \n"), Err(ImportError::Empty));
    }
}
