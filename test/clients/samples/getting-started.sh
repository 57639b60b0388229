# One read of each kind of integration; prints how many items each page has.
set -eu
for path in wms/inventory cart/orders cart/products carrier/invoice-line-items; do
  kind=${path%%/*}
  eval "token=\$$(echo "$kind" | tr '[:lower:]' '[:upper:]')_TOKEN"
  page=$(curl -sSf --request GET --url "$BASE_URL/$path" \
    --header "x-trackstar-api-key: $API_KEY" --header "x-trackstar-access-token: $token")
  echo "$path $(printf '%s' "$page" | sed 's/.*"total_count":\([0-9]*\).*/\1/')"
done
