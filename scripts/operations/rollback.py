"""Restores the code and layers from before the last layered deploy, for scripts/rollback-layer.sh."""

import report
from account import Account
from bucket import Bucket
from change import Change
from functions import BOT, Functions, look_at_both, show_changes
from report import Failure


def rollback(is_dry_run: bool) -> None:
    account = Account()
    functions = Functions(account.client("lambda"))
    seen = look_at_both(functions)
    owner = seen[BOT].arn.split(":")[4]
    before = {function: one.running for function, one in seen.items()}
    bucket = Bucket(account, owner)
    functions.package_of = bucket.place_of

    report.step("Looking for the previous deploy", "The permissions s3:ListBucket and s3:GetObject are needed.")
    bucket.look()
    wanted = bucket.read_record()
    for function, running in wanted.items():
        if not bucket.keeps(function, running.code):
            text = f"the bucket {bucket.name} no longer has the previous package of {function.name}"
            raise Failure(text, "Deploy an older commit instead.")

    differs = show_changes(before, wanted)
    if is_dry_run:
        report.say("Dry run: nothing was changed.")
        return
    if differs:
        with Rollback(functions, bucket, before, wanted) as change:
            # To restore it if the rollback fails.
            report.step("Keeping the current code", "The permissions lambda:GetFunction and s3:PutObject are needed.")
            bucket.upload(change.keep_what_runs(account))
            change.make()
    report.done()


class Rollback(Change):
    KIND = "rollback"
