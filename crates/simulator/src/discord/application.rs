//! The bot's application at Discord: ids, key pair and bot token.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};

use super::snowflake::Snowflake;

/// An application that is registered with the simulator. Its token and key come from a seed and are valid nowhere else.
#[derive(Clone)]
pub struct Application {
    /// Used in interactions and webhook paths.
    pub id: Snowflake,
    /// Usually the same as `id`; see [`DiscordConfig`](super::DiscordConfig::bot_user_is_application).
    pub bot_user_id: Snowflake,
    bot_token: String,
    key: SigningKey,
}

impl Application {
    pub(crate) fn from_seed(seed: u64, id: Snowflake, bot_user_id: Snowflake) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut secret = [0_u8; 32];
        random.fill(&mut secret);
        Self {
            id,
            bot_user_id,
            bot_token: format!("simulated-bot-token-{:016x}", random.u64(..)),
            key: SigningKey::from_bytes(&secret),
        }
    }

    /// The token that the bot sends as `Authorization: Bot <token>`.
    #[must_use]
    pub fn bot_token(&self) -> &str {
        &self.bot_token
    }

    /// The public key in hex, as the developer portal shows it.
    #[must_use]
    pub fn public_key(&self) -> String {
        hex::encode(self.key.verifying_key().as_bytes())
    }

    /// The signature over `timestamp` and `body` in hex, as in `X-Signature-Ed25519`.
    #[must_use]
    pub fn sign(&self, timestamp: &str, body: &[u8]) -> String {
        let message = [timestamp.as_bytes(), body].concat();
        hex::encode(self.key.sign(&message).to_bytes())
    }
}

impl fmt::Debug for Application {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Application")
            .field("id", &self.id)
            .field("bot_user_id", &self.bot_user_id)
            .finish_non_exhaustive()
    }
}
