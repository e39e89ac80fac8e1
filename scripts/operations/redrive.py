"""Moves failed jobs back to the worker's queue, for scripts/redrive.sh.

We do not use SQS's StartMessageMoveTask, since we report which messages were moved and which came back, and since the emulated
AWS of the tests does not have it. Each message is sent before it is deleted. If the run is interrupted in between, the next
run sends the message again. Within five minutes SQS drops the duplicate by its deduplication id; later the worker gets the
job twice, and the second time finds it done."""

import json
import re
import time

import ending
import report
from account import Account
from queues import TAKEN_S, Queue, put_back_at_the_end
from report import Failure

QUEUE, DEAD_LETTERS = "channelwright-tasks.fifo", "channelwright-tasks-dlq.fifo"
LOOK_AT_THE_LOG = "Look at the worker's log (aws logs tail /aws/lambda/discord_channelwright_worker)"
# SQS's counts are approximate, so the queue counts as empty only after several polls in a row.
POLL_S, LOOKS = 1, 3
# Discord's epoch; all but the last 22 bits of an id are the milliseconds since then.
DISCORD_EPOCH_MS = 1_420_070_400_000


def redrive(patience_s: int, is_agreed: bool, is_dry_run: bool) -> None:
    report.step(
        "Reading the dead-letter queue",
        "Create the queues with scripts/deploy-sqs.sh. Or is sqs:GetQueueUrl, GetQueueAttributes, ReceiveMessage or "
        "ChangeMessageVisibility missing?",
    )
    client = Account().client("sqs")
    queue, dead_letters = Queue(client, QUEUE), Queue(client, DEAD_LETTERS)
    count = sum(dead_letters.counts())
    if count == 0:
        report.say("It is empty: nothing to do.")
        return
    _show(count, dead_letters.look())
    if is_dry_run:
        report.say("Dry run: nothing was moved.")
        return
    if not is_agreed and not _asked(count):
        report.say("Nothing was moved.")
        return
    _move(dead_letters, queue)
    if patience_s > 0:
        _wait(patience_s, queue, dead_letters)


def _show(count: int, seen: list[dict]) -> None:
    report.say(f"{_number(count, 'message')} in {DEAD_LETTERS}:")
    for message in seen:
        report.say(f"  {_described(message)}")
    if count > len(seen):
        report.say(f"  and {count - len(seen)} more")


def _described(message: dict) -> str:
    """A line about the job, without text that a person typed and without its token."""
    try:
        job = json.loads(message["Body"])
        kind, guild, interaction = job["command"]["name"], str(int(job["guild_id"])), int(job["interaction_id"])
        version = int(job["version"])
        if not re.fullmatch(r"[a-z-]{1,32}", kind):
            raise ValueError
    except (KeyError, TypeError, ValueError):
        sent_ms = int(message["Attributes"].get("SentTimestamp", 0))
        return f"unreadable job, sent {_ago(sent_ms)}"
    asked_ms = (interaction >> 22) + DISCORD_EPOCH_MS
    return f"{kind} (version {version}) in the server {guild}, requested {_ago(asked_ms)}"


def _ago(moment_ms: int) -> str:
    seconds = max(0, int(time.time() - moment_ms / 1000))
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{_number(seconds // length, unit)} ago"
    return f"{_number(seconds, 'second')} ago"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _asked(count: int) -> bool:
    report.say("Jobs fail again unless you have fixed the cause.")
    return report.is_agreed(f"Move {_number(count, 'message')} back to {QUEUE}?")


def _move(dead_letters: Queue, queue: Queue) -> None:
    """Moves all messages, each once: a job that fails quickly may be back before the last one is moved."""
    report.step(
        "Moving",
        "Run this again: nothing is lost, and what was moved already is not done twice. Or is sqs:SendMessage or "
        "DeleteMessage missing?",
    )
    moved: set[str] = set()
    while found := dead_letters.take():
        new = [message for message in found if message["MessageId"] not in moved]
        with put_back_at_the_end(dead_letters, found):
            for message in new:
                # In this order, so that the message is always in one of the two queues.
                moved.add(queue.send(message))
                dead_letters.delete(message)
                found.remove(message)
        if not new:
            break
    if not moved:
        text = "no message could be received: another run or a person at the console holds them"
        raise Failure(text, f"Run this again in {_number(TAKEN_S, 'second')}.")
    report.say(f"Moved {_number(len(moved), 'message')} to {QUEUE}.")


def _wait(patience_s: int, queue: Queue, dead_letters: Queue) -> None:
    report.step("Waiting for the worker", f"{LOOK_AT_THE_LOG}.")
    until, told, empty = time.monotonic() + patience_s, None, 0
    while empty < LOOKS:
        waiting, in_work = counts = queue.counts()
        empty = 0 if waiting + in_work else empty + 1
        if empty == 0 and counts != told:
            report.say(f"{waiting} waiting, {in_work} in progress")
            told = counts
        if time.monotonic() > until:
            report.say(f"Not finished after {patience_s} s. Check again later: scripts/redrive.sh --dry-run")
            return
        ending.begun.wait(POLL_S)
    back = sum(dead_letters.counts())
    if back:
        _show(back, dead_letters.look())
        text = f"{_number(back, 'message')} came back to the dead-letter queue"
        raise Failure(text, f"{LOOK_AT_THE_LOG}, fix the cause, then run this again.")
    report.say("All jobs are finished, and their results are posted.")
