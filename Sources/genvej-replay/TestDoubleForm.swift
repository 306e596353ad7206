import Accessibility
import Desktop
import DesktopTestKit
import Foundation
import HotKeyDefinition
import Replay
import X11Desktop

/// The form of a case, open in a real application: with its traps, and what stands in it.
struct TestDoubleForm {
  let server: FormServer
  /// Whether it is a page of the author's own, whose fields report by label.
  let isPage: Bool
  /// The name it reports under.
  static let name = "replay"

  /// Opens it; its first field has the focus when this returns.
  ///
  /// - Throws: ``TestKitError``.
  static func open(
    _ switches: [(String, String)], _ double: ShownDouble,
    in application: TestDouble.Application, _ session: DesktopSession, hasAccessibility: Bool
  ) async throws -> TestDoubleForm {
    var folder: String?
    let page: String
    switch double {
    case .form(let name): page = name
    case .page(let place, let path): (folder, page) = (place, "egne/\(path)")
    }
    let server = try await FormServer.start(in: session, pages: folder)
    let form = TestDoubleForm(server: server, isPage: double.isPage)
    if application == .libreoffice {
      _ = try await OfficeDocument.open(
        page, reportingTo: server, in: session, form: name, traps: switches)
    } else if let toolkit = ToolkitForm.Toolkit(rawValue: application.rawValue) {
      _ = try await ToolkitForm.open(
        toolkit, page, reportingTo: server, in: session, form: name,
        traps: switches)
    } else if application == .x3270 {
      _ = try await TerminalForm.open(
        page, reportingTo: server, in: session, form: name, traps: switches)
    } else if let kind = Browser.Kind(rawValue: application.rawValue) {
      let opened = try await Browser.open(
        kind, page: page, of: server, in: session, form: name,
        traps: switches, hasAccessibility: hasAccessibility)
      let title = try await server.state(of: name).values["_titel", default: ""]
      // The window's title follows the page's.
      try await session.until("_NET_WM_NAME", of: opened.window, "title of the page") {
        $0.text.contains(title)
      }
    }
    return form
  }

  /// Waits until accessibility shows the form's last field: a browser tells its page some time after
  /// drawing it.
  func isShown(by reader: ATSPIReader, on desktop: X11Desktop, last label: String) async throws {
    try await withDeadline(.seconds(30), "last field on the accessibility bus") {
      while !Task.isCancelled {
        guard let window = try await desktop.activeWindow() else { continue }
        let shown = try? await reader.form(in: window)
        if shown?.fields.contains(where: { $0.label == label }) == true { return }
      }
    }
  }

  /// What the form says it holds.
  func contents(of form: Form?) async throws -> [FormContent] {
    let values = try await server.state(of: Self.name).values
    return contents(values, form)
  }

  /// The same, once it is what the case states; as it is where it never gets there.
  func finalContents(of form: Form?, _ expectation: ReplayCase.Expectation) async throws
    -> [FormContent]
  {
    let wanted = expectation.fields.compactMap { field in
      field.holds.map { (field.name.text, $0.text) }
    }
    // What the page tells comes some time after what it was told.
    let names = form.map { ReportedNames(of: $0, isPage: isPage) }
    let settled = try? await server.state(of: Self.name, within: .seconds(30)) { state in
      wanted.allSatisfy { state.values[names?.reported($0.0) ?? $0.0, default: ""] == $0.1 }
    }
    if let settled { return contents(settled.values, form) }
    return try await contents(of: form)
  }

  /// Faults whose field never had the focus, as the page tells.
  func missedFaults(of content: ReplayCase) async throws -> [ReplayCase.Fault] {
    // What the page tells comes some time after the run has ended.
    let told = try? await server.state(of: Self.name, within: .seconds(30)) {
      Traps.missed(content, $0.values).isEmpty
    }
    if told != nil { return [] }
    return Traps.missed(content, try await server.state(of: Self.name).values)
  }

  private func contents(_ values: [String: String], _ form: Form?) -> [FormContent] {
    guard let form else {
      return values.filter { !$0.key.hasPrefix("_") }.sorted { $0.key < $1.key }.map {
        FormContent(id: $0.key, label: $0.key, shown: $0.value)
      }
    }
    return ReportedNames(of: form, isPage: isPage).names.map {
      FormContent(id: $0.id, label: $0.label, shown: values[$0.reported, default: ""])
    }
  }
}

/// Faults as switches of the forms.
///
/// - Source: `Tests/Forms/faelder.js`, `form_traps.py`, `form_terminal.py`.
enum Traps {
  static func switches(of content: ReplayCase, on target: CaseTarget) -> [(String, String)] {
    var switches: [(String, String)] = []
    if let citizen = content.citizen?.text {
      switches.append(("title-citizen", hyphenated(citizen)))
      // A terminal's screen shows it by that switch alone.
      if !target.isOnScreen, let field = target.citizenFieldBeforehand,
        !content.form.keys.contains(where: { $0.text == field })
      {
        switches.append(("prefill", "\(field):\(hyphenated(citizen))"))
      }
    }
    for (name, text) in content.form.sorted(by: { $0.key.text < $1.key.text })
    where !text.text.isEmpty {
      switches.append(("prefill", "\(name.text):\(text.text)"))
    }
    return switches
      + content.faults.compactMap { fault -> (String, String)? in
        guard let (name, value) = trap(fault) else { return nil }
        guard fault.kind == .wrongCitizen, !target.isOnScreen, let field = target.citizenField
        else { return (name, value) }
        return (name, "\(value):\(field)")
      }
  }

  /// Faults whose field never had the focus, as the page tells.
  static func missed(_ content: ReplayCase, _ values: [String: String]) -> [ReplayCase.Fault] {
    content.faults.filter { fault in
      guard let field = fault.at?.text, let (name, _) = trap(fault) else { return false }
      return values["_faelde-\(name)-\(field)"] == nil
    }
  }

  private static func trap(_ fault: ReplayCase.Fault) -> (String, String)? {
    let place = fault.at?.text ?? ""
    switch fault.kind {
    case .focusTheft: return ("steal-at", place)
    case .modalDialog: return ("modal-at", place)
    case .sessionTimeOut: return ("logout-at", place)
    case .wrongCitizen: return ("citizen-at", "\(place):\(hyphenated(fault.text?.text ?? ""))")
    case .readOnly: return ("readonly", place)
    case .lostPaste: return ("lose", place)
    case .maxLength: return ("maxlength", "\(place):\(fault.length ?? 0)")
    case .reformatting: return ("reformat", fault.onInput ? "\(place):input" : place)
    case .slowTarget:
      let parts = (fault.duration ?? .zero).components
      return ("slow", String(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000))
    case .layoutSwitch, .heldModifiers, .userTyping, .adapterTimeOut, .clipboardManager:
      return nil
    }
  }

  /// Whether a document has the traps that the case asks for; a paste goes into locked fields of
  /// LibreOffice 7.4 as into any other.
  static func areKnownToOffice(_ content: ReplayCase) -> Bool {
    content.faults.allSatisfy { fault in
      switch fault.kind {
      case .modalDialog, .focusTheft, .maxLength: true
      case .reformatting: !fault.onInput
      default: trap(fault) == nil
      }
    }
  }

  /// Whether it is a matter of the form's; Tk's has no traps.
  static func needsTraps(_ content: ReplayCase) -> Bool {
    content.citizen != nil || !content.form.values.allSatisfy(\.text.isEmpty)
      || content.faults.contains { trap($0) != nil }
  }

  private static func hyphenated(_ number: String) -> String {
    let digits = number.filter(\.isNumber)
    return digits.count == 10 ? "\(digits.prefix(6))-\(digits.suffix(4))" : number
  }
}
