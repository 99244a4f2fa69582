"""Asks the twin through botocore, and says where an answer departs from botocore's own models.

Reads {"endpoint", "calls": [{"service", "operation", "account", "region", "params", "paginate"}]} on standard input,
writes {"answers", "problems"} to standard output. Checked are what the SDK's schemas do not hold: enums, required
members, lengths, ranges and patterns.
"""

import base64
import datetime
import json
import re
import sys

import botocore.config
import botocore.exceptions
import botocore.session

SESSION = botocore.session.Session()
CLIENTS = {}


def client(endpoint, service, account, region):
    key = (service, account, region)
    if key not in CLIENTS:
        CLIENTS[key] = SESSION.create_client(
            service,
            region_name=region,
            endpoint_url=endpoint,
            aws_access_key_id=f"AKIA{account}LAND",
            aws_secret_access_key="any",
            config=botocore.config.Config(retries={"total_max_attempts": 1}, inject_host_prefix=False, read_timeout=20),
        )
    return CLIENTS[key]


def revive(value):
    if isinstance(value, list):
        return [revive(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return datetime.datetime.fromisoformat(value["$date"].replace("Z", "+00:00"))
    if "$bytes" in value:
        return base64.b64decode(value["$bytes"])
    return {name: revive(member) for name, member in value.items()}


def departures(shape, value, path):
    kind = shape.type_name
    if kind == "structure":
        for name in shape.required_members:
            if value.get(name) is None and not shape.members[name].serialization.get("location"):
                yield f"{path}.{name} is required and missing"
        for name, member in value.items():
            if name in shape.members and member is not None:
                yield from departures(shape.members[name], member, f"{path}.{name}")
    elif kind == "list":
        yield from bounds(shape, len(value), path, "items")
        for index, item in enumerate(value):
            yield from departures(shape.member, item, f"{path}[{index}]")
    elif kind == "map":
        for key, item in value.items():
            yield from departures(shape.key, key, f"{path} key {key!r}")
            yield from departures(shape.value, item, f"{path}[{key!r}]")
    elif kind == "string" and isinstance(value, str):
        if shape.enum and value not in shape.enum:
            yield f"{path} is {value!r}, not one of {', '.join(shape.enum)}"
        yield from bounds(shape, len(value), path, "characters")
        pattern = shape.metadata.get("pattern")
        if pattern and not matches(pattern, value):
            yield f"{path} is {value!r}, which does not match {pattern}"
    elif kind in ("integer", "long", "float", "double"):
        yield from bounds(shape, value, path, "")


def matches(pattern, value):
    try:
        return re.search(pattern, value) is not None
    except re.error:
        return True


def bounds(shape, amount, path, unit):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and amount < float(least):
        yield f"{path} has {amount} {unit}, fewer than {least}"
    if most is not None and amount > float(most):
        yield f"{path} has {amount} {unit}, more than {most}"


def answers(target, call):
    name = botocore.xform_name(call["operation"])
    params = revive(call["params"])
    if call.get("paginate") and target.can_paginate(name):
        yield from target.get_paginator(name).paginate(**params)
    else:
        yield getattr(target, name)(**params)


def main():
    asked = json.load(sys.stdin)
    count, problems = 0, []
    for call in asked["calls"]:
        label = f"{call['service']}:{call['operation']}"
        target = client(asked["endpoint"], call["service"], call["account"], call["region"])
        shape = target.meta.service_model.operation_model(call["operation"]).output_shape
        try:
            for answer in answers(target, call):
                count += 1
                answer.pop("ResponseMetadata")
                if shape is not None:
                    problems.extend(f"{label} {problem}" for problem in departures(shape, answer, "answer"))
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
            problems.append(f"{label} {error}")
    json.dump({"answers": count, "problems": sorted(set(problems))}, sys.stdout)


main()
