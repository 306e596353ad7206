#!/usr/bin/python3
"""The measuring form and the mixed form in GTK 3."""

import warnings

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk  # noqa: E402

from form_common import FORMS, Announcement, Reporter, read_options  # noqa: E402

COLUMNS = {"maaleskema": 4, "blandet": 1}


class FormWindow(Gtk.Window):
    def __init__(self, name, reporter):
        form = FORMS[name]
        super().__init__(title=f"{form.title} - GTK 3")
        self._reporter = reporter
        self._readers = {}
        # The only way to set WM_CLASS of a window that belongs to no Gtk.Application.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self.set_wmclass("form_gtk", "Form_gtk")
        self.set_default_size(1080, 640)
        self.connect("destroy", Gtk.main_quit)
        grid = Gtk.Grid(column_spacing=10, row_spacing=3, border_width=12)
        columns = COLUMNS[name]
        for index, field in enumerate(form.fields):
            place, row = index % columns, index // columns
            label = Gtk.Label(label=field.label, xalign=0)
            widget, focused = getattr(self, "_" + field.kind.replace("-", "_"))(field)
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
        frame = Gtk.ScrolledWindow(hexpand=True, min_content_height=140, shadow_type=Gtk.ShadowType.IN)
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
    window = FormWindow(options.form, reporter)

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
