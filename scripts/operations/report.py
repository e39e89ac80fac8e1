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
    """The current step, and the remedy if it fails."""

    text: str = "starting"
    remedy: str = ""


current = Step()
# The ids of printed errors.
_reported: set[int] = set()


def say(text: str) -> None:
    _write("stdout", text)


def complain(text: object) -> None:
    _write("stderr", str(text))


def step(text: str, remedy: str = "") -> None:
    current.text, current.remedy = text, remedy
    say(f"\n== {text}")


def is_agreed(question: str) -> bool:
    """Asks for confirmation."""
    if not sys.stdin.isatty():
        raise Failure("standard input is not a terminal", "Run this in a terminal, or with --yes.")
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        return False
    return answer.strip() in ("y", "Y", "yes", "Yes")


def tell(error: BaseException) -> None:
    """Prints a failure once. Prints nothing about an interruption, since the person caused it."""
    if id(error) in _reported or not isinstance(error, Exception):
        return
    _reported.add(id(error))
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


@dataclass
class Laps:
    """The duration of each part of a run."""

    start: float = field(default_factory=time.monotonic)
    seconds: dict[str, float] = field(default_factory=dict)

    def lap(self, name: str) -> None:
        now = time.monotonic()
        self.seconds[name], self.start = now - self.start, now

    def show(self) -> None:
        parts = [f"{name} {seconds:.1f}" for name, seconds in self.seconds.items()]
        say(f"Seconds: {', '.join([*parts, f'total {sum(self.seconds.values()):.1f}'])}")
