import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// A page that draws its fields from a state: nodes come and go while it is filled.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct RedrawnFormTests {
    static let browsers: [Target] = [.chromium, .firefox]

    static func sheet(_ target: Target, amount: String = "12345,5") -> Sheet {
      let texts = "Prøvekøbing Håndværk & Søn ApS"
      return Sheet(
        [target.window(titled: "Mentorstøtte*")],
        [
          Plans.field("navn", "Navn", .text, .text("Rasmus Æbelø Prøvesen")),
          Plans.field("cpr", "CPR-nr.", .text, .text("610190-0019")),
          Plans.field(
            "stoetteform", "Hvem skal være mentor?", .choice, .choice("En ekstern mentor"),
            options: ["En medarbejder i virksomheden", "En ekstern mentor"]),
          Plans.field("mentor", "Mentorens virksomhed", .text, .text(texts)),
          Plans.field("fra", "Støtten begynder", .date, .text("01-12-2026")),
          Plans.field("til", "Støtten slutter", .date, .text("28-02-2027")),
          Plans.field("timer", "Timer om ugen", .number, .text("2,5")),
          Plans.field("beloeb", "Samlet beløb", .number, .text(amount)),
          Plans.field("begrundelse", "Begrundelse", .multiline, .text("Første linje\nAnden ½")),
          Plans.field("aftale", "Aftale med virksomheden", .multiline, .text("Aftalt i dag")),
          Plans.field(
            "samtykke", "Borgeren er enig i ansøgningen", .checkbox, .flag(true), initially: false),
          Plans.field("sagsbehandler", "Sagsbehandler", .text, .text("Maja Øllgaard Prøve")),
        ])
    }

    /// As the page writes them.
    static let content = [
      "navn": "Rasmus Æbelø Prøvesen", "cpr": "610190-0019", "stoetteform": "En ekstern mentor",
      "mentor": "Prøvekøbing Håndværk & Søn ApS", "fra": "01-12-2026", "til": "28.02.2027",
      "timer": "2,5", "beloeb": "12.345,50", "begrundelse": "Første linje\nAnden ½",
      "aftale": "Aftalt i dag", "samtykke": "true", "sagsbehandler": "Maja Øllgaard Prøve",
    ]

    @Test(arguments: browsers, [[], [("redraw", "all")], [("late", "1")]])
    func everyField_isProved_whateverIsDrawnAnew(
      _ target: Target, _ traps: [(String, String)]
    ) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "mentorstoette", traps: traps)
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause == "none", "\(report.failure?.message ?? "")")
        #expect(report.results == Array(repeating: .proved, count: 12))
        try await desk.expectForm(holds: Self.content)
        #expect(try await desk.state().values["_indsendt", default: "0"] == "0")
      }
    }

    @Test(arguments: browsers, [true, false])
    func valueThatThePageThrowsAway_isNoProof(_ target: Target, _ accessible: Bool) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, "mentorstoette", traps: [("clears", "beloeb")])
        let report = await desk.perform(Self.sheet(target, amount: "60000").plan)
        #expect(report.cause.hasPrefix("changed-"), "\(report.cause)")
        #expect(report.failure?.field == "beloeb")
        #expect(report.result(of: "beloeb") == .failed)
        try await desk.expectForm(holds: Self.content.merging(["beloeb": ""]) { $1 })
      }
    }

    /// A text area, and an editor of rich text.
    @Test(arguments: browsers, ["begrundelse", "aftale"])
    func fieldThatSwallowsLineBreaks_stopsTheRun(_ target: Target, _ id: String) async throws {
      for accessible in [true, false] {
        try await Desk.run(accessible: accessible) { desk in
          try await desk.open(target, "mentorstoette", traps: [("swallow-lines", id)])
          let report = await desk.perform(Self.withLines(in: id, target).plan)
          #expect(report.cause.hasPrefix("mismatch-"), "\(report.cause)")
          #expect(report.failure?.field == id)
          #expect(report.result(of: id) == .failed)
          let values = try await desk.state().values
          #expect(["", "Første linjeAnden ½"].contains(values[id]), "\(values[id] ?? "-")")
          #expect(values["samtykke"] == "false")
          #expect(values["sagsbehandler"] == "")
        }
      }
    }

    /// A text of one line loses nothing there.
    @Test(arguments: browsers)
    func fieldThatSwallowsLineBreaks_takesOneLine(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "mentorstoette", traps: [("swallow-lines", "aftale")])
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause == "none")
        #expect(report.result(of: "aftale") == .proved)
        try await desk.expectForm(holds: Self.content)
      }
    }

    /// Two lines in this field.
    private static func withLines(in id: String, _ target: Target) -> Sheet {
      sheet(target).varied { sheet in
        for index in sheet.fields.indices where sheet.fields[index].id == id {
          sheet.fields[index] = sheet.fields[index].with(.text("Første linje\nAnden ½"))
        }
      }
    }

    @Test(arguments: browsers)
    func pageThatWasLoadedAnew_isNotTakenForOneDrawnAnew(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "mentorstoette", traps: [("reload-at", "timer")])
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause != "none")
        // What is under way when one page takes the other's place comes into the new one: it is
        // told as not filled, and nothing follows it.
        let misplaced = try await Self.misplaced(on: desk)
        #expect(misplaced.count <= 1, "\(misplaced)")
        for text in misplaced.values where text != " " {
          let field = try #require(Self.sheet(target).texts.first { $0.value == text }?.key)
          #expect(report.result(of: field) != .proved, "\(field): \(report.results)")
        }
      }
    }

    /// Found by their labels, its fields could be filled on; all that was written stands there.
    @Test(arguments: browsers)
    func pageThatWasLoadedAnew_isToldByItsDocument_whenItHasItsTextsAgain(
      _ target: Target
    ) async throws {
      try await expectStop(target, [("restores", "1")]) { $0.values["_genskabt"] == "1" }
    }

    /// Besides, a page that has emptied itself is not filled on.
    @Test(arguments: browsers)
    func pageThatWasLoadedAnew_isNotFilledOn_whenAChoiceIsGone(_ target: Target) async throws {
      try await expectStop(target, []) { $0.values["stoetteform"] == "" }
    }

    /// - Parameter isLoaded: what the page tells once it has been loaded anew.
    private func expectStop(
      _ target: Target, _ traps: [(String, String)],
      isLoaded: @escaping @Sendable (FormState) -> Bool
    ) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "mentorstoette", traps: traps)
        let sheet = Self.sheet(target).varied { sheet in
          sheet.finding = .label
          sheet.fields.removeAll { !["stoetteform", "sagsbehandler"].contains($0.id) }
        }
        let report = await desk.perform(sheet.plan) { outcome, _ in
          guard outcome.id == "stoetteform" else { return }
          await Self.loadAnew(on: desk, until: isLoaded)
        }
        #expect(report.cause == "formLost")
        #expect(try await desk.state().values["sagsbehandler"] == "")
      }
    }

    /// Between two fields; it is over when this returns.
    private static func loadAnew(
      on desk: Desk, until isLoaded: @escaping @Sendable (FormState) -> Bool
    ) async {
      func wait(_ condition: @escaping @Sendable (FormState) -> Bool) async throws {
        _ = try await desk.server.state(of: Desk.form, within: .seconds(20), where: condition)
      }
      do {
        try await wait { $0.values["stoetteform"] == "En ekstern mentor" }
        try await TestProcess.run(.xdotool, ["key", "F5"], environment: desk.session.environment)
        try await wait(isLoaded)
      } catch {
        Issue.record(error)
      }
    }

    /// A browser may lose the caret with the node; then nothing is proved.
    @Test(arguments: browsers)
    func fieldReplacedWhileItIsWritten_isProvedOrStopsTheRun(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "mentorstoette", traps: [("remount", "mentor")])
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(["none", "mismatch-extended", "formLost", "wrongField"].contains(report.cause))
        if report.cause == "none" { try await desk.expectForm(holds: Self.content) }
        #expect(try await Self.misplaced(on: desk).isEmpty)
      }
    }

    /// The fields that hold another text than their own, as it was written or as the page writes it.
    private static func misplaced(on desk: Desk) async throws -> [String: String] {
      let values = try await desk.state().values
      let written = sheet(.chromium).texts
      return content.filter { $0.key != "samtykke" }.reduce(into: [:]) { misplaced, field in
        let found = values[field.key, default: ""]
        if !["", field.value, written[field.key]].contains(found) { misplaced[field.key] = found }
      }
    }
  }
}
