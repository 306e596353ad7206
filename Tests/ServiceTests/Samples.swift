/// Definitions for tests.
enum Sample {
  static func insertion(id: String, keys: String, text: String = "Prøvetekst æøå") -> String {
    """
    hotkey: \(id)
    title: Prøve
    keys: \(keys)
    steps:
      - insert: "\(text)"

    """
  }

  static func fetching(id: String, call: String) -> String {
    """
    hotkey: \(id)
    title: Prøve
    ask:
      cpr: { type: cpr, from: [selection] }
    data:
      borger: \(call)
    steps:
      - insert: "{{ borger.navn }}"

    """
  }
}
