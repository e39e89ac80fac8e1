"""How many workers a deploy chooses, and when it only gives an advice."""

import re
import sys
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

sys.path.append(str(Path(__file__).resolve().parents[1] / "operations"))

import concurrency  # noqa: E402

ADVICE = "warning: {} workers leave too few executions for the bot, which may then fail to answer Discord. Set CHANNELWRIGHT"


class Account:
    """Has so many executions at a time, or does not tell."""

    def __init__(self, limit: int | None):
        self.limit = limit

    def get_account_settings(self) -> dict:
        if self.limit is None:
            raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, "GetAccountSettings")
        return {"AccountLimit": {"UnreservedConcurrentExecutions": self.limit}}


@pytest.mark.parametrize(("limit", "chosen"), [(1000, None), (15, None), (14, "5"), (10, "5"), (9, "2")])
def test_a_first_deploy_leaves_some_executions_for_the_bot(limit: int, chosen: str | None):
    assert concurrency.choose(Account(limit), None, None) == chosen


@pytest.mark.parametrize(("asked", "deployed"), [("10", None), (None, "10"), ("12", "5")])
def test_what_a_person_chose_stays_with_an_advice(capsys, asked: str | None, deployed: str | None):
    assert concurrency.choose(Account(10), asked, deployed) == asked
    assert ADVICE.format(asked or deployed) in capsys.readouterr().err


@pytest.mark.parametrize(("limit", "asked"), [(10, "5"), (1000, "50"), (12, "7"), (9, "2")])
def test_what_leaves_enough_needs_no_advice(capsys, limit: int, asked: str):
    assert concurrency.choose(Account(limit), asked, None) == asked
    assert capsys.readouterr().err == ""


def test_a_deploy_goes_on_where_the_account_does_not_tell(capsys):
    assert concurrency.choose(Account(None), None, None) is None
    assert "needs the permission lambda:GetAccountSettings" in capsys.readouterr().err


def test_the_usual_number_is_the_templates(repository: Path):
    template = (repository / "infrastructure/sqs-worker.yaml").read_text()
    (usual,) = re.findall(r"WorkerMaximumConcurrency:\n(?:    .*\n)*?    Default: (\d+)\n", template)
    assert int(usual) == concurrency.NUMBERS[0]
