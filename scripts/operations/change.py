"""Changing both functions, and taking back what was changed where anything fails on the way."""

from functools import partial
from hashlib import sha256

import ending
import report
from account import Account
from bucket import Bucket
from functions import BOTH, Function, Functions, Running
from report import Failure

Both = dict[Function, Running]


class Change:
    """Used by `with`: however that ends but well, both functions run again what they ran before, and a rollback goes
    back to what it went back to before."""

    IF_NOT_BACK = "Run scripts/rollback-layer.sh; or scripts/deploy-sqs.sh, which brings both back to static code."

    def __init__(self, functions: Functions, bucket: Bucket, before: Both, wanted: Both):
        self._functions, self._bucket, self.before, self.wanted = functions, bucket, before, wanted
        self._has_record = self._has_changed = False

    def __enter__(self) -> "Change":
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if error is None:
            return
        ending.ignore()
        report.tell(error)
        ending.begun.clear()
        if self._has_changed and not self._take_back():
            return
        if self._has_record:
            self._bucket.forget_record(self.before)

    def keep_what_runs(self, account: Account) -> dict[str, bytes]:
        """What the bucket does not keep of it, by its keys: somebody may have deployed by other means."""
        missing = [one for one in self.before if not self._bucket.keeps(one, self.before[one].code)]
        content = {}
        for function in missing:
            report.say(f"Keeping what {function.name} runs now")
            package = account.download(self._functions.location(function))
            if sha256(package).hexdigest() != self.before[function].code:
                remedy = "Somebody else deploys. Wait until that is over, then run this again."
                raise Failure(f"{function.name} changed meanwhile", remedy)
            content[self._bucket.place_of(function, self.before[function].code)[1]] = package
        return content

    def record(self) -> None:
        """What runs now is what the next rollback goes back to."""
        self._has_record = True
        self._bucket.write_record(self.before)

    def make(self) -> None:
        """Both functions beside each other, each with a proof that it works."""
        report.step(
            "Changing and trying the functions",
            "Run this again. Or is lambda:UpdateFunction*, GetLayerVersion or InvokeFunction missing, or s3:GetObject?",
        )
        # Where nothing ran before, there is nothing to go back to.
        self._has_changed = bool(self.before)
        ending.beside(*(partial(self._bring, function) for function in BOTH))
        for function in BOTH:
            report.say(f"{function.name} answers")

    def _bring(self, function: Function) -> None:
        if self.before[function] != self.wanted[function]:
            self._functions.change(function, self.before[function], self.wanted[function])
        self._functions.probe(function)

    def _take_back(self) -> bool:
        report.complain("\n== Taking everything back")
        try:
            self._bring_all_back()
        except Exception as error:
            report.tell(error)
            report.tell(Failure("not everything could be taken back", self.IF_NOT_BACK))
            return False
        for function in BOTH:
            report.complain(f"{function.name} runs again what it ran before: {self.before[function]}")
        return True

    def _bring_all_back(self) -> None:
        ending.beside(*(partial(self._bring_back, function) for function in BOTH))

    def _bring_back(self, function: Function) -> None:
        """From whatever it runs now."""
        self._functions.change(function, self._functions.settle(function).running, self.before[function])
