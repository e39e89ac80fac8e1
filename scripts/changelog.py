#!/usr/bin/env python3
"""Prints the entry of a version in the changelog. A release needs one: a heading `## VERSION - YYYY-MM-DD`, and text below it.

Usage:
  changelog.py VERSION [FILE]   reads docs/CHANGELOG.md by default
"""

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "docs/CHANGELOG.md"


def entry(version: str, changelog: str) -> str | None:
    """The text below the version's heading."""
    heading = rf"^## {re.escape(version)} - \d{{4}}-\d\d-\d\d$\n(.*?)(?=^## |\Z)"
    found = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() or None if found else None


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    version, *file = arguments
    path = Path(*file) if file else CHANGELOG
    text = entry(version, path.read_text(encoding="utf-8"))
    if text is None:
        print(f"{path.name} has no entry `## {version} - YYYY-MM-DD` with a text", file=sys.stderr)
        return 1
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
