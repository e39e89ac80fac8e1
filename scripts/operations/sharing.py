"""Shares versions of the layer with other accounts, for scripts/share-layer.sh. A version's resource policy says who may use it;
functions elsewhere then refer to the version by its ARN."""

import json
from dataclasses import dataclass

import report
from account import Account, who
from report import Failure
from versions import Version, Versions, chosen


@dataclass(frozen=True)
class Grantee:
    """An account or organization, as in a resource policy."""

    kind: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.id}".strip()

    @property
    def principal(self) -> dict[str, str]:
        return {"Principal": self.id} if self.kind == "account" else {"Principal": "*", "OrganizationId": self.id}


# Statement id and grantee.
Shares = list[tuple[str, Grantee]]


def shares_of(policy: str) -> Shares:
    """The statements of a resource policy, which may have been added by other means, too."""
    statements = json.loads(policy).get("Statement", []) if policy else []
    return [(one.get("Sid", ""), _grantee(one)) for one in statements if one.get("Effect") == "Allow"]


def _grantee(statement: dict) -> Grantee:
    organization = statement.get("Condition", {}).get("StringEquals", {}).get("aws:PrincipalOrgID")
    if organization:
        return Grantee("organization", organization)
    principal = statement.get("Principal")
    name = principal.get("AWS", "") if isinstance(principal, dict) else str(principal)
    if name == "*":
        return Grantee("everyone")
    return Grantee("account", name.split(":")[4] if name.startswith("arn:") else name)


def named(shares: Shares) -> str:
    return ", ".join(str(grantee) for _, grantee in shares) or "nobody"


def share(account: str | None, organization: str | None, number: int | None, revokes: bool, is_dry_run: bool) -> None:
    grantee = Grantee("account", account) if account else Grantee("organization", organization)
    versions, shared = _look(grantee)
    if revokes:
        wanted = [one for one in shared if number in (None, one.number)]
        changes = [one for one in wanted if grantee in dict(shared[one]).values()]
    else:
        wanted = chosen(list(shared), number)
        changes = [one for one in wanted if grantee not in dict(shared[one]).values()]

    report.step("Comparing")
    for version in wanted:
        told = f"{'no longer ' if revokes else ''}shared with {grantee}"
        report.say(f"{version}: " + (f"to be {told}" if version in changes else f"already {told}"))
    if is_dry_run:
        report.say("Dry run: nothing was changed.")
        return
    permission = "RemoveLayerVersionPermission" if revokes else "AddLayerVersionPermission"
    if changes:
        report.step("Changing who may use it", f"The permission lambda:{permission} is needed.")
    for version in changes:
        if revokes:
            for statement in (one for one, who in shared[version] if who == grantee):
                versions.disallow(version, statement)
        else:
            versions.allow(version, f"{grantee.kind}-{grantee.id}", **grantee.principal)
        report.say(f"Version {version.number} is {'no longer ' if revokes else ''}shared with {grantee}.")
    report.done()
    _advise(wanted, revokes)


def _advise(wanted: list[Version], revokes: bool) -> None:
    if revokes:
        report.say("Functions there that use it keep working, but nobody there can attach it again.")
        return
    report.say("There, code is deployed on it with scripts/deploy-with-layer.sh --layer-arn and:")
    for version in wanted:
        report.say(f"  {version.arn}")


def list_shares() -> None:
    _, shared = _look()
    report.step("Who may use the versions, apart from this account")
    for version, shares in shared.items():
        report.say(f"{version}: {named(shares)}")


def _look(grantee: Grantee | None = None) -> tuple[Versions, dict[Version, Shares]]:
    account = Account()
    owner = who(account)
    if grantee and grantee.id == owner:
        raise Failure(f"{owner} is the account that owns the layer", "It may use it anyway. Name another account.")
    permissions = "The permissions lambda:ListLayerVersions and GetLayerVersionPolicy are needed."
    report.step("Looking at the versions", permissions)
    versions = Versions(account.client("lambda"))
    policies = versions.policies(versions.published())
    return versions, {version: shares_of(policy) for version, policy in policies.items()}
