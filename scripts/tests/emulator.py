"""Runs ministack, an emulator of AWS that enforces IAM, on loopback.

It differs from AWS: it has no StartMessageMoveTask, so it cannot redrive dead letters; if a resource outside the stack
already has a name, it takes the resource over, where CloudFormation refuses; it makes no metrics
of logs, neither from lines nor by filters; and it has none of AWS's delays."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import botocore.session

ACCOUNT, REGION = "123456789012", "eu-central-1"
PROGRAM = Path(__file__).with_name("emulated_aws.py")
# No test deploys to this region.
EMPTY_REGION = "us-east-1"
START_PATIENCE_S = 30


class Emulator:
    """Runs for the duration of a `with` block. `function_environment` are additional variables of its functions."""

    def __init__(self, folder: Path, **function_environment: str):
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.function_environment = function_environment
        self.session = botocore.session.Session()
        self._clients = {}

    def __enter__(self) -> "Emulator":
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "TMPDIR": str(self.folder), "AUTH": "true",
            "BIND_HOST": "127.0.0.1", "MINISTACK_HOST": "127.0.0.1", "GATEWAY_PORT": str(self.port),
            "MINISTACK_ACCOUNT_ID": ACCOUNT, "IOT_MTLS_ENABLED": "0",
            # Functions inherit it, and so find the emulator.
            "AWS_ENDPOINT_URL": self.url,
        }  # fmt: skip
        self.log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, PROGRAM], env=environment | self.function_environment, stdout=self.log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + START_PATIENCE_S
        while self.process.poll() is None and time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/_ministack/health"):
                    return
            except OSError:
                time.sleep(0.1)
        self.process.terminate()
        raise RuntimeError(f"the emulator did not start: {(self.folder / 'log').read_text()[-2000:]}")

    @property
    def settings(self) -> dict[str, str]:
        """The AWS CLI's settings for the emulator, with the keys of the account's owner."""
        return {
            "AWS_ENDPOINT_URL": self.url, "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        }  # fmt: skip

    def client(self, service: str):
        """A client with the keys of the account's owner."""
        return self.client_of("test", service)

    def client_of(self, key: str, service: str, region: str = REGION):
        """A client with this access key. The emulator takes 12 digits for the keys of that account's owner."""
        if (key, service, region) not in self._clients:
            keys = {"aws_access_key_id": key, "aws_secret_access_key": "test"}
            made = self.session.create_client(service, region_name=region, endpoint_url=self.url, **keys)
            self._clients[key, service, region] = made
        return self._clients[key, service, region]

    def messages(self, queue: str) -> list[dict]:
        """All messages of a queue, without receiving them."""
        with urllib.request.urlopen(f"{self.url}/_ministack/sqs/messages") as answer:
            queues = json.load(answer)["messages"].get(ACCOUNT, {}).get(REGION, {})
        return queues[f"{self.url}/{ACCOUNT}/{queue}"]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
