/// A fictitious citizen with everything the case systems know of them.
///
/// - Shape: dates are ISO texts, as the databases hold them; months are `yyyy-mm`.
struct Citizen {
  let cpr: String
  let name: String
  var email: String?
  var telephone: String?
  /// One line; `nil` for a citizen without a fixed address.
  var address: String?
  var isAddressProtected = false
  var hasDigitalPost = true
  var needsInterpreter = false
  var hasConsented = false
  let caseNumber: String
  var caseType = "Forberedende plan"
  var benefits: [Benefit] = []
  var activities: [Activity] = []
  var certificates: [Certificate] = []
  var reports: [ProgressReport] = []
}

/// A benefit paid for each month from one to another.
struct Benefit {
  let name: String
  let from: Month
  let to: Month

  init(_ name: String, _ from: String, _ to: String) {
    self.name = name
    self.from = Month(from)
    self.to = Month(to)
  }

  /// Every calendar month of the benefit, in order.
  var months: [Month] { (from.number...to.number).map(Month.init(number:)) }
}

/// A calendar month.
struct Month {
  /// Months since year 0.
  let number: Int

  init(number: Int) {
    self.number = number
  }

  /// Reads `2026-11`.
  init(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    number = parts[0] * 12 + parts[1] - 1
  }

  var year: Int { number / 12 }
  /// 1...12.
  var month: Int { number % 12 + 1 }
}

/// One activity (tilbud) of a citizen.
struct Activity {
  let title: String
  let kind: String
  /// Hours a week, with a full stop for the decimals: SQLite's own numbers would not be exact.
  let hours: String
  /// As the source holds it: the paragraph in force when the activity began.
  let paragraph: String
  let from: String
  /// `nil` while it goes on.
  let to: String?

  init(
    _ title: String, _ kind: String, _ hours: String, _ paragraph: String, _ from: String,
    _ to: String?
  ) {
    self.title = title
    self.kind = kind
    self.hours = hours
    self.paragraph = paragraph
    self.from = from
    self.to = to
  }
}

/// A medical certificate in the case: kind and date only.
struct Certificate {
  let code: String
  let name: String
  let received: String

  init(_ code: String, _ name: String, _ received: String) {
    self.code = code
    self.name = name
    self.received = received
  }
}

/// A supplier's report on an activity.
struct ProgressReport {
  let supplier: String
  let activity: String
  let date: String
  let pages: Int

  init(_ supplier: String, _ activity: String, _ date: String, _ pages: Int) {
    self.supplier = supplier
    self.activity = activity
    self.date = date
    self.pages = pages
  }
}

extension Citizen {
  /// Everybody; the first is the main demo citizen.
  static var all: [Citizen] { [main] + ordinary + unusual }
}
