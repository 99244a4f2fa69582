# 111122223333 is the sandbox
region = "eu-central-1"
