"""What people read: steps, what was found, seconds, and failures with their remedy.

A terminal may be closed, or the reader of a pipe be gone, while something must still be taken back. So nothing here
fails where it cannot write."""

import os
import sys
import time
from dataclasses import dataclass, field

from botocore.exceptions import BotoCoreError, ClientError

# What AWS or the way to it can answer instead of what was asked for.
AWS_ERRORS = (BotoCoreError, ClientError)


class Failure(Exception):
    """Why a run ends, and what helps; without a remedy of its own, that of the step."""

    def __init__(self, text: str, remedy: str | None = None):
        super().__init__(text)
        self.text = text
        self.remedy = current.remedy if remedy is None else remedy


@dataclass
class Step:
    """What is done now, and what helps where it fails."""

    text: str = "starting"
    remedy: str = ""


current = Step()
# Errors that people have read.
_told: set[int] = set()


def say(text: str) -> None:
    _write("stdout", text)


def complain(text: object) -> None:
    _write("stderr", str(text))


def step(text: str, remedy: str = "") -> None:
    current.text, current.remedy = text, remedy
    say(f"\n== {text}")


def is_agreed(question: str) -> bool:
    """Asks a person."""
    if not sys.stdin.isatty():
        raise Failure("nobody is there to be asked", "Run this in a terminal, or with --yes.")
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        return False
    return answer.strip() in ("y", "Y", "yes", "Yes")


def tell(error: BaseException) -> None:
    """A failure, once. Of an interruption there is nothing to tell: who did it knows."""
    if id(error) in _told or not isinstance(error, Exception):
        return
    _told.add(id(error))
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
    """How long each part of a run took."""

    start: float = field(default_factory=time.monotonic)
    seconds: dict[str, float] = field(default_factory=dict)

    def lap(self, name: str) -> None:
        now = time.monotonic()
        self.seconds[name], self.start = now - self.start, now

    def show(self) -> None:
        parts = [f"{name} {seconds:.1f}" for name, seconds in self.seconds.items()]
        say(f"Seconds: {', '.join([*parts, f'together {sum(self.seconds.values()):.1f}'])}")
