import FoundationEssentials
import GRDB

/// The three SQLite files, made anew.
enum DemoDatabase {
  /// Replaces a database file by one with the content that `fill` writes.
  static func replace(_ file: URL, with fill: (Database) throws -> Void) throws {
    let files = FileManager.default
    for suffix in ["", "-journal", "-wal", "-shm"] {
      let path = file.path(percentEncoded: false) + suffix
      if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
    }
    let queue = try DatabaseQueue(path: file.path(percentEncoded: false))
    try queue.write(fill)
    try queue.close()
  }

  /// The case system: citizens, open cases, activities, certificates, progress reports.
  static func opera(_ database: Database) throws {
    try database.execute(sql: operaTables)
    for citizen in Citizen.all { try insert(citizen, into: database) }
  }

  /// The benefit system: one row for each benefit in each calendar month.
  static func aktiv(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE ydelse (cpr TEXT NOT NULL, aar INTEGER NOT NULL, maaned INTEGER NOT NULL,
          ydelse TEXT NOT NULL)
        """)
    for citizen in Citizen.all {
      for benefit in citizen.benefits {
        for month in benefit.months {
          try database.execute(
            sql: "INSERT INTO ydelse VALUES (?, ?, ?, ?)",
            arguments: [citizen.cpr, month.year, month.month, benefit.name])
        }
      }
    }
    try database.execute(sql: "CREATE INDEX ydelse_cpr ON ydelse (cpr)")
  }

  /// The texts of the measuring forms; no citizen.
  static func maaling(_ database: Database) throws {
    let columns = (1...60).map { "felt" + ($0 < 10 ? "0\($0)" : "\($0)") }
    try database.execute(
      sql:
        "CREATE TABLE maaleskema (nr INTEGER PRIMARY KEY, \(columns.map { $0 + " TEXT" }.joined(separator: ", ")))"
    )
    try database.execute(
      sql: "INSERT INTO maaleskema VALUES (1, \(columns.map { _ in "?" }.joined(separator: ", ")))",
      arguments: StatementArguments(MeasuringTexts.all))
    try database.execute(
      sql: """
        CREATE TABLE blandet (nr INTEGER PRIMARY KEY, emne TEXT, beskrivelse TEXT, dato TEXT, antal TEXT, svar TEXT,
          afsluttet INTEGER)
        """)
    try database.execute(
      sql: "INSERT INTO blandet VALUES (1, ?, ?, ?, ?, ?, ?)",
      arguments: [
        "Spørgsmål om befordring til praktik", MeasuringTexts.enquiry, "2026-11-16", "18.5",
        "Pr. telefon", true,
      ])
    try mentorSupport(database)
  }

  /// An application with every kind of field that its page writes anew.
  private static func mentorSupport(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE mentorstoette (nr INTEGER PRIMARY KEY, navn TEXT, cpr TEXT, stoetteform TEXT, mentor TEXT,
          fra TEXT, til TEXT, timer TEXT, beloeb TEXT, begrundelse TEXT, aftale TEXT, samtykke INTEGER,
          sagsbehandler TEXT)
        """)
    try database.execute(
      sql: "INSERT INTO mentorstoette VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        "Rasmus Æbelø Prøvesen", "6101900019", "En ekstern mentor",
        "Prøvekøbing Håndværk & Søn ApS",
        "2026-12-01", "2027-02-28", "2.5", "12345.5", MeasuringTexts.enquiry,
        "Aftalt med værkføreren", true, "Maja Øllgaard Prøve",
      ])
  }
}

extension DemoDatabase {
  private static let operaTables = """
    CREATE TABLE borger (cpr TEXT PRIMARY KEY, navn TEXT NOT NULL, email TEXT, telefon TEXT, adresse TEXT,
      adressebeskyttet INTEGER NOT NULL, digitalpost INTEGER NOT NULL, tolk INTEGER NOT NULL,
      samtykke INTEGER NOT NULL);
    CREATE TABLE sag (sagsnr TEXT PRIMARY KEY, cpr TEXT NOT NULL REFERENCES borger, sagstype TEXT NOT NULL,
      oprettet TEXT NOT NULL, afsluttet TEXT);
    CREATE TABLE tilbud (cpr TEXT NOT NULL REFERENCES borger, titel TEXT NOT NULL,
      tilbudstype TEXT NOT NULL, timetal TEXT, lovparagraf TEXT, fra TEXT NOT NULL, til TEXT);
    CREATE TABLE attest (cpr TEXT NOT NULL REFERENCES borger, type TEXT NOT NULL, navn TEXT NOT NULL,
      modtaget TEXT NOT NULL);
    CREATE TABLE progressionsrapport (cpr TEXT NOT NULL REFERENCES borger,
      leverandoer TEXT NOT NULL, tilbud TEXT NOT NULL, dato TEXT NOT NULL, sider INTEGER NOT NULL);
    CREATE INDEX sag_cpr ON sag (cpr);
    CREATE INDEX tilbud_cpr ON tilbud (cpr);
    CREATE INDEX attest_cpr ON attest (cpr);
    CREATE INDEX progressionsrapport_cpr ON progressionsrapport (cpr);
    """

  private static func insert(_ citizen: Citizen, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO borger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        citizen.cpr, citizen.name, citizen.email, citizen.telephone, citizen.address,
        citizen.isAddressProtected,
        citizen.hasDigitalPost, citizen.needsInterpreter, citizen.hasConsented,
      ])
    // An earlier case, closed: the plan must take the open one.
    try database.execute(
      sql: "INSERT INTO sag VALUES (?, ?, 'Revurdering', '2019-03-01', '2020-02-28')",
      arguments: ["19-" + citizen.caseNumber, citizen.cpr])
    try database.execute(
      sql: "INSERT INTO sag VALUES (?, ?, ?, '2026-09-01', NULL)",
      arguments: [citizen.caseNumber, citizen.cpr, citizen.caseType])
    try insertLists(of: citizen, into: database)
  }

  private static func insertLists(of citizen: Citizen, into database: Database) throws {
    for activity in citizen.activities {
      try database.execute(
        sql: "INSERT INTO tilbud VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          citizen.cpr, activity.title, activity.kind, activity.hours, activity.paragraph,
          activity.from, activity.to,
        ])
    }
    for certificate in citizen.certificates {
      try database.execute(
        sql: "INSERT INTO attest VALUES (?, ?, ?, ?)",
        arguments: [citizen.cpr, certificate.code, certificate.name, certificate.received])
    }
    for report in citizen.reports {
      try database.execute(
        sql: "INSERT INTO progressionsrapport VALUES (?, ?, ?, ?, ?)",
        arguments: [citizen.cpr, report.supplier, report.activity, report.date, report.pages])
    }
  }
}
