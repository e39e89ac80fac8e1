//! A Discord, and the program with the settings for it.

use std::process::Stdio;

use channelwright_simulator::{
    discord::{Discord, DiscordConfig, GuildBuilder, GuildHandle, RequestRecord, bits},
    program_output::ProgramOutput,
};
use tokio::process::Command;

pub(crate) const LIST: &str = "GET /applications/{application_id}/commands";
pub(crate) const PUT: &str = "PUT /applications/{application_id}/commands";
pub(crate) const GUILD_PUT: &str = "PUT /applications/{application_id}/guilds/{guild_id}/commands";

/// A Discord with a guild that the bot is in.
pub(crate) struct Bench {
    pub(crate) discord: Discord,
    pub(crate) guild: GuildHandle,
}

impl Bench {
    pub(crate) async fn start() -> Self {
        let discord = Discord::start(DiscordConfig::default()).await.unwrap();
        let guild = GuildBuilder::new("The Prancing Pony").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES);
        Self { guild: discord.add_guild(guild), discord }
    }

    /// The program, with only this Discord's settings in its environment.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let application = self.discord.application();
        let mut command = Command::new(env!("CARGO_BIN_EXE_channelwright"));
        command.args(arguments).env_clear().kill_on_drop(true).stdin(Stdio::null());
        command.env("DISCORD_API_BASE", self.discord.api_base()).env("DISCORD_BOT_TOKEN", application.bot_token());
        command.env("DISCORD_APPLICATION_ID", application.id.to_string());
        command.env("DISCORD_PUBLIC_KEY", application.public_key());
        command
    }

    /// Runs it to its end, and checks that its output does not contain the token.
    pub(crate) async fn run(&self, command: &mut Command) -> ProgramOutput {
        let ran = ProgramOutput::try_from(command.output().await.unwrap()).unwrap();
        for text in [&ran.out, &ran.err] {
            assert!(!text.contains(self.discord.application().bot_token()), "the token is in the output");
        }
        ran
    }

    pub(crate) fn requests_to(&self, route: &str) -> Vec<RequestRecord> {
        self.discord.requests().into_iter().filter(|request| request.is_to(route)).collect()
    }

    #[track_caller]
    pub(crate) fn assert_no_rule_is_broken(&self) {
        let violations: Vec<String> = self.discord.violations().iter().map(ToString::to_string).collect();
        assert!(violations.is_empty(), "{violations:#?}");
    }
}
