"""The settings, from the environment or the file .env. They come through a pipe, so that neither the arguments nor the
environment of this process expose them."""

from collections.abc import Iterable

from report import Failure

# The file descriptor; standard input is for confirmations.
PIPE = 3


def read() -> dict[str, str]:
    """Each is NAME=value, terminated by a NUL byte."""
    with open(PIPE, "rb") as pipe:
        text = pipe.read().decode(errors="replace")
    return {name: value for name, _, value in (one.partition("=") for one in text.split("\0")[:-1]) if value}


def need(settings: dict[str, str], names: Iterable[str]) -> None:
    """Fails if settings are missing, and lists them."""
    missing = [name for name in names if name not in settings]
    if missing:
        remedy = "Set it in the environment or in the file .env; .env.example says where to find it."
        raise Failure(f"not set: {', '.join(missing)}", remedy)
