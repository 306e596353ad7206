extension Citizen {
  /// Citizens with everyday cases: no e-mail, protected, young, new, with overlap, with a gap.
  static let ordinary: [Citizen] = [
    withoutEmail, withoutCheckDigit, protected, young, overlapping, withGap,
  ]

  private static let withoutEmail = Citizen(
    cpr: "6101900027", name: "Søren Testrup", telephone: "70 00 01 27",
    address: "Testgade 4A, st. tv, 1620 København V", hasDigitalPost: false,
    caseNumber: "26-104712",
    benefits: [
      Benefit("Kontanthjælp (jobparat)", "2022-03", "2023-12"),
      Benefit("Kontanthjælp (aktivitetsparat)", "2024-01", "2026-11"),
    ],
    activities: [
      Activity(
        "Gartnerhjælper, Parkskolen", "Nytteindsats", "20", "LAB kap. 13", "2023-04-03",
        "2023-06-30")
    ])

  /// Fails modulus 11, as numbers given for 1 January may: a warning, never a refusal (domain
  /// §1.2).
  private static let withoutCheckDigit = Citizen(
    cpr: "6101900001", name: "Aage Nytårsen", email: "aage.nytaarsen@eksempel.dk",
    telephone: "70 00 01 01",
    address: "Eksempelallé 101, 2300 København S", hasConsented: true, caseNumber: "26-104713",
    caseType: "Revurdering",
    benefits: [Benefit("Sygedagpenge", "2026-02", "2026-11")],
    certificates: [Certificate("LÆ 285", "sygedagpengeattest", "2026-04-09")])

  private static let protected = Citizen(
    cpr: "8211791048", name: "Kirsten Skjold", email: "k.skjold@eksempel.dk",
    telephone: "70 00 01 13",
    address: "Mønsterstræde 7, 3. 14, 2450 København SV", isAddressProtected: true,
    caseNumber: "26-104714",
    benefits: [
      Benefit("Sygedagpenge", "2024-05", "2025-04"),
      Benefit("Ressourceforløbsydelse (jobafklaringsforløb)", "2025-05", "2026-11"),
    ],
    activities: [
      Activity(
        "Et skridt ad gangen", "Vejledning og opkvalificering", "6", "LAB § 91", "2025-09-01", nil)
    ])

  private static let young = Citizen(
    cpr: "6902004015", name: "Yousef Demirskov", email: "yousef.demirskov@eksempel.dk",
    telephone: "70 00 40 15",
    address: "Skabelonvej 33B, kl., 2400 København NV", needsInterpreter: true,
    caseNumber: "26-104715",
    benefits: [
      Benefit("Uddannelseshjælp", "2019-08", "2021-06"),
      Benefit("SU", "2021-07", "2022-01"),
      Benefit("Uddannelseshjælp", "2022-02", "2026-11"),
    ],
    activities: [
      Activity(
        "Brobygning til erhvervsuddannelse", "Vejledning og opkvalificering", "22", "LAB § 91",
        "2022-08-15", "2022-12-16")
    ])

  /// Two benefits in the same months: two rows, flagged, not resolved (domain §2.4).
  private static let overlapping = Citizen(
    cpr: "9108720058", name: "Birthe Dobbelt-Lange", email: "birthe.dobbelt@eksempel.dk",
    telephone: "70 00 00 15",
    address: "Byvej 3, 2. th, Lille Prøveby, 4000 Roskilde", hasConsented: true,
    caseNumber: "26-104716",
    caseType: "Fornyet forelæggelse",
    benefits: [
      Benefit("Ledighedsydelse", "2018-01", "2020-05"),
      Benefit("Fleksløntilskud", "2020-04", "2024-10"),
      Benefit("Sygedagpenge", "2024-09", "2025-06"),
      Benefit("Ledighedsydelse", "2025-07", "2026-11"),
    ])

  /// A month and a half year without a benefit: shown as such, never as self-supporting.
  private static let withGap = Citizen(
    cpr: "7806682017", name: "Niels Pausegård", telephone: "70 00 20 17",
    address: "Testvej 8, 2400 København NV", caseNumber: "26-104717",
    benefits: [
      Benefit("Arbejdsløshedsdagpenge", "2016-02", "2018-01"),
      Benefit("Kontanthjælp (jobparat)", "2018-03", "2019-12"),
      Benefit("Kontanthjælp (aktivitetsparat)", "2020-07", "2026-11"),
    ],
    activities: [
      Activity(
        "Truckførerkursus", "Vejledning og opkvalificering", "37", "LAB § 32, stk. 1, nr. 1",
        "2017-01-09", "2017-01-20")
    ])
}
