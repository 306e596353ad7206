/// Small programs that stand beside a run: the other users of the clipboard, and one who looks.
enum Scripts {
  /// Owns the clipboard with three formats; with `stubborn` takes it back from whoever takes it.
  ///
  /// Prints `ready` once it is the owner, `took` each time it has taken the clipboard back.
  static let clipboardOwner = #"""
    import signal, sys
    from PyQt5 import QtCore, QtWidgets
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    app = QtWidgets.QApplication(["udklip"])
    board = app.clipboard()
    def take():
        data = QtCore.QMimeData()
        data.setText("Brugerens eget udklip æøå")
        data.setHtml("<b>Brugerens</b> eget udklip")
        data.setData("application/x-genvej-test", b"\x00\x01\xff")
        board.setMimeData(data)
    def changed():
        if not board.ownsClipboard():
            take()
            print("took", flush=True)
    take()
    if "stubborn" in sys.argv:
        board.dataChanged.connect(changed)
    print("ready", flush=True)
    app.exec_()
    """#

  /// Prints the keys that are down and the clipboard's formats as one line of JSON.
  static let aftermath = #"""
    import ctypes, json, sys
    from PyQt5 import QtWidgets
    app = QtWidgets.QApplication(["eftersyn"])
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XQueryKeymap.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    keys = ctypes.create_string_buffer(32)
    display = x.XOpenDisplay(None)
    x.XQueryKeymap(display, keys)
    down = [code for code in range(8, 256) if keys.raw[code // 8] >> code % 8 & 1]
    data = app.clipboard().mimeData()
    print(json.dumps({
        "keysDown": down,
        "text": data.text() if data.hasText() else None,
        "html": data.html() if data.hasHtml() else None,
        "custom": bytes(data.data("application/x-genvej-test")).hex(),
        "hint": "x-kde-passwordManagerHint" in data.formats(),
    }), flush=True)
    """#

  /// A plain window of any class and title; prints `ready` once it has the focus.
  static let window = #"""
    import sys
    import tkinter
    root = tkinter.Tk(className=sys.argv[1])
    root.title(sys.argv[2])
    entry = tkinter.Entry(root)
    entry.pack()
    entry.bind("<FocusIn>", lambda _: print("ready", flush=True))
    entry.bind("<Key>", lambda event: print("key " + event.keysym, flush=True))
    entry.bind("<<Paste>>", lambda _: print("paste", flush=True))
    # Not by force: that would come again after the window manager's own, and steal what was activated meanwhile.
    entry.focus_set()
    root.mainloop()
    """#
}
