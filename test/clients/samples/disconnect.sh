# Ends a connection, named by its access token.
set -eu
curl -sSf --request DELETE --url "$BASE_URL/connections" \
  --header "x-trackstar-api-key: $API_KEY" --header "x-trackstar-access-token: $ACCESS_TOKEN"
