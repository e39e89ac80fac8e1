"""Changes both functions, and restores them if a step fails."""

from functools import partial
from hashlib import sha256

import ending
import history
import report
from account import Account
from bucket import Both, Bucket
from functions import BOTH, Function, Functions
from report import Failure


class Change:
    """A context manager: if its block fails, it restores the code and layers of both functions and the record for a
    rollback. In any case it adds the deploy to the history."""

    KIND = "layered"
    IF_NOT_BACK = "Run scripts/rollback-layer.sh; or scripts/deploy-sqs.sh, which brings both back to static code."

    def __init__(self, functions: Functions, bucket: Bucket, before: Both, wanted: Both):
        self._functions, self._bucket, self.before, self.wanted = functions, bucket, before, wanted
        self._has_record = self._has_changed = False

    def __enter__(self) -> "Change":
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        # The deploy is over either way, and its record is not worth an interruption.
        ending.ignore()
        outcome = "deployed"
        if error is not None:
            report.tell(error)
            ending.begun.clear()
            is_back = not self._has_changed or self._take_back()
            outcome = "taken back" if is_back else "not taken back"
            if is_back and self._has_record:
                self._bucket.forget_record(self.before)
        history.record(self._bucket, self.KIND, outcome, self.wanted)

    def keep_what_runs(self, account: Account) -> dict[str, bytes]:
        """The current packages that are not in the bucket, by key: someone may have deployed by other means."""
        missing = [one for one in self.before if not self._bucket.keeps(one, self.before[one].code)]
        content = {}
        for function in missing:
            report.say(f"Keeping the current code of {function.name}")
            package = account.download(self._functions.location(function))
            if sha256(package).hexdigest() != self.before[function].code:
                remedy = "Another deploy is running. Wait until it ends, then run this again."
                raise Failure(f"{function.name} changed meanwhile", remedy)
            content[self._bucket.place_of(function, self.before[function].code)[1]] = package
        return content

    def record(self) -> None:
        """Records the current code and layers for the next rollback."""
        self._has_record = True
        self._bucket.write_record(self.before)

    def make(self) -> None:
        """Changes and probes both functions concurrently."""
        self._has_changed = True
        self.bring_both()

    def bring_both(self) -> None:
        report.step(
            "Changing and probing the functions",
            "Run this again. Or is lambda:UpdateFunction*, GetLayerVersion or InvokeFunction missing, or s3:GetObject?",
        )
        ending.beside(*(partial(self._bring, function) for function in BOTH))
        for function in BOTH:
            report.say(f"{function.name} answers")

    def _bring(self, function: Function) -> None:
        if self.before[function] != self.wanted[function]:
            self._functions.change(function, self.before[function], self.wanted[function])
        self._functions.probe(function)

    def _take_back(self) -> bool:
        report.complain("\n== Restoring everything")
        try:
            self._bring_all_back()
        except Exception as error:
            report.tell(error)
            report.tell(Failure("could not restore everything", self.IF_NOT_BACK))
            return False
        for function, running in self.before.items():
            report.complain(f"{function.name} is restored: {running}")
        return True

    def _bring_all_back(self) -> None:
        ending.beside(*(partial(self._bring_back, function) for function in BOTH))

    def _bring_back(self, function: Function) -> None:
        """Restores a function, whatever it runs now."""
        self._functions.change(function, self._functions.settle(function).running, self.before[function])
