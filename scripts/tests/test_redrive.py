"""Moving failed jobs back to the queue, against an emulated AWS. Each test starts with a complete deployment without dead
letters."""

import importlib
import json
import uuid
from pathlib import Path

import pytest
from deployment import DEAD_LETTERS, FINAL, TASKS, WORKER, Deployment, check_campaign, wait_for
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, EMPTY_REGION, Emulator
from proxy import Proxy, Trouble

NO_JOB = "not a job, and private"


class Redriven(Deployment):
    """A deployment with dead letters."""

    def redrive(self, *options: object, trouble: Trouble | None = None, **settings: str):
        with Proxy(self.emulator, lambda: self.project.process_group) as self.proxy:
            self.proxy.forget(trouble)
            settings |= {"AWS_ENDPOINT_URL": self.proxy.url, "AWS_MAX_ATTEMPTS": "2"}
            return self.run("redrive.sh", *options, **settings)

    def bury(self, body: str) -> None:
        """Sends a message to the dead-letter queue."""
        self.client("sqs").send_message(
            QueueUrl=self.dead_letters, MessageBody=body, MessageGroupId="1", MessageDeduplicationId=str(uuid.uuid4()),
            MessageAttributes={"from": {"DataType": "String", "StringValue": "a test"}},
        )  # fmt: skip

    @property
    def tasks(self) -> str:
        """The URL of the worker's queue."""
        return f"{self.emulator.url}/{ACCOUNT}/{TASKS}"

    @property
    def dead_letters(self) -> str:
        """The URL of the dead-letter queue."""
        return f"{self.emulator.url}/{ACCOUNT}/{DEAD_LETTERS}"

    def dead(self) -> list[str]:
        """The bodies of the dead letters."""
        return [message["Body"] for message in self.emulator.messages(DEAD_LETTERS)]

    def break_worker(self) -> None:
        """Takes the worker's token away, so that it does not start. Its job is delivered again at once."""
        self._set_worker("/nowhere", 0)

    def mend_worker(self) -> None:
        self._set_worker("/channelwright/discord-bot-token", 120)

    def _set_worker(self, parameter: str, visibility_s: int) -> None:
        sqs, functions = self.client("sqs"), self.client("lambda")
        sqs.set_queue_attributes(QueueUrl=self.tasks, Attributes={"VisibilityTimeout": str(visibility_s)})
        variables = self.function(WORKER)["Environment"]["Variables"] | {"DISCORD_BOT_TOKEN_PARAMETER": parameter}
        functions.update_function_configuration(FunctionName=WORKER, Environment={"Variables": variables})
        self.wait_for_functions()

    def fail(self, discord: DiscordSimulator, name: str) -> None:
        """Uses the command while the worker does not start, until its job is a dead letter."""
        self.break_worker()
        try:
            self._ask(discord, name)
            wait_for(lambda: any(name in body for body in self.dead()))
        finally:
            self.mend_worker()

    def give_up(self, discord: DiscordSimulator, name: str) -> str:
        """The same at once, without five deliveries. Returns the interaction."""
        functions, sqs = self.client("lambda"), self.client("sqs")
        (mapping,) = functions.list_event_source_mappings()["EventSourceMappings"]
        functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
        try:
            interaction = self._ask(discord, name)
            (job,) = sqs.receive_message(QueueUrl=self.tasks)["Messages"]
            self.bury(job["Body"])
            sqs.delete_message(QueueUrl=self.tasks, ReceiptHandle=job["ReceiptHandle"])
        finally:
            functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=True)
        return interaction

    def _ask(self, discord: DiscordSimulator, name: str) -> str:
        asked = discord.ask("add-campaign", self.local_endpoint_url(), name)
        assert asked["verdict"].startswith("Deferred"), asked
        return asked["interaction"]


@pytest.fixture(scope="module")
def account(repository: Path, tmp_path_factory: pytest.TempPathFactory, discord: DiscordSimulator):
    with Emulator(tmp_path_factory.mktemp("emulator"), DISCORD_API_BASE=discord.api_base) as emulator:
        yield Redriven(repository, tmp_path_factory.mktemp("deployment"), emulator, discord)


@pytest.fixture
def deployment(account: Redriven) -> Redriven:
    account.settle()
    account.client("sqs").purge_queue(QueueUrl=account.dead_letters)
    return account


def reply(discord: DiscordSimulator, interaction: str) -> str:
    return discord.ask("reply", interaction)["content"] or ""


def test_a_job_whose_outcome_could_not_be_posted_is_retried_at_once(repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(repository / "scripts/operations"))
    queues = importlib.import_module("queues")
    shelved = {"token": "ü", "wait": {"count": 1, "until_s": 1789000000, "shelved": True}}
    ready = json.loads(queues.to_be_worked_on(json.dumps(shelved)))
    assert ready == {"token": "ü", "wait": {"count": 1, "until_s": 0, "shelved": True}}
    for body in ("{}", "not json", "[]", '"text"', '{"wait":null}'):
        assert queues.to_be_worked_on(body) == body


def test_a_redrive_needs_existing_queues(account: Redriven):
    done = account.redrive(AWS_REGION=EMPTY_REGION)
    assert done.returncode == 1
    assert "failed: Reading the dead-letter queue\nremedy: Create the queues with scripts/deploy-sqs.sh." in done.stderr


def test_an_empty_dead_letter_queue_moves_nothing(deployment: Redriven):
    done = deployment.redrive()
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "It is empty: nothing to do.")


def test_a_dry_run_lists_failed_jobs_without_their_content(deployment: Redriven, discord: DiscordSimulator):
    deployment.fail(discord, "The Given Up")
    deployment.bury(NO_JOB)
    before = deployment.dead()
    for _ in range(2):
        done = deployment.redrive("--dry-run")
        assert done.returncode == 0, done.stderr
        assert f"2 messages in {DEAD_LETTERS}:\n" in done.stdout
        assert f") in the server {discord.guild_id}, requested " in done.stdout
        assert "  unreadable job, sent " in done.stdout
        assert "Dry run: nothing was moved." in done.stdout
    assert "The Given Up" not in done.stdout and NO_JOB not in done.stdout
    assert deployment.dead() == before and deployment.proxy.calls == []


def test_a_redrive_needs_confirmation(deployment: Redriven):
    deployment.bury(NO_JOB)
    before = deployment.dead()
    done = deployment.redrive()
    assert done.returncode == 1
    assert "failed: standard input is not a terminal\nremedy: Run this in a terminal, or with --yes." in done.stderr
    assert deployment.dead() == before and deployment.proxy.calls == []


def test_a_message_that_cannot_be_sent_stays_in_the_dead_letter_queue(deployment: Redriven):
    for body in (NO_JOB, "another"):
        deployment.bury(body)
    before = deployment.dead()
    done = deployment.redrive("--yes", trouble=Trouble("fail from here", 1, "send-message"))
    assert done.returncode == 1
    assert "failed: Moving\nremedy: Run this again: nothing is lost" in done.stderr
    assert deployment.dead() == before


def test_a_job_is_finished_and_a_message_that_is_not_a_job_comes_back(deployment: Redriven, discord: DiscordSimulator):
    deployment.give_up(discord, "The Finished")
    deployment.bury(NO_JOB)
    done = deployment.redrive("--yes")
    assert f"Moved 2 messages to {TASKS}.\n" in done.stdout
    check_campaign(discord, "The Finished")
    assert done.returncode == 1
    assert "failed: 1 message came back to the dead-letter queue\nremedy: Look at the worker's log" in done.stderr
    (message,) = deployment.emulator.messages(DEAD_LETTERS)
    assert message["Body"] == NO_JOB
    received = deployment.client("sqs").receive_message(
        QueueUrl=deployment.dead_letters, MessageAttributeNames=["All"]
    )
    (message,) = received["Messages"]
    assert message["MessageAttributes"]["from"]["StringValue"] == "a test"


def test_the_next_run_finishes_an_interrupted_one(deployment: Redriven, discord: DiscordSimulator):
    """The first run stops between sending and deleting, so that the message is in both queues."""
    interaction = deployment.give_up(discord, "The Broken Off")
    done = deployment.redrive("--yes", trouble=Trouble("fail from here", 1, "delete-message"))
    assert done.returncode == 1
    assert "failed: Moving\nremedy: " in done.stderr
    wait_for(lambda: reply(discord, interaction).startswith(FINAL))
    (_,) = deployment.dead()
    done = deployment.redrive("--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("All jobs are finished, and their results are posted.\n")
    assert deployment.dead() == []
    check_campaign(discord, "The Broken Off")


def test_without_a_wait_the_script_ends_after_moving(deployment: Redriven, discord: DiscordSimulator):
    interaction = deployment.give_up(discord, "The Impatient")
    done = deployment.redrive("--yes", "--wait", 0)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(f"Moved 1 message to {TASKS}.\n")
    wait_for(lambda: reply(discord, interaction).startswith("✅"))


def test_the_wait_has_to_be_a_number(deployment: Redriven):
    done = deployment.redrive("--wait", "long")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--wait needs a number of seconds\nSee redrive.sh --help\n"
