"""A GTK 3 form for the tests: every kind of field, labelled in every way GTK knows."""
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk

count = int(sys.argv[1]) if len(sys.argv) > 1 else 4
window = Gtk.Window(title=sys.argv[2] if len(sys.argv) > 2 else "Forberedende plan")
window.set_default_size(600, 400)
box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
scroller = Gtk.ScrolledWindow()
scroller.add(box)
window.add(scroller)


def labelled(text, widget):
    label = Gtk.Label(label=text)
    label.set_mnemonic_widget(widget)
    box.add(label)
    box.add(widget)
    return widget


first = None
for number in range(1, count + 1):
    entry = labelled(f"Felt {number}:", Gtk.Entry())
    entry.set_text(f"værdi {number}")
    first = first or entry
named = Gtk.Entry(placeholder_text="navn")
named.get_accessible().set_name(" E-mail * ")
box.add(named)
secret = labelled("Adgangskode", Gtk.Entry(visibility=False))
secret.set_text("hemmelig")
area = labelled("Begrundelse:", Gtk.TextView())
area.get_buffer().set_text("linje 1\nlinje 2 ½ €")
locked = labelled("Sagsnummer", Gtk.Entry(editable=False))
off = labelled("Enhed", Gtk.Entry(sensitive=False))
choice = labelled("Ydelse", Gtk.ComboBoxText())
for option in ["Kontanthjælp", "Sygedagpenge", "Ressourceforløb"]:
    choice.append_text(option)
choice.set_active(1)
editable = labelled("By", Gtk.ComboBoxText.new_with_entry())
for option in ["Aarhus", "Ærøskøbing"]:
    editable.append_text(option)
empty = labelled("Tilbud", Gtk.ComboBoxText())
empty.append_text("Praktik")
labelled("Timer", Gtk.SpinButton.new_with_range(0, 37, 1)).set_value(12)
checked = Gtk.CheckButton(label="Samtykke")
checked.set_active(True)
box.add(checked)
informed = Gtk.CheckButton(label="Orienteret")
informed.connect("toggled", lambda _: first.destroy())
box.add(informed)
heard = Gtk.Entry(editable=False)


def hear(value):
    heard.set_text(heard.get_text() + value + ";")


choice.connect("changed", lambda field: hear(field.get_active_text()))
checked.connect("toggled", lambda field: hear(str(field.get_active()).lower()))
unnamed = Gtk.Entry()
box.add(unnamed)
labelled("Modtaget", heard)
hidden = Gtk.Entry(no_show_all=True)
hidden.get_accessible().set_name("Skjult")
box.add(hidden)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
