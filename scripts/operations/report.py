"""The output: steps, findings, durations, and failures with their remedies.

The terminal or the reader of a pipe may close while changes still have to be restored. So errors while writing are ignored."""

import os
import sys
import time
from dataclasses import dataclass, field

from botocore.exceptions import BotoCoreError, ClientError

# Errors of AWS and of the connection to it.
AWS_ERRORS = (BotoCoreError, ClientError)


class Failure(Exception):
    """Ends a run. Its remedy is by default that of the step."""

    def __init__(self, text: str, remedy: str | None = None):
        super().__init__(text)
        self.text = text
        self.remedy = current.remedy if remedy is None else remedy


@dataclass
class Step:
    """The current step, when it started, and the remedy if it fails."""

    text: str = "starting"
    remedy: str = ""
    start: float = field(default_factory=time.monotonic)


current = Step()
# How long each finished step took.
_seconds: dict[str, float] = {}
# The printed errors. They are kept, since a later error could get the id of one that is gone.
_reported: set[BaseException] = set()


def say(text: str) -> None:
    _write("stdout", text)


def complain(text: object) -> None:
    _write("stderr", str(text))


def step(text: str, remedy: str = "") -> None:
    _seconds.update(seconds())
    current.text, current.remedy, current.start = text, remedy, time.monotonic()
    say(f"\n== {text}")


def seconds() -> dict[str, float]:
    """How long each step took, and the current one until now. What happened before the first step is too short to matter."""
    before = _seconds.get(current.text, 0)
    return _seconds | ({current.text: before + time.monotonic() - current.start} if current.text != Step.text else {})


def done() -> None:
    """Ends the last step, and prints how long each took."""
    took = seconds()
    say(f"\n== Done in {sum(took.values()):.1f} s")
    for text, one in took.items():
        say(f"{one:7.1f} s  {text}")


def is_agreed(question: str) -> bool:
    """Asks for confirmation. The time until the answer counts for no step."""
    if not sys.stdin.isatty():
        raise Failure("standard input is not a terminal", "Run this in a terminal, or with --yes.")
    asked = time.monotonic()
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        return False
    finally:
        current.start += time.monotonic() - asked
    return answer.strip() in ("y", "Y", "yes", "Yes")


def tell(error: BaseException) -> None:
    """Prints a failure once. Prints nothing about an interruption, since the person caused it."""
    if error in _reported or not isinstance(error, Exception):
        return
    _reported.add(error)
    if not isinstance(error, Failure):
        complain(_described(error))
        error = Failure(current.text)
    complain(f"\nfailed: {error.text}" + (f"\nremedy: {error.remedy}" if error.remedy else ""))


def _described(error: Exception) -> str:
    if isinstance(error, (*AWS_ERRORS, OSError)):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _write(stream: str, text: str) -> None:
    try:
        print(text, file=getattr(sys, stream), flush=True)
    except OSError:
        setattr(sys, stream, open(os.devnull, "w"))  # noqa: SIM115
