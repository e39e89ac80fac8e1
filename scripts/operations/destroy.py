"""Removes everything that the scripts created, for scripts/destroy.sh."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import bot_token
import layer_parameters
import report
from account import Account, who
from bot_token import BotToken
from bucket import Bucket
from layer_parameters import LayerParameters
from sharing import named, shares_of
from stack import STACK, Stack
from versions import LAYER, Versions

Settings = dict[str, str]


@dataclass
class Removal:
    """A step, the remedy if it fails, and its action."""

    text: str
    remedy: str
    carry_out: Callable[[], None]


def destroy(settings: Settings, is_agreed: bool, keeps_artifacts: bool, is_dry_run: bool) -> None:
    account = Account()
    owner = who(account)
    report.step(
        "Looking for everything to remove",
        "Permissions to describe the stack, list layers, and read the bucket and the parameter are needed.",
    )
    stack = Stack(account.client("cloudformation"))
    removals = list(_of_stack(stack))
    if not keeps_artifacts:
        removals += [*_of_token(account, settings, stack), *_of_layers(account), *_of_bucket(account, owner)]
    if not removals:
        report.say("There is nothing to remove.")
        return
    if is_dry_run:
        report.say("Dry run: nothing was removed.")
        return
    if not is_agreed and not report.is_agreed(f"Remove all of this from account {owner} in {account.region}?"):
        report.say("Nothing was removed.")
        return
    for removal in removals:
        report.step(removal.text, removal.remedy)
        removal.carry_out()
    report.done()
    report.say("Discord still knows the application: remove its interactions endpoint URL in the developer portal.")


def _of_stack(stack: Stack) -> Iterator[Removal]:
    if not stack.find():
        return
    report.say(f"Stack   {STACK} ({stack.status}), with:")
    for kind, name in sorted(stack.resources()):
        report.say(f"          {kind}  {name}")
    yield Removal("Removing the stack", "Fix the causes above, then run this again.", stack.remove)


def _of_token(account: Account, settings: Settings, stack: Stack) -> Iterator[Removal]:
    deployed = stack.parameters().get("DiscordBotTokenParameter")
    name = settings.get("DISCORD_BOT_TOKEN_PARAMETER") or deployed or bot_token.USUAL_NAME
    token = BotToken(account.client("ssm"), name)
    token.look()
    if token.version:
        report.say(f"Token   {token.name}")
        yield Removal("Removing the bot token", "The permission ssm:DeleteParameter is needed.", token.delete)


def _of_layers(account: Account) -> Iterator[Removal]:
    versions, parameters = Versions(account.client("lambda")), LayerParameters(account.client("ssm"))
    published = versions.published()
    parameters.look()
    for name in sorted(parameters.stored):
        report.say(f"Name    {name}")
    if parameters.stored:
        yield Removal("Removing the layers' names", layer_parameters.PERMISSIONS, lambda: parameters.follow([]))
    if not published:
        return
    policies = versions.policies(published)
    for version in published:
        report.say(f"Layer   {LAYER} {version.number}, shared with {named(shares_of(policies[version]))}")

    def remove() -> None:
        for version in published:
            versions.delete(version)

    yield Removal("Removing the layers", "The permission lambda:DeleteLayerVersion is needed.", remove)


def _of_bucket(account: Account, owner: str) -> Iterator[Removal]:
    bucket = Bucket(account, owner)
    bucket.look()
    if bucket.exists:
        report.say(f"Bucket  {bucket.name}, with all its content")
        permissions = "The permissions s3:ListBucketVersions, DeleteObjectVersion and DeleteBucket are needed."
        yield Removal("Removing the bucket", permissions, bucket.delete)
