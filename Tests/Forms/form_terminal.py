#!/usr/bin/python3
"""A 3270 screen: a TN3270 host on loopback and a real x3270 connected to it.

Traps, switched on by `--trap NAME=VALUE`, by the names of `faelder.js`:

  citizen=CPR, title-citizen=CPR   the case of this citizen is open: the screen shows it
  prefill=FIELD:TEXT    the field holds a text already
  readonly=FIELD        the field is protected
  maxlength=FIELD:N     the field ends after N characters
  shift=1               one field more before the first
  upper=1               the keyboard gives capitals, as the keymaps of such sites do
  reformat=FIELD:input  the same, in every field; FIELD is the one where it is looked for
  skip=1                behind the end of a field the cursor goes on into the next one
  numlock=1             the terminal takes figures only in fields for numbers
  locked=1              the user has pressed PF5, and the host is not done: X SYSTEM, the keyboard is locked
  slow=MS               the host takes this long before it shows the form
and, once, when the cursor comes into FIELD:
  lock-at=FIELD         PF5 is pressed, and the host is not done
  logout-at=FIELD       the form is gone, a log-in stands there
  citizen-at=FIELD:CPR  the case of another citizen stands there
  reset-at=FIELD        the form is shown anew, empty

What the fields hold is read from x3270's own buffer after each key, before anything is sent to the host, and reported
as the other forms do; `_fokus` is the field with the cursor, `_laas` the lock (U unlocked, L locked, E operator error),
`_indsendt` how many times a key has gone to the host.
"""

import argparse
import os
import queue
import signal
import socket
import subprocess
import sys
import threading

import terminal_screens
from form_common import Announcement, Reporter, Traps
from tn3270 import Telnet, answer

DANISH = "abcdefghijklmnopqrstuvwxyzæøå"
KEYSYMS = {"æ": "ae", "ø": "oslash", "å": "aring"}


class Host:
    """The host's end of the one connection there is."""

    def __init__(self, traps, reporter):
        self._traps = traps
        self._reporter = reporter
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._telnet = None
        self._sending = threading.Lock()
        self._sent = 0
        self.isSilent = False
        self.port = self._listener.getsockname()[1]
        self.citizen = (traps.all("citizen") + traps.all("title-citizen") + [""])[0]
        self.contents = {
            field.id: traps.value("prefill", field.id) or "" for field in terminal_screens.FIELDS
        }
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        connection, _ = self._listener.accept()
        try:
            self._telnet = Telnet(connection)
            self._telnet.agree()
            self._reporter.note("_indsendt", "0")
            pause = int((self._traps.all("slow") + ["0"])[0])
            if pause:
                self.show(terminal_screens.Screen(), locked=True)
                # A host that takes its time; whoever waits for the form waits for its report.
                threading.Timer(pause / 1000, self.show_form).start()
            else:
                self.show_form()
            while True:
                self._answered(answer(self._telnet.receive()))
        except (ConnectionError, OSError):
            os._exit(0)

    def show_form(self):
        self.show(terminal_screens.benefit(self.contents, self.citizen, self._traps))

    def show(self, screen, locked=False):
        with self._sending:
            self._telnet.send(screen.record(locked))

    def _answered(self, told):
        if self.isSilent:
            return
        self._sent += 1
        self._reporter.note_all({"_indsendt": str(self._sent), "_tast": told.key})
        for place, text in told.fields:
            for field in terminal_screens.FIELDS:
                if (field.row, field.column) == place:
                    self.contents[field.id] = text.rstrip().upper()
        self.show_form()


class Terminal:
    """x3270, spoken to through its script port on standard input."""

    def __init__(self, port, folder, traps):
        self._trace = os.path.join(folder, "x3270-trace")
        os.mkfifo(self._trace)
        resources = ["x3270.traceMonitor: false", "x3270.suppressActions: Quit", "x3270.aidWait: false"]
        if traps.has("numlock"):
            resources.append("x3270.numericLock: true")
        command = ["x3270", "-script", "-model", "3278-2-E", "-codepage", "cp1142", "-title", "Ydelsessystemet"]
        command += ["-trace", "-tracefile", self._trace]
        if traps.has("upper") or traps.has("reformat"):
            lines = [f"~Ctrl ~Alt ~Meta<Key>{KEYSYMS.get(letter, letter)}: Key({letter.upper()})" for letter in DANISH]
            resources.append("x3270.keymap.capitals: " + "\\n".join(lines))
            command += ["-keymap", "capitals"]
        for resource in resources:
            command += ["-xrm", resource]
        environment = {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}
        self._process = subprocess.Popen(
            command + [f"127.0.0.1:{port}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, encoding="utf-8",
        )  # fmt: skip
        signal.signal(signal.SIGTERM, self._end)

    def _end(self, *_):
        self._process.terminate()
        self._process.wait()
        sys.exit(0)

    def ask(self, action):
        """The data lines and the status line of one action."""
        self._process.stdin.write(action + "\n")
        self._process.stdin.flush()
        told = []
        for line in self._process.stdout:
            if line.rstrip() in ("ok", "error"):
                return told[:-1], told[-1].split()
            told.append(line.rstrip("\n"))
        os._exit(0)

    def happenings(self):
        """A line each time x3270 has handled a key or shown what the host sent."""
        with open(self._trace, encoding="utf-8", errors="replace") as trace:
            for line in trace:
                if " Event '" in line or "default -> " in line or "KeyboardUnlock" in line or "< 0x" in line:
                    yield line


class Buffer:
    """What stands on the screen: cells with the field attributes left blank."""

    def __init__(self, lines, status):
        self._rows = [line.removeprefix("data: ").split(" ") for line in lines]
        self.lock = status[0]
        self.cursor = (int(status[8]) + 1, int(status[9]) + 1)

    def _cell(self, row, column):
        code = self._rows[row - 1][column - 1]
        return " " if code == "00" or code.startswith("SF(") else bytes.fromhex(code).decode("utf-8")

    def text(self, field):
        return "".join(self._cell(field.row, field.column + place) for place in range(field.length)).rstrip()

    def holds(self, row, column, text):
        return all(self._cell(row, column + place) == letter for place, letter in enumerate(text))

    def citizen(self):
        row, column = terminal_screens.CITIZEN
        return "".join(self._cell(row, column + place) for place in range(11)).rstrip()

    def focused(self):
        row, column = self.cursor
        for field in terminal_screens.FIELDS + [terminal_screens.EXTRA]:
            if field.row == row and field.column <= column < field.column + field.length:
                return field.id
        return ""


class Watch:
    """Reads the buffer whenever something has happened, reports it, and springs the traps."""

    def __init__(self, host, terminal, reporter, traps):
        self._host, self._terminal, self._reporter, self._traps = host, terminal, reporter, traps
        self._announcement = Announcement()
        self._happened = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._terminal.happenings():
            self._happened.put(line)
        os._exit(0)

    def run(self):
        while True:
            happened = [self._happened.get()]
            while not self._happened.empty():
                happened.append(self._happened.get())
            if any("Tab" in line for line in happened):
                self._pass_over()
            lines, status = self._terminal.ask("ReadBuffer(Ascii)")
            if len(lines) == 24:
                self._look(Buffer(lines, status))

    def _pass_over(self):
        """The cursor never comes into a protected field: whoever presses Tab has met it."""
        for field, _ in self._traps.of("readonly"):
            self._reporter.note(f"_faelde-readonly-{field}", "ramt")

    def _look(self, buffer):
        isForm = buffer.holds(1, 2, "YDS010")
        shown = terminal_screens.FIELDS + ([terminal_screens.EXTRA] if self._traps.has("shift") else [])
        told = {field.id: buffer.text(field) for field in shown} if isForm else {}
        self._reporter.note_all(
            {**told, "_borger": buffer.citizen(), "_fokus": buffer.focused(), "_laas": buffer.lock, "_skaerm": "form" if isForm else "andet"}
        )
        if not isForm:
            return
        if self._traps.has("locked") and not self._host.isSilent:
            return self._lock()
        self._announcement.make()
        self._spring(buffer.focused())

    def _lock(self):
        self._host.isSilent = True
        self._terminal.ask("PF(5)")

    def _spring(self, field):
        for name, rest in self._traps.met(field):
            self._reporter.note(f"_faelde-{name}-{field}", "ramt")
            if name == "lock-at":
                self._lock()
            elif name == "logout-at":
                self._host.show(terminal_screens.log_in())
            elif name == "citizen-at":
                self._host.citizen = rest
                self._host.show_form()
            elif name == "reset-at":
                self._host.show_form()


def main():
    parser = argparse.ArgumentParser(description="A 3270 screen to fill.")
    parser.add_argument("--form", choices=["udbetaling"], default="udbetaling")
    parser.add_argument("--url", help="the form server's state, http://127.0.0.1:PORT/state")
    parser.add_argument("--folder", required=True, help="an empty folder for x3270's own files")
    parser.add_argument("--trap", action="append", default=[], help="NAME=VALUE")
    options = parser.parse_args()
    reporter = Reporter(options.url)
    traps = Traps(options.trap)
    host = Host(traps, reporter)
    Watch(host, Terminal(host.port, options.folder, traps), reporter, traps).run()


if __name__ == "__main__":
    main()
