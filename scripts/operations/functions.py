"""Both functions: reads, changes and probes them."""

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass

import ending
import report
from botocore.exceptions import ClientError
from report import AWS_ERRORS, Failure

# An update takes a second or two; after this time it is stuck.
UPDATE_PATIENCE_S = 120
# The pause between two polls of an update: the first and the longest.
POLL_S, SLOWEST_POLL_S = 0.1, 1.0
# IAM may take a few seconds until a changed role works everywhere.
ACCESS_PAUSES_S = (0.5, 1, 2, 3, 3.5)
NO_LAYER = "None"


@dataclass(frozen=True)
class Function:
    """`event` needs no signature and changes nothing; the response of a working function contains `answer`."""

    name: str
    # The bucket's folder with its packages.
    folder: str
    event: bytes
    answer: str


BOT = Function("discord_channelwright_bot", "bot", b"{}", '"statusCode":401')
WORKER = Function("discord_channelwright_worker", "worker", b'{"Records":[]}', '"batchItemFailures":[]')
BOTH = (BOT, WORKER)


@dataclass(frozen=True)
class Running:
    """The SHA-256 of the code, in hexadecimal digits, and the ARNs of the layers."""

    code: str
    layers: tuple[str, ...]

    def __str__(self) -> str:
        layers = ",".join(self.layers).rpartition(":layer:")[2]
        return f"code {self.code[:16]}, " + (f"layer {layers}" if layers else "no layer")


@dataclass(frozen=True)
class Seen:
    """A function while no update is in progress."""

    arn: str
    processor: str
    running: Running
    update_failed: bool


class Functions:
    """Calls Lambda. `package_of` returns the bucket and key of a package."""

    def __init__(self, client, package_of: Callable[[Function, str], tuple[str, str]] | None = None):
        self._client, self.package_of = client, package_of

    def settle(self, function: Function) -> Seen:
        """Waits until no update is in progress."""
        until, pause = time.monotonic() + UPDATE_PATIENCE_S, POLL_S
        while True:
            try:
                found = self._client.get_function_configuration(FunctionName=function.name)
            except AWS_ERRORS as error:
                report.complain(error)
                raise Failure(f"{function.name} cannot be read") from error
            update = found.get("LastUpdateStatus")
            if found.get("State") != "Pending" and update != "InProgress":
                break
            if time.monotonic() > until:
                text = f"{function.name} is still updating after {UPDATE_PATIENCE_S} s"
                raise Failure(text, "Look at it in the console, then run this again.")
            ending.begun.wait(pause)
            _stop_where_ending()
            pause = min(pause * 1.5, SLOWEST_POLL_S)
        if update == "Failed":
            report.complain(f"{function.name}: the last update failed: {found.get('LastUpdateStatusReason')}")
        layers = tuple(layer["Arn"] for layer in found.get("Layers") or [])
        running = Running(hex_of(found["CodeSha256"]), layers)
        return Seen(found["FunctionArn"], found["Architectures"][0], running, update == "Failed")

    def change(self, function: Function, now: Running, wanted: Running) -> None:
        """Changes a function and reads back the result. Layered code does not start without its layer, but static code starts
        with one. So a first layer is attached before the code is updated; otherwise the code comes first."""
        if not now.layers and wanted.layers and now.code != wanted.code:
            now = self._update_layers(function, wanted)
        if now.code != wanted.code:
            now = self._update_code(function, wanted)
        if now.layers != wanted.layers:
            now = self._update_layers(function, wanted)
        if now != wanted:
            text = f"{function.name} does not run the deployed code and layer"
            raise Failure(text, "Is another deploy running? Run this again.")

    def _update_code(self, function: Function, wanted: Running) -> Running:
        bucket, key = self.package_of(function, wanted.code)
        update = self._client.update_function_code
        return self._update(function, "code", lambda name: update(FunctionName=name, S3Bucket=bucket, S3Key=key))

    def _update_layers(self, function: Function, wanted: Running) -> Running:
        update, layers = self._client.update_function_configuration, list(wanted.layers)
        return self._update(function, "configuration", lambda name: update(FunctionName=name, Layers=layers))

    def _update(self, function: Function, what: str, update: Callable[[str], object]) -> Running:
        """Starts an update and waits until it is complete."""
        _stop_where_ending()
        failure = f"the {what} of {function.name} cannot be changed"
        try:
            update(function.name)
        except AWS_ERRORS as error:
            report.complain(error)
            raise Failure(failure) from error
        seen = self.settle(function)
        if seen.update_failed:
            raise Failure(failure)
        return seen.running

    def probe(self, function: Function) -> None:
        """Invokes the function and checks its response."""
        for pause in (*ACCESS_PAUSES_S, 0):
            answer, log, is_denied = self._ask(function)
            if not is_denied or not pause:
                break
            ending.begun.wait(pause)
            _stop_where_ending()
        if function.answer not in answer.replace(" ", "").replace("\n", ""):
            report.complain(f"{log}{answer}")
            remedy = "Correct the setting that the answer above names; or are the two packages mixed up?"
            raise Failure(f"{function.name} does not work", remedy)

    def _ask(self, function: Function) -> tuple[str, str, bool]:
        """The response, the end of the log, and whether there is an AccessDenied error of the invocation or of the function."""
        try:
            answer = self._client.invoke(FunctionName=function.name, Payload=function.event, LogType="Tail")
        except ClientError as error:
            if error.response["Error"]["Code"] != "AccessDeniedException":
                raise
            return str(error), "", True
        text = answer["Payload"].read().decode(errors="replace")
        log = base64.b64decode(answer.get("LogResult", "")).decode(errors="replace")
        return text, log, "FunctionError" in answer and "AccessDenied" in log + text

    def location(self, function: Function) -> str:
        """A URL of the function's code, valid for some minutes."""
        return self._client.get_function(FunctionName=function.name)["Code"]["Location"]


def _stop_where_ending() -> None:
    if ending.begun.is_set():
        raise ending.NoLongerWanted


def look_at_both(functions: Functions) -> dict[Function, Seen]:
    report.step(
        "Looking at both functions", "Create them with scripts/deploy-sqs.sh. Or is lambda:GetFunctionConfiguration missing?"
    )
    found = dict(zip(BOTH, ending.beside(*(lambda one=one: functions.settle(one) for one in BOTH)), strict=True))
    if found[BOT].processor != found[WORKER].processor:
        processors = f"one function runs on {found[BOT].processor}, the other on {found[WORKER].processor}"
        raise Failure(processors, "Run scripts/deploy-sqs.sh.")
    for function, seen in found.items():
        report.say(f"{function.name}: {seen.running}")
    return found


def show_changes(before: dict[Function, Running], wanted: dict[Function, Running]) -> bool:
    """Prints the changes; returns whether there are any."""
    report.step("Comparing")
    for function in BOTH:
        differs = before[function] != wanted[function]
        report.say(f"{function.name}: " + (f"{wanted[function]} instead" if differs else "nothing to do"))
    return before != wanted


def hex_of(shown: str) -> str:
    """Converts a hash from base64, as in Lambda's responses, to hexadecimal digits, as in the bucket's keys."""
    return base64.b64decode(shown).hex()
