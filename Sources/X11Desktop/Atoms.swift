import CX11
import Glibc

/// The atoms this connection uses, interned in one round trip.
///
/// - Source: ICCCM §2.6.2 (targets), EWMH, freedesktop clipboard conventions.
struct Atoms {
  let clipboard: Atom
  let targets: Atom
  let timestamp: Atom
  let multiple: Atom
  let atomPair: Atom
  let incr: Atom
  let utf8: Atom
  let text: Atom
  let plainUTF8: Atom
  let plain: Atom
  let saveTargets: Atom
  let delete: Atom
  let insertSelection: Atom
  let insertProperty: Atom
  let clipboardOwner: Atom
  /// KDE's hint that clipboard managers shall not keep the content; several managers honour it.
  let passwordHint: Atom
  let activeWindow: Atom
  let clientList: Atom
  let windowName: Atom
  let processID: Atom
  /// Where a window manager names its own window.
  let managerCheck: Atom
  /// The property of our windows that conversions are put in.
  let landing: Atom

  private static let names = [
    "CLIPBOARD", "TARGETS", "TIMESTAMP", "MULTIPLE", "ATOM_PAIR", "INCR", "UTF8_STRING", "TEXT",
    "text/plain;charset=utf-8", "text/plain", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION",
    "INSERT_PROPERTY", "CLIPBOARD_MANAGER", "x-kde-passwordManagerHint", "_NET_ACTIVE_WINDOW",
    "_NET_CLIENT_LIST", "_NET_WM_NAME", "_NET_WM_PID", "_NET_SUPPORTING_WM_CHECK", "GENVEJ_LANDING",
  ]

  init(_ display: OpaquePointer) {
    var pointers: [UnsafeMutablePointer<CChar>?] = Atoms.names.map { strdup($0) }
    var atoms = [Atom](repeating: 0, count: pointers.count)
    XInternAtoms(display, &pointers, Int32(pointers.count), 0, &atoms)
    pointers.forEach { free($0) }
    clipboard = atoms[0]
    targets = atoms[1]
    timestamp = atoms[2]
    multiple = atoms[3]
    atomPair = atoms[4]
    incr = atoms[5]
    utf8 = atoms[6]
    text = atoms[7]
    plainUTF8 = atoms[8]
    plain = atoms[9]
    saveTargets = atoms[10]
    delete = atoms[11]
    insertSelection = atoms[12]
    insertProperty = atoms[13]
    clipboardOwner = atoms[14]
    passwordHint = atoms[15]
    activeWindow = atoms[16]
    clientList = atoms[17]
    windowName = atoms[18]
    processID = atoms[19]
    managerCheck = atoms[20]
    landing = atoms[21]
  }
}
