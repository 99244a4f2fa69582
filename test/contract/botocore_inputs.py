"""Sends random inputs through botocore, and says what it sent.

Reads {"endpoint", "calls": [{"service", "operation"}], "rounds"} on standard input, writes a list of
{"service", "operation", "params", "error"} to standard output, in the order of sending.
"""

import base64
import datetime
import json
import random
import sys

import botocore
import botocore.config
import botocore.exceptions
import botocore.session

RANDOM = random.Random(3)
DEEPEST = 5
TEXTS = ["<&>\"'", "été 日本 🚀", " around ", "a+b=c&d%20", "true", "0", "2026-01-02T03:04:05Z"]


def make(shape, depth=0, bound=False):
    kind = shape.type_name
    if kind == "structure":
        return structure(shape, depth)
    if kind == "list":
        items = [make(shape.member, depth + 1, bound) for _ in range(RANDOM.randint(1, 2))]
        return [item for item in items if item is not None] or None
    if kind == "map":
        value = make(shape.value, depth + 1)
        return None if value is None else {f"key{RANDOM.randint(0, 9)}": value}
    if kind in ("integer", "long"):
        return RANDOM.randint(1, 10**6)
    if kind in ("float", "double"):
        return 2.5
    if kind == "boolean":
        return RANDOM.random() < 0.5
    if kind == "timestamp":
        return datetime.datetime.fromtimestamp(RANDOM.randint(1, 4 * 10**9), datetime.timezone.utc)
    if kind == "blob":
        return bytes([1, 2, 255])
    return f"v{RANDOM.randint(0, 99)}" if bound else RANDOM.choice(TEXTS)


def structure(shape, depth):
    made = {}
    for name, member in shape.members.items():
        needed = name in shape.required_members or member.metadata.get("idempotencyToken")
        if not needed and (depth > DEEPEST or RANDOM.random() < 0.3):
            continue
        for _ in range(10 if needed else 1):
            value = make(member, depth + 1, "location" in member.serialization)
            if value is not None:
                break
        if name == "MaxItems" and isinstance(value, str):
            value = str(RANDOM.randint(1, 100))  # Route 53's number, which this model calls text
        if value is not None:
            made[name] = value
        if value is not None and getattr(shape, "is_tagged_union", False):
            break
    return made or (None if depth else {})


def portable(value):
    if isinstance(value, datetime.datetime):
        return {"$date": value.strftime("%Y-%m-%dT%H:%M:%S.000Z")}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, list):
        return [portable(item) for item in value]
    if isinstance(value, dict):
        return {name: portable(member) for name, member in value.items()}
    return value


def main():
    asked = json.load(sys.stdin)
    session = botocore.session.Session()
    config = botocore.config.Config(
        retries={"total_max_attempts": 1}, inject_host_prefix=False, parameter_validation=False, read_timeout=20
    )
    clients, sent = {}, []
    for call in asked["calls"]:
        service, operation = call["service"], call["operation"]
        if service not in clients:
            clients[service] = session.create_client(service, endpoint_url=asked["endpoint"], config=config)
        client = clients[service]
        shape = client.meta.service_model.operation_model(operation).input_shape
        for _ in range(asked["rounds"]):
            params = make(shape) if shape is not None else {}
            record = {"service": service, "operation": operation, "params": portable(params), "error": None}
            try:
                getattr(client, botocore.xform_name(operation))(**params)
            except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
                record["error"] = str(error)
            sent.append(record)
    json.dump(sent, sys.stdout)


main()
