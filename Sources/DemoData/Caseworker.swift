import FoundationEssentials

/// The caseworker at the desk.
enum Caseworker {
  /// The profile file that the caseworker keeps.
  static let profile = Data(
    """
    {
      "medarbejder": {
        "navn": "Maja Øllgaard Prøve",
        "titel": "virksomhedskonsulent",
        "enhed": "JKN",
        "telefon": "70 00 00 21",
        "email": "maja.proeve@eksempel.dk",
        "telefontid": "hverdage kl. 9.00-11.00"
      }
    }

    """.utf8)
}
