extension DiagnosticCatalogue {
  /// GV035x, chords that the desktop refuses, and GV05xx, runs that did not complete.
  static let runs: [CatalogueEntry] = [
    CatalogueEntry(
      .grabRefused, "another program has the chord",
      """
      The X server gives a chord to one program only, and another one has it: the desktop, a screen-shot tool, a second \
      daemon. This hot key is off, the others are on; it is tried again when the layout changes and at each reload. \
      Choose another chord, or release it in the other program's settings.
      """),
    CatalogueEntry(
      .grabNoSuchKey, "the layout has no such key",
      """
      No key of the keyboard layout in force gives the chord's keysym without a modifier. The hot key is off until the \
      layout has one.
      """),
    CatalogueEntry(
      .runBusy, "another hot key is running",
      "One run has the keyboard at a time. Wait for it, stop it with Esc, or use `genvej stop`."),
    CatalogueEntry(
      .runUnknownHotKey, "there is no such hot key",
      "The id is not among the definitions in force: `genvej list` shows them, `genvej check` tells why one is left out."
    ),
    CatalogueEntry(
      .runNoAnswer, "a question has no answer",
      """
      The hot key asks for something, such as a CPR number, and none of its sources tells it: neither `--set`, nor the \
      title of the active window, nor the marked text. A title or a text with several different CPR numbers tells none. \
      A list is chosen from in the panel, or with `--set NAME=1,3`: positions from 1, lines of the list, `alle` or \
      `ingen`; it must be as long as `at-least` asks for. Nothing has been touched.
      """),
    CatalogueEntry(
      .runNoPlan, "the plan cannot be made",
      "The case data and the definition do not fit together; the findings beside it say where. Nothing has been touched."
    ),
    CatalogueEntry(
      .runNoData, "a source gave no data",
      """
      An adapter is missing, held by another program, damaged, or did not answer before the deadline that \
      `HotKeys/adapters.yaml` gives its query. Nothing has been touched.
      """),
    CatalogueEntry(
      .runSwitchedOff, "the hot key is switched off",
      """
      The user has paused it, or all (`genvej resume`, `genvej resume ID`), or the IT office has named it in the file \
      `off` beside the definitions, one id a line with the reason behind it. Its chord is free for other programs \
      meanwhile. Nothing has been touched.
      """),
    CatalogueEntry(
      .runNoPreview, "nobody can agree to the preview",
      """
      The hot key begins with `confirm: preview`, and the panel that shows it does not run: `genvej doctor` says why. \
      Nothing has been touched.
      """),
    CatalogueEntry(
      .runNoWindow, "no window of the system is open",
      "No window matches the patterns under `windows:` of the system. Open the form, or put the pattern right."
    ),
    CatalogueEntry(
      .runSeveralWindows, "several windows of the system are open",
      "The active window is none of them, so nobody can tell which is meant. Click into the right one and press the key again."
    ),
    CatalogueEntry(
      .runFocusLost, "another window took the focus",
      """
      The focus is checked before each burst of keys, and the clipboard is handed to the run's window only. The run \
      stopped; the fields proved until then hold what they should.
      """),
    CatalogueEntry(
      .runWindowGone, "the window was closed", "The run stopped. Nothing was written anywhere else."
    ),
    CatalogueEntry(
      .runFormLost, "the form is gone or does not answer",
      """
      The page was loaded again, shows something else than at the start, or the application stopped answering on the \
      accessibility bus. Texts may stand in other fields than their own: look at all that is filled before you save.
      """
    ),
    CatalogueEntry(
      .runOtherCitizen, "the window shows another citizen",
      "The citizen's field or the title holds another CPR number than the case that was fetched. Nothing was written."
    ),
    CatalogueEntry(
      .runCitizenUnreadable, "the window does not show which citizen it is about",
      "The system says `title-shows-citizen: true`, and the title holds no CPR number. Nothing was written."
    ),
    CatalogueEntry(
      .runChangedSincePreview, "the field has changed since the preview",
      """
      When its turn came, the field did not hold what the preview had shown, so the user has agreed to something else. \
      The field was left as it was; press the key again to see it anew.
      """),
    CatalogueEntry(
      .runCannotProve, "the application cannot prove these fields",
      """
      The form says `proof: required`, or a check box has no `initially:`, and the application does not tell the state of \
      the named fields. Switch its accessibility on (Chromium: `--force-renderer-accessibility`), or allow \
      `proof: when-possible`. Nothing was written.
      """),
    CatalogueEntry(
      .runLabelMissing, "the window lacks labelled fields",
      "The form says `find: label`, and the application shows no fields of these labels. Nothing was written."
    ),
    CatalogueEntry(
      .runWrongField, "the focus is in another field",
      "The focused field's label is not the one the form declares: the Tab order has shifted. Put the form's `fields:` right, or use `find: label`."
    ),
    CatalogueEntry(
      .runMismatch, "the field does not hold what was written",
      """
      After a second attempt the text read back still differs. The message says how: cut short, empty, other signs, more \
      than ours. The run stopped there.
      """),
    CatalogueEntry(
      .runChangedAfterwards, "the application changed a field that was right",
      "The field was proved, and holds something else at the end of the run: most often a check when the field is left."
    ),
    CatalogueEntry(
      .runStateNotSet, "a choice or check box could not be set",
      "The keys were pressed, and the application does not show the wanted state, or does not have that option."
    ),
    CatalogueEntry(
      .runReadOnly, "the field takes no text",
      "The application says that the field is read-only just now."),
    CatalogueEntry(
      .runNoResponse, "the application did not fetch or give back a text",
      "It is frozen, refuses the paste, or refuses to copy. A system that refuses pastes can say `entry: type`."
    ),
    CatalogueEntry(
      .runUnreachable, "the cursor does not come to the field",
      """
      A terminal's keyboard is locked while the host works, and after a key that it does not take; a protected field, or \
      another one before it, keeps the cursor away too. The field was not written.
      """),
    CatalogueEntry(
      .runNoScreen, "the window and the form are of different kinds",
      """
      A form whose fields say `at` is filled in a terminal only, and a terminal with such a form only. Check the system's \
      `windows`, or say `toolkit: x3270` where the terminal is not recognised. Nothing was written.
      """),
    CatalogueEntry(
      .runClipboardTaken, "another program took the clipboard",
      "A clipboard manager or another program became owner in the middle of a field. The field may hold a foreign text: look at it."
    ),
    CatalogueEntry(
      .runClipboardUnsaved, "the clipboard could not be saved",
      "Its owner does not hand out its content, so it could not be given back after the run. Copy something else, and try again. Nothing was written."
    ),
    CatalogueEntry(
      .runKeyboardHeld, "another program holds the keyboard",
      "An open menu, a screen locker or another tool has grabbed it. Nothing was written."),
    CatalogueEntry(
      .runCannotType, "a character cannot be typed",
      "The layout lacks it, and no key is left to put it on."),
    CatalogueEntry(
      .runStopped, "the run was stopped", "By Esc, by `genvej stop`, or because the daemon leaves."),
    CatalogueEntry(
      .runConnectionLost, "the display is gone",
      "The X server ended, or lacks an extension that Genvej needs."),
  ]
}
