"""The stack in cases that the emulator cannot show: concurrent deploys, and errors while something is taken back."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from botocore.exceptions import ClientError

SCRIPTS = Path(__file__).resolve().parents[1]
sys.path += [str(SCRIPTS), str(SCRIPTS / "operations")]

from change import Change  # noqa: E402
from deploy_static import StackChange  # noqa: E402
from report import Failure  # noqa: E402
from stack import ChangeSet, Deployed, Stack  # noqa: E402


def refusal(text: str) -> ClientError:
    return ClientError({"Error": {"Code": "ValidationError", "Message": text}}, "Any")


class CloudFormation:
    """Records the calls. `others` are the change sets of other people, and `refused` the operations that it refuses."""

    def __init__(self, status: str = "REVIEW_IN_PROGRESS", others: tuple = (), refused: tuple = ()):
        self.status, self.others, self.refused, self.calls, self.tokens = status, others, refused, [], []

    def __getattr__(self, operation: str):
        return lambda **given: self._answer(operation, given)

    def _answer(self, operation: str, given: dict) -> dict:
        self.calls.append(operation)
        self.tokens += [given[name] for name in ("ClientToken", "ClientRequestToken") if name in given]
        if operation in self.refused:
            raise refusal(f"{operation} is refused")
        return {
            "Stacks": [{"StackStatus": self.status, "StackId": "id"}], "Id": "mine", "Status": "CREATE_COMPLETE",
            "ExecutionStatus": "AVAILABLE", "Summaries": [{"ChangeSetId": one} for one in self.others],
            "StackEvents": [{"ResourceStatus": "", "ClientRequestToken": one} for one in self.tokens],
        }  # fmt: skip


def dry_run(client: CloudFormation) -> None:
    with ChangeSet(Stack(client)) as change_set:
        change_set.make({})


def test_a_dry_run_deletes_the_empty_stack():
    client = CloudFormation()
    dry_run(client)
    assert client.calls[-1] == "delete_stack"


@pytest.mark.parametrize(("status", "others"), [("CREATE_IN_PROGRESS", ()), ("CREATE_COMPLETE", ()), ("REVIEW_IN_PROGRESS", ("other",))])
def test_a_dry_run_does_not_delete_somebody_elses_stack(status: str, others: tuple):
    client = CloudFormation(status, others)
    dry_run(client)
    assert "delete_change_set" in client.calls and "delete_stack" not in client.calls


def test_cloudformation_can_recognise_each_retry():
    client = CloudFormation("CREATE_COMPLETE")
    with ChangeSet(Stack(client)) as change_set:
        change_set.make({})
        change_set.execute()
    Stack(client)._update("", {})
    assert len(set(client.tokens)) == len(client.tokens) == 3


def test_a_refused_retry_of_an_update_that_has_begun_is_no_failure():
    client = CloudFormation("UPDATE_COMPLETE", refused=("update_stack",))
    Stack(client)._update("", {})
    assert client.calls[-1] == "describe_stacks"


def test_an_update_that_has_not_begun_fails():
    client = CloudFormation("UPDATE_COMPLETE", refused=("update_stack", "describe_stack_events"))
    with pytest.raises(ClientError, match="update_stack is refused"):
        Stack(client)._update("", {})


def test_an_execution_that_aws_refuses_is_not_executed():
    client = CloudFormation(refused=("execute_change_set",))
    with pytest.raises(ClientError, match="execute_change_set is refused"), ChangeSet(Stack(client)) as change_set:
        change_set.make({})
        change_set.execute()
    assert not change_set.is_executed and "delete_change_set" in client.calls


def test_an_error_while_the_change_set_is_deleted_does_not_hide_the_first(capsys):
    client = CloudFormation(refused=("delete_change_set",))
    with pytest.raises(Failure, match="the first error"), ChangeSet(Stack(client)) as change_set:
        change_set.make({})
        raise Failure("the first error", "")
    printed = capsys.readouterr().err
    assert 0 < printed.index("failed: the first error") < printed.index("delete_change_set is refused")


def test_both_errors_of_taking_back_are_told(monkeypatch: pytest.MonkeyPatch, capsys):
    def fail(text: str) -> None:
        raise Failure(text, "")

    stack = SimpleNamespace(deployed=Deployed("", {}), bring_back=lambda _: fail("the stack's error"))
    monkeypatch.setattr(Change, "_bring_all_back", lambda _: fail("the functions' error"))
    change = StackChange(None, None, {}, {}, None, stack)
    change.token_now = {"DiscordBotTokenParameter": "/a"}
    assert not change._take_back()
    printed = capsys.readouterr().err
    assert 0 < printed.index("failed: the stack's error") < printed.index("failed: the functions' error")
