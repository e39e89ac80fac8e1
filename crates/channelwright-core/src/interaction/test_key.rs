//! A public test key pair, and its signatures. Tests only.

use ed25519_dalek::{Signer as _, SigningKey};

use super::{Interaction, NotAnInteraction, PublicKey, SignedRequest};

/// The time of signing in tests, in Unix seconds.
pub(super) const NOW_S: u64 = 1_790_000_000;

pub(super) fn public_key() -> PublicKey {
    PublicKey::from_hex(&hex::encode(secret_key().verifying_key().as_bytes())).unwrap()
}

/// The signature of these bytes, in hexadecimal digits.
pub(super) fn sign(timestamp: &str, body: &[u8]) -> String {
    hex::encode(secret_key().sign(&[timestamp.as_bytes(), body].concat()).to_bytes())
}

/// Signs and reads the body.
pub(super) fn read_signed(body: &[u8]) -> Result<Interaction, NotAnInteraction> {
    let timestamp = NOW_S.to_string();
    let signature = sign(&timestamp, body);
    let request = SignedRequest { signature: Some(&signature), timestamp: Some(&timestamp), body };
    Interaction::read(&request.verify(&public_key(), NOW_S, 0).unwrap())
}

pub(super) fn secret_key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}
