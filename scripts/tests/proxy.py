"""A proxy between a script and the emulated AWS. It records calls that change something, and injects faults."""

import http.client
import os
import re
import signal
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from emulator import Emulator

# Method and path as AWS documents them, and the AWS CLI's name for the operation.
OPERATIONS = [
    ("PUT", re.compile(r"/[\d-]+/functions/(?P<name>\w+)/code"), "update-function-code"),
    ("PUT", re.compile(r"/[\d-]+/functions/(?P<name>\w+)/configuration"), "update-function-configuration"),
    ("POST", re.compile(r"/[\d-]+/functions/(?P<name>\w+)/invocations"), "invoke"),
    ("POST", re.compile(r"/[\d-]+/layers/(?P<name>[\w-]+)/versions"), "publish-layer-version"),
    ("DELETE", re.compile(r"/[\d-]+/layers/(?P<name>[\w-]+)/versions/\d+"), "delete-layer-version"),
    ("POST", re.compile(r"/[\d-]+/layers/(?P<name>[\w-]+)/versions/\d+/policy"), "add-layer-version-permission"),
    ("DELETE", re.compile(r"/[\d-]+/layers/(?P<name>[\w-]+)/versions/\d+/policy/.+"), "remove-layer-version-permission"),
    # S3 comes last because its keys may look like any path.
    ("PUT", re.compile(r"/(?P<name>[a-z0-9.-]+/.+)"), "put-object"),
    ("PUT", re.compile(r"/(?P<name>[a-z0-9.-]+)"), "create-bucket"),
    ("DELETE", re.compile(r"/(?P<name>[a-z0-9.-]+)"), "delete-bucket"),
    ("DELETE", re.compile(r"/(?P<name>[a-z0-9.-]+/.+)"), "delete-object"),
]
# Services that name the operation in a header or in the body.
TARGETS = {
    "AmazonSQS.SendMessage": "send-message", "AmazonSQS.DeleteMessage": "delete-message",
    "AmazonSSM.PutParameter": "put-parameter", "AmazonSSM.DeleteParameter": "delete-parameter",
    "AmazonSSM.DeleteParameters": "delete-parameters",
}  # fmt: skip
ACTION = re.compile(rb"Action=(Create|Update|Execute|Delete)(ChangeSet|Stack)&")


class Call(NamedTuple):
    """One call, with all its retries."""

    operation: str
    # The name of the function, layer or object; empty for messages.
    name: str


@dataclass
class Trouble:
    """A fault at a call, counted from 1 among those whose operation starts with `operation`.

    "fail": the call fails without an effect. "fail from here": this call and all later ones fail. "lose the response":
    the call takes effect, but its response is lost, and those of its retries, too. "lose the first response": its retries
    get a response. "deny": IAM refuses this call and all before it. The name of a signal: the script's process group
    receives it, and the call continues.
    """

    kind: str
    call: int
    operation: str = "update-function-"


class Proxy:
    """Runs for the duration of a `with` block. `process_group` returns the process group for signals."""

    def __init__(self, emulator: Emulator, process_group):
        self._port, self._process_group = emulator.port, process_group
        self._lock = threading.Lock()
        self.forget()

    def __enter__(self) -> "Proxy":
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = lambda self: proxy._answer(self)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def forget(self, trouble: Trouble | None = None) -> None:
        """Forgets all calls, and injects this trouble from now on."""
        self._trouble = trouble
        # By the invocation id, which all retries of a call share.
        self._calls: dict[str, Call] = {}

    @property
    def calls(self) -> list[Call]:
        """All calls that change something, in the order of their first attempts."""
        return list(self._calls.values())

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        match self._trouble_for(request, body):
            case "fail":
                return _refuse(request, 500, "ServiceException")
            case "deny":
                return _refuse(request, 403, "AccessDeniedException")
            case "lose the response" | "lose the first response":
                self._forward(request, body)
                request.close_connection = True
                return None
            case "INT" | "HUP" | "TERM" as name:
                os.killpg(self._process_group(), signal.Signals[f"SIG{name}"])
        status, headers, content = self._forward(request, body)
        request.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("connection", "transfer-encoding", "content-length"):
                request.send_header(name, value)
        length = len(content)
        if request.command == "HEAD":
            length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
        request.send_header("Content-Length", str(length))
        request.end_headers()
        request.wfile.write(content)

    def _trouble_for(self, request: BaseHTTPRequestHandler, body: bytes) -> str | None:
        """Records the call, and returns its fault."""
        call = _call_of(request, body)
        if not call:
            return None
        operation = call.operation
        trouble, one = self._trouble, request.headers.get("amz-sdk-invocation-id", "")
        with self._lock:
            is_retry = one in self._calls
            self._calls.setdefault(one, call)
            if not trouble or not operation.startswith(trouble.operation):
                return None
            like = [key for key, call in self._calls.items() if call.operation.startswith(trouble.operation)]
            number = like.index(one) + 1
        if trouble.kind == "fail from here":
            return "fail" if number >= trouble.call else None
        if trouble.kind == "deny":
            return "deny" if number <= trouble.call else None
        if trouble.kind == "lose the first response" and is_retry:
            return None
        return trouble.kind if number == trouble.call else None

    def _forward(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        try:
            connection.putrequest(request.command, request.path, skip_host=True, skip_accept_encoding=True)
            for name, value in request.headers.items():
                if name.lower() not in ("connection", "expect"):
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, response.getheaders(), response.read()
        finally:
            connection.close()


def _call_of(request: BaseHTTPRequestHandler, body: bytes) -> Call | None:
    target = request.headers.get("X-Amz-Target", "")
    if target in TARGETS:
        return Call(TARGETS[target], "")
    if action := ACTION.match(body):
        verb, thing = action[1].decode().lower(), {b"ChangeSet": "change-set", b"Stack": "stack"}[action[2]]
        return Call(f"{verb}-{thing}", "")
    path, _, query = request.path.partition("?")
    # A setting of an S3 bucket.
    if request.command == "PUT" and query:
        return None
    for method, pattern, operation in OPERATIONS:
        found = pattern.fullmatch(path)
        if request.command == method and found:
            return Call(operation, found["name"])
    return None


def _refuse(request: BaseHTTPRequestHandler, status: int, kind: str) -> None:
    content = b'{"message":"out of order"}'
    request.send_response_only(status)
    request.send_header("x-amzn-ErrorType", kind)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content)
