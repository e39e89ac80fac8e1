//! Limits of Discord and AWS with their sources, and our own with their reasons. The compiler checks the relations
//! between them.

/// Discord drops an interaction that is not answered within this time (Discord: receiving and responding).
pub const INTERACTION_ANSWER_MS: u64 = 3_000;

/// An interaction's token edits its reply for this long (Discord: receiving and responding).
pub const INTERACTION_TOKEN_LIFETIME_S: u64 = 15 * 60;

/// A signed request older than this is refused, unless `DISCORD_SIGNATURE_MAX_AGE_S` says otherwise. Discord
/// documents no window; ours is wide enough for any clock and narrow enough against replay.
pub const SIGNATURE_MAX_AGE_S: u64 = 5 * 60;

/// Longest name of a channel, category or role, in characters (Discord: guild resource).
pub const NAME_MAX_CHARS: usize = 100;

/// Follows the campaign's name in the role's name.
pub const ROLE_NAME_SUFFIX: &str = " Members";

/// Longest name of a campaign, in characters: its role's name must fit as well.
pub const CAMPAIGN_NAME_MAX_CHARS: usize = NAME_MAX_CHARS - ROLE_NAME_SUFFIX.len();

/// Longest topic of a text channel, in characters (Discord: channel resource).
pub const TEXT_TOPIC_MAX_CHARS: usize = 1024;

/// Longest topic (guidelines) of a forum, in characters. The channel resource says 4096, the table of the create call
/// 1024 for all types; we use the stricter one.
pub const FORUM_TOPIC_MAX_CHARS: usize = 1024;

/// Channels in one category (Discord: channel resource).
pub const CATEGORY_CHANNELS_MAX: usize = 50;

/// Channels in one guild, categories included (Discord: opcodes and status codes, 30013).
pub const GUILD_CHANNELS_MAX: usize = 500;

/// Roles in one guild, @everyone included (Discord: opcodes and status codes, 30005).
pub const GUILD_ROLES_MAX: usize = 250;

/// Longest content of a message, in characters (Discord: message resource).
pub const MESSAGE_CONTENT_MAX_CHARS: usize = 2000;
/// The longest life of an invite, in seconds (Discord: create channel invite).
pub const INVITE_MAX_AGE_S: u32 = 7 * 24 * 60 * 60;
/// The most uses of an invite (Discord: create channel invite).
pub const INVITE_MAX_USES: u32 = 100;
/// Users that one message pings (Discord: message resource, "Allowed mentions object").
pub const MENTIONED_USERS_MAX: usize = 100;

/// Rows of components below a message (Discord: component reference).
pub const ROWS_MAX: usize = 5;

/// Buttons in one row (Discord: component reference).
pub const BUTTONS_IN_ROW_MAX: usize = 5;

/// Longest label of a button, in characters (Discord: component reference).
pub const BUTTON_LABEL_MAX_CHARS: usize = 80;

/// Longest `custom_id`, in characters (Discord: component reference).
pub const CUSTOM_ID_MAX_CHARS: usize = 100;

/// Longest placeholder of a select, in characters (Discord: component reference).
pub const PLACEHOLDER_MAX_CHARS: usize = 150;

/// Choices in one select, and the most that can be chosen (Discord: component reference).
pub const SELECT_MAX: usize = 25;

/// Longest label and value of a choice, in characters (Discord: component reference).
pub const CHOICE_MAX_CHARS: usize = 100;

/// Autocomplete suggestions (Discord: receiving and responding).
pub const SUGGESTIONS_MAX: usize = 25;

/// Longest title of a modal, in characters (Discord: receiving and responding).
pub const MODAL_TITLE_MAX_CHARS: usize = 45;

/// Inputs of a modal (Discord: receiving and responding).
pub const MODAL_INPUTS_MAX: usize = 5;

/// Longest label of an input, in characters (Discord: component reference).
pub const INPUT_LABEL_MAX_CHARS: usize = 45;

/// Longest description of an input, in characters (Discord: component reference).
pub const INPUT_DESCRIPTION_MAX_CHARS: usize = 100;

/// Longest text of an input, in characters (Discord: component reference).
pub const INPUT_TEXT_MAX_CHARS: usize = 4000;

/// Longest `X-Audit-Log-Reason`, in characters before URL encoding (Discord: audit log resource).
pub const AUDIT_REASON_MAX_CHARS: usize = 512;

/// Largest file below a message, in bytes (Discord: reference, "Uploading files").
pub const FILE_MAX_BYTES: usize = 10 * 1024 * 1024;

/// Largest accepted template, in bytes. Fifty channels with full topics need about a quarter of it.
pub const TEMPLATE_MAX_BYTES: usize = 256 * 1024;

/// `worker`'s Lambda timeout. A campaign needs about a second; the rest is for short rate-limit waits.
pub const WORKER_TIMEOUT_S: u64 = 120;

/// Reserved at the end of an invocation for undoing, posting the outcome, and returning the message.
pub const WORKER_CLOSING_RESERVE_S: u64 = 20;

/// Longest time that a worker waits in place for a rate limit. A job that must wait longer goes back to the queue.
/// Discord's bucket windows last a few seconds; with a longer wait, slow guilds would hold up the others
/// (docs/scale.md).
pub const WAIT_IN_PLACE_MAX_S: u64 = 6;

/// Longest single wait in the queue. For a longer wait, the job gives up and its report says when to try again.
pub const WAIT_MAX_S: u64 = 10 * 60;

/// How often one job may go back to the queue to wait. Far more than a campaign needs; this only prevents an endless
/// loop.
pub const WAITS_MAX: u32 = 30;

/// Deliveries of one job before SQS moves it to the dead-letter queue (`maxReceiveCount`).
pub const QUEUE_MAX_RECEIVE_COUNT: u32 = 5;

/// The queue's visibility timeout: the minimum for a function with this timeout. It applies until a delivery takes its
/// hold of [`QUEUE_HOLD_S`], so only a worker that dies before that leaves its message hidden for this long.
pub const QUEUE_VISIBILITY_TIMEOUT_S: u64 = WORKER_TIMEOUT_S;

/// How long a delivery hides its message; it renews this while it runs. SQS redelivers within this time after a worker
/// is killed, so that people wait less than a minute for the outcome.
pub const QUEUE_HOLD_S: u64 = 30;

/// How often a delivery renews its hold.
pub const QUEUE_HOLD_RENEWAL_S: u64 = 6;

/// The pause before retrying when SQS does not answer.
pub const QUEUE_HOLD_RETRY_S: u64 = 1;

/// A delivery stops sending writes this long before its hold may end: servers have been seen to apply a request 12 s
/// after it was sent, and the next delivery must see its effect.
pub const QUEUE_HOLD_MARGIN_S: u64 = 15;

/// Longest visibility timeout of a message (SQS quota: 12 hours).
pub const QUEUE_VISIBILITY_MAX_S: u64 = 12 * 60 * 60;

/// At most one edit of the reply in this time. Users measured 5 per 2 s and 30 per 60 s for one interaction.
pub const PROGRESS_EDIT_INTERVAL_MS: u64 = 1_000;

const _: () = assert!(WAIT_IN_PLACE_MAX_S < WORKER_TIMEOUT_S - WORKER_CLOSING_RESERVE_S);
const _: () = assert!(WAIT_IN_PLACE_MAX_S < WAIT_MAX_S && WAIT_MAX_S <= QUEUE_VISIBILITY_MAX_S);
const _: () = assert!(WORKER_CLOSING_RESERVE_S < WORKER_TIMEOUT_S);
const _: () = assert!(WORKER_TIMEOUT_S < INTERACTION_TOKEN_LIFETIME_S);
const _: () = assert!(WORKER_TIMEOUT_S <= 15 * 60, "Lambda allows 15 minutes");
const _: () = assert!(QUEUE_VISIBILITY_TIMEOUT_S <= QUEUE_VISIBILITY_MAX_S);
const _: () = assert!(QUEUE_VISIBILITY_TIMEOUT_S >= WORKER_TIMEOUT_S, "AWS refuses less");
const _: () = assert!(QUEUE_HOLD_S <= 45, "a killed worker is followed by another within 45 s");
const _: () = assert!(QUEUE_HOLD_S < QUEUE_VISIBILITY_TIMEOUT_S);
const _: () = assert!(QUEUE_HOLD_RENEWAL_S + QUEUE_HOLD_MARGIN_S < QUEUE_HOLD_S);
const _: () = assert!(CATEGORY_CHANNELS_MAX < GUILD_CHANNELS_MAX);
const _: () = assert!(TEMPLATE_MAX_BYTES < FILE_MAX_BYTES, "a template is sent as a file");
