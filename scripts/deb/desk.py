"""The programs of a desk without a person: display, window manager, bus, and what is to be tried there."""

import contextlib
import os
import pathlib
import queue
import subprocess
import sys
import threading
import time


class Desk:
    """The programs of a desk; the last one started is the first to end."""

    def __init__(self, folder):
        self.variables = {**os.environ, "HOME": str(folder)}
        # What the programs say beside what is waited for, for whoever has to find out why it failed.
        self._log = open(folder / "desk.log", "w", encoding="utf-8")
        self._started = contextlib.ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._started.close()
        self._log.close()
        if failure[0]:
            print(pathlib.Path(self._log.name).read_text(encoding="utf-8"), file=sys.stderr)

    def start(self, *command, pipe="stdout", keep=(), variables=None):
        streams = {"stdout": self._log, "stderr": self._log, pipe: subprocess.PIPE}
        process = subprocess.Popen(command, env=variables or self.variables, text=True, pass_fds=keep, **streams)
        self._started.callback(self._end, process)
        return Lines(command[0], getattr(process, pipe))

    def put_on(self):
        """Display, session bus and window manager."""
        self.put_on_display()
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self.variables["DBUS_SESSION_BUS_ADDRESS"] = bus.until(lambda line: line)
        self.start("openbox")

    def put_on_display(self):
        reading, writing = os.pipe()
        self.start("Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1600x24", "-nolisten", "tcp", keep=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            self.variables["DISPLAY"] = f":{told.readline().strip()}"

    def title_with_focus(self):
        """The title of the window with the focus; empty where there is none."""
        asked = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], env=self.variables, capture_output=True, text=True)
        return asked.stdout

    @staticmethod
    def _end(process):
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Lines:
    """The lines of a program, as evidence; a deadline can only fail a wait."""

    def __init__(self, name, stream):
        self._name = name
        self._lines = queue.Queue()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        for line in stream:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def until(self, accepts, within=60):
        deadline = time.monotonic() + within
        seen = []
        while True:
            try:
                line = self._lines.get(timeout=max(0, deadline - time.monotonic()))
            except queue.Empty:
                sys.exit(f"{self._name} did not say what it should: {seen[-20:]}")
            if line is None:
                sys.exit(f"{self._name} ended: {seen[-20:]}")
            seen.append(line)
            if accepts(line):
                return line
