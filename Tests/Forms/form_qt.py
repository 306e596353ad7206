#!/usr/bin/python3
"""The measuring form and the mixed form in Qt 5."""

import signal

from PyQt5 import QtWidgets

from form_common import FORMS, Announcement, Reporter, read_options

COLUMNS = {"maaleskema": 4, "blandet": 1}


class FormWindow(QtWidgets.QWidget):
    def __init__(self, name, reporter):
        super().__init__()
        form = FORMS[name]
        self._reporter = reporter
        self._readers = {}
        self.names = {}
        self.setWindowTitle(f"{form.title} - Qt 5")
        self.resize(1080, 640)
        grid = QtWidgets.QGridLayout(self)
        columns = COLUMNS[name]
        for index, field in enumerate(form.fields):
            place, row = index % columns, index // columns
            widget = getattr(self, "_" + field.kind.replace("-", "_"))(field)
            widget.setAccessibleName(field.label)
            self.names[widget] = field.id
            if field.kind != "checkbox":
                label = QtWidgets.QLabel(field.label)
                label.setBuddy(widget)
                grid.addWidget(label, row, 2 * place)
            grid.addWidget(widget, row, 2 * place + 1)
            if index == 0:
                self.first = widget

    def values(self):
        return {name: read() for name, read in self._readers.items()}

    def _watch(self, field, changed, read):
        self._readers[field.id] = read
        changed.connect(lambda *_: self._reporter.note(field.id, read()))

    def _text(self, field):
        line = QtWidgets.QLineEdit(field.value)
        self._watch(field, line.textChanged, line.text)
        return line

    def _read_only(self, field):
        line = self._text(field)
        line.setReadOnly(True)
        return line

    def _multiline(self, field):
        text = QtWidgets.QPlainTextEdit()
        text.setTabChangesFocus(True)
        self._watch(field, text.textChanged, text.toPlainText)
        return text

    def _choice(self, field):
        box = QtWidgets.QComboBox()
        box.addItems(field.options)
        box.setCurrentIndex(-1)
        self._watch(field, box.currentIndexChanged, box.currentText)
        return box

    def _checkbox(self, field):
        box = QtWidgets.QCheckBox(field.label)
        self._watch(field, box.toggled, lambda: str(box.isChecked()).lower())
        return box


def main():
    options = read_options("Qt 5")
    # Qt's loop never returns to Python, so the interpreter would not see a signal.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = QtWidgets.QApplication(["form_qt"])
    reporter = Reporter(options.url)
    announcement = Announcement()
    window = FormWindow(options.form, reporter)

    def focus_moved(_before, now):
        if now in window.names:
            reporter.note("_fokus", window.names[now])
        if now is window.first:
            announcement.make()

    application.focusChanged.connect(focus_moved)
    reporter.note_all(window.values())
    window.show()
    window.first.setFocus()
    application.exec_()


if __name__ == "__main__":
    main()
