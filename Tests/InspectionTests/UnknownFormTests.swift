import DesktopTestKit
import Foundation
import Testing

/// A form that nothing in the repository knows, from its first sight to a replay in the browser,
/// without a line of Swift.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .python, .chromium)))
struct UnknownFormTests {
  private static let page = """
    <!doctype html><html lang="da"><head><meta charset="utf-8">
    <title>Ansøgning om befordring - Rejseportalen</title></head><body>
    <h1>Ansøgning om befordring</h1><form>
    <p><label>Ansøgerens fulde navn * <input name="n" maxlength="50" required></label></p>
    <p><label for="q">CPR-nummer</label> <input id="q" maxlength="11"></p>
    <p><a href="#hjaelp">Hvad er en rejsedag?</a></p>
    <p><label>Første rejsedag <input placeholder="dd-mm-åååå"></label></p>
    <p><label>Transport <select><option value="">Vælg<option>Bus<option>Tog</select></label></p>
    <p><label><input type="checkbox"> Jeg har årskort</label></p>
    <p><label>Begrundelse <textarea maxlength="400"></textarea></label></p>
    <p><label>Sagsnummer <input readonly value="S-77"></label></p>
    <p><button>Send</button></p></form></body></html>
    """

  private static let hotKey = """
    hotkey: befordring.udfyld
    title: Udfyld befordring
    keys: Super+J B
    purpose: { legal-basis: "LAB § 175", verified: 2026-10-01, data: [navn, cpr] }
    ask:
      cpr: { type: cpr, from: [selection, prompt] }
    data:
      borger: register.borger(cpr)
    steps:
      - confirm: preview
      - fill: befordring.ansoegning
        citizen: borger.cpr
        policy: overwrite
        fields:
          ansoegerens-fulde-navn: "{{ borger.navn }}"
          cpr-nummer: "{{ borger.cpr | cpr }}"
          foerste-rejsedag: "{{ borger.dato }}"
          transport: Tog
          jeg-har-aarskort: "{{ true }}"
          begrundelse: "Oplyst af {{ borger.navn }}."

    """

  private static let script = """
    script: befordring.udfyld
    double: { page: sider/befordring.html, in: [chromium] }
    answers: { cpr: 610190-0019 }
    cases:
      - case: En tom ansøgning udfyldes
        expect:
          outcome: completed
          fields:
            ansoegerens-fulde-navn: { holds: Åse Prøvesen, proof: proved }
            cpr-nummer: 610190-0019
            foerste-rejsedag: 22-11-2026
            transport: { holds: Tog, proof: proved }
            jeg-har-aarskort: { holds: "true", proof: proved }
            begrundelse: Oplyst af Åse Prøvesen.

    """

  private struct Site {
    let folder: TemporaryFolder
    var templates: String { "\(folder.path)/Templates" }
    var hotKeys: String { "\(folder.path)/HotKeys" }

    init() throws {
      folder = try TemporaryFolder()
      for part in ["HotKeys/systems", "HotKeys/befordring/sider", "Templates"] {
        _ = try folder.folder(part)
      }
      try folder.file("HotKeys/befordring/sider/befordring.html", UnknownFormTests.page)
      try folder.file("HotKeys/adapters.yaml", CivilRegister.adapters)
      try folder.file("HotKeys/borgere.csv", CivilRegister.content)
      try folder.file("HotKeys/befordring/udfyld.yaml", UnknownFormTests.hotKey)
    }

    func genvej(_ arguments: String..., within limit: Duration = .seconds(60)) async throws -> (
      told: String, exitCode: Int32
    ) {
      let process = try await TestProcess.start(
        .genvej, arguments, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
      let exit = try await process.exit(within: limit)
      let code: Int32 = if case .exited(let code) = exit { code } else { -1 }
      return (process.errors.all.joined(separator: "\n"), code)
    }

    /// The draft of the page in Chromium, into the folder of the systems.
    func inspect() async throws {
      try await DesktopSession.run(.init(hasAccessibility: true)) { session in
        let pages = "\(hotKeys)/befordring/sider"
        let server = try await FormServer.start(in: session, pages: pages)
        _ = try await Browser.open(
          .chromium, page: "egne/befordring.html", of: server, in: session, hasAccessibility: true)
        let result = try await session.inspect(
          "--system", "befordring", "--form", "ansoegning", "--output",
          "\(hotKeys)/systems/befordring.yaml")
        #expect(result.exitCode == 0, "\(result.told)")
      }
    }
  }

  @Test func unknownForm_isInspectedAndReplayed_inTheRealBrowser() async throws {
    let site = try Site()
    try await site.inspect()
    try site.folder.file("HotKeys/befordring/udfyld.test.yaml", Self.script)
    let draft = try String(
      contentsOfFile: "\(site.hotKeys)/systems/befordring.yaml", encoding: .utf8)
    #expect(draft.contains("find: label") && draft.contains("citizen: cpr-nummer"), "\(draft)")
    #expect(!draft.contains("S-77"), "a field's text")
    let check = try await site.genvej(
      "check", site.hotKeys, "--templates", site.templates, "--on", "2026-11-22")
    #expect(check.exitCode == 0 && check.told.hasSuffix("nothing to report"), "\(check.told)")
    let day = ["--hot-keys", site.hotKeys, "--on", "2026-11-22"]
    let simulated = try await site.genvej("test", day[0], day[1], day[2], day[3])
    #expect(simulated.exitCode == 0, "\(simulated.told)")
    let real = try await site.genvej(
      "test", "--real", "--verbose", day[0], day[1], day[2], day[3], within: .seconds(200))
    #expect(real.exitCode == 0 && real.told.contains("1 passed"), "\(real.told)\n\(draft)")
    #expect(!real.told.contains("skipped"))

    // What is stated must be so, or a replay of a page proves nothing.
    let wrong = Self.script.replacing("Oplyst af Åse", with: "Oplyst af Ane")
    try site.folder.file("HotKeys/befordring/udfyld.test.yaml", wrong)
    let red = try await site.genvej(
      "test", "--real", day[0], day[1], day[2], day[3], within: .seconds(200))
    #expect(red.exitCode == 1, "\(red.told)")
    #expect(red.told.contains("begrundelse: expected Oplyst af Ane Prøvesen., found Oplyst af Åse"))
  }

  /// A link is not a way out of the script's folder.
  @Test func page_thatALinkLeadsOutside_isNotOpened() async throws {
    let site = try Site()
    let outside = try TemporaryFolder()
    try outside.file("fremmed.html", Self.page)
    try FileManager.default.createSymbolicLink(
      atPath: "\(site.hotKeys)/befordring/sider/link.html",
      withDestinationPath: "\(outside.path)/fremmed.html")
    try site.folder.file(
      "HotKeys/systems/befordring.yaml",
      """
      system: befordring
      title: Befordring
      environment: test
      windows: { vindue: { class: chromium, title: "*" } }
      forms:
        ansoegning:
          proof: required
          fields:
            ansoegerens-fulde-navn: { label: A, type: text }
            cpr-nummer: { label: B, type: text }
            foerste-rejsedag: { label: C, type: date }
            transport: { label: D, type: choice, options: [Bus, Tog] }
            jeg-har-aarskort: { label: E, type: checkbox }
            begrundelse: { label: F, type: multiline }

      """)
    for (page, words) in [
      ("sider/link.html", "leads out of the script's folder"), ("sider/ingen.html", "no page"),
    ] {
      try site.folder.file(
        "HotKeys/befordring/udfyld.test.yaml",
        Self.script.replacing("sider/befordring.html", with: page))
      let result = try await site.genvej(
        "test", "--real", "--hot-keys", site.hotKeys, "--on", "2026-11-22", within: .seconds(100))
      #expect(result.exitCode == 1 && result.told.contains(words), "\(result.told)")
      #expect(result.told.contains("udfyld.test.yaml:2:17"), "\(result.told)")
    }
  }
}
