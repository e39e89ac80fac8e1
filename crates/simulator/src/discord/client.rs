//! The clients that share the bot's token. What Discord told one of them, the others do not know.

/// A client, such as one worker's. All connections over the network together are the [default](Client::default) one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Client(pub(crate) u64);
