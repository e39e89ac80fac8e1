"""The stack: infrastructure/sqs-worker.yaml and its parameters, deployed by change sets that are printed first."""

import json
import os
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ending
import report
from botocore.exceptions import ClientError
from report import AWS_ERRORS, Failure

STACK = "channelwright-sqs-stack"
TEMPLATE = Path(__file__).resolve().parents[2] / "infrastructure/sqs-worker.yaml"
# The polls of unfinished operations: the longest time, the first pause and the longest pause.
PATIENCE_S, POLL_S, SLOWEST_POLL_S = 1800, 0.1, 2.0
NO_STACK = "NONE"
NO_UPDATES = "No updates are to be performed"
# Every parameter with its value; None keeps the deployed value.
Parameters = dict[str, str | None]
RUN_AGAIN = "Look at it in the console, then run this again."


@dataclass(frozen=True)
class Deployed:
    """The template and parameters of a deployed stack."""

    template: str
    parameters: dict[str, str]


class Stack:
    """`look` sets `status`, `id` and `deployed`, which is None if there is no stack to update."""

    def __init__(self, client):
        self.client = client
        self.status, self.id, self.deployed = NO_STACK, STACK, None

    def look(self) -> None:
        """Reads the stack; fails if it cannot be changed."""
        found = self.find() or {}
        match self.status:
            case "NONE" | "REVIEW_IN_PROGRESS":
                report.say(f"There is no stack {STACK} yet.")
                return
            case status if status.endswith("_IN_PROGRESS"):
                remedy = "Another deploy is running. Wait until it ends, then run this again."
                raise Failure(f"the stack is {status}", remedy)
            case "CREATE_FAILED" | "ROLLBACK_COMPLETE" | "ROLLBACK_FAILED" | "DELETE_FAILED":
                text = f"the stack is {self.status} and cannot be updated"
                raise Failure(text, "Run scripts/destroy.sh --keep-artifacts, then run this again.")
            case "UPDATE_ROLLBACK_FAILED":
                remedy = f"Run: aws cloudformation continue-update-rollback --stack-name {STACK}"
                raise Failure(f"the stack is {self.status}", remedy)
        report.say(f"The stack is {self.status}.")
        template = self.client.get_template(StackName=STACK, TemplateStage="Original")["TemplateBody"]
        text = template if isinstance(template, str) else json.dumps(template)
        self.deployed = Deployed(text, _pairs(found.get("Parameters", []), "Parameter"))

    def find(self, name: str = STACK) -> dict | None:
        """CloudFormation's description of the stack. Sets `status` and `id`."""
        try:
            found = self.client.describe_stacks(StackName=name)["Stacks"][0]
        except ClientError as error:
            if "does not exist" not in error.response["Error"].get("Message", ""):
                raise
            self.status = NO_STACK
            return None
        self.status, self.id = found["StackStatus"], found["StackId"]
        return found

    def settle(self) -> None:
        """Waits until no operation is in progress. Uses the id, since a deleted stack cannot be found by name."""

        def is_over() -> bool:
            self.find(self.id)
            return not self.status.endswith("_IN_PROGRESS") or self.status == "REVIEW_IN_PROGRESS"

        wait_until(is_over, lambda: f"the stack is still {self.status}")

    def show_failures(self) -> None:
        """Prints CloudFormation's reasons, the last first."""
        try:
            events = self.client.describe_stack_events(StackName=self.id)["StackEvents"]
        except AWS_ERRORS as error:
            report.complain(error)
            return
        for one in events:
            if one["ResourceStatus"].endswith("_FAILED"):
                report.complain(f"{one['LogicalResourceId']}: {one.get('ResourceStatusReason', 'no reason')}")

    def outputs(self) -> dict[str, str]:
        return _pairs((self.find() or {}).get("Outputs", []), "Output")

    def parameters(self) -> dict[str, str]:
        return _pairs((self.find() or {}).get("Parameters", []), "Parameter")

    def resources(self) -> list[tuple[str, str]]:
        """Types and names."""
        pages = self.client.get_paginator("list_stack_resources").paginate(StackName=STACK)
        found = [one for page in pages for one in page["StackResourceSummaries"]]
        return [(one["ResourceType"], one.get("PhysicalResourceId", "")) for one in found]

    def bring_back(self, kept: Parameters) -> None:
        """Restores the template and the parameters that `look` found, except those in `kept`. CloudFormation itself rolls
        back a failed update."""
        self.settle()
        if self.status != "UPDATE_ROLLBACK_COMPLETE":
            known = self.deployed.parameters
            self._update(self.deployed.template, known | {name: kept[name] for name in kept if name in known})
        if self.status not in ("UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "CREATE_COMPLETE"):
            self.show_failures()
            raise Failure(f"the stack is {self.status}", RUN_AGAIN)
        report.complain("The stack's template and parameters are restored.")

    def _update(self, template: str, parameters: Parameters) -> None:
        token = _new_token()
        try:
            self.client.update_stack(
                StackName=STACK, TemplateBody=template, Parameters=_listed(parameters), Capabilities=["CAPABILITY_IAM"],
                ClientRequestToken=token,
            )  # fmt: skip
        except ClientError as error:
            if NO_UPDATES not in error.response["Error"].get("Message", "") and not self._has_begun(token):
                raise
        self.settle()

    def _has_begun(self, token: str) -> bool:
        """Whether a refused update has begun: AWS may have refused only the retry of a request whose response was lost."""
        try:
            events = self.client.describe_stack_events(StackName=self.id)["StackEvents"]
        except AWS_ERRORS:
            return False
        return any(one.get("ClientRequestToken") == token for one in events)

    def delete(self) -> None:
        """Deletes the stack that was found, and no later one of that name."""
        self.client.delete_stack(StackName=self.id)

    def remove(self) -> None:
        """Deletes the stack and waits until it is gone."""
        if not self.find(self.id) or self.status == "DELETE_COMPLETE":
            return
        self.delete()
        self.settle()
        if self.status not in ("DELETE_COMPLETE", NO_STACK):
            self.show_failures()
            raise Failure(f"the stack is {self.status}")


class ChangeSet:
    """A context manager: deletes a change set that was not executed, and the empty stack of a first one. A run does not fail
    because this does: neither is in the way of the next deploy."""

    def __init__(self, stack: Stack):
        self._stack, self._id, self.has_changes = stack, None, False
        self.is_executed = False

    def __enter__(self) -> "ChangeSet":
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if not self._id:
            return
        if error is not None:
            report.tell(error)
        try:
            self._stack.client.delete_change_set(StackName=STACK, ChangeSetName=self._id)
            if not self._stack.deployed and self._is_alone():
                self._stack.delete()
        except AWS_ERRORS as other:
            report.complain(f"The change set, or the empty stack of a first deploy, may still be there: {other}")

    def _is_alone(self) -> bool:
        """Whether the stack is still empty, and nobody else has a change set for it."""
        self._stack.find()
        if self._stack.status != "REVIEW_IN_PROGRESS":
            return False
        found = self._stack.client.list_change_sets(StackName=STACK)["Summaries"]
        return all(one["ChangeSetId"] == self._id for one in found)

    def make(self, parameters: Parameters) -> None:
        """Lets CloudFormation compute the changes, and prints them."""
        kind = {"ChangeSetType": "UPDATE"}
        if not self._stack.deployed:
            # A failed first deploy must not block the next one.
            kind = {"ChangeSetType": "CREATE", "OnStackFailure": "DELETE"}
        self._id = self._stack.client.create_change_set(
            StackName=STACK, ChangeSetName=time.strftime("deploy-%Y%m%d-%H%M%S", time.gmtime()) + f"-{os.getpid()}",
            TemplateBody=TEMPLATE.read_text(encoding="utf-8"), Parameters=_listed(parameters),
            Capabilities=["CAPABILITY_IAM"], ClientToken=_new_token(), **kind,
        )["Id"]  # fmt: skip
        found = self._finished()
        reason = found.get("StatusReason", "")
        self.has_changes = found["Status"] != "FAILED"
        if not self.has_changes:
            if not ("didn't contain changes" in reason or NO_UPDATES in reason):
                raise Failure(f"CloudFormation refuses: {reason}")
            report.say("The stack has no changes.")
        for change in found.get("Changes", []):
            report.say(_described(change["ResourceChange"]))

    def _finished(self) -> dict:
        found: dict = {}

        def is_over() -> bool:
            found.update(self._stack.client.describe_change_set(StackName=STACK, ChangeSetName=self._id))
            return found["Status"] in ("CREATE_COMPLETE", "FAILED")

        wait_until(is_over, lambda: f"the change set is still {found['Status']}")
        return found

    def execute(self) -> None:
        """Executes the change set if there are changes."""
        if not self.has_changes:
            return
        stack = self._stack
        remedy = "Fix the causes above, then run this again."
        report.step("Changing the stack (a few minutes the first time)", remedy)
        stack.find()
        # From here on the change set must not be deleted, even if the response is lost; unless AWS refuses to execute it.
        asked, self._id, self.is_executed = self._id, None, True
        try:
            stack.client.execute_change_set(StackName=STACK, ChangeSetName=asked, ClientRequestToken=_new_token())
        except ClientError:
            if not self._has_begun(asked):
                self._id, self.is_executed = asked, False
                raise
        stack.settle()
        if stack.status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            stack.show_failures()
            raise Failure(f"the stack is {stack.status}")
        report.say(f"The stack is {stack.status}.")

    def _has_begun(self, asked: str) -> bool:
        """Whether a refused execution has begun: AWS may have refused only the retry of a request whose response was lost."""
        try:
            found = self._stack.client.describe_change_set(StackName=STACK, ChangeSetName=asked)
        except AWS_ERRORS:
            return False
        return found["ExecutionStatus"].startswith("EXECUTE_")


def _new_token() -> str:
    """Lets CloudFormation recognise the retries of a request. botocore makes none for it."""
    return str(uuid.uuid4())


def wait_until(is_over: Callable[[], bool], problem: Callable[[], str]) -> None:
    until, pause = time.monotonic() + PATIENCE_S, POLL_S
    while not is_over():
        if time.monotonic() > until:
            raise Failure(f"{problem()} after {PATIENCE_S} s", RUN_AGAIN)
        ending.begun.wait(pause)
        pause = min(pause * 1.5, SLOWEST_POLL_S)


def _pairs(found: list[dict], kind: str) -> dict[str, str]:
    return {one[f"{kind}Key"]: one.get(f"{kind}Value", "") for one in found}


def _listed(parameters: Parameters) -> list[dict]:
    def one(value: str | None) -> dict:
        return {"UsePreviousValue": True} if value is None else {"ParameterValue": value}

    return [{"ParameterKey": name} | one(value) for name, value in parameters.items()]


def _described(change: dict) -> str:
    replaced = " (is replaced)" if change.get("Replacement") == "True" else ""
    return f"  {change['Action']:<8} {change['LogicalResourceId']:<30} {change['ResourceType']}{replaced}"
