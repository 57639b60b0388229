#!/bin/sh
# Prints the ids of the orders that have changed since an instant, page by page: `sh read-orders.sh 2026-01-01T00:00:00Z`,
# with BASE_URL, API_KEY and ACCESS_TOKEN. Needs curl and jq. -g lets brackets stand in addresses as they are.
set -eu

url="$BASE_URL/wms/orders?limit=500&trackstar_updated_date[gte]=$1"
token=
while :; do
  # The filters are sent with each page: a page token does not remember them.
  page=$(curl -sSg --fail-with-body --retry 5 "$url${token:+&page_token=$token}" \
    -H "x-trackstar-api-key: $API_KEY" -H "x-trackstar-access-token: $ACCESS_TOKEN")
  printf '%s' "$page" | jq -r '.data[].id'
  token=$(printf '%s' "$page" | jq -r '.next_token // "" | @uri')
  [ -n "$token" ] || break
done
