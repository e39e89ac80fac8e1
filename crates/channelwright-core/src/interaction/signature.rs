//! Verifies the sender: Discord signs each request, and no body is read before its signature is verified.
//!
//! Source: Discord's "Interactions overview", security and authorization: Ed25519 over the timestamp's text followed by
//! the raw bytes of the body, under the application's public key.

use std::fmt;

use ed25519_dalek::{PUBLIC_KEY_LENGTH, SIGNATURE_LENGTH, Signature, VerifyingKey};

/// The application's public key, as Discord's developer portal shows it.
#[derive(Debug, Clone)]
pub struct PublicKey(VerifyingKey);

/// Why a text is not a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableKey {
    /// Not the hexadecimal form of 32 bytes.
    #[error("a public key is {} hexadecimal digits long", 2 * PUBLIC_KEY_LENGTH)]
    NotHex,
    /// 32 bytes that are not a valid key.
    #[error("these digits are not an Ed25519 public key")]
    NotAKey,
    /// A weak key, for which anyone can sign.
    #[error("this Ed25519 public key is weak: anyone could sign for it")]
    Weak,
}

impl PublicKey {
    /// Reads the key's 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`UnusableKey`] if the text is not a valid key.
    pub fn from_hex(text: &str) -> Result<Self, UnusableKey> {
        let mut bytes = [0; PUBLIC_KEY_LENGTH];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| UnusableKey::NotHex)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| UnusableKey::NotAKey)?;
        if key.is_weak() { Err(UnusableKey::Weak) } else { Ok(Self(key)) }
    }
}

/// A request from an unknown sender. Its only use is [`verify`](Self::verify).
pub struct SignedRequest<'a> {
    /// Header `X-Signature-Ed25519`: the signature in hexadecimal digits.
    pub signature: Option<&'a str>,
    /// Header `X-Signature-Timestamp`: the time of signing, in Unix seconds.
    pub timestamp: Option<&'a str>,
    /// The raw bytes of the body.
    pub body: &'a [u8],
}

/// A body that Discord recently signed for this application. Only [`SignedRequest::verify`] creates one.
pub struct VerifiedRequest<'a> {
    body: &'a [u8],
}

/// Why a request failed verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotVerified {
    /// No signature was sent.
    #[error("signature is missing")]
    NoSignature,
    /// No timestamp was sent.
    #[error("timestamp is missing")]
    NoTimestamp,
    /// The signature is not the hexadecimal form of 64 bytes.
    #[error("signature is malformed")]
    MalformedSignature,
    /// The timestamp is not a number of seconds.
    #[error("timestamp is malformed")]
    MalformedTimestamp,
    /// The timestamp is too old, or too far in the future.
    #[error("timestamp is {age_s} seconds off")]
    Stale {
        /// Distance between the timestamp and now, in seconds.
        age_s: u64,
    },
    /// The signature does not match.
    #[error("signature is wrong")]
    WrongSignature,
}

impl<'a> SignedRequest<'a> {
    /// Verifies that the owner of `key` signed this request within `max_age_s` seconds of `now_s` (Unix seconds), in
    /// either direction. Cheap checks come first; the body is not parsed.
    ///
    /// # Errors
    /// [`NotVerified`] if it cannot be verified. The response is HTTP 401 for every reason.
    pub fn verify(self, key: &PublicKey, now_s: u64, max_age_s: u64) -> Result<VerifiedRequest<'a>, NotVerified> {
        let signature = read_signature(self.signature.ok_or(NotVerified::NoSignature)?)?;
        let timestamp = self.timestamp.ok_or(NotVerified::NoTimestamp)?;
        let age_s = now_s.abs_diff(read_timestamp(timestamp)?);
        if age_s > max_age_s {
            return Err(NotVerified::Stale { age_s });
        }
        let message = [timestamp.as_bytes(), self.body].concat();
        key.0.verify_strict(&message, &signature).map_err(|_| NotVerified::WrongSignature)?;
        Ok(VerifiedRequest { body: self.body })
    }
}

impl<'a> VerifiedRequest<'a> {
    /// The verified bytes of the body.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

fn read_signature(text: &str) -> Result<Signature, NotVerified> {
    let mut bytes = [0; SIGNATURE_LENGTH];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| NotVerified::MalformedSignature)?;
    Ok(Signature::from_bytes(&bytes))
}

fn read_timestamp(text: &str) -> Result<u64, NotVerified> {
    // `u64::from_str` would accept a leading plus sign.
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotVerified::MalformedTimestamp);
    }
    text.parse().map_err(|_| NotVerified::MalformedTimestamp)
}

// The body holds the interaction's token.
impl fmt::Debug for SignedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedRequest(…)")
    }
}
impl fmt::Debug for VerifiedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifiedRequest(…)")
    }
}

#[cfg(test)]
mod tests;
