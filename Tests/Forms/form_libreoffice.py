#!/usr/bin/python3
"""The forms of `form_common.py` as a Writer document with form controls, and an empty letter.

Started by Debian's Python, this becomes LibreOffice itself with a profile of its own in `--profile`, and the document written
there (office_document.py). Inside LibreOffice office_listener.py tells the form server what the document holds.

  --trap citizen=CPR           the case of this citizen: the document's name, and so the title, and the CPR field show it
  --trap title-citizen=CPR     only the document's name shows it
  --trap prefill=FIELD:VALUE   the field holds a value already (a check box: true)
  --trap readonly=FIELD        the field cannot be written
  --trap maxlength=FIELD:N     the field is cut off at N characters
  --trap reformat=FIELD        on leaving, a date gets full stops (22.11.2026), other text capitals
  --trap modal-at=FIELD        a message box opens over the document when the field gets the focus
  --trap steal-at=FIELD        another document comes up and takes the focus when the field gets it
"""

import argparse
import json
import os
import pathlib

from form_common import FORMS
from office_document import letter, with_form

FOLDER = pathlib.Path(__file__).resolve().parent
PROGRAM = "/usr/bin/soffice"

# No wizard, no tips, no news, no recovery: whoever sits here has had LibreOffice for years.
SETTINGS = [
    ("org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("org.openoffice.Setup/Product", "ooSetupLastVersion", "99.0"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
]

# LibreOffice looks for scripts in its profile; this one finds ours.
STUB = """import sys
sys.path.insert(0, {folder!r})
import office_listener
def start(*_):
    office_listener.start(XSCRIPTCONTEXT, {options!r})
"""


def read_options():
    parser = argparse.ArgumentParser(description="A document to fill, in LibreOffice.")
    parser.add_argument("--form", choices=sorted(FORMS) + ["brev"], default="maaleskema")
    parser.add_argument("--url", help="the form server's state, http://127.0.0.1:PORT/state")
    parser.add_argument("--profile", required=True, help="an empty folder")
    parser.add_argument("--toolkit", choices=["gtk3", "gen"], default="gtk3", help="what draws LibreOffice's windows")
    parser.add_argument("--trap", action="append", default=[], metavar="NAME=VALUE")
    return parser.parse_args()


def settings():
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">\n'
        f"{items}</oor:items>\n"
    )


def main():
    options = read_options()
    traps = [trap.partition("=")[::2] for trap in options.trap]
    citizens = [cpr for name, cpr in traps if name in ("citizen", "title-citizen")]
    traps += [("prefill", f"cpr:{cpr}") for name, cpr in traps if name == "citizen"]
    profile = pathlib.Path(options.profile)
    scripts = profile / "user" / "Scripts" / "python"
    scripts.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(settings(), encoding="utf-8")
    form = FORMS.get(options.form)
    document = profile / ("brev.fodt" if form is None else " - ".join([form.title, *citizens, "skabelon.fodt"]))
    document.write_text(letter() if form is None else with_form(form, traps), encoding="utf-8")
    told = {"form": options.form, "url": options.url, "document": document.as_uri(), "traps": traps}
    (scripts / "genvej.py").write_text(STUB.format(folder=str(FOLDER), options=json.dumps(told)), encoding="utf-8")
    arguments = [
        PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "vnd.sun.star.script:genvej.py$start?language=Python&location=user",
    ]
    os.execve(PROGRAM, arguments, {**os.environ, "SAL_USE_VCLPLUGIN": options.toolkit})


if __name__ == "__main__":
    main()
