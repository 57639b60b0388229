"""Reads the orders that have changed since the last time, page by page, and remembers how far it came.

Run it again and again: `python3 read_orders.py`. BASE_URL, API_KEY and ACCESS_TOKEN say where and whose;
STATE_FILE is where the place is kept. Nothing but Python itself is needed.
"""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone
from pathlib import Path

HEADERS = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
}


def get(path, query):
    url = f"{os.environ['BASE_URL']}{path}?{urllib.parse.urlencode(query)}"
    while True:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=HEADERS)) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503):
                raise SystemExit(f"{error.code}: {error.read().decode()}")
            time.sleep(float(error.headers.get("retry-after", 1)))


def pages(path, query):
    """The pages of a list. The filters are sent with each: a page token does not remember them."""
    page = get(path, query)
    yield page["data"]
    while page["next_token"]:
        page = get(path, {**query, "page_token": page["next_token"]})
        yield page["data"]


state = Path(os.environ.get("STATE_FILE", "orders-since.txt"))
# Taken before the first page is read, so that nothing which changes meanwhile is missed the next time.
began = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
since = state.read_text() if state.exists() else "1970-01-01T00:00:00Z"

orders = 0
for page in pages("/wms/orders", {"trackstar_updated_date[gte]": since, "limit": 500}):
    # Here a program stores the page in its own database: a record with a known id takes the other's place.
    orders += len(page)

# Only now: what failed half-way is read again.
state.write_text(began)
print(json.dumps({"since": since, "orders": orders}))
