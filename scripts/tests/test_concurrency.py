"""How many workers a deploy sets, and when it only warns."""

import re
import sys
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

sys.path.append(str(Path(__file__).resolve().parents[1] / "operations"))

import concurrency  # noqa: E402

ADVICE = "warning: {} workers leave too few executions for the bot, which may then fail to answer Discord. Set CHANNELWRIGHT"


class Account:
    """An account with this limit of concurrent executions. `None` denies access to the limit."""

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
def test_the_operators_setting_is_kept_with_a_warning(capsys, asked: str | None, deployed: str | None):
    assert concurrency.choose(Account(10), asked, deployed) == asked
    assert ADVICE.format(asked or deployed) in capsys.readouterr().err


@pytest.mark.parametrize(("limit", "asked"), [(10, "5"), (1000, "50"), (12, "7"), (9, "2")])
def test_a_setting_that_leaves_enough_executions_gives_no_warning(capsys, limit: int, asked: str):
    assert concurrency.choose(Account(limit), asked, None) == asked
    assert capsys.readouterr().err == ""


def test_a_deploy_goes_on_without_access_to_the_limit(capsys):
    assert concurrency.choose(Account(None), None, None) is None
    assert "needs the permission lambda:GetAccountSettings" in capsys.readouterr().err


def test_the_first_choice_is_the_templates_default(repository: Path):
    template = (repository / "infrastructure/sqs-worker.yaml").read_text()
    (usual,) = re.findall(r"WorkerMaximumConcurrency:\n(?:    .*\n)*?    Default: (\d+)\n", template)
    assert int(usual) == concurrency.NUMBERS[0]
