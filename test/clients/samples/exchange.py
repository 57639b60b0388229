# What a backend does with the code that the link window hands over.
import json
import os
import urllib.request

request = urllib.request.Request(
    f"{os.environ['BASE_URL']}/link/exchange",
    json.dumps({"auth_code": os.environ["AUTH_CODE"], "customer_id": "customer-7"}).encode(),
    {"x-trackstar-api-key": os.environ["API_KEY"], "Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as answer:
    print(json.dumps(json.load(answer)))
