//! Discord's checks of an endpoint URL, when it is set and regularly afterwards: a valid ping, and forged ones.

use super::Caller;

/// A request with an invalid signature.
struct Forgery {
    name: &'static str,
    signature: Option<String>,
    timestamp: Option<String>,
}

impl Caller {
    /// Probes an endpoint and returns its failures. If there are none, Discord accepts it.
    pub async fn probe(&self, endpoint_url: &str) -> Vec<String> {
        let mut failures = Vec::new();
        let ping = self.ping();
        let delivery = self.deliver(endpoint_url, &ping).await;
        if delivery.verdict != super::Verdict::Pong {
            failures.push(format!("a valid ping: {:?}", delivery.verdict));
        }
        let body = ping.body();
        for forgery in self.forgeries(&body) {
            let headers: Vec<(&str, String)> = [
                ("x-signature-ed25519", forgery.signature.clone()),
                ("x-signature-timestamp", forgery.timestamp.clone()),
            ]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
            match self.send(endpoint_url, &headers, body.clone()).await {
                Ok(heard) if heard.status == 401 => {}
                Ok(heard) => failures.push(format!("{}: {} where 401 is due", forgery.name, heard.status)),
                Err(error) => failures.push(format!("{}: {}", forgery.name, error.without_url())),
            }
        }
        failures
    }

    fn forgeries(&self, body: &[u8]) -> Vec<Forgery> {
        let application = self.discord.application();
        let timestamp = self.timestamp();
        let valid = application.sign(&timestamp, body);
        let forge = |name, signature: Option<String>, timestamp: Option<String>| Forgery { name, signature, timestamp };
        let (good, now) = (Some(valid.clone()), Some(timestamp.clone()));
        let later = (timestamp.parse::<u64>().unwrap_or(0) + 1).to_string();
        let other_body = application.sign(&timestamp, b"{\"type\":2}");
        vec![
            forge("a flipped byte in the signature", Some(flipped(&valid)), now.clone()),
            forge("a signature over another timestamp", good.clone(), Some(later)),
            forge("a signature over another body", Some(other_body), now.clone()),
            forge("no signature", None, now.clone()),
            forge("no timestamp", good.clone(), None),
            forge("no signature headers at all", None, None),
            forge("an empty signature", Some(String::new()), now.clone()),
            forge("an empty timestamp", good, Some(String::new())),
            forge("a signature that is not hex", Some("z".repeat(128)), now.clone()),
            forge("a signature that is too short", Some(valid.chars().take(126).collect()), now.clone()),
            forge("a signature that is too long", Some(format!("{valid}00")), now.clone()),
            forge("a signature of odd length", Some(valid.chars().take(127).collect()), now.clone()),
            forge("a signature of zeros", Some("0".repeat(128)), now),
        ]
    }
}

/// The same hex text with another first digit.
fn flipped(hex: &str) -> String {
    let first = if hex.starts_with('0') { '1' } else { '0' };
    std::iter::once(first).chain(hex.chars().skip(1)).collect()
}
