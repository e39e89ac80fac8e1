"""Who asks AWS, and where: credentials, profile and region as the AWS CLI finds them."""

import os
from pathlib import Path

import botocore.session
import report
from botocore.awsrequest import AWSRequest
from botocore.credentials import JSONFileCache
from botocore.exceptions import MissingDependencyException, ProfileNotFound
from botocore.httpsession import URLLib3Session
from botocore.utils import get_environ_proxies
from report import AWS_ERRORS, Failure

SIGN_IN = "Sign in (aws configure, or aws sso login), or name a profile in AWS_PROFILE."


class Account:
    """Makes clients. They may be used by several threads, but made by one alone."""

    def __init__(self) -> None:
        self._session = botocore.session.Session(profile=os.environ.get("AWS_PROFILE"))
        try:
            _share_roles_with_the_cli(self._session)
            # botocore by itself reads only the second of these two.
            self.region = os.environ.get("AWS_REGION") or self._session.get_config_variable("region")
        except ProfileNotFound as error:
            raise Failure(str(error), SIGN_IN) from error
        if not self.region:
            raise Failure("no AWS region is set", "Set AWS_REGION, or run: aws configure")
        self._sign_in()

    def _sign_in(self) -> None:
        """Here, so that trouble with it is not taken for trouble with what is asked first."""
        try:
            credentials = self._session.get_credentials()
            if credentials is None:
                raise Failure("there are no credentials for AWS", SIGN_IN)
            # Assumes the role, or renews what has run out.
            credentials.get_frozen_credentials()
        except MissingDependencyException as error:
            raise Failure(str(error), 'Run: eval "$(aws configure export-credentials --format env)"') from error
        # The latter where a program of the profile answers with no JSON.
        except (*AWS_ERRORS, ValueError) as error:
            raise Failure(f"no credentials for AWS: {error}", SIGN_IN) from error

    def client(self, service: str):
        return self._session.create_client(service, region_name=self.region)

    def download(self, url: str) -> bytes:
        """What a signed URL of AWS leads to. Such a URL lets anyone read for some minutes: it is never shown."""
        bundle = self._session.get_config_variable("ca_bundle")
        http = URLLib3Session(verify=bundle or True, proxies=get_environ_proxies(url))
        answer = http.send(AWSRequest("GET", url).prepare())
        if answer.status_code != 200:
            raise Failure(f"a download ended with HTTP {answer.status_code}", "Run this again.")
        return answer.content


def who(account: Account) -> str:
    """The number of the account."""
    report.step("Asking AWS who we are", SIGN_IN)
    number = account.client("sts").get_caller_identity()["Account"]
    profile = os.environ.get("AWS_PROFILE")
    report.say(f"Account {number}, region {account.region}" + (f", profile {profile}" if profile else ""))
    return number


def _share_roles_with_the_cli(session: botocore.session.Session) -> None:
    """So that nobody is asked for a code again whom the AWS CLI has asked within the hour."""
    cache = JSONFileCache(str(Path("~/.aws/cli/cache").expanduser()))
    providers = session.get_component("credential_provider")
    for name in ("assume-role", "assume-role-with-web-identity"):
        providers.get_provider(name).cache = cache
