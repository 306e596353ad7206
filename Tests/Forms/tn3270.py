"""The host's side of a 3270 conversation: EBCDIC with Danish letters, telnet records, and the data stream.

Sources: RFC 854 (telnet), RFC 885 (end of record), RFC 1091 (terminal type), RFC 1576 (TN3270);
IBM GA23-0059 (3270 data stream).
"""

import collections

ROWS, COLUMNS = 24, 80

# Code page 1142 (Denmark and Norway, with the euro sign) where it differs from 37, which Python knows.
_DANISH = {
    0x47: "}", 0x4A: "#", 0x4F: "!", 0x5A: "€", 0x5B: "Å", 0x5F: "^", 0x67: "$", 0x6A: "ø", 0x70: "¦", 0x7B: "Æ",
    0x7C: "Ø", 0x80: "@", 0x9C: "{", 0x9E: "[", 0x9F: "]", 0xA1: "ü", 0xB0: "¢", 0xBA: "¬", 0xBB: "|", 0xC0: "æ",
    0xD0: "å", 0xDC: "~",
}  # fmt: skip
_DECODED = [_DANISH.get(code, bytes([code]).decode("cp037")) for code in range(256)]
_ENCODED = {letter: code for code, letter in enumerate(_DECODED)}


def encode(text):
    """EBCDIC of a text; what the code page lacks is a mistake of the screen's author."""
    return bytes(_ENCODED[letter] for letter in text)


def decode(data):
    """The text of a field; nulls are no characters."""
    return "".join(_DECODED[code] for code in data if code)


# Six bits as a character of the code page (GA23-0059, figure "Buffer address code conversion").
_SIX_BITS = bytes.fromhex(
    "40c1c2c3c4c5c6c7c8c94a4b4c4d4e4f50d1d2d3d4d5d6d7d8d95a5b5c5d5e5f"
    "6061e2e3e4e5e6e7e8e96a6b6c6d6e6ff0f1f2f3f4f5f6f7f8f97a7b7c7d7e7f"
)


def address(row, column):
    """A buffer address, row and column from 1, in two characters."""
    place = (row - 1) * COLUMNS + column - 1
    return bytes([_SIX_BITS[place >> 6], _SIX_BITS[place & 63]])


def place_of(two):
    """Row and column, from 1, of a buffer address of two characters."""
    if two[0] & 0xC0:
        place = (two[0] & 63) << 6 | two[1] & 63
    else:
        place = two[0] << 8 | two[1]
    return place // COLUMNS + 1, place % COLUMNS + 1


class Attribute:
    """What a field allows: the bits of a field attribute."""

    PROTECTED, NUMERIC, BRIGHT, MODIFIED = 0x20, 0x10, 0x08, 0x01
    # A protected numeric field is passed over by the cursor.
    SKIPPED = PROTECTED | NUMERIC


class Screen:
    """An Erase/Write, put together cell by cell; rows and columns count from 1."""

    def __init__(self):
        self._orders = bytearray()

    def text(self, row, column, text):
        self._orders += b"\x11" + address(row, column) + encode(text)

    def field(self, row, column, attribute=0):
        """Begins a field whose first cell is at `column`: the attribute takes the cell before it."""
        self._orders += b"\x11" + address(row, column - 1) + b"\x1d" + bytes([_SIX_BITS[attribute]])

    def coloured(self, row, column, attribute, colour):
        """The same by Start Field Extended, with a colour (0xF1 blue … 0xF7 white)."""
        self._orders += b"\x11" + address(row, column - 1)
        self._orders += b"\x29\x02\xc0" + bytes([_SIX_BITS[attribute], 0x42, colour])

    def fill(self, row, column, to_row, to_column, letter):
        """Repeats a letter up to, and not with, another place."""
        self._orders += b"\x11" + address(row, column)
        self._orders += b"\x3c" + address(to_row, to_column) + encode(letter)

    def cursor(self, row, column):
        self._orders += b"\x11" + address(row, column) + b"\x13"

    def record(self, locked=False):
        """The whole command; the keyboard stays locked (X SYSTEM) where the host is not done yet."""
        return b"\xf5" + (b"\x40" if locked else b"\xc3") + bytes(self._orders)


# What a key of the terminal sends: its AID, where the cursor is, and modified fields as [(row, column), text].
Answer = collections.namedtuple("Answer", "key cursor fields")
_KEYS = {0x7D: "Enter", 0x6D: "Clear", 0x6C: "PA1", 0x6E: "PA2", 0x6B: "PA3"}
_KEYS |= {0xF0 + number: f"PF{number}" for number in range(1, 10)}
_KEYS |= {0x7A: "PF10", 0x7B: "PF11", 0x7C: "PF12"}


def answer(record):
    """Reads a Read Modified; Clear and the PA keys send their AID alone."""
    key = _KEYS.get(record[0], f"AID {record[0]:02x}")
    if len(record) < 3:
        return Answer(key, None, [])
    parts = record[3:].split(b"\x11")[1:]
    return Answer(key, place_of(record[1:3]), [(place_of(part[:2]), decode(part[2:])) for part in parts])


class Telnet:
    """A connection in which records go to and fro, once both sides have agreed (RFC 1576)."""

    IAC, DONT, DO, WONT, WILL, SB, SE, EOR = 255, 254, 253, 252, 251, 250, 240, 239
    BINARY, TERMINAL_TYPE, END_OF_RECORD = 0, 24, 25

    def __init__(self, connection):
        self._connection = connection
        self._agreed = set()
        self._record = bytearray()
        self._input = self._bytes()
        self.terminal = ""

    def _bytes(self):
        while True:
            received = self._connection.recv(4096)
            if not received:
                raise ConnectionError
            yield from received

    def _command(self, *codes):
        self._connection.sendall(bytes([self.IAC, *codes]))

    def agree(self):
        """Asks for what TN3270 needs, and reads on until all of it is granted."""
        wanted = {(self.WILL, self.TERMINAL_TYPE)}
        self._command(self.DO, self.TERMINAL_TYPE)
        for option in (self.END_OF_RECORD, self.BINARY):
            self._command(self.DO, option)
            self._command(self.WILL, option)
            wanted |= {(self.WILL, option), (self.DO, option)}
        while not (wanted <= self._agreed and self.terminal):
            self._step()
        if not self.terminal.startswith("IBM-3"):
            raise ConnectionError(f"a terminal of type {self.terminal}")

    def send(self, record):
        self._connection.sendall(record.replace(b"\xff", b"\xff\xff") + bytes([self.IAC, self.EOR]))

    def receive(self):
        """The next record of the terminal."""
        while True:
            record = self._step()
            if record is not None:
                return record

    def _step(self):
        code = next(self._input)
        if code != self.IAC:
            self._record.append(code)
            return None
        command = next(self._input)
        if command == self.IAC:
            self._record.append(command)
        elif command == self.EOR:
            record, self._record = bytes(self._record), bytearray()
            return record
        elif command == self.SB:
            self._negotiate_further()
        elif command in (self.DO, self.DONT, self.WILL, self.WONT):
            self._granted(command, next(self._input))
        return None

    def _granted(self, command, option):
        if command in (self.DONT, self.WONT):
            raise ConnectionError(f"the terminal refuses option {option}")
        self._agreed.add((command, option))
        if (command, option) == (self.WILL, self.TERMINAL_TYPE):
            self._command(self.SB, self.TERMINAL_TYPE, 1, self.IAC, self.SE)

    def _negotiate_further(self):
        told = bytearray()
        while True:
            code = next(self._input)
            if code == self.IAC and next(self._input) == self.SE:
                break
            told.append(code)
        if told[:2] == bytes([self.TERMINAL_TYPE, 0]):
            self.terminal = told[2:].decode("ascii")
