//! The bot's own application: its settings in the developer portal, and its registered commands.

use channelwright_core::id::{self, Id};
use channelwright_platform::https::Method;
use serde_json::Value;
use tokio::time::Instant;

use crate::{Client, Error, received, route::Route};

/// The bot token's application, as shown in the developer portal.
#[derive(Debug, Clone)]
pub struct Application {
    /// Its id, under General Information.
    pub id: Id<id::Application>,
    /// Its name.
    pub name: String,
    /// Its public key, in hexadecimal digits.
    pub verify_key: String,
    /// The interactions endpoint URL; `None` if the field is empty.
    pub interactions_endpoint_url: Option<String>,
}

impl Client {
    /// The bot token's application.
    ///
    /// # Errors
    /// [`Error`]; refused with 401 if the token is invalid.
    pub async fn application(&self, deadline: Instant) -> Result<Application, Error> {
        self.read(&Route::application(), deadline, received::application).await
    }

    /// The commands registered for all servers, or for one, in Discord's JSON: they may be of unknown kinds.
    ///
    /// # Errors
    /// [`Error`]; refused with 403/20012 for another application than the token's, 403/50001 for a server that the
    /// application is not in.
    pub async fn commands(
        &self,
        application: Id<id::Application>,
        only_in: Option<Id<id::Guild>>,
        deadline: Instant,
    ) -> Result<Vec<Value>, Error> {
        let route = Route::commands(Method::Get, application, only_in);
        self.read(&route, deadline, received::values).await
    }

    /// Makes these the only commands for all servers, or for one, and returns them as stored by Discord. Deletes all
    /// others, with the permissions that servers set for them.
    ///
    /// # Errors
    /// [`Error`]; as for [`Client::commands`]. Safe to repeat after a lost response.
    pub async fn overwrite_commands(
        &self,
        application: Id<id::Application>,
        only_in: Option<Id<id::Guild>>,
        commands: &[Value],
        deadline: Instant,
    ) -> Result<Vec<Value>, Error> {
        let route = Route::commands(Method::Put, application, only_in);
        self.write(&route, &commands, None, deadline.into(), received::values).await
    }
}
