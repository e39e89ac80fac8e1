//! The reason for a write in the server's audit log.

use channelwright_core::limits::AUDIT_REASON_MAX_CHARS;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The value of `X-Audit-Log-Reason`: 1 to 512 characters, URL-encoded UTF-8 (Discord: audit log resource).
#[derive(Debug, Clone)]
pub struct AuditReason(String);

impl AuditReason {
    /// Encodes a reason, truncated to Discord's limit.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let cut: String = text.chars().take(AUDIT_REASON_MAX_CHARS).collect();
        Self(utf8_percent_encode(&cut, NON_ALPHANUMERIC).to_string())
    }

    pub(crate) fn header(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_cut_first_and_encoded_then() {
        assert_eq!(AuditReason::new("Kampagne „龍“").header(), "Kampagne%20%E2%80%9E%E9%BE%8D%E2%80%9C");
        assert_eq!(AuditReason::new(&"é".repeat(600)).header().len(), 512 * "%C3%A9".len());
    }
}
