# A carrier's charges by date, and its files: all, and those of a time.
import json
import os
import urllib.parse
import urllib.request

base_url = os.environ["BASE_URL"]
auth = {
    "x-trackstar-api-key": os.environ["API_KEY"],
    "x-trackstar-access-token": os.environ["ACCESS_TOKEN"],
}
begin, end = os.environ["FROM"], os.environ["TO"]


def read(path, **query):
    # Brackets become %5B and %5D, as in most libraries.
    url = f"{base_url}{path}?{urllib.parse.urlencode(query)}"
    with urllib.request.urlopen(urllib.request.Request(url, headers=auth)) as answer:
        return json.load(answer)["data"]


every = read("/carrier/invoice-line-items")
dated = read("/carrier/invoice-line-items", **{"transaction_date[gte]": begin, "transaction_date[lte]": end})
files = read("/carrier/files")
of_time = read("/carrier/files", start_time=begin, end_time=end)


def outside(items):
    return sum(not begin <= item["transaction_date"] <= end for item in items)


print(json.dumps({
    "dated": len(dated),
    "dated_outside": outside(dated),
    "every_outside": outside(every),
    "files": len(files),
    "of_time": len(of_time),
}))
