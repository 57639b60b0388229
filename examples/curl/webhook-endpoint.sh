#!/bin/sh
# Makes a webhook endpoint, tries it with a made-up event, shows how it answered, and deletes it again:
# `sh webhook-endpoint.sh https://example.com/hooks`, with BASE_URL and API_KEY. Needs curl and jq.
set -eu

endpoints="$BASE_URL/webhooks/endpoints"
call() {
  curl -sS --fail-with-body "$@" -H "x-trackstar-api-key: $API_KEY" -H 'content-type: application/json'
}

# The secret that messages are signed with stands beside the endpoint, in this answer alone.
made=$(call -X POST "$endpoints" -d "{\"url\": \"$1\", \"event_types\": [\"order.updated\"]}") || {
  echo "$made" >&2
  exit 1
}
id=$(printf '%s' "$made" | jq -r .data.id)
call -X POST "$endpoints/$id/test" -d '{"event_type": "order.updated"}' | jq -c '.data | {outcome, status}'
call -X DELETE "$endpoints/$id" | jq -c '{deleted}'
