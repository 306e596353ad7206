import Desktop
import Diagnostics
package import PanelModel

/// The same in English, for a desk whose locale says so; every cause has both.
extension RunFailure {
  /// What happened, then what to do; labels and counts, never a value.
  ///
  /// A reason that was given to the failure (`switchedOff`) is told in the language it came in.
  package func message(in language: PanelLanguage) -> String {
    language.isEnglish ? english : message
  }

  private var english: String {
    let place = label.map { " in the field “\($0)”" } ?? ""
    switch cause {
    case .busy: return "Genvej is busy with another hot key. Wait, or stop it with Esc."
    case .switchedOff(let reason): return reason
    case .unknownHotKey: return "There is no such hot key. `genvej list` shows those there are."
    case .question(let name, let problem): return RunFailure.english(name, problem)
    case .planning(let findings):
      return "There can be no plan: \(RunFailure.english(findings)). Nothing was written."
    case .data(let adapter, let query, let code, _):
      return
        "Data could not be had from \(adapter) (\(query)): \(RunFailure.english(code)). Nothing was written."
    case .noRate(let rates):
      return
        "The rate “\(rates)” is not approved for the date in question. Ask the IT office. Nothing was written."
    case .noWindow(let system):
      return "No window of \(system) is open. Open it, and try again."
    case .severalWindows(let system, let count):
      return "There are \(count) open windows of \(system). Click in the right one, and try again."
    case .otherCitizen:
      return "The window shows another citizen than the one of the data. Nothing was written."
    case .citizenUnreadable:
      return "The window does not show which citizen it is about. Nothing was written."
    case .cannotProve(let fields):
      return
        "The program cannot show what stands in \(fields.quoted). The form demands proof, so nothing was written."
    case .labelMissing(let fields):
      return "The window does not have the fields \(fields.quoted). Nothing was written."
    case .wrongField(let expected, let found):
      let seen = found.map { "“\($0)”" } ?? "an unknown field"
      return "The cursor is in \(seen), but should be in “\(expected)”. Genvej has stopped."
    case .mismatch(let difference):
      return
        "The text\(place) did not become what it should: \(difference.english). Genvej has stopped."
    case .changedAfterwards(let difference):
      return
        "The program changed the text\(place) after it was written: \(difference.english). Check the field."
    case .choiceNotSet: return "The choice\(place) could not be set. Genvej has stopped."
    case .checkboxNotSet: return "The check mark\(place) could not be set. Genvej has stopped."
    case .readOnly: return "Nothing can be written\(place). Genvej has stopped."
    case .formLost:
      return
        "The form is gone, was loaded anew or shows something else than before. Check all fields: texts may stand in a wrong place."
    case .accessibility(let code):
      return "The program does not answer what its fields are called (\(code.rawValue))."
    case .desktop(let error): return RunFailure.english(error.code, place)
    case .unreachable:
      return
        "The cursor does not come to the field “\(label ?? "")”: the keyboard is locked, or the field is protected. Wait until the screen is ready, and try again."
    case .noScreen:
      return "The window and the form do not fit together. Ask the IT office. Nothing was written."
    case .insertUnproved: return "The inserted text could not be read back. Check it."
    case .noPreview:
      return
        "The hot key must be agreed to in a preview, and its window cannot be shown. Nothing was written."
    case .changedSincePreview:
      return
        "The field “\(label ?? "")” has changed since the preview, and was left alone. Genvej has stopped."
    }
  }

  private static func english(_ name: String, _ problem: QuestionProblem) -> String {
    let wanted = name == "cpr" ? "a CPR number" : "“\(name)”"
    switch problem {
    case .noAnswer:
      return
        "Genvej lacks \(wanted): neither the window's title nor the marked text tells it. Mark it, and try again."
    case .notGiven:
      return
        "A plan looks at no window and asks nobody: give \(wanted) with --set \(name)=…, or --set - and a line on standard input."
    case .invalid: return "What was given is not \(wanted)."
    case .several:
      return "Several different CPR numbers stand there. Mark the right one, and try again."
    case .testNumber:
      return
        "The number is a test number (day of birth + 60), taken in test mode only (`--test-mode`)."
    case .unknownName: return "The hot key does not ask for “\(name)”."
    case .noChoice:
      return
        "Genvej lacks a choice for “\(name)”: choose in the panel, or give \(name)= with numbers of the list (1,3), texts, alle (all) or ingen (none)."
    case .notInList:
      return "The choice for “\(name)” is not exactly one line of the list. Nothing was written."
    case .shortList: return "There is too little to choose from for “\(name)”. Nothing was written."
    case .wrongCount:
      return "Too many or too few are chosen for “\(name)”. Nothing was written."
    }
  }

  private static func english(_ findings: [Diagnostic]) -> String {
    var sentences: [String] = []
    for finding in findings {
      let names = finding.message.split(separator: "`", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      let sentence =
        switch (finding.code, names.count) {
        case (.missingValue, 2): "nothing was found for “\(names[1])”"
        case (.missingValue, 1): "“\(names[0])” is missing"
        default: "a mistake in the definition (\(finding.message))"
        }
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences.joined(separator: "; ")
  }

  private static func english(_ code: String) -> String {
    switch code {
    case "unavailable": "the source is not there"
    case "locked": "the source is in use by another program"
    case "malformed": "the source is damaged or looks other than agreed"
    case "deadline": "no answer within the time allowed"
    default: "the query does not fit the source"
    }
  }

  private static func english(_ code: DesktopError.Code, _ place: String) -> String {
    switch code {
    case .connectionLost: "The connection to the screen is gone."
    case .focusLost:
      "Another window came to the front\(place.isEmpty ? "" : " while Genvej wrote" + place). Genvej has stopped."
    case .windowGone: "The window was closed. Genvej has stopped."
    case .notFetched: "The program did not take the text\(place). Genvej has stopped."
    case .noCopy:
      "The program does not give the text\(place) back, so it cannot be checked. Genvej has stopped."
    case .clipboardTaken:
      "Another program took the clipboard\(place). Genvej has stopped; check the field."
    case .clipboardUnsaved:
      "What is on the clipboard cannot be kept, for its program does not answer. Copy something else, and try again. Nothing was written."
    case .stopped: "Genvej was stopped."
    case .shieldRefused:
      "Another program holds the keyboard. Close the menu or the screen lock, and try again."
    case .cannotType:
      "The keyboard lacks characters that the text\(place) uses. Genvej has stopped."
    case .notActivated: "The window did not come to the front. Click in it, and try again."
    case .unsupported: "The screen lacks something that Genvej uses. Ask the IT office."
    }
  }
}

extension TextDifference {
  /// Lengths and places, without the texts.
  package var english: String {
    switch kind {
    case .empty: "the field is empty, but should have \(expectedLength) characters"
    case .truncated: "the field has only \(foundLength) of \(expectedLength) characters"
    case .reformatted:
      "the field changed what stands around letters and digits from character \(firstDifference) on"
    case .extended:
      "the field has \(foundLength) characters, but should have \(expectedLength); more than our text stands there"
    case .other:
      "the text differs from character \(firstDifference) on (\(foundLength) characters against \(expectedLength))"
    }
  }
}

extension [String] {
  fileprivate var quoted: String { map { "“\($0)”" }.joined(separator: ", ") }
}
