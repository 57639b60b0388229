#!/bin/sh
# Has the orders of a stretch of time read from the source now, waits for it, and shows what came of it:
# `sh backfill.sh 2025-12-01T00:00:00Z 2026-01-01T00:00:00Z`, with BASE_URL, API_KEY and ACCESS_TOKEN. Needs curl and jq.
set -eu

jobs="$BASE_URL/connections/on-demand-syncs"
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
# Leaves the answer in the file, where a repeat takes the place of the attempt before.
call() {
  curl -sS --fail-with-body --retry 5 -o "$answer" "$@" \
    -H "x-trackstar-api-key: $API_KEY" -H "x-trackstar-access-token: $ACCESS_TOKEN" || {
    echo "$(cat "$answer")" >&2
    exit 1
  }
}

# Under a key it is made once, however often curl has to ask.
call -X POST "$jobs" -H 'content-type: application/json' -H "idempotency-key: backfill-$(date +%s)-$$" \
  -d "{\"function_name\": \"get_orders\", \"start_time\": \"$1\", \"end_time\": \"$2\"}"
id=$(jq -r .id "$answer")

# The stream ends when the job has.
curl -sSN "$jobs/$id/stream" -H "x-trackstar-api-key: $API_KEY" -H "x-trackstar-access-token: $ACCESS_TOKEN" |
  sed -un 's/^data: //p' | jq --unbuffered -r '.progress.share_of_window' >&2
call "$jobs/$id"
jq -c '{status} + (.report | {records_new, records_changed, records_unchanged})' "$answer"
[ "$(jq -r .status "$answer")" = completed ] # .error says why, where it is stuck
