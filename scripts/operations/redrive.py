"""Moves jobs that were given up back to the queue of the worker: what scripts/redrive.sh does.

SQS could do it by itself (StartMessageMoveTask). Moving them here sends each message before it is deleted, tells what
is moved and what came back, and runs the same against an emulated AWS, which does not have that operation. A message
that was sent and not deleted, since the run was broken off, is sent again by the next one. Within five minutes SQS
takes both for one, by the deduplication id; later the worker gets the job twice, and finds it done."""

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
# SQS counts approximately: only what it says several times in a row is taken for true.
POLL_S, LOOKS = 1, 3
# Discord's epoch; an id tells the millisecond since then in all but its last 22 bits.
DISCORD_EPOCH_MS = 1_420_070_400_000


def redrive(patience_s: int, is_agreed: bool, is_dry_run: bool) -> None:
    report.step(
        "Looking at the dead letters",
        "Make the queues: scripts/deploy-sqs.sh. Or is sqs:GetQueueUrl, GetQueueAttributes, ReceiveMessage or "
        "ChangeMessageVisibility missing?",
    )
    client = Account().client("sqs")
    queue, dead_letters = Queue(client, QUEUE), Queue(client, DEAD_LETTERS)
    count = sum(dead_letters.counts())
    if count == 0:
        report.say("There are none: nothing to do.")
        return
    _show(count, dead_letters.look())
    if is_dry_run:
        report.say("This was a dry run: nothing was moved.")
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
    """What it is about, without what a person wrote and without the token in it."""
    try:
        job = json.loads(message["Body"])
        kind, guild, interaction = job["command"]["name"], str(int(job["guild_id"])), int(job["interaction_id"])
        version = int(job["version"])
        if not re.fullmatch(r"[a-z-]{1,32}", kind):
            raise ValueError
    except (KeyError, TypeError, ValueError):
        sent_ms = int(message["Attributes"].get("SentTimestamp", 0))
        return f"no job that can be read, sent {_ago(sent_ms)}"
    asked_ms = (interaction >> 22) + DISCORD_EPOCH_MS
    return f"{kind} (version {version}) in the server {guild}, asked {_ago(asked_ms)}"


def _ago(moment_ms: int) -> str:
    seconds = max(0, int(time.time() - moment_ms / 1000))
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{_number(seconds // length, unit)} ago"
    return f"{_number(seconds, 'second')} ago"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _asked(count: int) -> bool:
    report.say("What failed them fails them again, unless it was mended.")
    return report.is_agreed(f"Move {_number(count, 'message')} back to {QUEUE}?")


def _move(dead_letters: Queue, queue: Queue) -> None:
    """All of them, each once: one that fails quickly may be back before the last is moved."""
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
                # In this order: whatever happens in between, the message is in one of the two queues.
                moved.add(queue.send(message))
                dead_letters.delete(message)
                found.remove(message)
        if not new:
            break
    if not moved:
        text = "none of the messages could be taken: another run, or a person at the console, looks at them"
        raise Failure(text, f"Run this again in {_number(TAKEN_S, 'second')}.")
    report.say(f"Moved {_number(len(moved), 'message')} to {QUEUE}.")


def _wait(patience_s: int, queue: Queue, dead_letters: Queue) -> None:
    report.step("Waiting for the worker", f"{LOOK_AT_THE_LOG}.")
    until, told, empty = time.monotonic() + patience_s, None, 0
    while empty < LOOKS:
        waiting, in_work = counts = queue.counts()
        empty = 0 if waiting + in_work else empty + 1
        if empty == 0 and counts != told:
            report.say(f"{waiting} waiting, {in_work} in work")
            told = counts
        if time.monotonic() > until:
            report.say(f"Not over after {patience_s} s. Look again later: scripts/redrive.sh --dry-run")
            return
        ending.begun.wait(POLL_S)
    back = sum(dead_letters.counts())
    if back:
        _show(back, dead_letters.look())
        text = f"{_number(back, 'message')} came back to the dead letters"
        raise Failure(text, f"{LOOK_AT_THE_LOG}, mend the cause, then run this again.")
    report.say("All came to an end, and who had asked was told how.")
