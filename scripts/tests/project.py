"""A copy of the scripts in a separate folder, and how to run them."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# A deploy against the emulator takes about ten seconds.
PATIENCE_S = 120


@dataclass
class Project:
    root: Path
    temporary: Path
    # The process group of the running script.
    process_group: int = 0

    @classmethod
    def copy_of(cls, repository: Path, place: Path) -> "Project":
        root, temporary = place / "a project", place / "tmp"
        temporary.mkdir(parents=True)
        shutil.copytree(repository / "scripts", root / "scripts", ignore=shutil.ignore_patterns("tests"))
        shutil.copytree(repository / "infrastructure", root / "infrastructure")
        tools = root / ".venv"
        tools.mkdir()
        for name in ("bin", "lib", "pyvenv.cfg"):
            (tools / name).symlink_to(Path(sys.prefix) / name)
        # `install_tools` installs nothing if this file is current.
        shutil.copy(root / "scripts/requirements-deploy.txt", tools)
        return cls(root, temporary)

    def environment(self, **settings: str) -> dict[str, str]:
        """An environment without the settings and credentials of the machine."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.root), "TMPDIR": str(self.temporary)} | settings

    def bash(self, code: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Runs Bash code after sourcing the library."""
        whole = f'set -Eeuo pipefail\nsource "{self.root}/scripts/lib.sh"\n{code}'
        return self._run(["bash", "-c", whole], settings)

    def run(self, script: str, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        """Runs a script of the project."""
        return self._run([str(self.root / "scripts" / script), *map(str, arguments)], settings)

    def _run(self, command: list[str], settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
        with subprocess.Popen(
            command, env=self.environment(**settings), cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, process_group=0, preexec_fn=_default_signals,
        ) as process:  # fmt: skip
            self.process_group = process.pid
            try:
                stdout, stderr = process.communicate(timeout=PATIENCE_S)
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        return subprocess.CompletedProcess(command, process.returncode, stdout, stderr)

    def leftovers(self) -> list[str]:
        """Temporary files that a script did not remove."""
        return [path.name for path in self.temporary.iterdir()]


def _default_signals() -> None:
    """A script cannot trap a signal that it was started with as ignored, as under nohup or in a background job."""
    for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
