import ArgumentParser
import DefinitionSchema
import HotKeyDefinition

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file, for editors that complete YAML.",
    discussion: """
      Without KIND the kinds are listed. Write it beside your definitions, and name it in their \
      first line:
      # yaml-language-server: $schema=hotkey.schema.json
      """)

  @Argument(
    help: "\(DefinitionFileKind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: String?

  func run() throws {
    guard let kind else {
      for kind in DefinitionFileKind.allCases {
        print("\(kind.rawValue)\t\(SchemaDocument(kind).place)")
      }
      return
    }
    guard let known = DefinitionFileKind(rawValue: kind) else {
      let kinds = DefinitionFileKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      StandardError.write("genvej: there is no schema `\(kind)`; the kinds are \(kinds)\n")
      throw ExitCode(2)
    }
    print(SchemaDocument(known).text, terminator: "")
  }
}
