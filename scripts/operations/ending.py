"""The end of a run before its time: Ctrl-C, a closed terminal, a kill. And what runs beside each other, which must know
of it."""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import report

SIGNALS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
# Set from the first signal on: what runs beside the main thread shall begin nothing new.
begun = threading.Event()


class Interrupted(BaseException):
    """Raised in the main thread, wherever it is. What was changed is taken back on the way out."""

    def __init__(self, number: int):
        super().__init__(number)
        # As shells tell it.
        self.exit_code = 128 + number


class NoLongerWanted(Exception):
    """Instead of a change, once the run is ending."""


def listen() -> None:
    """What is ignored stays so: `nohup` means it."""
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)


def ignore() -> None:
    """From here on nothing shall come in between."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _interrupt(number: int, _: object) -> None:
    ignore()
    begun.set()
    raise Interrupted(number)


def beside(*calls: Callable[[], Any]) -> list[Any]:
    """The results of calls that run beside each other, in their order. All come to an end before the first error is
    raised; people read the others at once."""
    with ThreadPoolExecutor(len(calls)) as pool:
        futures = [pool.submit(call) for call in calls]
        errors = [error for error in (future.exception() for future in futures) if error]
    for other in errors[1:]:
        if not isinstance(other, NoLongerWanted):
            report.complain(other)
    if errors:
        raise errors[0]
    return [future.result() for future in futures]
