"""Stands between a script and the emulated AWS: remembers what is changed, and makes trouble where a test wants it."""

import http.client
import os
import re
import signal
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from emulator import Emulator

# Method and path, as AWS documents them; and what the AWS CLI calls that.
OPERATIONS = [
    ("PUT", re.compile(r"/[\d-]+/functions/(?P<name>\w+)/code"), "update-function-code"),
    ("PUT", re.compile(r"/[\d-]+/functions/(?P<name>\w+)/configuration"), "update-function-configuration"),
    ("POST", re.compile(r"/[\d-]+/functions/(?P<name>\w+)/invocations"), "invoke"),
    ("POST", re.compile(r"/[\d-]+/layers/(?P<name>[\w-]+)/versions"), "publish-layer-version"),
    ("DELETE", re.compile(r"/[\d-]+/layers/(?P<name>[\w-]+)/versions/\d+"), "delete-layer-version"),
    # S3, whose keys may be anything: after the others.
    ("PUT", re.compile(r"/(?P<name>[a-z0-9.-]+/.+)"), "put-object"),
    ("PUT", re.compile(r"/(?P<name>[a-z0-9.-]+)"), "create-bucket"),
    ("DELETE", re.compile(r"/(?P<name>[a-z0-9.-]+)"), "delete-bucket"),
    ("DELETE", re.compile(r"/(?P<name>[a-z0-9.-]+/.+)"), "delete-object"),
]
# Services that have a name for it in a header, and in the body.
TARGETS = {
    "AmazonSQS.SendMessage": "send-message", "AmazonSQS.DeleteMessage": "delete-message",
    "AmazonSSM.PutParameter": "put-parameter", "AmazonSSM.DeleteParameter": "delete-parameter",
}  # fmt: skip
ACTION = re.compile(rb"Action=(Create|Update|Execute|Delete)(ChangeSet|Stack)&")


class Call(NamedTuple):
    """One call, however often it was tried."""

    operation: str
    # Of the function, layer or object; of a message there is none.
    name: str


@dataclass
class Trouble:
    """What happens at that call, the first being 1, of all whose operation begins so.

    "fail": it fails, without an effect. "fail from here": this one and all later ones do. "lose the answer": it has
    its effect, but nobody learns of it. "deny": IAM refuses this one and all before it. The name of a signal: the
    script gets it, as does all that runs with it; the call goes on.
    """

    kind: str
    call: int
    operation: str = "update-function-"


class Proxy:
    """Runs from `with` on to its end. `process_group` tells whom a signal reaches."""

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
        """Begins anew, with this trouble."""
        self._trouble = trouble
        # By the number that all tries of a call share.
        self._calls: dict[str, Call] = {}

    @property
    def calls(self) -> list[Call]:
        """Everything that changes something, in the order in which it was first tried."""
        return list(self._calls.values())

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        match self._trouble_for(request, body):
            case "fail":
                return _refuse(request, 500, "ServiceException")
            case "deny":
                return _refuse(request, 403, "AccessDeniedException")
            case "lose the answer":
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
        """Keeps the call in mind, too."""
        call = _call_of(request, body)
        if not call:
            return None
        operation = call.operation
        trouble, one = self._trouble, request.headers.get("amz-sdk-invocation-id", "")
        with self._lock:
            self._calls.setdefault(one, call)
            if not trouble or not operation.startswith(trouble.operation):
                return None
            like = [key for key, call in self._calls.items() if call.operation.startswith(trouble.operation)]
            number = like.index(one) + 1
        if trouble.kind == "fail from here":
            return "fail" if number >= trouble.call else None
        if trouble.kind == "deny":
            return "deny" if number <= trouble.call else None
        return trouble.kind if number == trouble.call else None

    def _forward(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        try:
            connection.putrequest(request.command, request.path, skip_host=True, skip_accept_encoding=True)
            for name, value in request.headers.items():
                if name.lower() not in ("connection", "expect"):
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
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
    # S3's settings of a bucket.
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
