"""Brings both functions back to what they ran before the last layered deploy: what scripts/rollback-layer.sh does."""

import report
from account import Account
from bucket import Bucket
from change import Change
from functions import BOT, Functions, look_at_both, show_changes
from report import Failure, Laps


def rollback(bucket_name: str | None, is_dry_run: bool) -> None:
    laps = Laps()
    account = Account()
    functions = Functions(account.client("lambda"))
    seen = look_at_both(functions)
    owner = seen[BOT].arn.split(":")[4]
    before = {function: one.running for function, one in seen.items()}
    bucket = Bucket(account, owner, bucket_name)
    functions.package_of = bucket.place_of

    report.step("Looking for what ran before", "The permissions s3:ListBucket and s3:GetObject are needed.")
    bucket.look()
    wanted = bucket.read_record()
    for function, running in wanted.items():
        if not bucket.keeps(function, running.code):
            text = f"the bucket {bucket.name} does not keep the package that {function.name} ran"
            raise Failure(text, "Deploy an older commit instead.")
    laps.lap("looking")

    differs = show_changes(before, wanted)
    if is_dry_run:
        report.say("This was a dry run: nothing was changed.")
        return
    if differs:
        with Change(functions, bucket, before, wanted) as change:
            # In case that this fails.
            report.step("Keeping what runs now", "The permissions lambda:GetFunction and s3:PutObject are needed.")
            bucket.upload(change.keep_what_runs(account))
            change.make()
        laps.lap("changing")
    report.step("Done")
    laps.show()
