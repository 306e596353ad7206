"""What the GTK, Qt and Tk forms share: their fields, their command line and the report of what they hold."""

import argparse
import collections
import http.client
import json
import re
import threading
import urllib.parse

Field = collections.namedtuple("Field", "id label kind options value", defaults=((), ""))
Form = collections.namedtuple("Form", "title fields")



def cells(table, rows, columns):
    """A table as plain fields, with the ids and labels that `tabeller.js` gives its cells."""
    return [
        Field(f"{table}[{row}].{column}", f"{label} {row}", "text")
        for row in range(1, rows + 1)
        for column, label in columns
    ]


# The plan of `forberedende-plan.html`: the same ids, labels and order, with shorter tables.
PLAN = [
    Field("navn", "Navn", "text"),
    Field("cpr", "CPR-nr.", "text"),
    Field("email", "E-mail", "text"),
    Field("telefon", "Telefon", "text"),
    Field("adresse", "Adresse", "text"),
    Field("sagsnr", "Sagsnr.", "text"),
    Field(
        "sagstype",
        "Sagstype",
        "choice",
        ("Forberedende plan", "Fornyet forelæggelse", "Revurdering", "Samlet beskrivelse af forudsætninger"),
    ),
    Field("dato", "Dato", "text"),
    Field("sagsbehandler", "Sagsbehandler", "text"),
    Field("enhed", "Enhed", "text"),
    Field("enhedens-telefon", "Enhedens telefon", "text"),
    Field("status", "Planens status", "read-only", (), "Kladde, ikke sendt"),
    Field("adressebeskyttet", "Navne- og adressebeskyttelse", "checkbox"),
    Field("digitalpost", "Modtager Digital Post", "checkbox"),
    Field("tolk", "Behov for tolk", "checkbox"),
    Field("samtykke", "Samtykke til at indhente helbredsoplysninger", "checkbox"),
    Field("bisidder", "Borgeren ønsker bisidder", "checkbox"),
    Field("maal", "Uddannelses- og beskæftigelsesmål", "multiline"),
    Field("erfaringer", "Erfaringer og ressourcer i forhold til job og uddannelse", "multiline"),
    Field("personlige", "Personlige ressourcer, familie og netværk", "multiline"),
    Field("udfordringer", "Udfordringer i forhold til job og uddannelse", "multiline"),
    Field("oensker", "Ønsker til fremtidigt job og uddannelse", "multiline"),
    Field("attester", "Lægelige akter i sagen", "multiline"),
    Field("helbred", "Helbredssituation og igangværende behandling", "multiline"),
    Field("laegevurdering", "Helbredets betydning og lægens vurdering (LÆ 265)", "multiline"),
    *cells("ydelser", 2, [("ydelse", "Ydelse"), ("fra", "Ydelse fra"), ("til", "Ydelse til")]),
    Field("ydelser-kilde", "Kilde til forsørgelseshistorikken", "multiline"),
    *cells(
        "tilbud",
        2,
        [
            ("titel", "Titel"),
            ("tilbudstype", "Tilbudstype"),
            ("timetal", "Timer pr. uge"),
            ("lovparagraf", "Lovparagraf"),
            ("fra", "Tilbud fra"),
            ("til", "Tilbud til"),
        ],
    ),
    Field("tilbud-kilde", "Kilde til tilbudsaktiviteterne", "multiline"),
    Field("tilbud-erfaringer", "Erfaringer fra den hidtidige indsats", "multiline"),
    Field("oevrig-indsats", "Kommunens øvrige indsats", "multiline"),
    Field("bilag", "Bilag", "multiline"),
    Field("bemaerkninger", "Borgerens bemærkninger", "multiline"),
    Field("medvirket", "Borgeren har medvirket til planen", "checkbox"),
]

FORMS = {
    "forberedende-plan": Form("Forberedende plan", PLAN),
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


# How many fields stand beside each other, with their labels.
COLUMNS = {"maaleskema": 4, "blandet": 1, "forberedende-plan": 3}


def read_options(toolkit):
    """The command line: which form, and where its content is reported (nowhere by default)."""
    parser = argparse.ArgumentParser(description=f"A form to fill, in {toolkit}.")
    parser.add_argument("--form", choices=sorted(FORMS), default="maaleskema")
    parser.add_argument("--url", help="the form server's state, http://127.0.0.1:PORT/state")
    parser.add_argument("--trap", action="append", default=[], help="NAME=VALUE, see form_traps.py")
    return parser.parse_args()


def fields_of(form, traps):
    """The fields of a form: one more after the first with `shift`, two in each other's place with `order`."""
    fields = list(form.fields)
    places = {field.id: place for place, field in enumerate(fields)}
    for first, second in traps.of("order"):
        one, other = places[first], places[second.removesuffix(":")]
        fields[one], fields[other] = fields[other], fields[one]
    extra = [Field("kaldenavn", "Kaldenavn", "text")] if traps.has("shift") else []
    return fields[:1] + extra + fields[1:]


class Reporter:
    """Posts what changes to the form server from a thread of its own, one request at a time.

    Whatever changes while a request is under way goes out together in the next one, so a fast run is never held up.
    """

    def __init__(self, url):
        self._whole = url
        self._url = urllib.parse.urlsplit(url) if url else None
        self._changed = threading.Condition()
        self._pending = {}
        self._fresh = True
        if self._url:
            threading.Thread(target=self._work, daemon=True).start()

    def of_form(self, form):
        """The same for another form, such as a window of another program."""
        return Reporter(re.sub(r"form=[^&]*", f"form={form}", self._whole) if self._whole else None)

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


class Traps:
    """The traps of `faelder.js` that a test has switched on, as NAME=VALUE, most values as FIELD:REST."""

    def __init__(self, switches):
        self._switches = [tuple(switch.split("=", 1)) for switch in switches]
        self._met = set()

    def has(self, name):
        return any(name == each for each, _ in self._switches)

    def all(self, name):
        return [value for each, value in self._switches if each == name]

    def of(self, name):
        """Field and rest of each trap of this name."""
        return [tuple((value + ":").split(":", 1)) for value in self.all(name)]

    def value(self, name, field):
        """What a trap says of a field: `""` where it says no more than its name, `None` where it is not set."""
        for place, rest in self.of(name):
            if place == field:
                return rest.removesuffix(":")
        return None

    def met(self, field):
        """Traps of a field that somebody comes to for the first time, as (name, rest)."""
        told = []
        for name, value in self._switches:
            place, _, rest = value.partition(":")
            if place == field and (name, value) not in self._met:
                self._met.add((name, value))
                told.append((name, rest))
        return told


class Announcement:
    """Prints `ready` once, when the first field has got the focus."""

    def __init__(self):
        self.is_made = False

    def make(self):
        if not self.is_made:
            self.is_made = True
            print("ready", flush=True)
