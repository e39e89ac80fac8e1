"""Runs a Python program in forks of a process that has already imported its modules, since importing the AWS SDK or CLI takes
most of the time of a script against the emulated AWS. The program does not notice: it gets the arguments, the environment, the
open files and the process group with which it was started. test_operators_journey.py starts the same programs without this.

Usage: python preloaded.py SOCKET MODULE    serves until standard input is closed"""

import array
import functools
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

# Those that the scripts use.
SERVICES = ("cloudformation", "cloudwatch", "lambda", "s3", "sqs", "ssm", "sts")
# Standard streams, and the pipe with the settings.
FILES = 4
LONGEST = 1 << 20
READY = "ready\n"
_kept = []
# Runs instead of the program, and sends the request to the server. It imports little, since each start of a script runs it.
CLIENT = """#!{python} -IS
import array, json, os, signal, socket, sys
files = []
for file in range({files}):
    try:
        os.fstat(file)
        files.append(file)
    except OSError:
        break
for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(name, signal.SIG_IGN)
server = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
server.connect({socket!r})
arguments = ({program!r} or sys.argv.pop(1), *sys.argv[1:])
request = json.dumps([arguments, dict(os.environ), os.getcwd(), os.getpgrp()])
server.sendmsg([request.encode()], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))])
for file in files:
    os.close(file)
sys.stdout = sys.stderr = None
os._exit(int(server.recv(8) or b"1"))
"""


@functools.cache
def server(module: str) -> str:
    """The address of a process that has imported this module. It ends with this one."""
    folder = tempfile.TemporaryDirectory()
    address = f"{folder.name}/socket"
    process = subprocess.Popen(
        [sys.executable, __file__, address, module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == READY
    _kept.append((folder, process))
    return address


def client(place: Path, module: str, program: str = "") -> None:
    """Writes an executable that runs this program, or the one that is its first argument."""
    place.write_text(CLIENT.format(python=sys.executable, files=FILES, socket=server(module), program=program))
    place.chmod(0o755)


def main(address: str, module: str) -> None:
    importlib.import_module(module)
    # The AWS CLI brings its own copy of botocore and registers it under these names.
    _remember_services(sys.modules["botocore.loaders"], sys.modules["botocore.session"])
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listener.bind(address)
    listener.listen()
    print(READY, end="", flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            _run(connection)
        connection.close()


def _remember_services(loaders, session) -> None:
    """Parses the descriptions of the services once, instead of in each session."""
    loader = loaders.JSONFileLoader()
    known = functools.cache(loader.load_file)
    loaders.JSONFileLoader.load_file = lambda _, path: known(path)
    session = session.Session()
    for service in SERVICES:
        session.create_client(service, region_name="us-east-1", aws_access_key_id="", aws_secret_access_key="")


def _run(connection: socket.socket) -> None:
    files = array.array("i")
    text, extra, *_ = connection.recvmsg(LONGEST, socket.CMSG_SPACE(FILES * files.itemsize))
    files.frombytes(extra[0][2])
    arguments, environment, folder, group = json.loads(text)
    os.setpgid(0, group)
    for name in (signal.SIGCHLD, signal.SIGHUP, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    os.chdir(folder)
    # The CLI sets it when it is imported.
    data = {name: os.environ[name] for name in ("AWS_DATA_PATH",) if name in os.environ}
    os.environ.clear()
    os.environ.update(environment | data)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.argv, sys.path[0] = arguments, str(Path(arguments[0]).parent)
    code = 0
    try:
        runpy.run_path(arguments[0], run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            pass
    connection.send(str(code).encode())
    os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
