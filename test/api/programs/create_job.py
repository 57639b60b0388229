import os

import requests

base_url = os.environ["BASE_URL"]
auth = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
    "Content-Type": "application/json",
}
window = {
    "start_time": "2025-12-01T00:00:00Z",
    "end_time": "2026-01-01T00:00:00Z",
    "function_name": "get_orders",
}

answer = requests.post(f"{base_url}/connections/on-demand-syncs", headers=auth, json=window)
answer.raise_for_status()
print(answer.text)
