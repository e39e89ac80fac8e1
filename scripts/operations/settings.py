"""What a person has set, from the environment or the file .env. It comes through a pipe: neither the arguments nor the
environment of this process show it to anybody."""

from collections.abc import Iterable

from report import Failure

# The file descriptor; standard input is for a person's answers.
PIPE = 3


def read() -> dict[str, str]:
    """Each is NAME=value, and a byte of zeros ends it."""
    with open(PIPE, "rb") as pipe:
        text = pipe.read().decode(errors="replace")
    return {name: value for name, _, value in (one.partition("=") for one in text.split("\0")[:-1]) if value}


def need(settings: dict[str, str], names: Iterable[str]) -> None:
    """Tells all that are missing."""
    missing = [name for name in names if name not in settings]
    if missing:
        remedy = "Set it in the environment or in the file .env; .env.example tells where to find it."
        raise Failure(f"not set: {', '.join(missing)}", remedy)
