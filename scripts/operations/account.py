"""The AWS account: credentials, profile and region, found as the AWS CLI finds them."""

import os
from pathlib import Path

import botocore.session
import report
from botocore.awsrequest import AWSRequest
from botocore.credentials import JSONFileCache
from botocore.exceptions import BotoCoreError, MissingDependencyException, ProfileNotFound
from botocore.httpsession import URLLib3Session
from botocore.utils import get_environ_proxies
from report import AWS_ERRORS, Failure

SIGN_IN = "Sign in (aws configure, or aws sso login), or name a profile in AWS_PROFILE."


class Account:
    """Creates clients. Several threads can use them, but only one may create them. Without a profile or region, those of the
    settings are used."""

    def __init__(self, profile: str | None = None, region: str | None = None) -> None:
        self.profile = profile or os.environ.get("AWS_PROFILE")
        self._session = botocore.session.Session(profile=self.profile)
        try:
            _share_roles_with_the_cli(self._session)
            # botocore reads AWS_DEFAULT_REGION, but not AWS_REGION.
            self.region = region or os.environ.get("AWS_REGION") or self._session.get_config_variable("region")
        except ProfileNotFound as error:
            raise Failure(str(error), SIGN_IN) from error
        if not self.region:
            raise Failure("no AWS region is set", "Set AWS_REGION, or run: aws configure")
        self._sign_in()

    def _sign_in(self) -> None:
        """Signs in now, so that a failure is not blamed on the first request."""
        try:
            credentials = self._session.get_credentials()
            if credentials is None:
                raise Failure("there are no credentials for AWS", SIGN_IN)
            # Assumes the role, or renews expired credentials.
            credentials.get_frozen_credentials()
        except MissingDependencyException as error:
            raise Failure(str(error), 'Run: eval "$(aws configure export-credentials --format env)"') from error
        # ValueError if the profile's credential_process does not print JSON.
        except (*AWS_ERRORS, ValueError) as error:
            raise Failure(f"no credentials for AWS: {error}", SIGN_IN) from error

    def client(self, service: str):
        return self._session.create_client(service, region_name=self.region)

    def download(self, url: str) -> bytes:
        """Downloads from a signed URL of AWS. Such a URL lets anyone read for some minutes, so it is never printed: not even in
        botocore's errors, which contain it."""
        bundle = self._session.get_config_variable("ca_bundle")
        http = URLLib3Session(verify=bundle or True, proxies=get_environ_proxies(url))
        try:
            answer = http.send(AWSRequest("GET", url).prepare())
        except BotoCoreError as error:
            raise Failure(f"a download failed: {type(error).__name__}", "Run this again.") from None
        if answer.status_code != 200:
            raise Failure(f"a download ended with HTTP {answer.status_code}", "Run this again.")
        return answer.content


def who(account: Account, where: str = "AWS") -> str:
    """The account's number."""
    report.step(f"Signing in to {where}", SIGN_IN)
    number = account.client("sts").get_caller_identity()["Account"]
    report.say(f"Account {number}, region {account.region}" + (f", profile {account.profile}" if account.profile else ""))
    return number


def _share_roles_with_the_cli(session: botocore.session.Session) -> None:
    """Uses the AWS CLI's cache, so that people who entered an MFA code within the hour need not enter another."""
    cache = JSONFileCache(str(Path("~/.aws/cli/cache").expanduser()))
    providers = session.get_component("credential_provider")
    for name in ("assume-role", "assume-role-with-web-identity"):
        providers.get_provider(name).cache = cache
