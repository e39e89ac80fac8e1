//! Failed verifications and their errors; `forgeries` covers attacks.

mod forgeries;
mod points;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{
    super::test_key::{NOW_S, public_key, sign},
    *,
};

const BODY: &[u8] = br#"{"type":1}"#;
const MAX_AGE_S: u64 = 300;

fn verify(signature: Option<&str>, timestamp: Option<&str>, body: &[u8]) -> Result<(), NotVerified> {
    SignedRequest { signature, timestamp, body }.verify(&public_key(), NOW_S, MAX_AGE_S).map(|_| ())
}

/// A valid request after `spoil` changed its signature, timestamp or body.
fn check(spoil: impl FnOnce(&mut Option<String>, &mut Option<String>, &mut Vec<u8>), wanted: Result<(), NotVerified>) {
    let timestamp = NOW_S.to_string();
    let mut signature = Some(sign(&timestamp, BODY));
    let mut timestamp = Some(timestamp);
    let mut body = BODY.to_vec();
    spoil(&mut signature, &mut timestamp, &mut body);
    assert_eq!(verify(signature.as_deref(), timestamp.as_deref(), &body), wanted);
}

/// A valid request, signed this many seconds from now.
fn check_age(offset_s: i64, wanted: Result<(), NotVerified>) {
    let timestamp = NOW_S.saturating_add_signed(offset_s).to_string();
    assert_eq!(verify(Some(&sign(&timestamp, BODY)), Some(&timestamp), BODY), wanted, "{offset_s}");
}

#[test]
fn what_the_key_signed_is_verified() {
    check(|_, _, _| (), Ok(()));
}

#[test]
fn hexadecimal_digits_may_be_capital() {
    check(|signature, _, _| signature.as_mut().unwrap().make_ascii_uppercase(), Ok(()));
}

#[test]
fn a_missing_header_is_refused() {
    check(|signature, _, _| *signature = None, Err(NotVerified::NoSignature));
    check(|_, timestamp, _| *timestamp = None, Err(NotVerified::NoTimestamp));
}

#[test]
fn a_malformed_signature_is_refused() {
    let malformed =
        ["", "0", "zz", &"0".repeat(127), &"0".repeat(129), &"0".repeat(130), &"g".repeat(128), &"é".repeat(64)];
    for text in malformed {
        check(|signature, _, _| *signature = Some(text.to_owned()), Err(NotVerified::MalformedSignature));
    }
}

#[test]
fn a_malformed_timestamp_is_refused() {
    for text in
        ["", " ", "+1790000000", "-1", "1790000000.0", "0x10", "1790000000 ", "now", "18446744073709551616", "１"]
    {
        check(|_, timestamp, _| *timestamp = Some(text.to_owned()), Err(NotVerified::MalformedTimestamp));
    }
}

#[test]
fn a_signature_ages_in_both_directions() {
    check_age(-300, Ok(()));
    check_age(300, Ok(()));
    check_age(-301, Err(NotVerified::Stale { age_s: 301 }));
    check_age(301, Err(NotVerified::Stale { age_s: 301 }));
    check_age(-i64::from(u32::MAX), Err(NotVerified::Stale { age_s: NOW_S }));
}

#[test]
fn the_signature_covers_the_timestamp_and_the_body() {
    check(|_, timestamp, _| *timestamp = Some((NOW_S + 1).to_string()), Err(NotVerified::WrongSignature));
    check(|_, timestamp, _| timestamp.as_mut().unwrap().insert(0, '0'), Err(NotVerified::WrongSignature));
    check(|_, _, body| body.push(b' '), Err(NotVerified::WrongSignature));
    check(|_, _, body| body.clear(), Err(NotVerified::WrongSignature));
}

#[test]
fn a_debug_form_shows_neither_body_nor_signature() {
    let request = SignedRequest { signature: Some("secret"), timestamp: Some("1"), body: b"secret" };
    assert!(!format!("{request:?}").contains("secret"));
}

fn check_key(text: &str, wanted: &Expect) {
    let read = PublicKey::from_hex(text).map(|_| "a key");
    wanted.assert_eq(&read.map_or_else(|error| error.to_string(), str::to_owned));
}

#[test]
fn only_a_valid_public_key_is_accepted() {
    let good = hex::encode(ed25519_dalek::SigningKey::from_bytes(&[7; 32]).verifying_key().as_bytes());
    check_key(&good, &expect!["a key"]);
    check_key(&good.to_uppercase(), &expect!["a key"]);
    let not_hex = expect!["a public key is 64 hexadecimal digits long"];
    check_key("", &not_hex);
    check_key(&good[1..], &not_hex);
    check_key(&format!("{good}00"), &not_hex);
    check_key(&good.replace(|c: char| c.is_ascii_digit(), "x"), &not_hex);
    check_key(&format!("02{}", "00".repeat(31)), &expect!["these digits are not an Ed25519 public key"]);
    check_key(&format!("01{}", "00".repeat(31)), &expect!["this Ed25519 public key is weak: anyone could sign for it"]);
}

proptest! {
    #[test]
    fn nothing_makes_verification_panic(
        signature in proptest::option::of("\\PC{0,140}|[0-9a-f]{128}"),
        timestamp in proptest::option::of("\\PC{0,25}|17900000[0-9]{2}"),
        body: Vec<u8>,
    ) {
        prop_assert!(verify(signature.as_deref(), timestamp.as_deref(), &body).is_err());
    }
}
