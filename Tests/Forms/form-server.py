#!/usr/bin/python3
"""Serves the forms of this folder on loopback and keeps what they report.

The first line on standard output is the port. Nothing else is printed there.

  GET    /<file>                    a file of this folder
  GET    /egne/<file>               with `--pages FOLDER`: a file of that folder; a page gets `egen-side.js`, which reports
  POST   /state[?form=NAME]         {id: text}: these fields hold these texts now; the others keep theirs
  POST   /state?form=NAME&fresh=1   the form was loaded anew: forget what it held
  GET    /state[?form=NAME]         {"version": N, "state": {id: text}}
  GET    /state?since=N[&form=NAME] the same, answered as soon as the version is above N, so that nobody polls
  DELETE /state[?form=NAME]         forget the form

A form is known by its name (default: the empty one). Versions count per form, also over `fresh` and DELETE.
A held request is answered after `within` seconds (default 30) with the unchanged version.
"""

import argparse
import http.server
import json
import pathlib
import sys
import threading
import urllib.parse

LARGEST_REPORT = 32 * 1024 * 1024

# Behind the end of the document, where every browser still takes it.
REPORTING = b'\n<script src="/egen-side.js"></script>\n'


class Board:
    """What each form holds, by name, with a version that only grows."""

    def __init__(self):
        self._changed = threading.Condition()
        self._forms = {}

    def report(self, form, fields, fresh):
        with self._changed:
            version, state = self._forms.get(form, (0, {}))
            merged = dict(fields) if fresh else {**state, **fields}
            self._forms[form] = (version + 1, merged)
            self._changed.notify_all()
            return version + 1

    def read(self, form, since, within):
        def newer():
            return since is None or self._forms.get(form, (0, {}))[0] > since

        with self._changed:
            self._changed.wait_for(newer, timeout=within)
            version, state = self._forms.get(form, (0, {}))
            return {"version": version, "state": state}


class Request(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave in two writes; without this each answer waits for the other side's delayed ACK.
    disable_nagle_algorithm = True
    board = Board()

    def __init__(self, *arguments, pages=None, **named):
        self._pages = pages
        super().__init__(*arguments, **named)

    def _question(self):
        address = urllib.parse.urlsplit(self.path)
        values = {name: texts[-1] for name, texts in urllib.parse.parse_qs(address.query).items()}
        return address.path, values

    def _answer(self, status, content):
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path, values = self._question()
        if path.startswith("/egne/"):
            self._own_page(urllib.parse.unquote(path.removeprefix("/egne/")))
            return
        if path != "/state":
            super().do_GET()
            return
        try:
            since = int(values["since"]) if "since" in values else None
            within = float(values.get("within", 30))
        except ValueError:
            self._answer(400, {"error": "since and within are numbers"})
            return
        self._answer(200, self.board.read(values.get("form", ""), since, within))

    def _own_page(self, name):
        """A file of the author's folder; never one that a link or `..` leads to outside it."""
        try:
            place = (self._pages / name).resolve(strict=True)
            if not place.is_relative_to(self._pages):
                raise OSError
            content = place.read_bytes()
        except (OSError, TypeError, ValueError):
            self._answer(404, {"error": "not here"})
            return
        if place.suffix.lower() in (".html", ".htm"):
            content += REPORTING
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(place)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self):
        path, values = self._question()
        length = int(self.headers.get("Content-Length", 0))
        if path != "/state" or length > LARGEST_REPORT:
            self.close_connection = True
            self._answer(404 if path != "/state" else 413, {"error": "not taken"})
            return
        try:
            fields = json.loads(self.rfile.read(length))
            if not isinstance(fields, dict):
                raise ValueError
        except ValueError:
            self._answer(400, {"error": "a report is a JSON object"})
            return
        version = self.board.report(values.get("form", ""), fields, "fresh" in values)
        self._answer(200, {"version": version})

    def do_DELETE(self):
        path, values = self._question()
        if path != "/state":
            self._answer(404, {"error": "not here"})
            return
        self._answer(200, {"version": self.board.report(values.get("form", ""), {}, True)})

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_):
        """Says nothing: an address may hold a CPR number."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    # Browsers open several connections at once; the default queue of five refuses some of them.
    request_queue_size = 128


def main():
    parser = argparse.ArgumentParser(description="Serves the test forms on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--folder", default=str(pathlib.Path(__file__).resolve().parent))
    parser.add_argument("--pages", type=pathlib.Path, help="a folder of pages of somebody's own")
    options = parser.parse_args()
    pages = options.pages.resolve(strict=True) if options.pages else None

    def request(*arguments):
        return Request(*arguments, directory=options.folder, pages=pages)

    with Server(("127.0.0.1", options.port), request) as server:
        print(server.server_address[1], flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            sys.exit(0)


if __name__ == "__main__":
    main()
