import CaseData
import Diagnostics

/// `ask:`, one question at a time.
extension HotKeyParser {
  /// - Returns: `nil` where it cannot be read; its name is then of unknown type.
  mutating func readQuestion(_ name: Name, _ node: YAMLNode) -> Question? {
    guard var reader = MappingReader(node, "the question `\(name.text)`", &findings) else {
      opaqueNames.append(name)
      return nil
    }
    let question =
      reader.holds("each") ? readElements(name, &reader) : readTyped(name, &reader)
    reader.finish(&findings)
    if question == nil { opaqueNames.append(name) }
    return question
  }

  // MARK: A value, or options

  private mutating func readTyped(_ name: Name, _ reader: inout MappingReader) -> Question? {
    let type = reader.require("type", &findings).flatMap {
      findings.valueType($0.value, of: "`type`", ValueType.askable)
    }
    let isSeveral = findings.flag(reader.take("several", &findings)) ?? false
    if isSeveral { return readSeveral(name, type, &reader) }
    let sources = reader.require("from", &findings).map { readSources($0.value) } ?? []
    let label = findings.text(reader.take("label", &findings))
    let options = reader.take("options", &findings).map { readOptions($0.value) } ?? []
    let entry = reader.take("default", &findings)
    let initially = findings.text(entry)
    if let entry, let initially, !options.isEmpty, !options.contains(initially) {
      unknownDefault(name, initially, entry.value, options, isSeveral: false)
    }
    refuse(["at-least", "at-most"], in: &reader, because: "it goes with `several: true`")
    refuse(["show"], in: &reader, because: "it goes with `each`")
    return type.map {
      Question(
        name: name, type: $0, sources: sources, label: label, options: options,
        initially: initially)
    }
  }

  private mutating func readSeveral(
    _ name: Name, _ type: ValueType?, _ reader: inout MappingReader
  ) -> Question? {
    if let type, type != .text {
      findings.add(
        .misplacedKey, "`several` does not fit here: it takes options of `type: text`",
        at: name.span.range, label: type.words)
    }
    refuse(["show"], in: &reader, because: "it goes with `each`")
    let label = findings.text(reader.take("label", &findings))
    let options = reader.take("options", &findings).map { readOptions($0.value) }
    if options == nil {
      findings.add(
        .nothingToChoose, "there is nothing to choose several of", at: name.span.range,
        label: "`options` or `each` is missing",
        help: "name the possibilities in `options`, or the list they stand in with `each`")
    }
    readPromptOnly(&reader)
    let initially = readInitially(name, options, isSeveral: true, &reader)
    let limits = readLimits(options, initially, &reader)
    guard type != nil, let options else { return nil }
    let choice = QuestionChoice(
      elements: nil, isSeveral: true, limits: limits, initially: initially)
    return Question(
      name: name, type: .list(.text), sources: [.prompt], label: label, options: options,
      choice: choice)
  }

  private mutating func readOptions(_ node: YAMLNode) -> [String] {
    var first: [String: Range<Int>] = [:]
    return findings.items(node, of: "`options`").compactMap { item in
      guard let scalar = findings.scalar(item, of: "an item of `options`") else { return nil }
      if let earlier = first[scalar.text] {
        findings.add(
          .optionTwice, "the option `\(scalar.text)` stands here twice", at: scalar.range,
          label: "again",
          notes: [Diagnostic.Note("it stands here first", at: findings.span(earlier))],
          help: "leave one of them out")
        return nil
      }
      first[scalar.text] = scalar.range
      return scalar.text
    }
  }

  private mutating func readSources(_ node: YAMLNode) -> [Question.Source] {
    findings.items(node, of: "`from`").compactMap {
      findings.word($0, of: "an item of `from`", Question.Source.self)
    }
  }

  // MARK: Elements of the data

  private mutating func readElements(_ name: Name, _ reader: inout MappingReader) -> Question? {
    let rows = reader.require("each", &findings).flatMap { readIteration($0) }
    let show = reader.require("show", &findings).flatMap {
      readTemplate($0.value, of: "`show`")
    }
    refuse(["type"], in: &reader, because: "the type is that of the list's elements")
    refuse(["options"], in: &reader, because: "`each` names what may be chosen")
    let isSeveral = findings.flag(reader.take("several", &findings)) ?? false
    let label = findings.text(reader.take("label", &findings))
    readPromptOnly(&reader)
    let initially = readInitially(name, nil, isSeveral: isSeveral, &reader)
    var limits = 1...1
    if isSeveral {
      limits = readLimits(nil, initially, &reader)
    } else {
      refuse(["at-least", "at-most"], in: &reader, because: "it goes with `several: true`")
    }
    guard let rows, let show else { return nil }
    let elements = QuestionChoice.Elements(rows: rows, show: show)
    let choice = QuestionChoice(
      elements: elements, isSeveral: isSeveral, limits: limits, initially: initially)
    return Question(
      name: name, type: .unknown, sources: [.prompt], label: label, choice: choice)
  }

  // MARK: What both kinds of list have

  /// A list can be chosen from in the prompt only, so `from` need not say it.
  private mutating func readPromptOnly(_ reader: inout MappingReader) {
    guard let entry = reader.take("from", &findings) else { return }
    for item in findings.items(entry.value, of: "`from`") {
      let source = findings.word(item, of: "an item of `from`", Question.Source.self)
      guard let source, source != .prompt, case .scalar(let scalar) = item else { continue }
      findings.add(
        .misplacedKey,
        "`\(source.rawValue)` does not fit here: a list is chosen from in the prompt",
        at: scalar.range, help: "write `from: prompt`")
    }
  }

  private mutating func readInitially(
    _ name: Name, _ options: [String]?, isSeveral: Bool, _ reader: inout MappingReader
  ) -> QuestionChoice.Initially {
    guard let entry = reader.take("default", &findings) else { return .none }
    if isSeveral, case .scalar(let scalar) = entry.value {
      if scalar.text == "all" { return .all }
      if scalar.text == "none" { return .none }
    }
    if !isSeveral, case .scalar(let scalar) = entry.value, ["all", "none"].contains(scalar.text) {
      unknownDefault(name, scalar.text, entry.value, [], isSeveral: false)
    }
    guard isSeveral else { return .texts(findings.text(entry).map { [$0] } ?? []) }
    let known = options.map { Set($0) }
    let texts = findings.items(entry.value, of: "`default`").compactMap { item -> String? in
      guard let text = findings.scalar(item, of: "an item of `default`")?.text else { return nil }
      if let options, known?.contains(text) == false {
        unknownDefault(name, text, item, options, isSeveral: true)
      }
      return text
    }
    return .texts(texts)
  }

  private mutating func unknownDefault(
    _ name: Name, _ text: String, _ node: YAMLNode, _ options: [String], isSeveral: Bool
  ) {
    guard case .scalar(let scalar) = node else { return }
    let isWord = ["all", "none"].contains(text)
    let help =
      isWord && !isSeveral
      ? "`all` and `none` go with `several: true`"
      : Suggestion.help(text, in: options, noun: "options")
    findings.add(
      .unknownDefault, "`\(name.text)` has no option `\(text)`", at: scalar.range,
      label: "unknown option", help: help)
  }

  private mutating func refuse(
    _ keys: [String], in reader: inout MappingReader, because reason: String
  ) {
    for key in keys { reader.refuse(key, because: reason, &findings) }
  }
}
