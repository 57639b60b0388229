#!/bin/sh
# Has the orders of a stretch of time read from the source now, waits for it, and shows what came of it:
# `sh backfill.sh 2025-12-01T00:00:00Z 2026-01-01T00:00:00Z`, with BASE_URL, API_KEY and ACCESS_TOKEN. Needs curl and jq.
set -eu

jobs="$BASE_URL/connections/on-demand-syncs"
call() {
  curl -sS --fail-with-body --retry 5 "$@" -H "x-trackstar-api-key: $API_KEY" -H "x-trackstar-access-token: $ACCESS_TOKEN"
}

# Under a key it is made once, however often curl has to ask.
job=$(call -X POST "$jobs" -H 'content-type: application/json' -H "idempotency-key: $(cat /proc/sys/kernel/random/uuid)" \
  -d "{\"function_name\": \"get_orders\", \"start_time\": \"$1\", \"end_time\": \"$2\"}")
id=$(printf '%s' "$job" | jq -r .id)

# The stream ends when the job has.
call -N "$jobs/$id/stream" | sed -un 's/^data: //p' | jq --unbuffered -r '.progress.share_of_window' >&2
call "$jobs/$id" | jq -c '{status} + (.report | {records_new, records_changed, records_unchanged})'
