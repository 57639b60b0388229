# Tags an order of a shop, and finds it by its tag.
import json
import os
import urllib.parse
import urllib.request

base_url = os.environ["BASE_URL"]
auth = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
    "Content-Type": "application/json",
}


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{base_url}{path}", data, auth, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


order = call("GET", "/cart/orders?limit=1")["data"][0]
tags = ["priority", {"batch": os.environ["BATCH"]}]
written = call("PUT", f"/cart/orders/{urllib.parse.quote(order['id'])}/trackstar-tags", {"trackstar_tags": tags})
filters = urllib.parse.urlencode({"trackstar_tags[contains]": f"priority,batch:{os.environ['BATCH']}"})
found = call("GET", f"/cart/orders?{filters}")["data"]
print(json.dumps({
    "id": written["id"] == order["id"],
    "tags": written["data"]["trackstar_tags"],
    "unused": written["unused_fields"],
    "found": [one["id"] for one in found] == [order["id"]],
}))
