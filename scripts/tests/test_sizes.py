"""What is uploaded stays small: the layered packages keep to a budget.

A budget is what was reached, with some room for the next change. Whoever needs more says why, here."""

from pathlib import Path

import pytest

# Kilobytes of 10^3 bytes, of the x86_64 packages. Reached: 38.9, 257 and 2,622.
BUDGETS = {"bot": 42, "worker": 265, "lambda-layer": 2_700}


@pytest.mark.parametrize("name", BUDGETS)
def test_a_package_keeps_to_its_budget(repository: Path, name: str):
    package, budget = repository / f"target/layered/x86_64/{name}.zip", BUDGETS[name]
    assert package.exists(), "run .venv/bin/python scripts/layered.py build x86_64"
    size = package.stat().st_size / 1000
    assert size <= budget, f"{package.name} has {size:.1f} kB; the budget is {budget} kB"
