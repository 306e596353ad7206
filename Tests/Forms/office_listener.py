"""Runs inside LibreOffice: opens the document and tells the form server what happens in it, by events of its controls."""

import json
import re
import sys
import traceback

import unohelper
from com.sun.star.awt.MessageBoxButtons import BUTTONS_OK_CANCEL
from com.sun.star.awt.MessageBoxType import QUERYBOX
from com.sun.star.awt import XCallback, XFocusListener, XItemListener, XTextListener
from com.sun.star.util import XModifyListener

from form_common import FORMS, Announcement, Reporter


def start(context, told):
    options = json.loads(told)
    try:
        Session(context, options)
    except Exception:
        # LibreOffice would show a box with it and wait for somebody.
        traceback.print_exc()
        sys.stderr.flush()


class Session:
    def __init__(self, context, options):
        self._context = context
        self.reporter = Reporter(options["url"])
        self.announcement = Announcement()
        self.document = context.getDesktop().loadComponentFromURL(options["document"], "_blank", 0, ())
        if options["form"] in FORMS:
            OpenForm(self, FORMS[options["form"]], options["traps"])
        else:
            OpenLetter(self)

    def _service(self, name):
        component = self._context.getComponentContext()
        return component.ServiceManager.createInstanceWithContext(name, component)

    def later(self, callback):
        self._service("com.sun.star.awt.AsyncCallback").addCallback(callback, None)

    def come_to_rest(self):
        """Has LibreOffice do what it puts off until it is idle, the order of its fields among it: before that Tab does nothing."""
        self._service("com.sun.star.awt.Toolkit").processEventsToIdle()

    def show_box(self):
        window = self.document.CurrentController.Frame.ContainerWindow
        box = self._service("com.sun.star.awt.Toolkit").createMessageBox(
            window, QUERYBOX, BUTTONS_OK_CANCEL, "LibreOffice", "Har du gemt?"
        )
        self.reporter.note("_dialog", "vist")
        self.reporter.note("_dialogsvar", str(box.execute()))


    def open_stranger(self):
        self._context.getDesktop().loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
        self.reporter.note("_vindue", "åbnet")


class OpenLetter(unohelper.Base, XModifyListener, XFocusListener):
    """What stands in the letter is the field `brev`."""

    def __init__(self, session):
        self._session = session
        session.document.addModifyListener(self)
        session.reporter.note_all({"brev": self._text(), "_titel": session.document.Title})
        page = session.document.CurrentController.Frame.ComponentWindow
        page.addFocusListener(self)
        page.setFocus()
        if page.hasFocus():
            session.announcement.make()

    def _text(self):
        return self._session.document.Text.String.replace("\r\n", "\n")

    def modified(self, _):
        self._session.reporter.note("brev", self._text())

    def focusGained(self, _):
        self._session.announcement.make()

    def focusLost(self, _):
        pass

    def disposing(self, _):
        pass


class OpenForm:
    def __init__(self, session, form, traps):
        controller = session.document.CurrentController
        models = session.document.DrawPage.Forms.getByIndex(0)
        fields = {}
        for field in form.fields:
            switches = {name: rest for name, whole in traps for id, _, rest in [whole.partition(":")] if id == field.id}
            control = controller.getControl(models.getByName(field.label))
            fields[field.id] = OpenField(session, field, control, switches)
        session.reporter.note_all({name: field.value() for name, field in fields.items()})
        fields[form.fields[0].id].control.setFocus()


class OpenField(unohelper.Base, XFocusListener, XTextListener, XItemListener, XCallback):
    def __init__(self, session, field, control, traps):
        self._session = session
        self._field = field
        self._traps = traps
        self._acts = []
        self.control = control
        if field.kind in ("choice", "checkbox"):
            control.addItemListener(self)
        else:
            control.addTextListener(self)
        control.addFocusListener(self)

    def value(self):
        if self._field.kind == "choice":
            return self.control.getSelectedItem()
        if self._field.kind == "checkbox":
            return str(self.control.getState() == 1).lower()
        return self.control.getText()

    def textChanged(self, _):
        self._session.reporter.note(self._field.id, self.value())

    def itemStateChanged(self, _):
        self._session.reporter.note(self._field.id, self.value())

    def focusGained(self, _):
        self._session.reporter.note("_fokus", self._field.id)
        if not self._session.announcement.is_made:
            # A document that is still being shown may take the focus back: asked when it has nothing more to do.
            self._acts.append(self._announce)
            self._session.later(self)
        for name in self._traps:
            self._session.reporter.note(f"_faelde-{name}-{self._field.id}", "ramt")
        # Not from within the event: a box has a loop of its own.
        for name, act in [("modal-at", self._session.show_box), ("steal-at", self._session.open_stranger)]:
            if self._traps.pop(name, None) is not None:
                self._acts.append(act)
                self._session.later(self)

    def focusLost(self, _):
        if "reformat" in self._traps:
            text = self.value()
            dated = re.fullmatch(r"\d{2}-\d{2}-\d{4}", text)
            self.control.setText(text.replace("-", ".") if dated else text.upper())

    def notify(self, _):
        self._acts.pop(0)()

    def _announce(self):
        self._session.come_to_rest()
        if self.control.hasFocus():
            self._session.announcement.make()
        else:
            self.control.setFocus()

    def disposing(self, _):
        pass
