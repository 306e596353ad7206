import DesktopTestKit
import Foundation
import Testing

/// An application that nothing in the repository knows, from its first sight to a replay in it,
/// without a line of Swift.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .python)))
struct UnknownApplicationTests {
  private static let hotKey = """
    hotkey: bevilling.udfyld
    title: Udfyld bevilling
    keys: Super+J B
    purpose: { legal-basis: "LAB § 175", verified: 2026-10-01, data: [navn, cpr] }
    ask:
      cpr: { type: cpr, from: [selection, prompt] }
    data:
      borger: register.borger(cpr)
    steps:
      - confirm: preview
      - fill: bevilling.skema
        citizen: borger.cpr
        policy: only-empty
        fields:
          borgerens-navn: "{{ borger.navn }}"
          cpr-nummer: "{{ borger.cpr | cpr }}"
          ydelse: Vare
          haster: "{{ true }}"
          begrundelse: "Oplyst af {{ borger.navn }}."

    """

  private static let script = """
    script: bevilling.udfyld
    answers: { cpr: 610190-0019 }
    cases:
      - case: En tom bevilling udfyldes
        expect:
          outcome: completed
          fields:
            borgerens-navn: { holds: Åse Prøvesen, proof: proved }
            cpr-nummer: { holds: 610190-0019, proof: proved }
            ydelse: { holds: Vare, proof: proved }
            haster: { holds: "true", proof: proved }
            begrundelse: { holds: Oplyst af Åse Prøvesen., proof: proved }
          audit: [run-started, run-completed]
      - case: Et andet vindue tager fokus
        faults: [{ focus-theft: begrundelse }]
        expect: { outcome: failed }

    """

  private struct Site {
    let folder: TemporaryFolder
    let application: UnknownApplication
    var hotKeys: String { "\(folder.path)/HotKeys" }

    init(_ application: UnknownApplication) throws {
      folder = try TemporaryFolder()
      self.application = application
      for part in ["HotKeys/systems", "HotKeys/bevilling"] { _ = try folder.folder(part) }
      try folder.file("bevilling.py", application.program)
      try folder.file("HotKeys/adapters.yaml", CivilRegister.adapters)
      try folder.file("HotKeys/borgere.csv", CivilRegister.content)
      try folder.file("HotKeys/bevilling/udfyld.yaml", UnknownApplicationTests.hotKey)
      try folder.file("HotKeys/bevilling/udfyld.test.yaml", UnknownApplicationTests.script)
    }

    var command: String { "/usr/bin/python3 '\(folder.path)/bevilling.py'" }

    /// The draft of the application's window, into the folder of the systems.
    func inspect() async throws {
      try await DesktopSession.run(.init(hasAccessibility: true)) { session in
        _ = try await session.start(.python, ["\(folder.path)/bevilling.py"])
        try await session.untilActive("the application", by: "WM_CLASS") {
          $0.text.contains("bevilling")
        }
        let result = try await session.inspect(
          "--system", "bevilling", "--form", "skema", "--output",
          "\(hotKeys)/systems/bevilling.yaml")
        #expect(result.exitCode == 0, "\(result.told)")
      }
    }

    func genvej(_ arguments: String...) async throws -> (told: String, exitCode: Int32) {
      let process = try await TestProcess.start(
        .genvej, arguments + ["--hot-keys", hotKeys, "--on", "2026-11-22"],
        environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
      let exit = try await process.exit(within: .seconds(200))
      let code: Int32 = if case .exited(let code) = exit { code } else { -1 }
      return (process.errors.all.joined(separator: "\n"), code)
    }
  }

  @Test(arguments: UnknownApplication.allCases)
  func unknownApplication_isInspectedAndReplayed(_ application: UnknownApplication) async throws {
    let site = try Site(application)
    try await site.inspect()
    let report = "\(site.folder.path)/rapport"
    let real = try await site.genvej(
      "test", "--real", "--verbose", "--application", site.command, "--html", report)
    #expect(
      real.exitCode == 0 && real.told.contains("1 passed, 1 skipped"), "\(real.told)")
    #expect(real.told.contains("`focus-theft` cannot be brought about"), "\(real.told)")
    // The picture shows the form as it was filled.
    let page = try String(contentsOfFile: "\(report)/index.html", encoding: .utf8)
    #expect(page.contains("1.png"))
    #expect(FileManager.default.fileExists(atPath: "\(report)/1.png"))

    // What is stated must be so, or a replay there proves nothing.
    let wrong = Self.script.replacing("Oplyst af Åse", with: "Oplyst af Ane")
    try site.folder.file("HotKeys/bevilling/udfyld.test.yaml", wrong)
    let red = try await site.genvej("test", "--real", "--application", site.command)
    #expect(red.exitCode == 1, "\(red.told)")
    #expect(
      red.told.contains("begrundelse: expected Oplyst af Ane Prøvesen., found Oplyst af Åse"),
      "\(red.told)")
  }

  /// GTK's combo box takes no focus: what cannot be chosen there must not be typed elsewhere.
  @Test func choiceWithoutOptions_stopsTheRun_andNoKeyIsPressed() async throws {
    let site = try Site(.gtk)
    try await site.inspect()
    let empty = UnknownApplication.gtk.program.replacing(#"("Kontant", "Vare")"#, with: "()")
    try site.folder.file("bevilling.py", empty)
    let cases = try #require(Self.script.range(of: "cases:"))
    try site.folder.file(
      "HotKeys/bevilling/udfyld.test.yaml",
      Self.script[..<cases.lowerBound] + """
        cases:
          - case: Der er ingen ydelser at vælge
            expect:
              outcome: failed
              code: GV0525
              fields: { cpr-nummer: 610190-0019, ydelse: "", begrundelse: "" }

        """)
    let stopped = try await site.genvej("test", "--real", "--application", site.command)
    #expect(stopped.exitCode == 0, "\(stopped.told)")
  }

  @Test func applicationThatEndsAtOnce_failsTheCase_withItsLastWords() async throws {
    let site = try Site(.gtk)
    try await site.inspect()
    let gone = try await site.genvej("test", "--real", "--application", "ingen-skema --ny")
    #expect(gone.exitCode == 1 && gone.told.contains("ingen-skema: not found"), "\(gone.told)")
  }

  @Test func productionSystem_isRefused_beforeTheApplicationStarts() async throws {
    let site = try Site(.gtk)
    try await site.inspect()
    let path = "\(site.hotKeys)/systems/bevilling.yaml"
    let draft = try String(contentsOfFile: path, encoding: .utf8)
    #expect(draft.contains("environment: test"))
    try site.folder.file(
      "HotKeys/systems/bevilling.yaml",
      draft.replacing("environment: test", with: "environment: production"))
    let started = "\(site.folder.path)/startet"
    let refused = try await site.genvej("test", "--real", "--application", "touch '\(started)'")
    #expect(
      refused.exitCode == 1 && refused.told.contains("bevilling is production"), "\(refused.told)")
    #expect(!FileManager.default.fileExists(atPath: started))
  }

  @Test func application_goesWithReal() async throws {
    let site = try Site(.gtk)
    let alone = try await site.genvej("test", "--application", site.command)
    #expect(alone.exitCode == 2 && alone.told.contains("goes with --real"), "\(alone.told)")
  }
}

/// Somebody's program with a form in it.
enum UnknownApplication: String, CaseIterable, Sendable {
  case gtk
  case qt

  var program: String {
    switch self {
    case .gtk: Self.inGTK
    case .qt: Self.inQt
    }
  }

  private static let inGTK = """
    import gi
    gi.require_version("Gtk", "3.0")
    from gi.repository import Gtk

    window = Gtk.Window(title="Bevilling - Fagsystemet")
    rows = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
    choice = Gtk.ComboBoxText()
    for option in ("Kontant", "Vare"):
        choice.append_text(option)
    parts = {
        "Borgerens navn": Gtk.Entry(max_length=60), "CPR-nummer": Gtk.Entry(),
        "Ydelse": choice, "Begrundelse": Gtk.TextView(accepts_tab=False),
    }
    for name, part in parts.items():
        rows.add(Gtk.Label(label=name, mnemonic_widget=part))
        rows.add(part)
        if name == "Ydelse":
            rows.add(Gtk.CheckButton(label="Haster"))
    window.add(rows)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    Gtk.main()

    """

  private static let inQt = """
    import sys
    from PyQt5 import QtWidgets

    application = QtWidgets.QApplication(sys.argv)
    window = QtWidgets.QWidget()
    window.setWindowTitle("Bevilling - Fagsystemet")
    rows = QtWidgets.QFormLayout(window)
    choice = QtWidgets.QComboBox()
    choice.addItems(["Kontant", "Vare"])
    choice.setCurrentIndex(-1)
    reason = QtWidgets.QPlainTextEdit()
    reason.setTabChangesFocus(True)
    rows.addRow("Borgerens navn", QtWidgets.QLineEdit())
    rows.addRow("CPR-nummer", QtWidgets.QLineEdit())
    rows.addRow("Ydelse", choice)
    rows.addRow(QtWidgets.QCheckBox("Haster"))
    rows.addRow("Begrundelse", reason)
    window.show()
    application.exec_()

    """
}

/// A register of one fictitious citizen.
enum CivilRegister {
  static let adapters = """
    adapters:
      register:
        kind: file
        path: borgere.csv
        format: csv
        queries:
          borger:
            parameters: { cpr: cpr }
            match: { cpr: cpr }
            result: record
            fields: { navn: text, cpr: cpr, dato: date }

    """
  static let content = "cpr;navn;dato\n610190-0019;Åse Prøvesen;22-11-2026\n"
}
