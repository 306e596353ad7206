import DemoData

/// What the 60 fields of the measuring form have to hold.
enum MeasuringForm {
  static let expected: [String: String] = Dictionary(
    uniqueKeysWithValues: DemoData.measuringTexts.enumerated().map { index, text in
      (index < 9 ? "felt0\(index + 1)" : "felt\(index + 1)", text)
    })
}
