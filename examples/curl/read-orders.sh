#!/bin/sh
# Prints the ids of the orders that have changed since an instant, page by page: `sh read-orders.sh 2026-01-01T00:00:00Z`,
# with BASE_URL, API_KEY and ACCESS_TOKEN. Needs curl and jq. -g lets brackets stand in addresses as they are.
set -eu

url="$BASE_URL/wms/orders?limit=500&trackstar_updated_date[gte]=$1"
page=$(mktemp)
trap 'rm -f "$page"' EXIT
token=
while :; do
  # The filters are sent with each page: a page token does not remember them. Over ten pages a second are refused with
  # 429, after which curl waits as long as it is told.
  curl -sSg --fail-with-body --retry 5 -o "$page" "$url${token:+&page_token=$token}" \
    -H "x-trackstar-api-key: $API_KEY" -H "x-trackstar-access-token: $ACCESS_TOKEN" || {
    echo "$(cat "$page")" >&2
    exit 1
  }
  jq -r '.data[].id' "$page"
  token=$(jq -r '.next_token // "" | @uri' "$page")
  [ -n "$token" ] || break
done
