/// What the measuring forms are filled with.
enum MeasuringTexts {
  /// The 60 texts of `felt01` … `felt60`.
  ///
  /// - Shape: all different, none empty, none with a line end or a space at either end; five have
  ///   exactly 300 characters; together they hold æøå, §, “”, ½, € and an emoji.
  static var all: [String] {
    (0..<60).map { index in
      index % 12 == 7 ? long[index / 12] : short[index - (index + 4) / 12]
    }
  }

  private static let short = [
    "Rasmus Æbelø Prøvesen", "610190-0019", "rasmus.proevesen@eksempel.dk",
    "Prøvevej 8, 2. th, 2200 København N",
    "70 00 01 19", "Jobcenter København Nord", "Maja Øllgaard Prøve", "26-104711", "22-11-2026",
    "Forberedende plan", "Kontanthjælp (aktivitetsparat)", "01-10-2024", "løbende", "Sygedagpenge",
    "01-02-2024",
    "30-09-2024", "LAB § 44, stk. 1", "Ressourceforløbsydelse", "01-02-2021", "31-01-2024",
    "1.234,50 kr.", "18,5",
    "½-2 timer pr. plan", "“Et skridt ad gangen”", "Café Ærø & Ø", "545 kr. ≈ 73 €",
    "Virksomhedspraktik",
    "Vejledning og opkvalificering", "Mentorstøtte", "LAB § 57", "LAB § 32, stk. 1, nr. 2",
    "Gl. Prøve Allé 1½, 1. mf",
    "Kl. 13.00-14.30, lokale 2.14", "Møde ved skranken 🙂 kl. 9", "Åse Ægidius-Ødegård",
    "Truckførerkursus, 37 timer",
    "CV opdateret den 3. september 2026", "Afbud modtaget: sygt barn", "NemSMS sendt dagen før",
    "Bisidder: ja; tolk: nej",
    "Læge: Lægehuset på Torvet", "LÆ 265 modtaget 30-09-2026", "Målgruppe § 6, nr. 3",
    "Fremmøde 80 %, fravær 20 %",
    "{ikke et felt} [heller ikke]", "C:\\sager\\26-104711", "x < y & y > z",
    "'enkelt' og \"dobbelt\"",
    "ÆØÅ æøå ÄÖÜ äöü éèê", "100 % af løntilskuddet", "a@b.dk; c+d@e.dk", "#1 * 2 = 2 / 1 ~ ^",
    "Slut på rækken",
    "Aftalt: ring tirsdag", "Ja",
  ]

  private static let long = [
    """
    Borgeren ønsker at komme tilbage til butiksarbejdet og har gode erfaringer fra den \
    seneste praktik. Der er aftalt en gradvis optrapning fra 6 til 12 timer om ugen, jf. \
    LAB § 57, og en mentor ½ dag hver uge. Vi taler sammen igen tirsdag den 1. december \
    2026 kl. 10.30, og en bisidder er velkommen med.
    """,
    """
    Prøvekøbing Bibliotek beskriver borgeren som “mødestabil, venlig og god til at spørge \
    om hjælp”. Opgaverne har været opstilling, kasse og telefon. Borgeren bliver træt \
    efter to timer og har brug for en pause i et roligt rum. Virksomheden vil gerne \
    forlænge praktikken otte uger, hvis timetallet øges.
    """,
    """
    Udgiften til arbejdssko er 649,95 kr. (ca. 87 €) og afholdes af kommunen efter aftale \
    med virksomheden. Kvitteringen er modtaget den 12. oktober 2026 og lagt på sagen. \
    Borgeren har selv betalt for busturen og spørger, om den kan godtgøres. Det er ikke \
    afgjort endnu; et svar kommer på skrift før jul.
    """,
    """
    Lægen oplyser i LÆ 265, at borgeren er i gang med genoptræning på Å-hospitalet to \
    gange om ugen, og at der ventes bedring inden for ½ år. Indholdet af attesten er ikke \
    gengivet her. Borgeren har læst den og er enig i beskrivelsen, men mener selv, at \
    smerterne fylder mere om vinteren end om sommeren.
    """,
    """
    Familien bor på Ærø, så weekenderne går ofte med rejse frem og tilbage. Derfor ønsker \
    borgeren fri hver fredag efter kl. 12.00, og det er aftalt med “Øens Byggemarked”. \
    Aftalen gælder til og med uge 9 og tages op igen ved næste opfølgning. Ændringer \
    meddeles pr. telefon 70 00 01 19 senest dagen før.
    """,
  ]

  /// The multi-line text of the mixed form.
  static let enquiry = """
    Borgeren spørger, om turen til praktikstedet kan betales.

    Der er 31,4 km hver dag fra hjemmet til “Øens Byggemarked” og tilbage, og praktikken varer fra \
    den 7. december 2026 til den 26. februar 2027, tre dage om ugen. Borgeren kører selv og har \
    beholdt sine kvitteringer (ca. 45 € indtil nu).

    Aftalt: Jeg regner på godtgørelsen efter LAB § 175 og ringer tilbage senest på fredag.
    """
}
