import FoundationEssentials

/// A unit of the job centre, with an invented street.
///
/// - Source: domain §4.4.
struct Unit {
  let code: String
  let name: String
  let street: String
  let postalCode: String
  let town: String
  let telephone: String

  static let all = [
    Unit(
      code: "JKN", name: "Jobcenter København Nord (fiktiv)", street: "Prøvevej 12, 2.",
      postalCode: "2200",
      town: "København N", telephone: "70 00 00 01"),
    Unit(
      code: "JKM", name: "Jobcenter København Midt (fiktiv)", street: "Testgade 4A, st. tv",
      postalCode: "1620",
      town: "København V", telephone: "70 00 00 02"),
    Unit(
      code: "JKS", name: "Jobcenter København Syd (fiktiv)", street: "Eksempelallé 101",
      postalCode: "2300",
      town: "København S", telephone: "70 00 00 03"),
    Unit(
      code: "JCS", name: "Sygedagpengecentret (fiktiv)", street: "Mønsterstræde 7, 3. 14",
      postalCode: "2450",
      town: "København SV", telephone: "70 00 00 04"),
    Unit(
      code: "JSV", name: "Job på Særlige Vilkår (fiktiv)", street: "Skabelonvej 33B, kl.",
      postalCode: "2400",
      town: "København NV", telephone: "70 00 00 05"),
  ]

  /// The units as a spreadsheet writes them in Denmark: semicolons, ISO-8859-1, CR LF.
  static var table: Data {
    let lines = all.map {
      [$0.code, $0.name, $0.street, $0.postalCode, $0.town, $0.telephone].joined(separator: ";")
    }
    let text = (["kode;navn;vej;postnr;by;telefon"] + lines).map { $0 + "\r\n" }.joined()
    // Every letter above lies in Latin 1, where a scalar's number is its byte.
    return Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }
}
