//! Forged requests. Each row is a valid request with one change; none may pass, and each must be refused for its own
//! reason.

use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _};

use super::{
    super::super::{Interaction, decide, test_key::secret_key},
    points, *,
};
use crate::interaction::Decision;

/// One request and its expected error.
struct Row {
    what: String,
    signature: String,
    timestamp: String,
    body: Vec<u8>,
    wanted: NotVerified,
}

/// The valid request that all others derive from.
fn good() -> Row {
    let timestamp = NOW_S.to_string();
    let signature = sign(&timestamp, BODY);
    Row { what: "good".to_owned(), signature, timestamp, body: BODY.to_vec(), wanted: NotVerified::WrongSignature }
}

/// The bytes of the valid signature.
fn good_bytes() -> [u8; SIGNATURE_LENGTH] {
    hex::decode(good().signature).unwrap().try_into().unwrap()
}

fn with_signature(what: impl Into<String>, signature: impl Into<String>, wanted: NotVerified) -> Row {
    Row { what: what.into(), signature: signature.into(), wanted, ..good() }
}

/// A well-formed wrong signature.
fn forged(what: impl Into<String>, bytes: &[u8]) -> Row {
    with_signature(what, hex::encode(bytes), NotVerified::WrongSignature)
}

fn check(rows: impl IntoIterator<Item = Row>) {
    let good = good();
    assert_eq!(verify(Some(&good.signature), Some(&good.timestamp), &good.body), Ok(()), "the good one");
    for row in rows {
        let found = verify(Some(&row.signature), Some(&row.timestamp), &row.body);
        assert_eq!(found, Err(row.wanted), "{}", row.what);
    }
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn every_bit_of_the_signature_counts() {
    check((0..8 * SIGNATURE_LENGTH).map(|bit| forged(format!("bit {bit}"), &flipped(&good_bytes(), bit))));
}

#[test]
fn every_bit_of_the_body_counts() {
    let rows = (0..8 * BODY.len()).map(|bit| Row { what: format!("bit {bit}"), body: flipped(BODY, bit), ..good() });
    check(rows);
}

#[test]
fn every_bit_of_the_timestamp_counts() {
    let timestamp = NOW_S.to_string();
    for bit in 0..8 * timestamp.len() {
        let text = String::from_utf8_lossy(&flipped(timestamp.as_bytes(), bit)).into_owned();
        let refused = verify(Some(&good().signature), Some(&text), BODY).unwrap_err();
        let wanted = match text.parse::<u64>() {
            Ok(seconds) if seconds.abs_diff(NOW_S) > MAX_AGE_S => NotVerified::Stale { age_s: seconds.abs_diff(NOW_S) },
            Ok(_) => NotVerified::WrongSignature,
            Err(_) => NotVerified::MalformedTimestamp,
        };
        assert_eq!(refused, wanted, "bit {bit}");
    }
}

#[test]
fn every_bit_of_the_key_counts() {
    let key = secret_key().verifying_key().to_bytes();
    for bit in 0..8 * PUBLIC_KEY_LENGTH {
        let Ok(other) = PublicKey::from_hex(&hex::encode(flipped(&key, bit))) else { continue };
        let Row { signature, timestamp, body, .. } = good();
        let request = SignedRequest { signature: Some(&signature), timestamp: Some(&timestamp), body: &body };
        assert_eq!(request.verify(&other, NOW_S, MAX_AGE_S).unwrap_err(), NotVerified::WrongSignature, "bit {bit}");
    }
}

#[test]
fn a_scalar_has_one_spelling() {
    let (r, s) = halves();
    let spelled = points::other_spellings(s);
    assert!(spelled.len() > 10 && spelled.iter().all(|other| *other != s));
    check(spelled.iter().enumerate().map(|(n, s)| forged(format!("S plus {} orders", n + 1), &[r, *s].concat())));
    check([forged("S of zero", &[r, [0; 32]].concat()), forged("the largest S", &[r, [0xff; 32]].concat())]);
}

#[test]
fn a_point_of_small_order_is_no_r() {
    let (_, s) = halves();
    let small = points::small_order().into_iter().chain(points::small_order_spelled_otherwise());
    check(small.flat_map(|r| [s, [0; 32]].map(|s| forged(format!("R {}", hex::encode(r)), &[r, s].concat()))));
    check([forged("zeros", &[0; 64]), forged("ones", &[0xff; 64])]);
}

/// Signatures that satisfy the equation: `verify` accepts them, `verify_strict` does not.
#[test]
fn strict_verification_is_used() {
    let message = [NOW_S.to_string().as_bytes(), BODY].concat();
    let lenient = points::with_zero_for_r(&secret_key(), &message);
    assert!(secret_key().verifying_key().verify(&message, &lenient).is_ok(), "a lenient verifier takes it");
    check([forged("R of zero", &lenient.to_bytes())]);
}

#[test]
fn a_point_of_small_order_is_no_key() {
    let small = points::small_order().into_iter().chain(points::small_order_spelled_otherwise());
    for key in small {
        let refused = PublicKey::from_hex(&hex::encode(key)).unwrap_err();
        assert_eq!(refused, UnusableKey::Weak, "{}", hex::encode(key));
    }
}

#[test]
fn another_key_another_order_or_other_halves_are_wrong() {
    let timestamp = NOW_S.to_string();
    let message = [timestamp.as_bytes(), BODY].concat();
    let (r, s) = halves();
    let own = |message: &[u8]| secret_key().sign(message).to_bytes();
    check([
        forged("another key", &SigningKey::from_bytes(&[8; 32]).sign(&message).to_bytes()),
        forged("the body alone", &own(BODY)),
        forged("the timestamp alone", &own(timestamp.as_bytes())),
        forged("the body before the timestamp", &own(&[BODY, timestamp.as_bytes()].concat())),
        forged("a line between them", &own(&[timestamp.as_bytes(), b"\n", BODY].concat())),
        forged("S before R", &[s, r].concat()),
        forged("R twice", &[r, r].concat()),
        forged("the key for R", &[secret_key().verifying_key().to_bytes(), s].concat()),
        forged("every byte backwards", &good_bytes().into_iter().rev().collect::<Vec<_>>()),
    ]);
}

#[test]
fn a_signature_is_128_hexadecimal_digits_and_nothing_else() {
    let good = good().signature;
    let malformed = |what: &str, text: String| with_signature(what, text, NotVerified::MalformedSignature);
    check((0..good.len()).map(|length| malformed("truncated", good[..length].to_owned())));
    check((1..=4).map(|more| malformed("over-long", format!("{good}{}", "0".repeat(more)))));
    check([
        malformed("very long", good.repeat(10_000)),
        malformed("a prefix", format!("0x{good}")),
        malformed("a prefix in its place", format!("0x{}", &good[2..])),
        malformed("a sign", format!("+{}", &good[1..])),
        malformed("a space before", format!(" {good}")),
        malformed("a space after", format!("{good} ")),
        malformed("a space in its place", format!("{} ", &good[1..])),
        malformed("a space inside", format!("{} {}", &good[..64], &good[64..])),
        malformed("a line break", format!("{good}\n")),
        malformed("a nul", format!("{}\0", &good[1..])),
        malformed("bytes apart", good.as_bytes().chunks(2).map(|pair| format!("{}:", pair.escape_ascii())).collect()),
        malformed("twice, as a list of headers", format!("{good},{good}")),
        malformed("a good one behind a bad one", format!("{}, {good}", "0".repeat(128))),
        malformed("digits of other scripts", "１".repeat(128)),
        malformed("letters that look alike", good.replace('a', "а").replace('c', "с").replace('e', "е")),
        malformed("a letter behind f", format!("{}g", &good[..127])),
        malformed("Base64", "A".repeat(86)),
    ]);
}

#[test]
fn capitals_and_small_letters_may_mix() {
    let Row { signature, timestamp, body, .. } = good();
    let mixed = |even| {
        let case = |(n, c): (usize, char)| if (n % 2 == 0) == even { c.to_ascii_uppercase() } else { c };
        signature.chars().enumerate().map(case).collect::<String>()
    };
    for spelled in [signature.to_uppercase(), mixed(true), mixed(false)] {
        assert_eq!(verify(Some(&spelled), Some(&timestamp), &body), Ok(()), "{spelled}");
    }
}

#[test]
fn a_timestamp_is_decimal_digits_and_nothing_else() {
    let now = NOW_S.to_string();
    let texts = [
        format!(" {now}"),
        format!("{now} "),
        format!("{now}\n"),
        format!("{now}\0"),
        format!("+{now}"),
        format!("-{now}"),
        format!("{now}.0"),
        format!("{now},{now}"),
        "1.79e9".to_owned(),
        "0x6ab13b80".to_owned(),
        "１７９０００００００".to_owned(),
        "9".repeat(10_000),
    ];
    check(texts.map(|text| Row {
        what: text.clone(),
        // Signed, so that only its format is wrong.
        signature: sign(&text, BODY),
        timestamp: text,
        wanted: NotVerified::MalformedTimestamp,
        ..good()
    }));
}

/// The signature covers the concatenation of timestamp and body, so a digit can move between them.
#[test]
fn a_digit_that_changes_sides_makes_the_timestamp_stale() {
    let now = NOW_S.to_string();
    check((1..now.len()).map(|kept| {
        let (timestamp, moved) = now.split_at(kept);
        let body = [moved.as_bytes(), BODY].concat();
        let age_s = NOW_S - timestamp.parse::<u64>().unwrap();
        let wanted = NotVerified::Stale { age_s };
        Row { what: format!("{kept} digits kept"), timestamp: timestamp.to_owned(), body, wanted, ..good() }
    }));
}

#[test]
fn a_replay_after_the_window_is_refused() {
    let Row { signature, timestamp, body, .. } = good();
    let at = |now_s| {
        let request = SignedRequest { signature: Some(&signature), timestamp: Some(&timestamp), body: &body };
        request.verify(&public_key(), now_s, MAX_AGE_S).map(|_| ())
    };
    assert_eq!(at(NOW_S + MAX_AGE_S), Ok(()), "the last second");
    for late_s in [1, 60, 86_400, u64::MAX - NOW_S - MAX_AGE_S] {
        let age_s = MAX_AGE_S + late_s;
        assert_eq!(at(NOW_S + age_s), Err(NotVerified::Stale { age_s }));
    }
}

/// A captured request can be replayed for five minutes, without effect: the queue accepts the same job once.
#[test]
fn a_replay_inside_the_window_is_the_same_job() {
    let body = include_bytes!("../../../../testdata/interactions/add_campaign.json");
    let timestamp = NOW_S.to_string();
    let signature = sign(&timestamp, body);
    let job = |now_s| {
        let request = SignedRequest { signature: Some(&signature), timestamp: Some(&timestamp), body };
        match decide(&Interaction::read(&request.verify(&public_key(), now_s, MAX_AGE_S).unwrap()).unwrap()) {
            Decision::Enqueue(job, _) => job,
            Decision::Answer(reply) => panic!("{reply:?}"),
        }
    };
    let (first, again) = (job(NOW_S), job(NOW_S + MAX_AGE_S));
    assert_eq!(first.deduplication_id(), again.deduplication_id());
    assert_eq!(first, again);
}

/// R and S of the valid signature.
fn halves() -> ([u8; 32], [u8; 32]) {
    let signature = Signature::from_bytes(&good_bytes());
    (*signature.r_bytes(), *signature.s_bytes())
}
