extension Citizen {
  /// Citizens whose data are hard on a form: too many rows, odd characters, nothing at all, no
  /// address, characters that act as keys.
  static let unusual: [Citizen] = [
    withManyRows, withOddCharacters, withNothing, withoutAddress, withKeysInData,
  ]

  /// 13 periods and 10 activities: more than the tables hold.
  private static let withManyRows = Citizen(
    cpr: "6402830059", name: "Jørgen Mangeår", email: "joergen.mangeaar@eksempel.dk",
    telephone: "70 00 00 16",
    address: "Lærkeprøven 12, 2770 Kastrup", hasConsented: true, caseNumber: "26-104718",
    benefits: (0..<13).map { index in
      let names = ["Kontanthjælp (jobparat)", "Sygedagpenge", "Kontanthjælp (aktivitetsparat)"]
      return Benefit(
        names[index % names.count], "\(2014 + index)-01",
        index == 12 ? "2026-11" : "\(2014 + index)-12")
    },
    activities: (0..<10).map { index in
      Activity(
        "Praktik nr. \(index + 1), Prøvekøbing Genbrugsplads", "Virksomhedspraktik",
        index.isMultiple(of: 2) ? "20" : "22.5",
        2016 + index < 2020 ? "LAB § 42" : "LAB § 57", "\(2016 + index)-03-01",
        "\(2016 + index)-05-31")
    })

  private static let withOddCharacters = Citizen(
    cpr: "7303850028", name: "Åse Ægidius-Ødegård “Ås” Čapková", email: "aase+plan@eksempel.dk",
    telephone: "+45 70 00 50 19", address: "Gl. Prøve Allé 1½, 1. mf, 2000 Frederiksberg",
    caseNumber: "26-104719 §½",
    benefits: [
      Benefit("Kontanthjælp (aktivitetsparat) – “særlig støtte” § 34", "2025-01", "2026-06"),
      Benefit("Førtidspension", "2026-07", "2026-11"),
    ],
    activities: [
      Activity(
        "Café “Ærø & Ø” – tjener, kasse (½ dag), 100 % i € 🚲 <b>ikke fed</b> \\n {{ ikke }}",
        "Virksomhedspraktik", "7.25", "LAB § 57", "2026-02-02", "2026-04-30"),
      Activity(
        String(repeating: "Særligt tilrettelagt forløb med ", count: 3) + "støtte", "Mentorstøtte",
        "1.5",
        "LAB § 167", "2026-05-04", nil),
    ],
    reports: [ProgressReport("Café “Ærø & Ø” 🚲", "Tjener, ½ dag", "2026-05-11", 2)])

  /// A new case: nothing to copy.
  ///
  /// Fails modulus 11.
  private static let withNothing = Citizen(
    cpr: "6101850002", name: "Ida Nystart", telephone: "70 00 00 02",
    address: "Begyndervej 1, 2650 Hvidovre", caseNumber: "26-104720")

  /// "Uden fast bopæl": a legal state, so no address is made up (domain §1.6).
  private static let withoutAddress = Citizen(
    cpr: "7611962015", name: "Per Udenby", email: "per.udenby@eksempel.dk", caseNumber: "26-104721",
    benefits: [Benefit("Kontanthjælp (aktivitetsparat)", "2026-01", "2026-11")])

  /// Tabs, line ends, control characters and right-to-left marks, which must never act as keys.
  private static let withKeysInData = Citizen(
    cpr: "7512880015", name: "Tobias\tLinjeskift", email: "tobias\n@eksempel.dk",
    telephone: "70 00\u{0B}00 15",
    address: "Kontrolvej\u{1B} 3,\r\n2500 Valby", caseNumber: "26-\u{200F}104722",
    benefits: [Benefit("Kontanthjælp\t(jobparat)", "2026-03", "2026-11")],
    activities: [
      Activity(
        "Kursus\nmed\tlinjer", "Vejledning og opkvalificering", "10", "LAB § 91", "2026-04-01", nil)
    ])
}
