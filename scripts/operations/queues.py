"""A FIFO queue, its messages taken one by one and handed on whole."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from report import AWS_ERRORS

# How long a message that was taken is kept from others, and how long SQS looks for messages on all of its servers.
TAKEN_S, SEARCH_S = 60, 2
# As many as SQS hands out at once.
BATCH = 10
# As many as a person reads, and as can be put back in the time above.
LOOKED_AT = 50
COUNTS = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")


class Queue:
    """Found by its name."""

    def __init__(self, client, name: str):
        self._client = client
        self._here = {"QueueUrl": client.get_queue_url(QueueName=name)["QueueUrl"]}

    def counts(self) -> tuple[int, int]:
        """Messages that wait, now or for their time, and those that somebody works on."""
        found = self._client.get_queue_attributes(**self._here, AttributeNames=list(COUNTS))["Attributes"]
        waiting, in_work, later = (int(found.get(name, 0)) for name in COUNTS)
        return waiting + later, in_work

    def take(self) -> list[dict]:
        """Some messages, the oldest first. Of a group that was taken from, SQS hands out no others meanwhile."""
        answer = self._client.receive_message(
            **self._here, MaxNumberOfMessages=BATCH, VisibilityTimeout=TAKEN_S, WaitTimeSeconds=SEARCH_S,
            MessageSystemAttributeNames=["All"], MessageAttributeNames=["All"],
        )  # fmt: skip
        return answer.get("Messages", [])

    def look(self) -> list[dict]:
        """The first messages; all are put back."""
        seen: list[dict] = []
        with put_back_at_the_end(self, seen):
            while len(seen) < LOOKED_AT and (found := self.take()):
                seen += found
        return seen

    def put_back(self, message: dict) -> None:
        """Where that fails, it comes back by itself."""
        handle = message["ReceiptHandle"]
        with suppress(*AWS_ERRORS):
            self._client.change_message_visibility(**self._here, ReceiptHandle=handle, VisibilityTimeout=0)

    def send(self, message: dict) -> str:
        """The same content to the same group. The new message's id."""
        system = message["Attributes"]
        given = {
            name: {key: value[key] for key in ("DataType", "StringValue", "BinaryValue") if key in value}
            for name, value in message.get("MessageAttributes", {}).items()
        }
        trace = system.get("AWSTraceHeader")
        trace = {"AWSTraceHeader": {"DataType": "String", "StringValue": trace}} if trace else {}
        return self._client.send_message(
            **self._here, MessageBody=to_be_worked_on(message["Body"]), MessageGroupId=system["MessageGroupId"],
            MessageDeduplicationId=message["MessageId"], MessageAttributes=given, MessageSystemAttributes=trace,
        )["MessageId"]  # fmt: skip

    def delete(self, message: dict) -> None:
        self._client.delete_message(**self._here, ReceiptHandle=message["ReceiptHandle"])


def to_be_worked_on(body: str) -> str:
    """A job of which nobody could be told how it ended waits for a while before it may be worked on again; not when an
    operator brings it back."""
    try:
        job = json.loads(body)
        job["wait"]["until_s"] = 0
    except (ValueError, TypeError, KeyError):
        return body
    return json.dumps(job, separators=(",", ":"), ensure_ascii=False)


@contextmanager
def put_back_at_the_end(queue: Queue, messages: list[dict]) -> Iterator[None]:
    """Those that are in the list then, however it ends: the next run shall find them at once."""
    try:
        yield
    finally:
        for message in messages:
            queue.put_back(message)
