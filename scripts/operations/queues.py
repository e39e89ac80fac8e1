"""A FIFO queue: receives, forwards and deletes its messages."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from report import AWS_ERRORS

# The visibility timeout of a received message, and the time of long polling.
TAKEN_S, SEARCH_S = 60, 2
# SQS's maximum for one call.
BATCH = 10
# As many as a person reads, and as can be put back within the visibility timeout.
LOOKED_AT = 50
COUNTS = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")


class Queue:
    """The queue of this name."""

    def __init__(self, client, name: str):
        self._client = client
        self._here = {"QueueUrl": client.get_queue_url(QueueName=name)["QueueUrl"]}

    def counts(self) -> tuple[int, int]:
        """The number of waiting messages, delayed ones included, and of messages in flight."""
        found = self._client.get_queue_attributes(**self._here, AttributeNames=list(COUNTS))["Attributes"]
        waiting, in_work, later = (int(found.get(name, 0)) for name in COUNTS)
        return waiting + later, in_work

    def take(self) -> list[dict]:
        """Receives some messages, the oldest first. Meanwhile SQS delivers no others of their groups."""
        answer = self._client.receive_message(
            **self._here, MaxNumberOfMessages=BATCH, VisibilityTimeout=TAKEN_S, WaitTimeSeconds=SEARCH_S,
            MessageSystemAttributeNames=["All"], MessageAttributeNames=["All"],
        )  # fmt: skip
        return answer.get("Messages", [])

    def look(self) -> list[dict]:
        """Reads the first messages, and puts them back."""
        seen: list[dict] = []
        with put_back_at_the_end(self, seen):
            while len(seen) < LOOKED_AT and (found := self.take()):
                seen += found
        return seen

    def put_back(self, message: dict) -> None:
        """Makes the message visible. If that fails, its visibility timeout ends soon."""
        handle = message["ReceiptHandle"]
        with suppress(*AWS_ERRORS):
            self._client.change_message_visibility(**self._here, ReceiptHandle=handle, VisibilityTimeout=0)

    def send(self, message: dict) -> str:
        """Sends the same content to the same group; returns the new message's id."""
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
    """Clears the time until which a job has to wait, so that the worker handles it immediately after a redrive."""
    try:
        job = json.loads(body)
        job["wait"]["until_s"] = 0
    except (ValueError, TypeError, KeyError):
        return body
    return json.dumps(job, separators=(",", ":"), ensure_ascii=False)


@contextmanager
def put_back_at_the_end(queue: Queue, messages: list[dict]) -> Iterator[None]:
    """At the end of the block, puts back the messages in the list, so that the next run finds them immediately."""
    try:
        yield
    finally:
        for message in messages:
            queue.put_back(message)
