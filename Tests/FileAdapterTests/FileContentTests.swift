import CaseAdapterConformance
import CaseData
import FoundationEssentials
import Glibc
import Testing

@testable import FileAdapter

@Suite(.timeLimit(.minutes(1))) struct FileContentTests {
  private let faults = FileFaults(adapter: "fil", query: "q")

  private func code(_ path: String, betweenChunks: () throws -> Void = {}) -> AdapterError.Code? {
    do {
      _ = try FileContent.read(path, faults: faults, betweenChunks: betweenChunks)
      return nil
    } catch {
      return (error as? AdapterError)?.code
    }
  }

  @Test func everyByte_isRead() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write("x", bytes)
    #expect(try FileContent.read(path, faults: faults) {} == bytes)
  }

  @Test func whatIsNoPlainFile_isUnavailable_andHoldsNobody() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.file("roer"), 0o600) == 0)
    for path in [
      folder.file("roer"), folder.path, "/dev/zero", folder.file("x"), folder.path + "/x/y",
    ] {
      #expect(code(path) == .unavailable)
    }
  }

  @Test func fileAboveTheLimit_isMalformed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("stor", [])
    #expect(truncate(path, off_t(FileContent.limit)) == 0)
    #expect(code(path) == nil)
    #expect(truncate(path, off_t(FileContent.limit + 1)) == 0)
    #expect(code(path) == .malformed)
  }

  /// Another program writes while we read: half a file is no answer.
  @Test func fileThatChangesMeanwhile_isLocked() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", [UInt8](repeating: 0x41, count: 100_000))
    func overwrite(_ flags: Int32, _ count: Int) {
      let descriptor = open(path, O_WRONLY | flags)
      _ = write(descriptor, [UInt8](repeating: 0x42, count: count), count)
      close(descriptor)
    }
    #expect(code(path) { overwrite(O_APPEND, 10) } == .locked)
    #expect(code(path) { overwrite(0, 10) } == .locked)
    #expect(code(path) { overwrite(O_TRUNC, 10) } == .locked)
    #expect(code(path) == nil)
  }

  @Test func reading_endsBetweenChunks() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", [UInt8](repeating: 0x41, count: 1_000_000))
    var chunks = 0
    #expect(throws: CancellationError.self) {
      _ = try FileContent.read(path, faults: faults) {
        chunks += 1
        if chunks == 3 { throw CancellationError() }
      }
    }
    #expect(chunks == 3)
  }

  @Test func changedFile_isSeenAtTheNextFetch() async throws {
    let files = try CaseFiles()
    let query = FileAdapter.Query(shape: .record, fields: ["navn": .text])
    let adapter = files.adapter("profil", .json, ["q": query])
    for name in ["Dorte", "Erik!"] {
      try files.folder.write("profil", "{\"navn\": \"\(name)\"}".utf8)
      #expect(try await adapter.fetch("q", [:]) == .record(["navn": .text(name)]))
    }
  }
}
