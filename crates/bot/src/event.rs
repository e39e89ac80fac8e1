//! Where Discord puts its signature into an HTTP request.

use channelwright_core::interaction::SignedRequest;
use channelwright_platform::http_event::HttpEvent;

const SIGNATURE_HEADER: &str = "X-Signature-Ed25519";
const TIMESTAMP_HEADER: &str = "X-Signature-Timestamp";

/// The request to verify. A missing header fails verification.
pub(crate) fn signed<'a>(event: &'a HttpEvent, body: &'a [u8]) -> SignedRequest<'a> {
    SignedRequest { signature: event.header(SIGNATURE_HEADER), timestamp: event.header(TIMESTAMP_HEADER), body }
}
