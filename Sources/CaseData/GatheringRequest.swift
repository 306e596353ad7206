/// One entry of a hot key's `data:`, ready to be fetched.
///
/// - Shape: `name` is the name under which later requests and the steps know the answer.
package struct GatheringRequest: Sendable {
  package let name: String
  /// The adapter's name.
  package let adapter: String
  /// The query's name within the adapter.
  package let query: String
  /// How long the answer may take, counted from the moment the request is sent.
  package let deadline: Duration
  /// Works the arguments out of the initial data and the answers named in ``dependsOn``, and of
  /// nothing else.
  package let parameters: @Sendable ([String: Value]) throws -> [String: Value]
  /// Names of other requests, or of initial data, that must be there first.
  package let dependsOn: Set<String>

  package init(
    name: String, adapter: String, query: String, deadline: Duration, dependsOn: Set<String> = [],
    parameters: @escaping @Sendable ([String: Value]) throws -> [String: Value]
  ) {
    self.name = name
    self.adapter = adapter
    self.query = query
    self.deadline = deadline
    self.parameters = parameters
    self.dependsOn = dependsOn
  }
}

/// Why the data of a run could not be gathered.
///
/// - Shape: names only, so every case can be logged; the error of `parameters` is the caller's own.
package enum GatheringError: Error, Sendable {
  /// Two requests, or a request and initial data, share a name. Nothing was sent.
  case duplicateName(String)
  /// The request names an adapter that is not there. Nothing was sent.
  case unknownAdapter(request: String, adapter: String)
  /// These requests, sorted, wait for each other or for something that nobody fetches. Nothing was
  /// sent.
  case unresolved([String])
  /// The arguments could not be worked out.
  case parameters(request: String, any Error)
  /// The adapter gave no answer.
  case adapter(request: String, AdapterError)
  /// The adapter did not answer in time; a later answer is dropped.
  case deadline(request: String, adapter: String, Duration)
  /// The adapter broke its contract with an error of another type.
  case unexpected(request: String, adapter: String, errorType: String)
  /// The task was cancelled.
  case cancelled
}
