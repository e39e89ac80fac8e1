"""Interruptions (Ctrl-C, a closed terminal, a kill), and concurrent calls, which have to stop on them."""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import report

SIGNALS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
# botocore's clients keep as many connections.
AT_ONCE = 10
# Set by the first signal: other threads must not start anything new.
begun = threading.Event()


class Interrupted(BaseException):
    """Raised in the main thread. Changes are restored while it propagates."""

    def __init__(self, number: int):
        super().__init__(number)
        # The shells' convention.
        self.exit_code = 128 + number


class NoLongerWanted(Exception):
    """Raised instead of making a change after an interruption."""


def listen() -> None:
    """Handles the signals, except ignored ones, for `nohup`."""
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)


def ignore() -> None:
    """Ignores the signals from now on."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _interrupt(number: int, _: object) -> None:
    ignore()
    begun.set()
    raise Interrupted(number)


def beside(*calls: Callable[[], Any]) -> list[Any]:
    """Runs calls concurrently, at most ten at a time, and returns their results in order. Waits for all of them, then raises
    the first error and prints the others."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        futures = [pool.submit(call) for call in calls]
        errors = [error for error in (future.exception() for future in futures) if error]
    for other in errors[1:]:
        if not isinstance(other, NoLongerWanted):
            report.complain(other)
    if errors:
        raise errors[0]
    return [future.result() for future in futures]
