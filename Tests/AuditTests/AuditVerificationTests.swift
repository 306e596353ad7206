import Audit
import CaseAdapterConformance
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct AuditVerificationTests {
  /// A sound trail of ten lines, changed by `change`, and what is found then.
  private func damage(
    _ change: (inout [Substring]) -> Void
  ) async throws -> AuditVerification.Damage? {
    let folder = try TrailFolder()
    try await folder.write(10)
    var lines = try folder.lines
    change(&lines)
    try folder.replaceContent((lines.joined(separator: "\n") + "\n").utf8)
    return try AuditTrail.verify(folder.path).damage
  }

  @Test func untouchedTrail_isSound() async throws {
    #expect(try await damage { _ in } == nil)
  }

  @Test(arguments: 0..<10)
  func changedLine_isFound(line: Int) async throws {
    let found = try await damage { lines in
      lines[line] = lines[line].replacing("field-proved", with: "field-failed")
    }
    #expect(found == .changed(line: line + 1))
  }

  @Test func changedHash_isFound() async throws {
    let found = try await damage {
      $0[4] = $0[4].dropLast(3) + ($0[4].hasSuffix("0\"}") ? "1\"}" : "0\"}")
    }
    #expect(found == .changed(line: 5))
  }

  @Test func lineThatIsNotOurs_isFound() async throws {
    #expect(try await damage { $0.insert("{}", at: 3) } == .changed(line: 4))
    #expect(try await damage { $0.insert("", at: 3) } == .changed(line: 4))
    #expect(try await damage { $0.append("x") } == .changed(line: 11))
  }

  @Test func missingLine_isFound() async throws {
    #expect(try await damage { $0.remove(at: 0) } == .unlinked(line: 1))
    #expect(try await damage { $0.remove(at: 5) } == .unlinked(line: 6))
  }

  @Test func doubledAndExchangedLines_areFound() async throws {
    #expect(try await damage { $0.insert($0[5], at: 5) } == .unlinked(line: 7))
    #expect(try await damage { $0.swapAt(2, 3) } == .unlinked(line: 3))
  }

  /// A line of another trail is sound by itself.
  @Test func foreignLine_isFound() async throws {
    let other = try TrailFolder()
    try await other.write(10)
    let foreign = try other.lines
    #expect(try await damage { $0[6] = foreign[6] } == .unlinked(line: 7))
  }

  /// The chain cannot show what was cut off its end; its head, kept elsewhere, does.
  @Test func missingEnd_isShownByTheHead() async throws {
    let folder = try TrailFolder()
    try await folder.write(10)
    let head = try AuditTrail.verify(folder.path).head
    try folder.replaceContent((try folder.lines.dropLast().joined(separator: "\n") + "\n").utf8)
    let found = try AuditTrail.verify(folder.path)
    #expect(found.isSound)
    #expect(found.head != head)
  }

  /// A crash can leave the last line in any state.
  @Test(arguments: [2, 3, 40, 75, 76, 150, 250])
  func cutLastLine_isToldOfAndChainedOver(bytes: Int) async throws {
    let folder = try TrailFolder()
    try await folder.write(5)
    try folder.replaceContent(try folder.content.utf8.dropLast(bytes))
    let crashed = try AuditTrail.verify(folder.path)
    #expect(crashed.isSound)
    #expect(crashed.endsInFragment)
    #expect(crashed.events == 4)
    try await folder.write(3)
    let found = try AuditTrail.verify(folder.path)
    #expect(found.isSound)
    #expect(!found.endsInFragment)
    #expect(found.events == 8)
    #expect(found.recoveries == [6])
  }

  @Test(arguments: [1, 5])
  func lastLineWithoutItsBreak_isKept(count: Int) async throws {
    let folder = try TrailFolder()
    try await folder.write(count)
    try folder.replaceContent(try folder.content.utf8.dropLast())
    #expect(try AuditTrail.verify(folder.path).endsInFragment)
    try await folder.write(3)
    let found = try AuditTrail.verify(folder.path)
    #expect(found.isSound)
    #expect(found.events == count + 3)
    #expect(found.recoveries.isEmpty)
  }

  @Test func cutAtALineEnd_isNoDamage() async throws {
    let folder = try TrailFolder()
    try await folder.write(1)
    let length = try folder.content.utf8.count
    try await folder.write(1)
    try folder.replaceContent(try folder.content.utf8.prefix(length))
    try await folder.write(1)
    #expect(try AuditTrail.verify(folder.path).recoveries.isEmpty)
  }

  @Test func zerosOfAPowerCut_areToldOf() async throws {
    let folder = try TrailFolder()
    for rubbish in [[UInt8](repeating: 0, count: 5000), Array("\0\0\n\0\n".utf8), [0x0A], [0xFF]] {
      try await folder.write(2)
      try folder.replaceContent(Array(try Data(contentsOf: URL(filePath: folder.path))) + rubbish)
    }
    try await folder.write(1)
    let found = try AuditTrail.verify(folder.path)
    #expect(found.damage == nil)
    #expect(found.recoveries.count == 4)
    #expect(found.events == 2 * 4 + 1 + 4)
  }

  @Test func nothingButRubbish_isToldOf() async throws {
    let folder = try TrailFolder()
    try folder.replaceContent("Anne Testesen".utf8)
    try await folder.write(1)
    let found = try AuditTrail.verify(folder.path)
    #expect(found.isSound)
    #expect(found.recoveries == [2])
  }

  /// What a crash left is under the chain's protection as well.
  @Test func changedFragment_isFound() async throws {
    let folder = try TrailFolder()
    try await folder.write(3)
    try folder.replaceContent(try folder.content.utf8.dropLast(20))
    try await folder.write(1)
    try folder.replaceContent(try folder.content.replacing("felt[2]", with: "felt[7]").utf8)
    #expect(try AuditTrail.verify(folder.path).damage == .changed(line: 3))
  }

  @Test func unusableFiles_areNamed() throws {
    let folder = try TrailFolder()
    #expect(throws: AuditError.unusableFile(errno: ENOENT)) { try AuditTrail.verify(folder.path) }
    #expect(symlink("/dev/null", folder.path) == 0)
    #expect(throws: AuditError.unusableFile(errno: ELOOP)) { try folder.open() }
    #expect(unlink(folder.path) == 0)
    #expect(mkfifo(folder.path, 0o600) == 0)
    #expect(throws: AuditError.unusableFile(errno: EPERM)) { try folder.open() }
  }

  @Test func key_isRefused_whenOthersCouldKnowIt() throws {
    for (mode, length): (mode_t, Int) in [(0o640, 32), (0o604, 32), (0o600, 31), (0o600, 0)] {
      let folder = try TrailFolder()
      try folder.folder.write("audit.key", [UInt8](repeating: 7, count: length))
      #expect(chmod(folder.keyPath, mode) == 0)
      #expect(throws: AuditError.unusableKey) { try folder.open() }
    }
    let folder = try TrailFolder()
    #expect(symlink("/dev/zero", folder.keyPath) == 0)
    #expect(throws: AuditError.unusableKey) { try folder.open() }
  }
}
