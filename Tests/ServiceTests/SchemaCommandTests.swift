import DesktopTestKit
import Foundation
import Testing

/// `genvej schema`, from any folder and without a session.
@Suite(.timeLimit(.minutes(1))) struct SchemaCommandTests {
  private func genvej(_ arguments: String...) async throws -> DaemonStage.Answer {
    let process = try await TestProcess.start(DaemonStage.genvej, arguments)
    guard case .exited(let code) = try await process.exit() else {
      throw TestKitError(.refused, "genvej schema was killed")
    }
    return DaemonStage.Answer(
      code: code, output: process.output.all, errors: process.errors.all)
  }

  @Test func schema_isPrinted_forEveryKindThatIsListed() async throws {
    let list = try await genvej("schema")
    #expect(list.code == 0)
    #expect(
      list.output == [
        "hotkey\tHotKeys/<area>/<name>.yaml", "system\tHotKeys/systems/<id>.yaml",
        "text\tTemplates/<area>/<name>.md", "adapters\tHotKeys/adapters.yaml",
        "rates\tHotKeys/rates/<id>.yaml", "site\t/etc/genvej/site.yaml",
        "script\tHotKeys/<area>/<name>.test.yaml",
      ])
    for kind in list.output.compactMap({ $0.split(separator: "\t").first.map(String.init) }) {
      let answer = try await genvej("schema", kind)
      #expect(answer.code == 0)
      let text = Data(answer.output.joined(separator: "\n").utf8)
      let schema = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
      #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
      #expect(schema["properties"] != nil)
    }
  }

  @Test func unknownKind_isRefused_withThoseThereAre() async throws {
    let answer = try await genvej("schema", "takst")
    #expect(answer.code == 2)
    #expect(
      answer.errors == [
        "genvej: there is no schema `takst`; the kinds are `hotkey`, `system`, `text`, `adapters`, `rates`, `site`, `script`"
      ])
    #expect(answer.output == [])
  }
}
