import DesktopTestKit
import Foundation
import Testing

/// The guide: made from its pages, found where it is installed, opened in the user's browser.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: Program.arePresent(.cmark)))
struct GuideTests {
  /// The program as a package installs it, with a program in place of the browser.
  private struct Installed {
    let folder: TemporaryFolder
    var genvej: Program { .at("\(folder.path)/usr/bin/genvej") }
    var guide: String { "\(folder.path)/usr/share/genvej/guide" }

    init(hasGuide: Bool = true) async throws {
      folder = try TemporaryFolder()
      _ = try folder.folder("usr/bin")
      try FileManager.default.copyItem(
        atPath: try DaemonStage.genvej.located(), toPath: "\(folder.path)/usr/bin/genvej")
      let browser = "\(try folder.folder("browser"))/xdg-open"
      try "#!/bin/sh\necho \"opens $*\"\n".write(
        toFile: browser, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
      if hasGuide {
        let script = DaemonStage.repository.appendingPathComponent("scripts/build-guide").path
        try await TestProcess.run(.at(script), [guide])
      }
    }

    func run(_ arguments: String..., variables: [String: String] = [:]) async throws
      -> DaemonStage.Answer
    {
      let all = MinimalEnvironment.variables
        .merging(["PATH": "\(folder.path)/browser:/usr/bin:/bin"]) { $1 }
        .merging(variables) { $1 }
      let process = try await TestProcess.start(genvej, arguments, environment: all)
      guard case .exited(let code) = try await process.exit() else {
        throw TestKitError(.refused, "genvej guide was killed")
      }
      return DaemonStage.Answer(
        code: code, output: process.output.all, errors: process.errors.all)
    }
  }

  @Test func page_isOpened_inTheLanguageOfTheLocale() async throws {
    let installed = try await Installed()
    let guide = URL(fileURLWithPath: installed.guide).absoluteString
    #expect(try await installed.run("guide").output == ["opens \(guide)sagsbehandler.html"])
    let english = ["LC_ALL": "en_DK.UTF-8"]
    #expect(
      try await installed.run("guide", variables: english).output
        == ["opens \(guide)caseworker.html"])
    // There is no English one.
    #expect(
      try await installed.run("guide", "installation", variables: english).output
        == ["opens \(guide)installation.html"])
    #expect(
      try await installed.run("guide", "--path").output
        == ["\(installed.guide)/sagsbehandler.html"])
    #expect(try await installed.run("guide", "andet").code == 2)
  }

  @Test func guideThatIsNotThere_isSaid_inOneSentence() async throws {
    let answer = try await Installed(hasGuide: false).run("guide")
    #expect(answer.code == 1)
    #expect(
      answer.errors == [
        "genvej: the guide is not installed; in a clone of the repository `make guide` makes it"
      ])
  }

  @Test func desktopWithoutABrowser_isToldWhereThePageIs() async throws {
    let installed = try await Installed()
    let answer = try await installed.run("guide", variables: ["PATH": "/nonexistent"])
    #expect(answer.code == 1)
    #expect(answer.errors.joined().contains("the page is \(installed.guide)/sagsbehandler.html"))
  }

  @Test(.enabled(if: Program.arePresent(.chromium)), arguments: ["sagsbehandler", "caseworker"])
  func page_showsItsPictures_inARealBrowser(_ name: String) async throws {
    let installed = try await Installed()
    let page = "\(installed.guide)/\(name).html"
    if let folder = ProcessInfo.processInfo.environment["GENVEJ_PICTURES"] {
      _ = try await chromium(
        installed, "--window-size=900,2600", "--screenshot=\(folder)/guide-\(name).png", page)
    }
    // The browser's own word on what it has drawn.
    let script = """
      <script>addEventListener("load", () => { document.title = [...document.images]
        .map(i => i.naturalWidth > 0).join() + " " + (document.documentElement.scrollWidth <= innerWidth); });</script>
      """
    let html = try String(contentsOfFile: page, encoding: .utf8)
    try (html + script).write(toFile: page, atomically: true, encoding: .utf8)
    let dom = try await chromium(installed, "--window-size=420,800", "--dump-dom", page)
    let title = dom.joined().components(separatedBy: "title>").dropFirst().first ?? ""
    let pictures = html.components(separatedBy: "<img ").count - 1
    #expect(pictures >= 5)
    let seen = Array(repeating: "true", count: pictures).joined(separator: ",")
    #expect(title == "\(seen) true</", "\(title)")
  }

  private func chromium(_ installed: Installed, _ arguments: String...) async throws -> [String] {
    let own = [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--user-data-dir=\(installed.folder.path)/chromium",
    ]
    let page = URL(fileURLWithPath: arguments.last ?? "").absoluteString
    return try await TestProcess.run(
      .chromium, own + arguments.dropLast() + [page],
      environment: MinimalEnvironment.variables.merging(["HOME": installed.folder.path]) { $1 })
  }
}
