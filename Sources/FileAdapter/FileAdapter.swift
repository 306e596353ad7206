package import CaseData

/// Case data from a JSON or CSV file: a caseworker's own profile, a list of units, an export of
/// another system.
///
/// - Shape: the file is read anew at each fetch and nothing of it is kept; at most 64 MB.
/// - Errors: ``AdapterError`` of every code but `deadline`: the caller measures that and cancels.
/// - Isolation: a value; fetches run side by side, each on a thread of its own.
/// - Source: RFC 8259 (JSON), RFC 4180 (CSV).
package struct FileAdapter: SelfCheckingAdapter {
  /// What IT declares of one file.
  package struct Configuration: Sendable {
    package let name: String
    /// Absolute.
    package let path: String
    package let format: Format
    package let queries: [String: Query]
    /// Whether fictitious CPR numbers may come out of this file.
    package let mode: CPRNumber.Mode

    package init(
      name: String, path: String, format: Format, queries: [String: Query],
      mode: CPRNumber.Mode = .production
    ) {
      self.name = name
      self.path = path
      self.format = format
      self.queries = queries
      self.mode = mode
    }
  }

  package enum Format: Sendable, Hashable {
    /// UTF-8, with or without a byte order mark.
    case json
    case csv(CSVFormat)
  }

  /// One question to the file.
  package struct Query: Sendable {
    /// JSON: the keys that lead to the record or the list; empty means the whole document.
    package let at: [String]
    /// Column or key, and the parameter it must equal.
    package let match: [String: String]
    package let signature: AdapterQuery

    package init(
      at: [String] = [], match: [String: String] = [:], parameters: [AdapterQuery.Parameter] = [],
      shape: AdapterQuery.Shape, fields: [String: ValueType]
    ) {
      self.at = at
      self.match = match
      signature = AdapterQuery(parameters: parameters, shape: shape, fields: fields)
    }
  }

  private let configuration: Configuration

  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  package func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    let faults = FileFaults(adapter: configuration.name, query: query)
    guard let declared = configuration.queries[query] else {
      throw faults.badQuery("the query is not declared")
    }
    let arguments = try declared.signature.arguments(
      parameters, mode: configuration.mode, fault: faults.badQuery)
    let question = try FileQuestion(
      declared, arguments: arguments, mode: configuration.mode, faults: faults)
    let configuration = configuration
    return try await BlockingWork.run { cancellation in
      let bytes = try FileContent.read(
        configuration.path, faults: faults, betweenChunks: cancellation.check)
      switch configuration.format {
      case .json: return try JSONSource(bytes, cancellation: cancellation).answer(question)
      case .csv(let format):
        return try CSVSource(bytes, format: format, cancellation: cancellation).answer(question)
      }
    }
  }

  /// Everything that would make a declared query fail whatever it is asked: an absent file, another
  /// encoding, a column or a place in the document that is not there.
  ///
  /// - Returns: sorted by query; empty where all is well. An absent or locked file is found once a
  ///   query.
  package func problems() async throws -> [AdapterError] {
    var found: [AdapterError] = []
    for (name, query) in configuration.queries.sorted(by: { $0.key < $1.key }) {
      do {
        try await inspect(name, query)
      } catch let error as AdapterError {
        found.append(error)
      }
    }
    return found
  }

  private func inspect(_ name: String, _ query: Query) async throws {
    // Nothing is compared with the arguments, so that none is needed.
    let question = try FileQuestion(
      query, arguments: query.signature.parameters.map { ($0.name, .missing) },
      mode: configuration.mode, faults: FileFaults(adapter: configuration.name, query: name))
    let configuration = configuration
    try await BlockingWork.run { cancellation in
      let bytes = try FileContent.read(
        configuration.path, faults: question.faults, betweenChunks: cancellation.check)
      switch configuration.format {
      case .json: try JSONSource(bytes, cancellation: cancellation).inspect(for: question)
      case .csv(let format):
        try CSVSource(bytes, format: format, cancellation: cancellation).inspect(for: question)
      }
    }
  }
}

/// How a CSV file is written.
package struct CSVFormat: Sendable, Hashable {
  package enum Encoding: Sendable, Hashable {
    case utf8
    case latin1
  }

  /// An ASCII character between two fields.
  package let delimiter: UInt8
  package let encoding: Encoding
  /// `,` or `.`.
  package let decimalMark: Character

  /// Danish form where nothing else is said; `nil` for a delimiter that is not one printable ASCII
  /// character or a tab, or
  /// that is a quotation mark.
  package init?(
    delimiter: Character = ";", encoding: Encoding = .utf8, decimalMark: Character = ","
  ) {
    guard let byte = delimiter.asciiValue, byte == 0x09 || (0x20...0x7E).contains(byte),
      byte != 0x22,
      decimalMark == "," || decimalMark == "."
    else { return nil }
    self.delimiter = byte
    self.encoding = encoding
    self.decimalMark = decimalMark
  }
}
