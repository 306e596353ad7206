#!/usr/bin/python3
"""The forms of `form_common.py` in Tk.

Select all is Ctrl+slash here, and a paste does not replace the selection: that is how Tk's own entries behave on X11.
"""

import tkinter
from tkinter import ttk

from form_common import COLUMNS, FORMS, Announcement, Reporter, read_options


class FormWindow(tkinter.Tk):
    def __init__(self, name, reporter):
        # Tk makes the instance name from it, with a small first letter.
        super().__init__(className="Form_tk")
        form = FORMS[name]
        self._reporter = reporter
        self._readers = {}
        self.title(f"{form.title} - Tk")
        self.geometry("1080x640")
        columns = COLUMNS[name]
        self._lines = 8 if columns == 1 else 2
        for index, field in enumerate(form.fields):
            place, row = index % columns, index // columns
            widget = getattr(self, "_" + field.kind.replace("-", "_"))(field)
            if field.kind != "checkbox":
                tkinter.Label(self, text=field.label).grid(row=row, column=2 * place, sticky="w", padx=6)
            widget.grid(row=row, column=2 * place + 1, sticky="ew", padx=6, pady=3)
            widget.bind("<FocusIn>", lambda _, id=field.id: reporter.note("_fokus", id), add=True)
            self.columnconfigure(2 * place + 1, weight=1)
            if index == 0:
                self.first = widget

    def values(self):
        return {name: read() for name, read in self._readers.items()}

    def _watched(self, field, variable):
        read = lambda: str(variable.get()).lower() if field.kind == "checkbox" else variable.get()
        self._readers[field.id] = read
        variable.trace_add("write", lambda *_: self._reporter.note(field.id, read()))
        return variable

    def _text(self, field):
        return tkinter.Entry(self, textvariable=self._watched(field, tkinter.StringVar(self, field.value)))

    def _read_only(self, field):
        entry = self._text(field)
        entry.configure(state="readonly")
        return entry

    def _multiline(self, field):
        text = tkinter.Text(self, height=self._lines, wrap="word")
        # Tk ends every text with a line break of its own.
        read = lambda: text.get("1.0", "end-1c")
        self._readers[field.id] = read

        def changed(_):
            if text.edit_modified():
                self._reporter.note(field.id, read())
                text.edit_modified(False)

        def leave(_):
            text.tk_focusNext().focus()
            return "break"

        text.bind("<<Modified>>", changed)
        text.bind("<Tab>", leave)
        return text

    def _choice(self, field):
        variable = self._watched(field, tkinter.StringVar(self))
        return ttk.Combobox(self, textvariable=variable, values=field.options, state="readonly")

    def _checkbox(self, field):
        variable = self._watched(field, tkinter.BooleanVar(self, False))
        return tkinter.Checkbutton(self, text=field.label, variable=variable, anchor="w")


def main():
    options = read_options("Tk")
    reporter = Reporter(options.url)
    announcement = Announcement()
    window = FormWindow(options.form, reporter)
    window.first.bind("<FocusIn>", lambda _: announcement.make(), add=True)
    reporter.note_all(window.values())
    window.first.focus()
    window.mainloop()


if __name__ == "__main__":
    main()
