extension Citizen {
  /// The citizen of the demo: every prefilled field of the plan has a content, the tables are
  /// exactly full.
  ///
  /// - Shape: 10 benefit periods without gap or overlap, 8 activities of which four began before
  ///   1 January 2020 and one crosses it.
  static let main = Citizen(
    cpr: "6101900019",
    name: "Rasmus Æbelø Prøvesen",
    email: "rasmus.proevesen@eksempel.dk",
    telephone: "70 00 01 19",
    address: "Prøvevej 8, 2. th, 2200 København N",
    hasConsented: true,
    caseNumber: "26-104711",
    benefits: [
      Benefit("Arbejdsløshedsdagpenge", "2014-01", "2015-03"),
      Benefit("Sygedagpenge", "2015-04", "2015-11"),
      Benefit("Ressourceforløbsydelse (jobafklaringsforløb)", "2015-12", "2017-11"),
      Benefit("Kontanthjælp (jobparat)", "2017-12", "2018-05"),
      Benefit("Kontanthjælp (aktivitetsparat)", "2018-06", "2019-08"),
      Benefit("Revalideringsydelse", "2019-09", "2020-06"),
      Benefit("Kontanthjælp (aktivitetsparat)", "2020-07", "2021-01"),
      Benefit("Ressourceforløbsydelse (ressourceforløb)", "2021-02", "2024-01"),
      Benefit("Sygedagpenge", "2024-02", "2024-09"),
      Benefit("Kontanthjælp (aktivitetsparat)", "2024-10", "2026-11"),
    ],
    activities: [
      Activity(
        "Jobsøgning og CV-værksted", "Vejledning og opkvalificering", "15",
        "LAB § 32, stk. 1, nr. 2",
        "2014-09-01",
        "2014-11-21"),
      Activity(
        "Lagermedarbejder, Testlageret A/S", "Virksomhedspraktik", "25", "LAB § 42", "2016-05-02",
        "2016-07-29"),
      Activity(
        "Mestring af smerter i hverdagen", "Vejledning og opkvalificering", "8",
        "LAB § 32, stk. 1, nr. 2",
        "2017-02-06", "2017-04-28"),
      Activity(
        "Støtte til struktur og fremmøde", "Mentorstøtte", "2.5", "LAB § 31 b", "2019-11-04",
        "2020-03-27"),
      Activity(
        "Grundlæggende it på kontoret", "Vejledning og opkvalificering", "18.5", "LAB § 91",
        "2020-08-10", "2020-10-30"),
      Activity(
        "Butiksmedhjælper, Øens Byggemarked", "Virksomhedspraktik", "12", "LAB § 57", "2021-09-06",
        "2021-12-03"),
      Activity(
        "Støtte på arbejdspladsen", "Mentorstøtte", "3", "LAB § 167", "2022-03-01", "2023-02-28"),
      Activity(
        "Kontorassistent, Prøvekøbing Bibliotek", "Virksomhedspraktik", "10", "LAB § 57",
        "2026-08-17", nil),
    ],
    certificates: [
      Certificate("LÆ 285", "sygedagpengeattest", "2024-03-14"),
      Certificate("LÆ 125", "statusattest", "2025-11-26"),
      Certificate("LÆ 265", "rehabiliteringsattest", "2026-09-30"),
    ],
    reports: [
      ProgressReport("Fonden Vejskiltet", "Støtte på arbejdspladsen", "2022-09-02", 4),
      ProgressReport("Fonden Vejskiltet", "Støtte på arbejdspladsen", "2023-03-06", 6),
      ProgressReport("Prøvekøbing Bibliotek", "Kontorassistent", "2026-10-12", 3),
    ])
}
