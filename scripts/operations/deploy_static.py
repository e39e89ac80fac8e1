"""Creates or updates the stack, and deploys static code to both functions, for scripts/deploy-sqs.sh."""

from functools import partial
from pathlib import Path

import bot_token
import concurrency
import ending
import packages
import report
from account import Account, who
from bot_token import BotToken
from bucket import Both, Bucket
from change import Change
from functions import BOT, BOTH, WORKER, Functions, show_changes
from packages import Packages
from report import Failure
from settings import need
from stack import ChangeSet, Parameters, Stack

PROCESSORS = ("x86_64", "arm64")
# Parameters that keep their deployed values if their settings are empty.
KEPT = {
    "DiscordPublicKey": "DISCORD_PUBLIC_KEY", "LogRetentionDays": "CHANNELWRIGHT_LOG_RETENTION_DAYS",
    "AlarmTopicArn": "CHANNELWRIGHT_ALARM_TOPIC_ARN",
}  # fmt: skip
WORKERS = "WorkerMaximumConcurrency"
Settings = dict[str, str]


def deploy_static(settings: Settings, given: list[Path], processor: str | None, is_dry_run: bool) -> None:
    account = Account()
    owner = who(account)
    stack, token = _look(account, settings)
    deployed = stack.deployed.parameters if stack.deployed else {}
    processor = _processor(processor, settings, deployed)
    _check(settings, bool(stack.deployed), token)
    shipped = _packages(given, processor)

    client = account.client("lambda")
    workers = concurrency.choose(client, settings.get(concurrency.SETTING), deployed.get(WORKERS))
    bucket, functions = Bucket(account, owner), Functions(client)
    functions.package_of = bucket.place_of
    wanted = packages.running(shipped)
    with ChangeSet(stack) as change_set:
        change = StackChange(functions, bucket, _running(functions, stack), wanted, change_set, stack)
        _place(shipped, change, bucket, account, is_dry_run)
        report.step("Placing the bot token", "The permissions ssm:GetParameter and ssm:PutParameter are needed.")
        token.place(settings.get("DISCORD_BOT_TOKEN"), is_dry_run)
        change.token_now = {"DiscordBotTokenParameter": token.name, "DiscordBotTokenVersion": str(token.version)}

        report.step("Comparing with the stack", "Fix the cause above; .env.example explains the settings.")
        keys = {one: bucket.place_of(one, running.code)[1] for one, running in wanted.items()}
        code = {"CodeBucket": bucket.name, "BotCodeKey": keys[BOT], "WorkerCodeKey": keys[WORKER], "LayerArn": ""}
        chosen = _chosen(settings, deployed, workers)
        change_set.make(code | {"Architecture": processor} | change.token_now | chosen)
        differs = change_set.has_changes
        if stack.deployed:
            differs = show_changes(change.before, wanted) or differs
        if is_dry_run:
            report.say("Dry run: nothing was changed.")
            return
        if differs:
            with change:
                change.make()
        else:
            change.bring_both()
    _show(stack)


class StackChange(Change):
    """Changes the stack and both functions. CloudFormation does not notice changes by scripts/deploy-with-layer.sh or by a
    person, so the functions are changed after the stack, and restored after it, too. A failed first deploy removes the stack.
    A stored token stays: the previous one is usually invalid, and no probe can find out which of the two is right."""

    KIND = "static"
    IF_NOT_BACK = "Fix the causes above, then run scripts/deploy-sqs.sh from the commit that ran before."

    def __init__(
        self, functions: Functions, bucket: Bucket, before: Both, wanted: Both, change_set: ChangeSet, stack: Stack
    ):
        super().__init__(functions, bucket, before, wanted)
        self._change_set, self._stack = change_set, stack
        self.token_now: Parameters = {}

    def make(self) -> None:
        try:
            self._change_set.execute()
        finally:
            self._has_changed = bool(self.before) or self._change_set.is_executed
        self.bring_both()

    def _bring(self, function) -> None:
        now = self._functions.settle(function).running
        if now != self.wanted[function]:
            report.say(f"{function.name} runs {now}: replacing it")
            self._functions.change(function, now, self.wanted[function])
        self._functions.probe(function)

    def _bring_all_back(self) -> None:
        if not self._stack.deployed:
            self._stack.remove()
            report.complain("The stack is removed.")
            return
        try:
            self._stack.bring_back(self._token_kept())
        except Exception as error:
            # Now, since an error of the functions may take its place.
            report.tell(error)
            raise
        finally:
            super()._bring_all_back()

    def _token_kept(self) -> Parameters:
        """The stored version of the token, unless the token was in another parameter before."""
        name = "DiscordBotTokenParameter"
        is_same = self._stack.deployed.parameters.get(name) == self.token_now[name]
        return self.token_now if is_same else {}


def _look(account: Account, settings: Settings) -> tuple[Stack, BotToken]:
    permissions = "The permissions cloudformation:DescribeStacks and GetTemplate are needed."
    report.step("Looking at the stack", permissions)
    stack = Stack(account.client("cloudformation"))
    stack.look()
    report.step("Looking for the bot token", "The permission ssm:GetParameter is needed.")
    deployed = stack.deployed.parameters.get("DiscordBotTokenParameter") if stack.deployed else None
    name = settings.get("DISCORD_BOT_TOKEN_PARAMETER") or deployed or bot_token.USUAL_NAME
    token = BotToken(account.client("ssm"), name)
    token.look()
    if not token.version:
        report.say(f"There is no parameter {token.name} yet.")
    return stack, token


def _processor(asked: str | None, settings: Settings, deployed: Settings) -> str:
    processor = asked or settings.get("CHANNELWRIGHT_ARCHITECTURE") or deployed.get("Architecture", PROCESSORS[0])
    if processor not in PROCESSORS:
        raise Failure("there is no such processor", f"Set CHANNELWRIGHT_ARCHITECTURE to {' or '.join(PROCESSORS)}.")
    return processor


def _check(settings: Settings, is_deployed: bool, token: BotToken) -> None:
    """Checks the settings; a first deploy needs more of them."""
    wanted = [] if is_deployed else ["DISCORD_PUBLIC_KEY"]
    need(settings, wanted if token.version else [*wanted, "DISCORD_BOT_TOKEN"])
    bot_token.check(settings.get("DISCORD_BOT_TOKEN"), settings.get("DISCORD_PUBLIC_KEY"))


def _packages(given: list[Path], processor: str) -> Packages:
    """The given packages, or new ones. Proves that they run before anything reaches AWS."""
    shipped = dict(zip((BOT, WORKER), given, strict=True)) if given else packages.build_static(processor)
    packages.check(shipped, processor)
    packages.check_static(shipped, processor)
    return shipped


def _running(functions: Functions, stack: Stack) -> Both:
    """The code and layers of both functions, if they exist."""
    if not stack.deployed:
        return {}
    remedy = "Run scripts/destroy.sh --keep-artifacts, then this again. Or is lambda:GetFunctionConfiguration missing?"
    report.step("Looking at both functions", remedy)
    seen = ending.beside(*(partial(functions.settle, function) for function in BOTH))
    before = {function: one.running for function, one in zip(BOTH, seen, strict=True)}
    for function, running in before.items():
        report.say(f"{function.name}: {running}")
    return before


def _place(shipped: Packages, change: Change, bucket: Bucket, account: Account, is_dry_run: bool) -> None:
    """Uploads the packages, and the current packages if they are missing."""
    report.step(
        "Placing the packages",
        "The permissions s3:ListBucket, CreateBucket, PutBucket*, PutObject and lambda:GetFunction are needed. Where "
        "the bucket belongs to another account, set CHANNELWRIGHT_ARTIFACTS_BUCKET to another name.",
    )
    bucket.look()
    staged = bucket.staged(shipped, change.wanted, is_dry_run)
    if not is_dry_run:
        content = staged | change.keep_what_runs(account)
        bucket.upload(content)
        if content:
            bucket.secure()


def _chosen(settings: Settings, deployed: Settings, workers: str | None) -> Parameters:
    """The setting, or the deployed value, or the template's default."""
    asked = {name: settings.get(setting) for name, setting in KEPT.items()} | {WORKERS: workers}
    return {name: value for name, value in asked.items() if value is not None or name in deployed}


def _show(stack: Stack) -> None:
    report.done()
    outputs = stack.outputs()
    report.say(f"Interactions endpoint URL  {outputs['InteractionsEndpointUrl']}")
    report.say(f"Queue                      {outputs['QueueUrl']}")
    report.say(f"Dead-letter queue          {outputs['DeadLetterQueueUrl']}")
    report.say("\nPaste the first into Discord's developer portal: General Information, Interactions Endpoint URL.")
