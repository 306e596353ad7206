"""The traps of `faelder.js` in a window of GTK or Qt.

A window gives the few things that its toolkit does in its own way; when they happen and what they mean stands here.

  citizen, title-citizen, prefill, readonly, maxlength, reformat, refuse, lose, lose-key,
  reject, slow                                               as in `faelder.js`
  modal-at, steal-at, citizen-at, logout-at, freeze-at       once, likewise

`shift` and `order` are a matter of the window's fields (`form_common.fields_of`). What has no sense outside a browser is not here.
"""

import re
import time


def busy(milliseconds):
    """The window stands still: nothing is drawn and no key is handled until then."""
    end = time.monotonic() + milliseconds / 1000
    while time.monotonic() < end:
        pass


def reformatted(text):
    """A date with full stops, other text in capitals."""
    return text.replace("-", ".") if re.fullmatch(r"\d{2}-\d{2}-\d{4}", text) else text.upper()


class TrapSetter:
    """Sets the traps in a window.

    The window has `fields` (ids), `heading` (the title without citizen and toolkit), `toolkit`, and by field id:
    `read`, `write`, `protect`, `cut_at`, `block_paste(id, once)`, `block_input`, `lose_key`, `when_focused`,
    `when_left`, `when_changed`; and `show_title`, `open_dialog`, `open_stranger`, `log_off`.
    """

    def __init__(self, window, traps, reporter):
        self._window, self._traps, self._reporter = window, traps, reporter
        self._is_reformatting = False

    def set(self):
        for cpr in self._traps.all("citizen") + self._traps.all("title-citizen"):
            self._show(cpr)
        for cpr in self._traps.all("citizen"):
            if "cpr" in self._window.fields:
                self._window.write("cpr", cpr)
        self._each("prefill", self._window.write)
        self._each("readonly", lambda field, _: self._window.protect(field))
        self._each("maxlength", lambda field, length: self._window.cut_at(field, int(length)))
        self._each("refuse", lambda field, _: self._window.block_paste(field, False))
        self._each("lose", lambda field, _: self._window.block_paste(field, True))
        self._each("lose-key", lambda field, _: self._window.lose_key(field))
        self._each("reject", lambda field, _: self._window.block_input(field))
        self._each("reformat", self._reformat_when)
        for time_taken in self._traps.all("slow"):
            for field in self._window.fields:
                self._window.when_changed(field, lambda time_taken=time_taken: busy(int(time_taken)))
        self._once("modal-at", lambda _: self._window.open_dialog())
        self._once("steal-at", lambda _: self._steal())
        self._once("citizen-at", lambda rest: self._show(*rest.split(":")))
        self._once("logout-at", lambda _: self._log_off())
        self._once("freeze-at", lambda time_taken: busy(int(time_taken or 20000)))

    def _each(self, name, act):
        for field, rest in self._traps.of(name):
            if field in self._window.fields:
                self._tell_when_met(name, field)
                act(field, rest.removesuffix(":"))

    def _tell_when_met(self, name, field):
        self._window.when_focused(field, lambda: self._reporter.note(f"_faelde-{name}-{field}", "ramt"))

    def _once(self, name, act):
        def spring(rest, sprung):
            if not sprung:
                sprung.append(True)
                act("" if rest == "input" else rest)

        def watch(field, rest):
            sprung = []
            happens = self._window.when_changed if rest == "input" else self._window.when_focused
            happens(field, lambda: spring(rest, sprung))

        self._each(name, watch)

    def _reformat_when(self, field, when):
        happens = self._window.when_changed if when == "input" else self._window.when_left
        happens(field, lambda: self._reformat(field))

    def _reformat(self, field):
        before = self._window.read(field)
        after = reformatted(before)
        # Writing is a change too.
        if after != before and not self._is_reformatting:
            self._is_reformatting = True
            self._window.write(field, after)
            self._is_reformatting = False

    def _title(self, *parts):
        title = " - ".join(parts)
        self._window.show_title(title)
        self._reporter.note("_titel", title)

    def _show(self, cpr, place=None):
        self._title(self._window.heading, cpr, self._window.toolkit)
        if place in self._window.fields:
            self._window.write(place, cpr)

    def _steal(self):
        self._window.open_stranger()
        self._reporter.note("_vindue", "åbnet")

    def _log_off(self):
        self._title("Log ind", "Plansystemet")
        self._window.log_off()
