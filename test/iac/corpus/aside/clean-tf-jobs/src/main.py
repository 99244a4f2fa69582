import os


def handler(event, context):
    return {"region": os.environ["AWS_REGION"], "records": len(event["Records"])}
