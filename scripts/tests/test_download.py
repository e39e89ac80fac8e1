"""Downloads from signed URLs, of which nothing may be printed."""

import socket
import sys
import threading
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "operations"))

import report  # noqa: E402
from account import Account  # noqa: E402

SIGNATURE = "X-Amz-Security-Token=of-a-session&X-Amz-Signature=0123456789abcdef"


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Account:
    for name, value in {"HOME": str(tmp_path), "AWS_REGION": "eu-central-1", "NO_PROXY": "127.0.0.1"}.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    return Account()


@pytest.mark.parametrize("response", [None, b"", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", b"HTTP/1.1 403 No\r\n\r\n"])
def test_a_failed_download_prints_nothing_of_its_url(account: Account, capsys, response: bytes | None):
    """The server refuses the connection, closes it without a response, closes it too early, or refuses the request."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        if response is None:
            server.close()
        else:
            threading.Thread(target=_respond_once, args=(server, response), daemon=True).start()
        with pytest.raises(Exception) as failed:
            account.download(f"http://127.0.0.1:{port}/code.zip?{SIGNATURE}")
    report.tell(failed.value)
    printed = capsys.readouterr().err
    assert "failed: a download " in printed and "remedy: Run this again.\n" in printed
    assert "X-Amz" not in printed and "code.zip" not in printed


def _respond_once(server: socket.socket, response: bytes) -> None:
    connection = server.accept()[0]
    with connection:
        connection.recv(65536)
        connection.sendall(response)
