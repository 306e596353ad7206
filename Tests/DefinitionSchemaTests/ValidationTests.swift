import DefinitionSchema
import Diagnostics
import Foundation
import HotKeyDefinition
import Testing

/// The schemas in the hands of a real validator.
@Suite(.enabled(if: Validator.isPresent)) struct ValidationTests {
  @Test func schemas_areSchemas_andTheirExamplesAreValid() async throws {
    let (schemas, _) = try await Validator.faults(of: [])
    #expect(schemas.keys.sorted() == DefinitionFileKind.allCases.map(\.rawValue).sorted())
    for (kind, faults) in schemas { #expect(faults == [], "\(kind)") }
  }

  @Test func definitions_areValid_whenCheckTakesThem() async throws {
    let golden = try DefinitionFiles.caseNames("ok").flatMap {
      try DefinitionFiles.golden("ok", $0)
    }
    let files = try DefinitionFiles.shipped() + golden + ParserAgreementTests.samples
    #expect(Set(files.map(\.kind)) == Set(DefinitionFileKind.allCases))
    for (file, faults) in zip(files, try await Validator.faults(of: files).files) {
      // Left out for its errors, by the site file of the same case.
      let isBroken = file.name == "HotKeys/gamle/brudt.yaml"
      #expect(faults.isEmpty != isBroken, "\(file.name): \(faults)")
    }
  }

  /// What is written in the place of each value in turn.
  private static let others = [
    "1", "1.50", "007", "true", "\"2\"", "\"\"", "' '", "2026-11-22", "2 s", "a", "a.b", "Å b",
    "[a]",
    "[1, true]", "{ a: b }",
  ]

  /// Scalars are typed by the field they fill, so a schema must put up with more than it looks like.
  @Test func values_areValid_whereverTheParserTakesThem() async throws {
    var files: [SampleFile] = []
    let golden = try DefinitionFiles.caseNames("ok").flatMap {
      try DefinitionFiles.golden("ok", $0)
    }
    for file in golden + ParserAgreementTests.samples {
      let reading = try #require(file.read())
      let places = Dictionary(grouping: reading.readings, by: \.range).compactMapValues(\.last)
      for (range, place) in places where place.reading.isOfScalar {
        // An id that YAML takes for a flag needs quotes in an editor.
        let isID = if case .id = place.reading { true } else { false }
        for other in Self.others where !(isID && other == "true") {
          let changed = file.replacing(range, with: other)
          let errors = changed.read()?.diagnostics.filter { $0.severity == .error }
          if errors?.isEmpty == true { files.append(changed) }
        }
      }
    }
    // Most of all that is tried is refused, and should be.
    #expect(files.count > 500)
    for (file, faults) in zip(files, try await Validator.faults(of: files).files) {
      #expect(faults == [], "\(file.name): \(file.yaml)")
    }
  }

  /// What a schema can see.
  private static let structural: Set<String> = [
    "GV0111", "GV0112", "GV0120", "GV0121", "GV0122", "GV0123", "GV0124", "GV0125", "GV0126",
    "GV0127", "GV0128", "GV0129", "GV0130", "GV0131", "GV0134", "GV0310", "GV0311", "GV0313",
  ]

  /// What is wrong with these, `check` alone can tell: where a preview stands among the steps, and
  /// which days February has.
  private static let unseen: Set<String> = [
    "HotKeys/demo/senere.yaml", "HotKeys/demo/alene.yaml", "Templates/t.md",
  ]

  /// What keeps a file from being read at all, or from counting.
  private static let unreadable: Set<String> = [
    "GV0100", "GV0101", "GV0102", "GV0103", "GV0104", "GV0105", "GV0106", "GV0107", "GV0108",
    "GV0109", "GV0110", "GV0113", "GV0115", "GV0270",
  ]

  /// Golden cases in error: a schema refuses those whose structure is wrong, and no other.
  @Test func definitions_areRefused_whereTheirStructureIsWrong() async throws {
    var files: [(name: String, file: SampleFile, codes: Set<String>)] = []
    for name in DefinitionFiles.caseNames("err") {
      let codes = try DefinitionFiles.codes(name)
      for file in try DefinitionFiles.golden("err", name) {
        let own = codes[file.name] ?? []
        guard own.isDisjoint(with: Self.unreadable) else { continue }
        files.append((name, file, own))
      }
    }
    let answers = try await Validator.faults(of: files.map(\.file)).files
    var refused: Set<String> = []
    for ((name, file, codes), faults) in zip(files, answers) {
      let isWrong =
        !codes.isDisjoint(with: Self.structural)
        && !(["confirm", "not-a-date"].contains(name) && Self.unseen.contains(file.name))
      #expect(
        faults.isEmpty != isWrong, "\(name), \(file.name), \(codes.sorted()): \(faults)")
      if isWrong { refused.formUnion(codes) }
    }
    #expect(refused.isSuperset(of: Self.structural))
  }
}
