//! Random changes to an input.

use proptest::{prelude::*, sample::Index};

/// Texts that are hard for parsers of JSON, YAML and numbers.
const WORDS: &[&[u8]] = &[
    b"[",
    b"{",
    b"]",
    b"}",
    b"\"",
    b",",
    b": ",
    b"{\"a\":",
    b"null",
    b"true",
    b"-0",
    b"1e999",
    b"-1",
    b"0.5",
    b"18446744073709551615",
    b"18446744073709551616",
    b"99999999999999999999999999999999999999999999",
    b"NaN",
    b"\\u0000",
    b"\\ud800",
    b"\\udc00\\ud800",
    b"\\",
    b"\0",
    b"\xff",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x8e\xb2",
    b"\n",
    b"\r\n",
    b"\t",
    b"- ",
    b"? ",
    b"&a ",
    b"*a",
    b"<<: *a",
    b"!!binary ",
    b"!t ",
    b"--- ",
    b"... ",
    b"|\n ",
    b">-\n ",
    b"%YAML 1.1\n",
    b"'",
    b"#",
];

/// One change. Positions are fractions of the input, so that any change applies to any input.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    FlipBit { at: Index, bit: u8 },
    Put { at: Index, bytes: Vec<u8> },
    Cut { at: Index, length: usize },
    Repeat { at: Index, length: usize, times: usize },
    EndAt(Index),
}

/// Generates changes. Inserted bytes come from [`WORDS`] or another seed.
pub(crate) fn change(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Change> {
    let place = any::<Index>;
    let word = prop::sample::select(WORDS).prop_map(<[u8]>::to_vec);
    let piece = (prop::sample::select(seeds), place(), 0..200_usize).prop_map(|(seed, at, length)| {
        let at = at.index(seed.len() + 1);
        seed.into_iter().skip(at).take(length).collect()
    });
    prop_oneof![
        3 => (place(), 0..8_u8).prop_map(|(at, bit)| Change::FlipBit { at, bit }),
        4 => (place(), word).prop_map(|(at, bytes)| Change::Put { at, bytes }),
        2 => (place(), piece).prop_map(|(at, bytes)| Change::Put { at, bytes }),
        2 => (place(), 0..80_usize).prop_map(|(at, length)| Change::Cut { at, length }),
        1 => (place(), 1..20_usize, 1..5_000_usize)
            .prop_map(|(at, length, times)| Change::Repeat { at, length, times }),
        1 => place().prop_map(Change::EndAt),
    ]
}

impl Change {
    pub(crate) fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |at: &Index| at.index(bytes.len() + 1);
        let end = |from: usize, length: usize| (from + length).min(bytes.len());
        match self {
            Self::FlipBit { at, bit } => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Put { at, bytes: put } => {
                let at = place(at);
                bytes.splice(at..at, put.iter().copied());
            }
            Self::Cut { at, length } => {
                let from = place(at);
                let to = end(from, *length);
                bytes.drain(from..to);
            }
            Self::Repeat { at, length, times } => {
                let from = place(at);
                let to = end(from, *length);
                let piece = bytes.get(from..to).unwrap_or_default().repeat(*times);
                bytes.splice(to..to, piece);
            }
            Self::EndAt(at) => {
                let at = place(at);
                bytes.truncate(at);
            }
        }
    }
}
