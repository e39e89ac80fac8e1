"""Runs `channelwright discord`, a simulator that enforces Discord's rules and is controlled with lines of JSON."""

import json
import os
import subprocess
from pathlib import Path


class DiscordSimulator:
    """Runs for the duration of a `with` block."""

    def __init__(self, repository: Path):
        self.program = Path(os.environ.get("CHANNELWRIGHT", repository / "target/debug/channelwright"))
        assert self.program.exists(), f"{self.program} is missing: run cargo build"

    def __enter__(self) -> "DiscordSimulator":
        command = [self.program, "discord"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        settings = json.loads(self.process.stdout.readline())
        self.api_base, self.public_key, self.bot_token = (
            settings[name] for name in ("api_base", "public_key", "bot_token")
        )
        self.application_id, self.guild_id = settings["application_id"], settings["guild_id"]
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, *words: str) -> dict:
        """Sends a command of `channelwright discord --help` and returns the response."""
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer
