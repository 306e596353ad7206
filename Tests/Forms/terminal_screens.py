"""The screens of the fictitious benefit system, as a host of the KMD kind shows them."""

import collections

from tn3270 import Attribute, Screen

# Rows and columns count from 1; `column` is the first cell behind the field attribute.
Field = collections.namedtuple("Field", "id label row column length numeric", defaults=(False,))

FIELDS = [
    Field("navn", "NAVN", 6, 22, 24),
    Field("adresse", "ADRESSE", 7, 22, 44),
    Field("ydelse", "YDELSE", 9, 22, 24),
    Field("fra", "FRA", 10, 22, 10),
    Field("til", "TIL", 10, 52, 10),
    Field("beloeb", "BELØB", 11, 22, 11, True),
    Field("sagsbehandler", "SAGSBEHANDLER", 13, 22, 24),
    Field("bemaerkning", "BEMÆRKNING", 15, 22, 54),
]
EXTRA = Field("kaldenavn", "KALDENAVN", 5, 22, 24)
CITIZEN = (3, 22)
_BLUE, _WHITE = 0xF4, 0xF7


def _leader(label, column):
    """A label as such screens write it, with dots up to the field: `NAVN . . . :`."""
    width = column - 4 if column < 40 else 8
    dots = "".join("." if place % 2 else " " for place in range(width))
    return label + dots[len(label) :] + ":"


def _label(screen, row, column, label):
    begin = 2 if column < 40 else column - 11
    screen.field(row, begin, Attribute.PROTECTED)
    screen.text(row, begin, _leader(label, column))


def benefit(contents, citizen, traps, number="YDS010"):
    """The form: what the fields hold, whose case it is, and the traps that are set in it."""
    screen = Screen()
    # What follows a field that nothing else follows; with the bit for numbers the cursor passes on.
    behind = Attribute.SKIPPED if traps.has("skip") else Attribute.PROTECTED
    screen.coloured(1, 2, Attribute.SKIPPED, _BLUE)
    screen.text(1, 2, number)
    screen.text(1, 26, "YDELSESSYSTEMET - UDBETALING")
    screen.fill(2, 2, 3, 1, "-")
    _label(screen, *CITIZEN, "CPR-NR")
    screen.coloured(*CITIZEN, Attribute.SKIPPED | Attribute.BRIGHT, _WHITE)
    screen.text(*CITIZEN, citizen)
    shown = sorted(FIELDS + ([EXTRA] if traps.has("shift") else []), key=lambda field: (field.row, field.column))
    for field in shown:
        _label(screen, field.row, field.column, field.label)
        length = min(field.length, int(traps.value("maxlength", field.id) or field.length))
        kind = Attribute.NUMERIC if field.numeric else 0
        if traps.value("readonly", field.id) is not None:
            kind = Attribute.PROTECTED
        screen.field(field.row, field.column, kind)
        screen.text(field.row, field.column, contents.get(field.id, "")[:length])
        screen.field(field.row, field.column + length + 1, behind)
    screen.field(24, 2, Attribute.PROTECTED)
    screen.text(24, 2, "ENTER=GODKEND  PF3=AFSLUT")
    first = next((field for field in shown if traps.value("readonly", field.id) is None), FIELDS[0])
    screen.cursor(first.row, first.column)
    return screen


def log_in():
    """What is left of a session that was away too long."""
    screen = Screen()
    screen.field(1, 2, Attribute.PROTECTED)
    screen.text(1, 2, "YDS000")
    screen.text(4, 2, "DU ER LOGGET AF")
    for row, label in ((8, "BRUGERNAVN"), (9, "ADGANGSKODE")):
        _label(screen, row, 22, label)
        screen.field(row, 22, 0)
        screen.field(row, 31, Attribute.PROTECTED)
    screen.cursor(8, 22)
    return screen
