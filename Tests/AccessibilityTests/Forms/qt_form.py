"""A Qt 5 form for the tests: the same fields as the GTK form."""
import sys

from PyQt5.QtWidgets import (
    QApplication, QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QScrollArea,
    QSpinBox, QWidget)

application = QApplication(sys.argv)
count = int(sys.argv[1]) if len(sys.argv) > 1 else 4
window = QScrollArea()
window.setWindowTitle(sys.argv[2] if len(sys.argv) > 2 else "Forberedende plan")
window.resize(600, 400)
content = QWidget()
layout = QFormLayout(content)

for number in range(1, count + 1):
    layout.addRow(f"Felt {number}:", QLineEdit(f"værdi {number}"))
named = QLineEdit()
named.setAccessibleName(" E-mail * ")
layout.addRow(named)
secret = QLineEdit("hemmelig")
secret.setEchoMode(QLineEdit.Password)
layout.addRow("Adgangskode", secret)
layout.addRow("Begrundelse:", QPlainTextEdit("linje 1\nlinje 2 ½ €"))
locked = QLineEdit()
locked.setReadOnly(True)
layout.addRow("Sagsnummer", locked)
off = QLineEdit()
off.setEnabled(False)
layout.addRow("Enhed", off)
choice = QComboBox()
choice.addItems(["Kontanthjælp", "Sygedagpenge", "Ressourceforløb"])
choice.setCurrentIndex(1)
layout.addRow("Ydelse", choice)
editable = QComboBox()
editable.setEditable(True)
editable.addItems(["Aarhus", "Ærøskøbing"])
editable.setCurrentIndex(-1)
layout.addRow("By", editable)
empty = QComboBox()
empty.addItems(["Praktik"])
empty.setCurrentIndex(-1)
layout.addRow("Tilbud", empty)
hours = QSpinBox()
hours.setValue(12)
layout.addRow("Timer", hours)
checked = QCheckBox("Samtykke")
checked.setChecked(True)
layout.addRow(checked)
informed = QCheckBox("Orienteret")
informed.toggled.connect(lambda: layout.removeRow(0))
layout.addRow(informed)
layout.addRow(QLineEdit())
heard = QLineEdit()
heard.setReadOnly(True)
layout.addRow("Modtaget", heard)


def hear(value):
    heard.setText(heard.text() + value + ";")


choice.currentTextChanged.connect(hear)
checked.toggled.connect(lambda value: hear(str(value).lower()))
hidden = QLineEdit()
hidden.setAccessibleName("Skjult")
layout.addRow(hidden)
hidden.hide()
window.setWidget(content)
window.setWidgetResizable(True)
window.show()
application.exec()
