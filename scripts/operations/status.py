"""Shows the status in one screen, for scripts/status.sh."""

import json
import sys
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial

import ending
import history
import report
from account import Account, who
from botocore.exceptions import ClientError
from bucket import Bucket
from functions import BOT, BOTH, WORKER, Function, hex_of
from queues import Queue
from redrive import DEAD_LETTERS, LOOK_AT_THE_LOG, QUEUE
from report import Failure
from stack import NO_STACK, Stack
from versions import Versions

PERMISSIONS = "Deploy with scripts/deploy-sqs.sh. Or are permissions of infrastructure/status-policy.json missing?"
ALARMS = "channelwright-"
NAMESPACE, CAMPAIGN_TIME, ACK_TIME = "Channelwright", "CampaignTime", "AckTime"
MODES = ("static", "layered")
DAY_S = 86_400
DEPLOYS = 3
# An idle function becomes inactive; the next invocation wakes it.
WELL = ("Active", "Inactive")


@dataclass
class Part:
    """A part of the screen, and its problems, each with the command that helps."""

    name: str
    lines: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    def show(self) -> None:
        for index, line in enumerate(self.lines):
            report.say(f"{'' if index else self.name:<13} {line}")


def status() -> None:
    account = Account()
    owner = who(account)
    report.step("Looking at the status", PERMISSIONS)
    stack, bucket = Stack(account.client("cloudformation")), Bucket(account, owner)
    functions, sqs, watch = (account.client(name) for name in ("lambda", "sqs", "cloudwatch"))
    if not stack.find():
        raise Failure("there is no stack yet", "Run scripts/deploy-sqs.sh.")
    parts = ending.beside(
        partial(_stack, stack), *(partial(_function, functions, one) for one in BOTH), partial(_jobs, sqs),
        partial(_alarms, watch), partial(_deploys, bucket), partial(_today, watch),
    )  # fmt: skip
    for part in parts:
        part.show()
    problems = [problem for part in parts for problem in part.problems]
    if not problems:
        report.say("\n✅ All is well.")
        return
    report.say("")
    for text, help_ in problems:
        report.say(f"❌ {text}\n   {help_}")
    sys.exit(1)


def _stack(stack: Stack) -> Part:
    part = Part("Stack", [stack.status])
    if stack.status in (NO_STACK, "ROLLBACK_COMPLETE") or stack.status.endswith("_FAILED"):
        part.problems.append((f"the stack is {stack.status}", "scripts/deploy-sqs.sh says what to do."))
    return part


def _function(client, function: Function) -> Part:
    found = client.get_function_configuration(FunctionName=function.name)
    state, update = found.get("State", WELL[0]), found.get("LastUpdateStatus", "Successful")
    layers = [layer["Arn"] for layer in found.get("Layers") or []]
    changed = found["LastModified"].replace("T", " ")[:16]
    part = Part(
        function.folder,
        [
            f"{state}, {found['Architectures'][0]}, changed {changed} UTC",
            f"code {hex_of(found['CodeSha256'])[:16]}, {_runs(Versions(client), layers)}",
        ],
    )
    if state not in WELL or update == "Failed":
        text = f"{function.name} is {state}, its last update {update}: {found.get('LastUpdateStatusReason', 'no reason')}"
        part.problems.append((text, "scripts/doctor.sh"))
    return part


def _runs(versions: Versions, layers: list[str]) -> str:
    """What the code runs with. A deleted version works, but cannot be read."""
    if not layers:
        return "static"
    names = []
    for arn in layers:
        try:
            fingerprint = versions.find(arn)[0].fingerprint or "unknown"
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceNotFoundException":
                raise
            fingerprint = "unknown (this version is deleted)"
        names.append(f"layer {arn.rpartition(':layer:')[2]}, fingerprint {fingerprint}")
    return "; ".join(names)


def _jobs(client) -> Part:
    waiting, in_work = Queue(client, QUEUE).counts()
    dead = sum(Queue(client, DEAD_LETTERS).counts())
    part = Part("Jobs", [f"{waiting} waiting, {in_work} in progress, {dead} dead letters"])
    if dead:
        text = f"jobs failed: {dead}. {LOOK_AT_THE_LOG}, fix the cause, then run:"
        part.problems.append((text, "scripts/redrive.sh"))
    return part


def _alarms(client) -> Part:
    pages = client.get_paginator("describe_alarms").paginate(AlarmNamePrefix=ALARMS)
    found = sorted((one for page in pages for one in page["MetricAlarms"]), key=lambda alarm: alarm["AlarmName"])
    ringing = [alarm for alarm in found if alarm["StateValue"] == "ALARM"]
    part = Part("Alarms", [f"{len(found)}, {len(ringing) or 'none'} in state ALARM"])
    for alarm in ringing:
        text = alarm.get("AlarmDescription", "").replace("\n", "\n   ")
        part.problems.append((f"the alarm {alarm['AlarmName']} is in state ALARM", text))
    if not found:
        part.problems.append(("there are no alarms", "scripts/deploy-sqs.sh"))
    return part


def _deploys(bucket: Bucket) -> Part:
    bucket.look(history.FOLDER)
    entries = [json.loads(bucket.read(key)) for key in sorted(bucket.keys)[-DEPLOYS:]]
    return Part("Last deploys", [history.line(entry) for entry in entries] or ["none is recorded"])


def _today(client) -> Part:
    """Since midnight UTC, from the metrics: without one, nothing happened, or the functions are older than the metrics."""
    now = datetime.now(timezone.utc)
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    wanted = [
        (metric, function, mode, stat)
        for metric, function, stats in (
            (CAMPAIGN_TIME, WORKER, ("SampleCount", "p50", "p95")), (ACK_TIME, BOT, ("SampleCount", "p99")),
        )
        for mode in MODES for stat in stats
    ]  # fmt: skip
    queries = [_query(number, *one) for number, one in enumerate(wanted)]
    found = client.get_metric_data(MetricDataQueries=queries, StartTime=start, EndTime=now)["MetricDataResults"]
    values = {wanted[int(one["Id"][1:])]: one["Values"][0] for one in found if one["Values"]}
    lines = []
    for mode in MODES:
        campaigns = {stat: values.get((CAMPAIGN_TIME, WORKER, mode, stat)) for stat in ("SampleCount", "p50", "p95")}
        if campaigns["SampleCount"]:
            times = f"p50 {campaigns['p50'] / 1000:.2f} s, p95 {campaigns['p95'] / 1000:.2f} s"
            count = f"campaigns ({mode}): {campaigns['SampleCount']:.0f}"
            lines.append(f"{count}; from command to final message {times}")
        acks = {stat: values.get((ACK_TIME, BOT, mode, stat)) for stat in ("SampleCount", "p99")}
        if acks["SampleCount"]:
            count = f"interactions ({mode}): {acks['SampleCount']:.0f}"
            lines.append(f"{count}; until the response p99 {acks['p99']:.1f} ms")
    return Part("Today", lines or ["no interaction yet"])


def _query(number: int, metric: str, function: Function, mode: str, stat: str) -> dict:
    dimensions = [{"Name": "function", "Value": function.folder}, {"Name": "mode", "Value": mode}]
    measured = {"Namespace": NAMESPACE, "MetricName": metric, "Dimensions": dimensions}
    return {"Id": f"q{number}", "MetricStat": {"Metric": measured, "Period": DAY_S, "Stat": stat}}
