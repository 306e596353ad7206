#!/usr/bin/python3
"""The forms of `form_common.py` in Qt 5."""

import signal

from PyQt5 import QtCore, QtGui, QtWidgets

from form_common import COLUMNS, FORMS, Announcement, Reporter, Traps, fields_of, read_options
from form_traps import TrapSetter


class Watcher(QtCore.QObject):
    """Sees a widget's events before the widget does; what its function says yes to does not come there."""

    def __init__(self, widget, takes):
        super().__init__(widget)
        self._takes = takes
        widget.installEventFilter(self)

    def eventFilter(self, _, event):  # noqa: N802
        return bool(self._takes(event))


class FormWindow(QtWidgets.QWidget):
    toolkit = "Qt 5"

    def __init__(self, name, reporter, traps):
        super().__init__()
        form = FORMS[name]
        self.heading = form.title
        self._reporter = reporter
        self._readers = {}
        self.names = {}
        self._parts = {}
        self.setWindowTitle(f"{form.title} - Qt 5")
        self.resize(1080, 640)
        grid = QtWidgets.QGridLayout(self)
        columns = COLUMNS[name]
        self._is_crowded = columns > 1
        for index, field in enumerate(fields_of(form, traps)):
            place, row = index % columns, index // columns
            widget = getattr(self, "_" + field.kind.replace("-", "_"))(field)
            widget.setAccessibleName(field.label)
            self.names[widget] = field.id
            self._parts[field.id] = widget
            if field.kind != "checkbox":
                label = QtWidgets.QLabel(field.label)
                label.setBuddy(widget)
                grid.addWidget(label, row, 2 * place)
            grid.addWidget(widget, row, 2 * place + 1)
            if index == 0:
                self.first = widget

    # What the traps ask of a window.

    @property
    def fields(self):
        return self._parts.keys()

    def show_title(self, title):
        self.setWindowTitle(title)

    def read(self, name):
        return self._readers[name]()

    def write(self, name, text):
        part = self._parts[name]
        if isinstance(part, QtWidgets.QCheckBox):
            part.setChecked(text == "true")
        elif isinstance(part, QtWidgets.QComboBox):
            part.setCurrentText(text)
        elif isinstance(part, QtWidgets.QPlainTextEdit):
            part.setPlainText(text)
        else:
            part.setText(text)

    def protect(self, name):
        part = self._parts[name]
        if isinstance(part, (QtWidgets.QLineEdit, QtWidgets.QPlainTextEdit)):
            part.setReadOnly(True)
        else:
            part.setEnabled(False)

    def cut_at(self, name, length):
        self._parts[name].setMaxLength(length)

    def block_paste(self, name, once):
        blocked = []

        def takes(event):
            if event.type() != QtCore.QEvent.KeyPress or not event.matches(QtGui.QKeySequence.Paste):
                return False
            if once and blocked:
                return False
            blocked.append(True)
            return True

        Watcher(self._parts[name], takes)

    def block_input(self, name):
        def takes(event):
            if event.type() != QtCore.QEvent.KeyPress or event.key() in (QtCore.Qt.Key_Tab, QtCore.Qt.Key_Backtab):
                return False
            return event.matches(QtGui.QKeySequence.Paste) or event.text().isprintable() and event.text() != ""

        Watcher(self._parts[name], takes)

    def lose_key(self, name):
        lost = []

        def takes(event):
            if lost or event.type() != QtCore.QEvent.KeyPress or not event.text().isprintable() or not event.text():
                return False
            lost.append(True)
            return True

        Watcher(self._parts[name], takes)

    def _when(self, name, kind, act):
        def takes(event):
            if event.type() == kind:
                act()
            return False

        Watcher(self._parts[name], takes)

    def when_focused(self, name, act):
        self._when(name, QtCore.QEvent.FocusIn, act)

    def when_left(self, name, act):
        self._when(name, QtCore.QEvent.FocusOut, act)

    def when_changed(self, name, act):
        part = self._parts[name]
        if isinstance(part, (QtWidgets.QLineEdit, QtWidgets.QPlainTextEdit)):
            part.textChanged.connect(lambda *_: act())

    def open_dialog(self):
        dialog = QtWidgets.QDialog(self)
        dialog.setWindowTitle("Har du gemt?")
        dialog.setModal(True)
        line = QtWidgets.QLineEdit()
        line.textChanged.connect(lambda text: self._reporter.note("dialog-begrundelse", text))
        column = QtWidgets.QVBoxLayout(dialog)
        column.addWidget(line)
        for text, answer in (("Gem", "dialog-gem"), ("Fortryd", "dialog-fortryd")):
            button = QtWidgets.QPushButton(text)
            button.clicked.connect(lambda _, answer=answer: (self._reporter.note("_dialogsvar", answer), dialog.done(0)))
            column.addWidget(button)
        dialog.rejected.connect(lambda: self._reporter.note("_dialogsvar", "annulleret"))
        dialog.show()
        line.setFocus()

    def open_stranger(self):
        # Kept, or it would be gone again with this function.
        self._stranger = QtWidgets.QLineEdit()
        self._stranger.setWindowTitle("Fremmed vindue")
        other = self._reporter.of_form("fremmed")
        self._stranger.textChanged.connect(lambda text: other.note("svar", text))
        other.note("svar", "")
        self._stranger.show()
        self._stranger.activateWindow()

    def log_off(self):
        for part in self.findChildren(QtWidgets.QWidget):
            part.hide()
        line = QtWidgets.QLineEdit(self)
        line.textChanged.connect(lambda text: self._reporter.note("bruger", text))
        line.show()
        line.setFocus()

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
        if self._is_crowded:
            text.setFixedHeight(46)
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
    traps = Traps(options.trap)
    window = FormWindow(options.form, reporter, traps)
    TrapSetter(window, traps, reporter).set()

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
