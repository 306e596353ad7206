import CaseData
import Foundation
import Testing

@testable import Audit

@Suite(.timeLimit(.minutes(1))) struct AuditTrailTests {
  /// Anybody can give a line a hash that fits, but no number that has no next one.
  @Test func trail_goesOn_whenALineHasTheLargestNumber() async throws {
    let folder = try TrailFolder()
    let body = #"{"seq":\#(Int.max),"previous":"\#(AuditLine.root)""#
    let hash = AuditLine.digest(of: Array(body.utf8))
    try folder.replaceContent(Array("\(body),\"hash\":\"\(hash)\"}\n".utf8))
    try await folder.write(1)
    #expect(try folder.lines.last?.hasPrefix(#"{"seq":2,"#) == true)
  }

  @Test func line_holdsWhatTheEventSays() async throws {
    let folder = try TrailFolder()
    let time = Date(timeIntervalSince1970: 1_795_342_500.25)
    let trail = try AuditTrail(path: folder.path, keyPath: folder.keyPath) { time }
    try await trail.record(try fullEvent(.fieldProved, citizen: nil))
    let line = try #require(try folder.lines.first)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["seq"] as? Int == 1)
    #expect(object["time"] as? String == "2026-11-22T10:15:00.250Z")
    #expect(object["event"] as? String == "field-proved")
    #expect(object["hot-key"] as? String == "forberedende-plan.praeudfyld")
    #expect(object["content"] as? String == String(repeating: "ab", count: 32))
    #expect(object["trigger"] as? String == "chord")
    #expect(object["field"] as? String == "ydelser[3].fra")
    #expect(object["system"] as? String == "plansystem")
    #expect(object["window-class"] as? String == "Chromium")
    #expect(object["text"] as? String == "standardtekst.navn-titel")
    #expect(object["text-version"] as? String == "1.0")
    #expect(object["adapter"] as? String == "opera")
    #expect(object["query"] as? String == "borger")
    #expect(object["error"] as? String == "GV0512")
    #expect(object["counts"] as? [String: Int] == ["proved": 58, "unproved": 2])
    #expect(object["ms"] as? Int == 1235)
    #expect(object["process"] as? Int == Int(getpid()))
    #expect(object["user"] as? Int == Int(geteuid()))
    #expect(object["run"] as? String != nil)
  }

  @Test(arguments: AuditEvent.Kind.allCases)
  func everyKind_isWrittenAndSound(kind: AuditEvent.Kind) async throws {
    let folder = try TrailFolder()
    try await folder.open().record(AuditEvent(kind))
    #expect(try folder.content.contains("\"event\":\"\(kind.rawValue)\""))
    #expect(try AuditTrail.verify(folder.path).isSound)
  }

  @Test func files_areForTheirOwnerOnly() async throws {
    let folder = try TrailFolder()
    try await folder.write(1)
    #expect(chmod(folder.path, 0o644) == 0)
    try await folder.write(1)
    for path in [folder.path, folder.keyPath] {
      var facts = stat()
      #expect(stat(path, &facts) == 0)
      #expect(facts.st_mode & 0o7777 == 0o600)
    }
  }

  @Test func chain_goesOnAfterARestart() async throws {
    let folder = try TrailFolder()
    for _ in 0..<3 { try await folder.write(4) }
    let found = try AuditTrail.verify(folder.path)
    #expect(found.isSound)
    #expect(found.events == 12)
    #expect(found.recoveries.isEmpty)
    let head = await (try folder.open()).head
    #expect(head.sequence == 12)
    #expect(head.hash == found.head)
  }

  @Test func secondWriter_isRefused() async throws {
    let folder = try TrailFolder()
    let trail = try folder.open()
    #expect(throws: AuditError.inUse) { try folder.open() }
    try await trail.record(AuditEvent(.daemonStopped))
  }

  @Test func concurrentRecords_standInOneOrder() async throws {
    let folder = try TrailFolder()
    let trail = try folder.open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<50 {
            let field = try AuditName("skriver\(writer)[\(number)]")
            try await trail.record(AuditEvent(.fieldProved, field: field))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try AuditTrail.verify(folder.path).events == 400)
    let lines = try folder.lines
    for writer in 0..<8 {
      let own = lines.filter { $0.contains("\"skriver\(writer)[") }
      let inOrder = own.enumerated().allSatisfy { $1.contains("skriver\(writer)[\($0)]\"") }
      #expect(own.count == 50)
      #expect(inOrder)
    }
  }

  /// Everything a run can write, and nothing of the citizen in it.
  @Test func trail_holdsNothingOfTheCitizen() async throws {
    let folder = try TrailFolder()
    let trail = try folder.open()
    let citizen = try CPRNumber("610190-0019", mode: .test)
    for kind in AuditEvent.Kind.allCases {
      try await trail.record(try fullEvent(kind, citizen: trail.reference(to: citizen)))
    }
    let windowClass = AuditName(foreign: "Anne Testesen (610190-0019)")
    try await trail.record(AuditEvent(.runRefused, windowClass: windowClass))
    let content = try folder.content
    for seed in ["610190", "0019", "6101900019", "Anne", "Testesen", "anne@"] {
      #expect(!content.contains(seed))
    }
    #expect(content.contains("\"citizen\":\""))
  }

  @Test func reference_isTheSameInOneInstallationOnly() async throws {
    let folder = try TrailFolder()
    let anne = try CPRNumber("610190-0019", mode: .test)
    let bo = try CPRNumber("751288-0015", mode: .test)
    let first = try { try folder.open().reference(to: anne) }()
    let again = try { try folder.open().reference(to: anne) }()
    #expect(first == again)
    #expect(try folder.open().reference(to: bo) != first)
    #expect(try TrailFolder().open().reference(to: anne) != first)
  }

  private func fullEvent(_ kind: AuditEvent.Kind, citizen: CitizenReference?) throws -> AuditEvent {
    AuditEvent(
      kind, run: RunID(), hotKey: try AuditName("forberedende-plan.praeudfyld"),
      content: try ContentHash(hexadecimal: String(repeating: "ab", count: 32)), trigger: .chord,
      field: try AuditName("ydelser[3].fra"), system: try AuditName("plansystem"),
      windowClass: try AuditName("Chromium"),
      text: (try AuditName("standardtekst.navn-titel"), try AuditName("1.0")),
      source: (try AuditName("opera"), try AuditName("borger")), errorCode: try AuditName("GV0512"),
      citizen: citizen, counts: [.unproved: 2, .proved: 58], duration: .microseconds(1_234_567))
  }
}
