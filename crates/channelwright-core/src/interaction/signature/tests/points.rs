//! Edge cases of the curve: points of small order, non-canonical encodings, and signatures that only a lenient verifier
//! accepts.
//!
//! Source: RFC 8032, section 5.1 (encodings, and the equation of a signature).

use curve25519_dalek::{EdwardsPoint, Scalar, constants, traits::Identity as _};
use ed25519_dalek::{Signature, SigningKey};
use sha2::{Digest as _, Sha512};

/// 2²⁵⁵ − 19: coordinates count modulo this number.
const FIELD: [u8; 32] = little_endian(0xed, 0xff, 0x7f);

/// How often the group order can be added to a scalar within 32 bytes.
const ORDERS: usize = 15;

const fn little_endian(lowest: u8, middle: u8, highest: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    let [first, .., last] = &mut bytes;
    (*first, *last) = (lowest, highest);
    bytes
}

/// The eight points of small order, in canonical encoding.
pub(super) fn small_order() -> Vec<[u8; 32]> {
    constants::EIGHT_TORSION.iter().map(|point| point.compress().0).collect()
}

/// Non-canonical encodings of points of small order: y of 0 and 1 plus the field's size, and x = 0 with the negative
/// sign.
pub(super) fn small_order_spelled_otherwise() -> Vec<[u8; 32]> {
    let zero = FIELD;
    let one = plus(FIELD, &little_endian(1, 0, 0));
    let minus_one = minus(FIELD, &little_endian(1, 0, 0));
    let plain_one = little_endian(1, 0, 0);
    vec![zero, negative(zero), one, negative(one), negative(plain_one), negative(minus_one)]
}

/// Sets the sign bit of x.
fn negative(mut point: [u8; 32]) -> [u8; 32] {
    point[31] |= 0x80;
    point
}

/// Encodings of the same scalar: plus the group order once, twice, and so on while it fits.
pub(super) fn other_spellings(scalar: [u8; 32]) -> Vec<[u8; 32]> {
    let order = plus((-Scalar::ONE).to_bytes(), &little_endian(1, 0, 0));
    let mut spelled = scalar;
    (0..ORDERS)
        .map(|_| {
            spelled = plus(spelled, &order);
            spelled
        })
        .collect()
}

/// A signature with R = 0 and an S that satisfies the equation. Creating it takes the secret key; only R distinguishes
/// it from a proper one.
pub(super) fn with_zero_for_r(key: &SigningKey, message: &[u8]) -> Signature {
    let public = key.verifying_key();
    let r = EdwardsPoint::identity().compress().0;
    let k = Scalar::from_hash(Sha512::new().chain_update(r).chain_update(public.as_bytes()).chain_update(message));
    Signature::from_components(r, (k * key.to_scalar()).to_bytes())
}

fn plus(a: [u8; 32], b: &[u8; 32]) -> [u8; 32] {
    let mut carry = 0;
    let mut sum = a;
    for (byte, other) in sum.iter_mut().zip(b) {
        let wide = u16::from(*byte) + u16::from(*other) + carry;
        [*byte, _] = wide.to_le_bytes();
        carry = wide >> 8;
    }
    assert_eq!(carry, 0, "it fits into 32 bytes");
    sum
}

fn minus(a: [u8; 32], b: &[u8; 32]) -> [u8; 32] {
    let mut borrow = false;
    let mut rest = a;
    for (byte, other) in rest.iter_mut().zip(b) {
        let (without, first) = byte.overflowing_sub(*other);
        let (without, second) = without.overflowing_sub(u8::from(borrow));
        (*byte, borrow) = (without, first || second);
    }
    rest
}
