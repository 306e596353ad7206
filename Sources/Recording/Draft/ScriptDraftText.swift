import CaseData
import HotKeyDefinition
import Planning

/// The drafted script: the same fields, filled for somebody who does not exist.
package enum ScriptDraftText {
  /// - Parameter leaves: every value of the recording's case; none of them comes into the text.
  package static func text(_ subject: DraftSubject, leaves: [CaseLeaf]) -> String {
    let used = leaves.filter { leaf in
      subject.citizen == leaf.path || subject.fields.contains { names(leaf, in: $0.content) }
        || subject.sources.questions.contains { $0.name == leaf.path }
    }
    var fields: [String: FormField] = [:]
    for leaf in used {
      fields[leaf.path] =
        subject.fields.first { names(leaf, in: $0.content) }?.recorded.field
    }
    let fictitious = FictitiousCase(used, avoiding: leaves, fields: fields)
    var lines = [
      "# Drafted by `genvej record` on \(subject.day.iso). All persons are made up. Run it with `genvej test`.",
      "script: \(subject.id)",
    ]
    lines += answers(subject, fictitious) + data(subject, fictitious)
    lines += ["cases:", "  - case: Udfyldningen, som den blev gjort i hånden"]
    if subject.citizen != nil, let cpr = fictitious.cpr {
      lines.append("    citizen: \(cpr.hyphenated)")
    }
    lines += ["    expect:", "      outcome: completed"]
    let expected = expectations(subject, fictitious)
    if !expected.isEmpty { lines += ["      fields:"] + expected.map { "        " + $0 } }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func names(_ leaf: CaseLeaf, in content: DraftContent) -> Bool {
    guard case .expression(let template, _) = content else { return false }
    return template.contains("{{ \(leaf.path) }}") || template.contains("{{ \(leaf.path) | ")
  }

  private static func answers(_ subject: DraftSubject, _ fictitious: FictitiousCase) -> [String] {
    let answers = subject.sources.questions.compactMap { question in
      fictitious.texts.first { $0.leaf.path == question.name }.map {
        "\(question.name): \($0.yaml)"
      }
    }
    return answers.isEmpty ? [] : ["answers: { \(answers.joined(separator: ", ")) }"]
  }

  private static func data(_ subject: DraftSubject, _ fictitious: FictitiousCase) -> [String] {
    let lines = subject.sources.data.compactMap { source -> String? in
      let entries = fictitious.texts.filter { $0.leaf.path.hasPrefix(source.name + ".") }
        .map { "\($0.leaf.path.dropFirst(source.name.count + 1)): \($0.yaml)" }
      // What the draft does not name would be fetched, so it is nothing in every source.
      return "  \(source.name): "
        + (source.isList
          ? "[]" : entries.isEmpty ? "null" : "{ \(entries.joined(separator: ", ")) }")
    }
    return lines.isEmpty ? [] : ["data:"] + lines
  }

  private static func expectations(
    _ subject: DraftSubject, _ fictitious: FictitiousCase
  ) -> [String] {
    let trial = TemplateTrial(fictitious.values)
    return subject.fields.compactMap { recorded, content in
      switch content {
      case .open: return nil
      case .constant(let text): return "\(recorded.id): \(YAMLText.quoted(text))"
      case .expression(let template, _):
        switch trial.content(of: template, in: recorded.field) {
        case .text(let text), .choice(let text): return "\(recorded.id): \(YAMLText.quoted(text))"
        case .flag(let flag): return "\(recorded.id): \(YAMLText.quoted(String(flag)))"
        case .untouched, nil: return nil
        }
      }
    }
  }
}
