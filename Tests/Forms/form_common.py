"""What the GTK, Qt and Tk forms share: their fields, their command line and the report of what they hold."""

import argparse
import collections
import http.client
import json
import threading
import urllib.parse

Field = collections.namedtuple("Field", "id label kind options value", defaults=((), ""))
Form = collections.namedtuple("Form", "title fields")

FORMS = {
    "maaleskema": Form("Måleskema", [Field(f"felt{n:02d}", f"Felt {n}", "text") for n in range(1, 61)]),
    "blandet": Form(
        "Blandet skema",
        [
            Field("emne", "Emne", "text"),
            Field("beskrivelse", "Beskrivelse", "multiline"),
            Field("dato", "Dato", "text"),
            Field("antal", "Antal timer", "text"),
            Field("svar", "Svar ønskes", "choice", ("Pr. brev", "Pr. e-mail", "Pr. telefon", "Intet svar")),
            Field("afsluttet", "Sagen er afsluttet", "checkbox"),
            Field("status", "Status", "read-only", (), "Modtaget"),
            Field("bemaerkning", "Bemærkning", "text"),
        ],
    ),
}


def read_options(toolkit):
    """The command line: which form, and where its content is reported (nowhere by default)."""
    parser = argparse.ArgumentParser(description=f"A form to fill, in {toolkit}.")
    parser.add_argument("--form", choices=sorted(FORMS), default="maaleskema")
    parser.add_argument("--url", help="the form server's state, http://127.0.0.1:PORT/state")
    return parser.parse_args()


class Reporter:
    """Posts what changes to the form server from a thread of its own, one request at a time.

    Whatever changes while a request is under way goes out together in the next one, so a fast run is never held up.
    """

    def __init__(self, url):
        self._url = urllib.parse.urlsplit(url) if url else None
        self._changed = threading.Condition()
        self._pending = {}
        self._fresh = True
        if self._url:
            threading.Thread(target=self._work, daemon=True).start()

    def note(self, name, value):
        with self._changed:
            self._pending[name] = value
            self._changed.notify()

    def note_all(self, values):
        with self._changed:
            self._pending.update(values)
            self._changed.notify()

    def _work(self):
        connection = http.client.HTTPConnection(self._url.netloc)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending)
                values, self._pending = self._pending, {}
                fresh, self._fresh = self._fresh, False
            self._post(connection, values, fresh)

    def _post(self, connection, values, fresh):
        query = [self._url.query] if self._url.query else []
        query += ["fresh=1"] if fresh else []
        target = self._url.path + ("?" + "&".join(query) if query else "")
        try:
            # Tk hands out an emoji as two halves; they are joined here so that the report is plain Unicode.
            whole = {k: v.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for k, v in values.items()}
            connection.request("POST", target, json.dumps(whole).encode(), {"Content-Type": "application/json"})
            connection.getresponse().read()
        except OSError:
            connection.close()


class Announcement:
    """Prints `ready` once, when the first field has got the focus."""

    def __init__(self):
        self._made = False

    def make(self):
        if not self._made:
            self._made = True
            print("ready", flush=True)
