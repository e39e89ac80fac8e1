#!/usr/bin/env python3
"""Do packages keep to their budget? What was reached, with some room for the next change; whoever needs more says why, here.

Usage:
  sizes.py static|layered FOLDER   looks at the packages of x86_64 that scripts/build-static.sh or scripts/layered.py left there
"""

import sys
from pathlib import Path

# Kilobytes of 10^3 bytes. Wished for: static 1,800 each; layered 32, 170 and 2,700.
BUDGETS = {
    "static": {"bot": 1_830, "worker": 2_050},
    "layered": {"bot": 37, "worker": 232, "lambda-layer": 2_300},
}


def excess(mode: str, folder: Path) -> list[str]:
    """A line for each package that is too big."""
    sizes = {folder / f"{name}.zip": budget for name, budget in BUDGETS[mode].items()}
    return [
        f"{package} has {package.stat().st_size / 1000:.1f} kB; the budget is {budget:,} kB"
        for package, budget in sizes.items()
        if package.stat().st_size > budget * 1000
    ]


def main(arguments: list[str]) -> int:
    match arguments:
        case [("static" | "layered") as mode, folder]:
            lines = excess(mode, Path(folder))
            print("\n".join(lines) or f"The {mode} packages keep to their budget.", file=sys.stderr if lines else sys.stdout)
            return 1 if lines else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
