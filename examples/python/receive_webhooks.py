"""Takes webhooks, and prints each event once: `python3 receive_webhooks.py`.

WEBHOOK_SECRET is the endpoint's secret, and PORT where to listen (8080). Nothing but Python itself is needed; with
the package `svix` or `standardwebhooks`, `verify` below is one line.
"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
FIVE_MINUTES = 300
# A real receiver keeps these for some days: a message may come again, under the same id.
handled = set()


def verify(headers, body):
    """Whether the endpoint's secret signed this, and not longer than five minutes ago."""
    sent = headers.get("svix-timestamp", "")
    if not sent.isdigit() or abs(time.time() - int(sent)) > FIVE_MINUTES:
        return False
    text = f"{headers.get('svix-id', '')}.{sent}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, text, hashlib.sha256).digest()).decode()
    # Several while a secret is changed.
    signatures = headers.get("svix-signature", "").split(" ")
    return any(hmac.compare_digest(signature, f"v1,{expected}") for signature in signatures)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not verify(self.headers, body):
            self.send_response(401)
            self.end_headers()
            return
        self.send_response(200)  # first the answer, then the work
        self.end_headers()
        event = json.loads(body)
        if event["event_id"] in handled:
            return
        handled.add(event["event_id"])
        told = {
            "event_type": event["event_type"],
            "id": event["data"].get("id"),
            "version": event.get("record_version"),
        }
        print(json.dumps(told), flush=True)

    def log_message(self, *_):
        pass


server = HTTPServer(("", int(os.environ.get("PORT", 8080))), Receiver)
print(f"listening {json.dumps({'port': server.server_port})}", flush=True)
server.serve_forever()
