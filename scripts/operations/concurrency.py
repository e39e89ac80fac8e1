"""Chooses a number of workers that leaves executions for the bot. All functions share the account's concurrency: usually
1,000 executions, but 10 in a new account. A throttled bot cannot answer."""

import report
from report import AWS_ERRORS

SETTING = "CHANNELWRIGHT_WORKER_CONCURRENCY"
# The default first. Each divides the 50 requests a second that Discord accepts (docs/scale.md).
NUMBERS = (10, 5, 2)
FOR_THE_BOT = 5


def workers_in(limit: int) -> int:
    return next((number for number in NUMBERS if limit - number >= FOR_THE_BOT), NUMBERS[-1])


def choose(client, asked: str | None, deployed: str | None) -> str | None:
    """The number of workers, or None for the deployed or default number. Keeps a number that a person chose, but warns."""
    report.step("Looking at the account's concurrent executions")
    limit = _limit(client)
    if limit is None:
        return asked
    report.say(f"The account has {limit} for functions without reserved concurrency.")
    chosen, known = workers_in(limit), asked or deployed
    if known is None:
        if chosen == NUMBERS[0]:
            return None
        report.say(f"So the stack gets at most {chosen} workers, which leaves the rest for the bot. {_more()}")
        return str(chosen)
    if known.isdigit() and int(known) > chosen and limit - int(known) < FOR_THE_BOT:
        report.complain(
            f"warning: {known} workers leave too few executions for the bot, which may then fail to answer Discord. "
            f"Set {SETTING}={chosen}. {_more()}"
        )
    return asked


def _limit(client) -> int | None:
    try:
        return client.get_account_settings()["AccountLimit"]["UnreservedConcurrentExecutions"]
    except AWS_ERRORS as error:
        report.complain(f"Cannot read it; needs the permission lambda:GetAccountSettings: {error}")
        return None


def _more() -> str:
    return "For more, ask AWS to raise the quota: Service Quotas, AWS Lambda, Concurrent executions."
