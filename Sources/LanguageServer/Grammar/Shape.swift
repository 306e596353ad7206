/// What may stand somewhere in a definition.
indirect enum Shape: Sendable {
  /// Keys of the language.
  case mapping(MappingKind)
  /// Names of the person's own choice, or of something declared elsewhere.
  case named(NameKind, Shape)
  /// A list; a single text stands for a list of one.
  case list(Shape)
  case scalar(ScalarKind)
  /// A text, or something more.
  case either(ScalarKind, Shape)
  /// A type of `needs:`: a word, a record of types, a list of one type.
  case neededType
  /// A script's stand-in for what a query gives: a value, a record, or a list of records.
  case caseValue
}

/// The mappings of the language, by what they describe.
enum MappingKind: String, Sendable, CaseIterable {
  case hotKey, purpose, manualTime, question, step, tableFilling, insertion, change
  case system, window, form, formField, place, column
  case adapters, adapter, query
  case rates, ratePeriod
  case text
  case script, double, scriptCase, previewAnswer, fault, faultDetails, expectation, expectedField
}

/// What the names of a mapping name.
enum NameKind: Sendable {
  case question, data
  /// Something of the form that a step fills.
  case filledField, filledTable, filledColumn
  case window, form, formField, column
  case adapter, query, parameter, resultField, matchedColumn
  case need
  /// What a script names of its hot key: data, fields of their records, questions, fields of forms.
  case caseData, caseResult, answer, caseField
}

/// What a text of a definition is.
enum ScalarKind: Sendable {
  /// For people.
  case prose
  case hotKeyID, systemID, textID, ratesID
  case reference(Reference)
  /// `system.form`.
  case formReference
  case words([Word])
  case expression, template, iteration, dataCall
  case chord, chords
  case path, sql
  case flag, number, date, duration
  /// What a field of the case holds.
  case caseText
  /// A value in a query's stead, or a record that is still to be written.
  case caseValue
  /// The word of a fault, which may go on.
  case fault

  enum Reference: Sendable {
    case hotKey, system, window, field, text, parameter, caseField, caseData
  }
}

/// A word that may stand as a value.
struct Word: Sendable {
  let text: String
  let summary: String

  init(_ text: String, _ summary: String) {
    self.text = text
    self.summary = summary
  }
}

/// A key of a mapping.
struct GrammarKey: Sendable {
  let name: String
  let shape: Shape
  let summary: String

  init(_ name: String, _ shape: Shape, _ summary: String) {
    self.name = name
    self.shape = shape
    self.summary = summary
  }
}

/// What decides which keys a mapping has.
struct MappingTraits {
  /// Keys that stand in it.
  var keys: Set<String> = []
  /// The value of its `type:`, `kind:` and `format:`.
  var words: [String: String] = [:]
  /// The adapter that a query belongs to.
  var adapterKind: String?
  var adapterFormat: String?
  /// The word of the fault that the mapping belongs to.
  var fault: String?
}

extension MappingKind {
  /// The keys that fit a mapping with these traits, in the order people write them.
  func keys(_ traits: MappingTraits) -> [GrammarKey] {
    switch self {
    case .hotKey: Grammar.hotKey
    case .purpose: Grammar.purpose
    case .manualTime: Grammar.manualTime
    case .question: Grammar.question(traits)
    case .step: Grammar.step(traits)
    case .tableFilling: Grammar.tableFilling
    case .insertion: Grammar.insertion
    case .change: Grammar.change
    case .system: Grammar.system
    case .window: Grammar.window
    case .form: Grammar.form
    case .formField: Grammar.formField(traits)
    case .place: Grammar.place
    case .column: Grammar.column(traits)
    case .adapters: Grammar.adapters
    case .adapter: Grammar.adapter(traits)
    case .query: Grammar.query(traits)
    case .rates: Grammar.rates
    case .ratePeriod: Grammar.ratePeriod
    case .text: Grammar.text
    case .script: Grammar.script
    case .double: Grammar.double
    case .scriptCase: Grammar.scriptCase
    case .previewAnswer: Grammar.previewAnswer
    case .fault: Grammar.fault
    case .faultDetails: Grammar.faultDetails(traits)
    case .expectation: Grammar.expectation
    case .expectedField: Grammar.expectedField
    }
  }
}

/// The keys of every mapping and the words of every enumeration, with what they mean.
///
/// The parsers decide what is right; a test holds the two against one another.
enum Grammar {}
