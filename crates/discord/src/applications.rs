//! The bot's own application: what the developer portal says of it, and the commands registered for it.

use channelwright_core::id::{self, Id};
use channelwright_platform::https::Method;
use serde_json::Value;
use tokio::time::Instant;

use crate::{Client, Error, received, route::Route};

/// The application that the bot token belongs to, as the developer portal shows it.
#[derive(Debug, Clone)]
pub struct Application {
    /// Its id, under General Information.
    pub id: Id<id::Application>,
    /// Its name.
    pub name: String,
    /// Its public key, in hexadecimal digits.
    pub verify_key: String,
    /// Where Discord sends interactions; `None` where the field is empty.
    pub interactions_endpoint_url: Option<String>,
}

impl Client {
    /// The application that the bot token belongs to.
    ///
    /// # Errors
    /// [`Error`]; refused with 401 where the token is none.
    pub async fn application(&self, deadline: Instant) -> Result<Application, Error> {
        self.read(&Route::application(), deadline, received::application).await
    }

    /// The commands registered for all servers, or those for one server alone, as Discord writes them: they may be of
    /// kinds that this code knows nothing of.
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

    /// Makes these the only commands for all servers, or for one server alone, and returns them as Discord keeps them.
    /// What is not among them is deleted, with everything that servers had set for it.
    ///
    /// # Errors
    /// [`Error`]; as for [`Client::commands`]. Where the answer is lost, doing it again is safe.
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
