"""The bot's token, a SecureString in SSM's Parameter Store. Only that and the worker's memory contain it: no stack, no
function's configuration and no process argument does."""

import re

import report
from botocore.exceptions import ClientError
from report import Failure

USUAL_NAME = "/channelwright/discord-bot-token"


class BotToken:
    """The parameter of that name. `version` is 0 if nothing is stored."""

    def __init__(self, client, name: str):
        # Do not print the name: it may be the token, in the wrong setting.
        if not re.fullmatch(r"(/[A-Za-z0-9_.-]+)+", name):
            text = "DISCORD_BOT_TOKEN_PARAMETER is not the name of a parameter"
            raise Failure(text, f"It looks like {USUAL_NAME}.")
        self._client, self.name, self.version = client, name, 0

    def look(self) -> None:
        try:
            found = self._client.get_parameter(Name=self.name)["Parameter"]
        except ClientError as error:
            if error.response["Error"]["Code"] != "ParameterNotFound":
                raise
            return
        self.version = found["Version"]
        if found["Type"] != "SecureString":
            raise Failure(
                f"the parameter {self.name} is not encrypted",
                f"Set DISCORD_BOT_TOKEN, run: aws ssm delete-parameter --name {self.name}, then run this again.",
            )

    def place(self, token: str | None, is_dry_run: bool) -> None:
        """Stores the token if it differs from the stored one. A dry run only reports that."""
        if token is None or (self.version and token == self._stored()):
            report.say(f"Already there: {self.name}, version {self.version}")
        elif is_dry_run:
            self.version += 1
            report.say(f"To be stored: {self.name}, version {self.version}")
        else:
            self.version = self._client.put_parameter(
                Name=self.name, Value=token, Type="SecureString", Overwrite=True,
                Description="The token of the Discord bot Channelwright",
            )["Version"]  # fmt: skip
            report.say(f"Stored {self.name}, version {self.version}")

    def _stored(self) -> str:
        return self._client.get_parameter(Name=self.name, WithDecryption=True)["Parameter"]["Value"]

    def delete(self) -> None:
        self._client.delete_parameter(Name=self.name)


def check(token: str | None, public_key: str | None) -> None:
    """Checks the token. The stack's template checks the other settings, but never gets the token."""
    if token is not None and not re.fullmatch(r"[!-~]{20,}", token):
        remedy = "Copy the whole token from the developer portal's page Bot, without spaces."
        raise Failure("DISCORD_BOT_TOKEN is not a token", remedy)
    if token is not None and token == public_key:
        raise Failure("DISCORD_BOT_TOKEN is the public key", "The token is on the developer portal's page Bot.")
