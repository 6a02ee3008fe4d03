"""Another system's end of the line, as a process of its own that misbehaves as told.

It answers each request by the next word of its plan (a status, `hang`, `drop`, `drip`), then with 200; what it took is
written to its output, a line of JSON for each request. `plan` is changed by POST /plan.
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PLAN: list[str] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path == "/plan":
            PLAN[:] = json.loads(body)
            return self._answer(200)
        word = PLAN.pop(0) if PLAN else "200"
        if word == "drop":
            self.close_connection = True
            return self.connection.close()
        took = word.startswith("2") or word == "hang"
        told = {
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body.decode(),
            "took": took,
        }
        print(json.dumps(told), flush=True)
        if word == "hang":
            time.sleep(30)
            return None
        return self._answer(int(word))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Retry-After", "7")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_args: object) -> None:
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
