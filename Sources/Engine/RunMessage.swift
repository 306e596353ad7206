import Desktop
import Diagnostics

/// What a caseworker reads when a run did not complete; Danish.
///
/// - Shape: what happened, then what to do; labels and counts, never a value.
extension RunFailure {
  package var message: String {
    let place = label.map { " i feltet »\($0)«" } ?? ""
    switch cause {
    case .busy: return "Genvej er i gang med en anden genvej. Vent, eller stop den med Esc."
    case .switchedOff(let reason): return reason
    case .unknownHotKey: return "Genvejen findes ikke. Se listen med `genvej list`."
    case .question(let name, let problem): return RunFailure.message(name, problem)
    case .planning(let findings):
      return "Planen kan ikke lægges: \(RunFailure.danish(findings)). Intet er skrevet."
    case .data(let adapter, let query, let code, _):
      return
        "Data kunne ikke hentes fra \(adapter) (\(query)): \(RunFailure.reason(code)). Intet er skrevet."
    case .noRate(let rates):
      return
        "Satsen »\(rates)« er ikke godkendt for den dato, det gælder. Spørg it-kontoret. Intet er skrevet."
    case .noWindow(let system):
      return "Der er intet åbent vindue til \(system). Åbn det, og prøv igen."
    case .severalWindows(let system, let count):
      return "Der er \(count) åbne vinduer til \(system). Klik i det rigtige, og prøv igen."
    case .otherCitizen:
      return "Vinduet viser en anden borger end den, data er hentet for. Intet er skrevet."
    case .citizenUnreadable:
      return "Vinduet viser ikke, hvilken borger det gælder. Intet er skrevet."
    case .cannotProve(let fields):
      return
        "Programmet kan ikke vise, hvad der står i \(fields.listed). Skemaet kræver bevis, så intet er skrevet."
    case .labelMissing(let fields):
      return "Vinduet har ikke felterne \(fields.listed). Intet er skrevet."
    case .wrongField(let expected, let found):
      let seen = found.map { "»\($0)«" } ?? "et ukendt felt"
      return "Markøren står i \(seen), men skulle stå i »\(expected)«. Genvej er stoppet."
    case .mismatch(let difference):
      return "Teksten\(place) blev ikke, som den skulle: \(difference.danish). Genvej er stoppet."
    case .changedAfterwards(let difference):
      return
        "Programmet har ændret teksten\(place), efter at den var skrevet: \(difference.danish). Kontrollér feltet."
    case .choiceNotSet: return "Valget\(place) kunne ikke sættes. Genvej er stoppet."
    case .checkboxNotSet: return "Afkrydsningen\(place) kunne ikke sættes. Genvej er stoppet."
    case .readOnly: return "Der kan ikke skrives\(place). Genvej er stoppet."
    case .formLost:
      return
        "Skemaet er væk, blev genindlæst eller viser noget andet end før. Kontrollér alle felter: tekster kan stå et forkert sted."
    case .accessibility(let code):
      return "Programmet svarer ikke på, hvad felterne hedder (\(code.rawValue))."
    case .desktop(let error): return RunFailure.message(error.code, place)
    case .noPreview:
      return
        "Genvejen skal godkendes i en forhåndsvisning, men vinduet til den kan ikke vises. Intet er skrevet."
    case .changedSincePreview:
      return
        "Feltet »\(label ?? "")« er ændret siden forhåndsvisningen, og er ikke rørt. Genvej er stoppet."
    case .unreachable:
      return
        "Markøren kommer ikke hen til feltet »\(label ?? "")«: tastaturet er låst, eller feltet er beskyttet. Vent, til skærmen er klar, og prøv igen."
    case .noScreen:
      return "Vinduet og skemaet passer ikke sammen. Spørg it-kontoret. Intet er skrevet."
    case .insertUnproved: return "Den indsatte tekst kunne ikke læses tilbage. Kontrollér den."
    }
  }

  private static func message(_ name: String, _ problem: QuestionProblem) -> String {
    let wanted = name == "cpr" ? "et CPR-nummer" : "»\(name)«"
    switch problem {
    case .noAnswer:
      return
        "Genvej mangler \(wanted): det står hverken i vinduets titel eller i det markerede. Markér det, og prøv igen."
    case .notGiven:
      return
        "En plan ser ikke på vinduer og spørger ingen: angiv \(wanted) med --set \(name)=…, eller med --set - og en linje på standard input."
    case .invalid: return "Det angivne er ikke \(wanted)."
    case .several: return "Der står flere forskellige CPR-numre. Markér det rigtige, og prøv igen."
    case .testNumber:
      return
        "Nummeret er et testnummer (fødselsdag + 60), som kun bruges i testtilstand (`--test-mode`)."
    case .unknownName: return "Genvejen spørger ikke om »\(name)«."
    case .noChoice:
      return
        "Genvej mangler et valg til »\(name)«: vælg i panelet, eller angiv \(name)= med numre i listen (1,3), tekster, alle eller ingen."
    case .notInList:
      return "Valget til »\(name)« er ikke netop én linje i listen. Intet er skrevet."
    case .shortList:
      return "Der er for få at vælge imellem til »\(name)«. Intet er skrevet."
    case .wrongCount: return "Der er valgt for mange eller for få til »\(name)«. Intet er skrevet."
    }
  }

  /// What is missing in a caseworker's words; any other mistake is the IT office's, in theirs.
  private static func danish(_ findings: [Diagnostic]) -> String {
    var sentences: [String] = []
    for finding in findings {
      let names = finding.message.split(separator: "`", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      let sentence =
        switch (finding.code, names.count) {
        case (.missingValue, 2): "der blev ikke fundet noget for »\(names[1])«"
        case (.missingValue, 1): "»\(names[0])« mangler"
        default: "fejl i definitionen (\(finding.message))"
        }
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences.joined(separator: "; ")
  }

  private static func reason(_ code: String) -> String {
    switch code {
    case "unavailable": "kilden findes ikke"
    case "locked": "kilden er optaget af et andet program"
    case "malformed": "kilden er beskadiget eller ser anderledes ud end aftalt"
    case "deadline": "intet svar inden for fristen"
    default: "forespørgslen passer ikke til kilden"
    }
  }

  private static func message(_ code: DesktopError.Code, _ place: String) -> String {
    switch code {
    case .connectionLost: "Forbindelsen til skærmen er væk."
    case .focusLost:
      "Et andet vindue kom frem\(place.isEmpty ? "" : ", mens Genvej skrev" + place). Genvej er stoppet."
    case .windowGone: "Vinduet blev lukket. Genvej er stoppet."
    case .notFetched: "Programmet tog ikke imod teksten\(place). Genvej er stoppet."
    case .noCopy:
      "Programmet giver ikke teksten\(place) tilbage, så den kan ikke kontrolleres. Genvej er stoppet."
    case .clipboardTaken:
      "Et andet program tog udklipsholderen\(place). Genvej er stoppet; kontrollér feltet."
    case .clipboardUnsaved:
      "Udklipsholderens indhold kan ikke gemmes, for dets program svarer ikke. Kopiér noget andet, og prøv igen. Intet er skrevet."
    case .stopped: "Genvej blev stoppet."
    case .shieldRefused:
      "Et andet program holder tastaturet. Luk menuen eller skærmlåsen, og prøv igen."
    case .cannotType: "Tastaturet mangler tegn, som teksten\(place) bruger. Genvej er stoppet."
    case .notActivated: "Vinduet kom ikke frem. Klik i det, og prøv igen."
    case .unsupported: "Skærmen mangler noget, som Genvej bruger. Spørg it-kontoret."
    }
  }
}

extension TextDifference {
  /// Lengths and places, without the texts.
  package var danish: String {
    switch kind {
    case .empty: "feltet er tomt, men skulle have \(expectedLength) tegn"
    case .truncated: "feltet har kun \(foundLength) af \(expectedLength) tegn"
    case .reformatted:
      "feltet har ændret tegnene omkring bogstaver og tal fra tegn \(firstDifference)"
    case .extended:
      "feltet har \(foundLength) tegn, men skulle have \(expectedLength); der står mere end vores tekst"
    case .other:
      "teksten afviger fra tegn \(firstDifference) (\(foundLength) tegn mod \(expectedLength))"
    }
  }
}

extension [String] {
  fileprivate var listed: String { map { "»\($0)«" }.joined(separator: ", ") }
}
