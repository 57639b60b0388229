# A link that is sent to a customer: made, found again, withdrawn.
import json
import os
import urllib.error
import urllib.request


def call(method, path, body=None):
    headers = {"x-trackstar-api-key": os.environ["API_KEY"], "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{os.environ['BASE_URL']}{path}", data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return {"status": error.code}


made = call("POST", "/magic-links", {
    "integration_type": "cart",
    "link_duration": 3,
    "customer_id": "customer-8",
    "integration_allow_list": ["tiktok"],
})["magic_link"]
address = f"/magic-links/{made['id']}"
print(json.dumps({
    "made": made,
    "listed": made["id"] in [link["id"] for link in call("GET", "/magic-links")["magic_links"]],
    "same": call("GET", address)["magic_link"] == made,
    "deleted": call("DELETE", address),
    "after": call("GET", address),
}))
