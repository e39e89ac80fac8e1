//! A request to join a campaign, as the game masters see it.

use super::button;
use crate::{
    command::Pressed,
    id::{self, Id},
    message::{ButtonStyle, Components, Message, Row},
    sign::Sign,
};

/// Game masters whom a request notifies: as many as leave room for the request itself in the message.
const NOTIFIED_MAX: usize = 50;

/// An open request. It mentions the game masters, the only mention that notifies anyone: nobody else can answer it.
pub(crate) fn open(category: Id<id::Channel>, game_masters: &[Id<id::User>], player: Id<id::User>) -> Message {
    let notified: Vec<Id<id::User>> = game_masters.iter().copied().take(NOTIFIED_MAX).collect();
    let masters: String = notified.iter().map(|user| format!("<@{user}> ")).collect();
    let buttons = vec![
        button(Pressed::LetIn(category, player), "Let in", ButtonStyle::Success),
        button(Pressed::Decline(category, player), "Decline", ButtonStyle::Secondary),
    ];
    Message::new(format!("{} {masters}\n<@{player}> wants to join this campaign.", Sign::Waiting.as_str()))
        .with(Components::within_limits(vec![Row::Buttons(buttons)]))
        .mentioning(notified)
}

pub(crate) fn let_in(player: Id<id::User>, by: Id<id::User>) -> Message {
    Message::new(format!("{} <@{player}> is in (let in by <@{by}>).", Sign::Done.as_str()))
}

pub(crate) fn declined(player: Id<id::User>, by: Id<id::User>) -> Message {
    Message::new(format!("{} <@{player}> wanted to join (declined by <@{by}>).", Sign::Failed.as_str()))
}

pub(crate) fn in_already(player: Id<id::User>) -> Message {
    Message::new(format!("{} <@{player}> is in.", Sign::Done.as_str()))
}

pub(crate) fn gone(player: Id<id::User>) -> Message {
    Message::new(format!("{} <@{player}> wanted to join, but is no longer on this server.", Sign::Failed.as_str()))
}
