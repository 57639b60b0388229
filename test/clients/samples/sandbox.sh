# Makes the sandbox warehouse anew, and prints its connection and token.
set -eu
curl -sSf --request POST --url "$BASE_URL/sandbox/generate-sandbox/wms" --header "x-trackstar-api-key: $API_KEY"
