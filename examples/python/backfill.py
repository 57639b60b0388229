"""Has the orders of a stretch of time read from the source now, waits for it, and shows what came of it.

`python3 backfill.py 2025-12-01T00:00:00Z 2026-01-01T00:00:00Z`, with BASE_URL, API_KEY and ACCESS_TOKEN.
Nothing but Python itself is needed.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

JOBS = f"{os.environ['BASE_URL']}/connections/on-demand-syncs"
HEADERS = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
    "content-type": "application/json",
}


def call(method, url, body=None, **headers):
    """Asks again where nobody answers: a change under its key is made once, however often it is asked for."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {**HEADERS, **headers}, method=method)
    for attempt in range(5):
        wait = 2**attempt
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503):
                raise SystemExit(f"{error.code}: {error.read().decode()}")
            wait = float(error.headers.get("retry-after", wait))
        except (urllib.error.URLError, TimeoutError):
            pass
        time.sleep(wait)
    raise SystemExit(f"{url} cannot be reached")


window = {"function_name": "get_orders", "start_time": sys.argv[1], "end_time": sys.argv[2]}
job = call("POST", JOBS, window, **{"idempotency-key": str(uuid.uuid4())})
while job["status"] == "open":
    print(f"{job['progress']['share_of_window']:.0%}", file=sys.stderr)
    time.sleep(float(os.environ.get("POLL_SECONDS", 2)))
    job = call("GET", f"{JOBS}/{job['id']}")

names = ("records_new", "records_changed", "records_unchanged")
print(json.dumps({"status": job["status"], **{name: job["report"][name] for name in names}}))
sys.exit(0 if job["status"] == "completed" else 1)  # job["error"] says why, where it is stuck
