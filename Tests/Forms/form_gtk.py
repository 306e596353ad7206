#!/usr/bin/python3
"""The forms of `form_common.py` in GTK 3."""

import warnings

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

from form_common import COLUMNS, FORMS, Announcement, Reporter, Traps, fields_of, read_options  # noqa: E402
from form_traps import TrapSetter  # noqa: E402


class FormWindow(Gtk.Window):
    toolkit = "GTK 3"

    def __init__(self, name, reporter, traps):
        form = FORMS[name]
        self.heading = form.title
        super().__init__(title=f"{form.title} - GTK 3")
        self._reporter = reporter
        self._readers = {}
        self._parts_by_id = {}
        # The only way to set WM_CLASS of a window that belongs to no Gtk.Application.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self.set_wmclass("form_gtk", "Form_gtk")
        self.set_default_size(1080, 640)
        self.connect("destroy", Gtk.main_quit)
        grid = Gtk.Grid(column_spacing=10, row_spacing=3, border_width=12)
        columns = COLUMNS[name]
        self._text_height = 140 if columns == 1 else 40
        for index, field in enumerate(fields_of(form, traps)):
            place, row = index % columns, index // columns
            label = Gtk.Label(label=field.label, xalign=0)
            widget, focused = getattr(self, "_" + field.kind.replace("-", "_"))(field)
            self._parts_by_id[field.id] = focused
            label.set_mnemonic_widget(focused)
            for part in {widget, focused}:
                part.get_accessible().set_name(field.label)
            focused.connect("focus-in-event", self._focus_came, field.id)
            if field.kind != "checkbox":
                grid.attach(label, 2 * place, row, 1, 1)
            grid.attach(widget, 2 * place + 1, row, 1, 1)
            if index == 0:
                self.first = focused
        self.add(grid)

    # What the traps ask of a window.

    @property
    def fields(self):
        return self._parts_by_id.keys()

    def show_title(self, title):
        self.set_title(title)

    def read(self, name):
        return self._readers[name]()

    def write(self, name, text):
        part = self._parts_by_id[name]
        if isinstance(part, Gtk.CheckButton):
            part.set_active(text == "true")
        elif isinstance(part, Gtk.TextView):
            part.get_buffer().set_text(text)
        elif isinstance(part, Gtk.Entry):
            part.set_text(text)
        else:
            box = part.get_ancestor(Gtk.ComboBoxText)
            box.set_active([row[0] for row in box.get_model()].index(text))

    def protect(self, name):
        part = self._parts_by_id[name]
        if isinstance(part, (Gtk.Entry, Gtk.TextView)):
            part.set_editable(False)
        else:
            part.set_sensitive(False)

    def cut_at(self, name, length):
        self._parts_by_id[name].set_max_length(length)

    def block_paste(self, name, once):
        part = self._parts_by_id[name]

        def block(_):
            part.stop_emission_by_name("paste-clipboard")
            if once:
                part.disconnect(handler)

        handler = part.connect("paste-clipboard", block)

    def block_input(self, name):
        part = self._parts_by_id[name]
        part = part.get_buffer() if isinstance(part, Gtk.TextView) else part
        part.connect("insert-text", lambda *_: part.stop_emission_by_name("insert-text"))

    def lose_key(self, name):
        part = self._parts_by_id[name]

        def lose(_, event):
            letter = chr(Gdk.keyval_to_unicode(event.keyval))
            if event.state & Gdk.ModifierType.CONTROL_MASK or not letter.isprintable():
                return False
            part.disconnect(handler)
            return True

        handler = part.connect("key-press-event", lose)

    def when_focused(self, name, act):
        self._parts_by_id[name].connect("focus-in-event", lambda *_: act())

    def when_left(self, name, act):
        self._parts_by_id[name].connect("focus-out-event", lambda *_: act())

    def when_changed(self, name, act):
        part = self._parts_by_id[name]
        if isinstance(part, Gtk.TextView):
            part.get_buffer().connect("changed", lambda *_: act())
        elif isinstance(part, Gtk.Entry):
            part.connect("changed", lambda *_: act())

    def open_dialog(self):
        dialog = Gtk.Dialog(title="Har du gemt?", transient_for=self, modal=True)
        dialog.add_buttons("Gem", 1, "Fortryd", 2)
        entry = Gtk.Entry()
        entry.connect("changed", lambda *_: self._reporter.note("dialog-begrundelse", entry.get_text()))
        dialog.get_content_area().add(entry)

        def answered(_, answer):
            self._reporter.note("_dialogsvar", {1: "dialog-gem", 2: "dialog-fortryd"}.get(answer, "annulleret"))
            dialog.destroy()

        dialog.connect("response", answered)
        dialog.show_all()
        entry.grab_focus()

    def open_stranger(self):
        stranger, entry = Gtk.Window(title="Fremmed vindue"), Gtk.Entry()
        other = self._reporter.of_form("fremmed")
        entry.connect("changed", lambda *_: other.note("svar", entry.get_text()))
        other.note("svar", "")
        stranger.add(entry)
        stranger.show_all()
        stranger.present()

    def log_off(self):
        self.remove(self.get_child())
        entry = Gtk.Entry()
        entry.connect("changed", lambda *_: self._reporter.note("bruger", entry.get_text()))
        self.add(entry)
        self.show_all()
        entry.grab_focus()

    def values(self):
        return {name: read() for name, read in self._readers.items()}

    def _focus_came(self, _widget, _event, name):
        self._reporter.note("_fokus", name)
        return False

    def _watch(self, field, widget, signal, read):
        self._readers[field.id] = read
        widget.connect(signal, lambda *_: self._reporter.note(field.id, read()))

    def _text(self, field):
        entry = Gtk.Entry(hexpand=True, text=field.value)
        self._watch(field, entry, "changed", entry.get_text)
        return entry, entry

    def _read_only(self, field):
        entry, _ = self._text(field)
        entry.set_editable(False)
        return entry, entry

    def _multiline(self, field):
        view = Gtk.TextView(accepts_tab=False, wrap_mode=Gtk.WrapMode.WORD_CHAR)
        buffer = view.get_buffer()
        self._watch(field, buffer, "changed", lambda: buffer.get_text(*buffer.get_bounds(), True))
        frame = Gtk.ScrolledWindow(hexpand=True, min_content_height=self._text_height, shadow_type=Gtk.ShadowType.IN)
        frame.add(view)
        return frame, view

    def _choice(self, field):
        box = Gtk.ComboBoxText(hexpand=True)
        for option in field.options:
            box.append_text(option)
        self._watch(field, box, "changed", lambda: box.get_active_text() or "")
        # The button inside takes the focus, not the box.
        button = next(part for part in self._parts(box) if isinstance(part, Gtk.ToggleButton))
        return box, button

    def _checkbox(self, field):
        button = Gtk.CheckButton(label=field.label)
        self._watch(field, button, "toggled", lambda: str(button.get_active()).lower())
        return button, button

    def _parts(self, container):
        parts = []
        container.forall(parts.append)
        nested = [self._parts(part) for part in parts if isinstance(part, Gtk.Container)]
        return parts + sum(nested, [])


def main():
    options = read_options("GTK 3")
    reporter = Reporter(options.url)
    announcement = Announcement()
    traps = Traps(options.trap)
    window = FormWindow(options.form, reporter, traps)
    TrapSetter(window, traps, reporter).set()

    def focused(*_):
        if window.is_active() and window.first.has_focus():
            announcement.make()

    window.connect("notify::is-active", focused)
    window.first.connect("notify::has-focus", focused)
    reporter.note_all(window.values())
    window.show_all()
    window.first.grab_focus()
    Gtk.main()


if __name__ == "__main__":
    main()
