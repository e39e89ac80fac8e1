"""Starts ministack with the one resource type of our stack that it does not have: AWS::Logs::QueryDefinition. The queries
are kept by the stack, and nothing runs them."""

import uuid

from ministack.app import main
from ministack.services.cloudformation import provisioners


def create(_logical_id: str, properties: dict, _stack: str) -> tuple[str, dict]:
    for name in ("Name", "QueryString"):
        if not properties.get(name):
            raise ValueError(f"AWS::Logs::QueryDefinition: {name} is required")
    number = str(uuid.uuid4())
    return number, {"QueryDefinitionId": number}


def update(number: str, _old: dict, _new: dict, _stack: str) -> tuple[str, dict]:
    return number, {"QueryDefinitionId": number}


def delete(_number: str, _properties: dict) -> None:
    pass


if __name__ == "__main__":
    handlers = {"create": create, "update": update, "delete": delete}
    provisioners._RESOURCE_HANDLERS["AWS::Logs::QueryDefinition"] = handlers
    main()
