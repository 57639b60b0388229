# Has the order of the documents sent by the sandbox warehouse, and prints it.
set -eu
curl -sSf --request PUT --url "$BASE_URL/sandbox/simulate/orders/order_abc123/fulfill" \
  --header "x-trackstar-api-key: $API_KEY"
