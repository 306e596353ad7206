package import FoundationEssentials

/// The fictitious municipality that the demo, the tests and the benchmark work on.
///
/// - Shape: the same content each time. `opera.sqlite` and `aktiv.sqlite` (citizens, cases,
///   activities, benefits), `maaling.sqlite` (the texts of the measuring forms), `enheder.csv`
///   (ISO-8859-1, semicolons) and `config/genvej/profil.json` (the caseworker).
/// - Source: domain §1.3 (day of birth + 60, so that no number belongs to anybody), §2.3, §2.4,
///   §4.4.
package enum DemoData {
  /// CPR number, ten digits, of the citizen whose data fill every field of the forberedende plan.
  package static let mainCitizen = Citizen.main.cpr

  /// CPR numbers, ten digits, of all citizens.
  package static var citizens: [String] { Citizen.all.map(\.cpr) }

  /// The texts of `felt01` … `felt60`, in order, as the measuring form must hold them.
  package static var measuringTexts: [String] { MeasuringTexts.all }

  /// Writes everything into a folder; an earlier content of these files is replaced.
  ///
  /// - Parameter folder: what `GENVEJ_DATA` is to name; made where it is missing.
  /// - Throws: `CocoaError` where the folder cannot be written, GRDB's `DatabaseError` where a
  ///   database cannot.
  package static func write(to folder: URL) throws {
    let files = FileManager.default
    let profile = profileFolder(in: configHome(in: folder))
    try files.createDirectory(at: profile, withIntermediateDirectories: true)
    try DemoDatabase.replace(folder.appending(path: "opera.sqlite"), with: DemoDatabase.opera)
    try DemoDatabase.replace(folder.appending(path: "aktiv.sqlite"), with: DemoDatabase.aktiv)
    try DemoDatabase.replace(folder.appending(path: "maaling.sqlite"), with: DemoDatabase.maaling)
    try Unit.table.write(to: folder.appending(path: "enheder.csv"), options: .atomic)
    try Caseworker.profile.write(to: profile.appending(path: "profil.json"), options: .atomic)
  }

  /// What `XDG_CONFIG_HOME` is to name so that the caseworker's profile is found.
  package static func configHome(in folder: URL) -> URL { folder.appending(path: "config") }

  private static func profileFolder(in configHome: URL) -> URL {
    configHome.appending(path: "genvej")
  }
}
