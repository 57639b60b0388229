# A shop's products, and its orders since a day.
import json
import os
import urllib.parse
import urllib.request

auth = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
}


def read(path, **query):
    url = f"{os.environ['BASE_URL']}{path}?{urllib.parse.urlencode(query)}"
    with urllib.request.urlopen(urllib.request.Request(url, headers=auth)) as answer:
        return json.load(answer)["data"]


products = read("/cart/products")
orders = read("/cart/orders", **{"created_date[gte]": os.environ["FROM"]})
print(json.dumps({
    "skus": [product["sku"] for product in products],
    "orders": len(orders),
    "since": all(order["created_date"] >= os.environ["FROM"] for order in orders),
}))
