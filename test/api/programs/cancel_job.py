import os

import requests

base_url = os.environ["BASE_URL"]
job_id = os.environ["SYNC_JOB_ID"]
auth = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
    "Content-Type": "application/json",
}

# No body, although the header announces JSON.
answer = requests.post(f"{base_url}/connections/on-demand-syncs/{job_id}/cancel", headers=auth)
answer.raise_for_status()
print(answer.text)
