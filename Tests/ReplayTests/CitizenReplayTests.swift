import DesktopTestKit
import Testing

/// Whose case a simulated window shows, and what comes of another's.
@Suite struct CitizenReplayTests {
  /// A form of which one field alone shows the citizen.
  private static let system = ReplaySample.system
    .replacing(
      "\"Ansøgning - ??????-???? - *\", title-shows-citizen: true", with: "\"Ansøgning*\""
    )
    .replacing("proof: required", with: "proof: required\n    citizen: cpr")
  /// It writes what stands about the citizen's number, not the number itself.
  private static let hotKey = ReplaySample.hotKey
    .replacing("cpr: \"{{ borger.cpr | cpr }}\", ", with: "")

  private func test(
    _ script: String, system: String = Self.system, hotKey: String = ReplaySample.hotKey
  ) async throws -> (output: String, code: Int32) {
    let site = try ReplaySite(system: system, hotKey: hotKey)
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", script)
    return try await site.test("--verbose")
  }

  @Test func citizenInTheField_isTheCases() async throws {
    let (output, code) = try await test(ReplaySample.script(expecting: "cpr: 610190-0019"))
    #expect(code == 0, "\(output)")
  }

  @Test func otherCitizenInTheField_stopsTheRun() async throws {
    let (output, code) = try await test(ReplaySample.script(citizen: "620190-0026"))
    #expect(code == 1 && output.contains("GV0515"), "\(output)")
  }

  /// The citizen's number is written by the run, or stood there before.
  @Test(arguments: [(ReplaySample.hotKey, "{ cpr: \"\" }"), (hotKey, "{}")])
  func otherCaseOpenedOnTheWay_stopsTheRun_whereAFieldAloneShowsIt(
    _ hotKey: String, _ form: String
  ) async throws {
    let fault =
      "form: \(form)\n    faults: [{ wrong-citizen: { at: besked, cpr: 620190-0026 } }]"
    let (output, code) = try await test(
      ReplaySample.script(expecting: "cpr: 620190-0026", more: fault), hotKey: hotKey)
    #expect(code == 1 && output.contains("GV0514"), "\(output)")
    #expect(!output.contains("never happened") && !output.contains("cpr: expected"), "\(output)")
  }

  @Test func otherCaseWhereNothingShowsACitizen_isSkipped() async throws {
    let fault = "faults: [{ wrong-citizen: { at: besked, cpr: 620190-0026 } }]"
    let (output, code) = try await test(
      ReplaySample.script(more: fault),
      system: Self.system.replacing("\n    citizen: cpr", with: ""))
    #expect(code == 1 && output.contains("neither title nor field"), "\(output)")
  }
}
