"""How many workers leave room for the bot. They share what the account runs at a time: usually 1,000 executions, but in
a new account 10, and a bot that is turned away answers nobody."""

import report
from report import AWS_ERRORS

SETTING = "CHANNELWRIGHT_WORKER_CONCURRENCY"
# The usual number first. Each divides the 50 requests a second that Discord takes (docs/scale.md).
NUMBERS = (10, 5, 2)
FOR_THE_BOT = 5


def workers_in(limit: int) -> int:
    return next((number for number in NUMBERS if limit - number >= FOR_THE_BOT), NUMBERS[-1])


def choose(client, asked: str | None, deployed: str | None) -> str | None:
    """The number of workers, or None for what is deployed or usual. What a person chose stays, with an advice."""
    report.step("Looking at the account's concurrent executions")
    limit = _limit(client)
    if limit is None:
        return asked
    report.say(f"It has {limit} for functions without a share of their own.")
    chosen, known = workers_in(limit), asked or deployed
    if known is None:
        if chosen == NUMBERS[0]:
            return None
        report.say(f"So at most {chosen} workers run at a time, which leaves some for the bot. {_more()}")
        return str(chosen)
    if known.isdigit() and int(known) > chosen and limit - int(known) < FOR_THE_BOT:
        report.complain(
            f"warning: {known} workers at a time leave too few for the bot, and Discord gets no answer from it. "
            f"Set {SETTING}={chosen}. {_more()}"
        )
    return asked


def _limit(client) -> int | None:
    try:
        return client.get_account_settings()["AccountLimit"]["UnreservedConcurrentExecutions"]
    except AWS_ERRORS as error:
        report.complain(f"It cannot be looked at; the permission lambda:GetAccountSettings is needed: {error}")
        return None


def _more() -> str:
    return "For more, ask AWS to raise the quota: Service Quotas, AWS Lambda, Concurrent executions."
