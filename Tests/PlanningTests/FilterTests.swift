import CaseData
import HotKeyDefinition
import Testing

@testable import Planning

struct FilterTests {
  /// Every filter with every form it has; the left side is a template, the right what it writes.
  static let cases: [(String, String)] = [
    ("{{ borger.navn | upper }}", "ÅSE BÆKGÅRD"), ("{{ borger.navn | lower }}", "åse bækgård"),
    ("<{{ ' \n a b \t' | trim }}>", "<a b>"), ("<{{ '  ' | trim }}>", "<>"),
    ("{{ borger.navn | replace('Å', 'Aa') }}", "Aase Bækgård"),
    ("{{ borger.adresse | lines }}", "Testvej 8\n2400 København NV"),
    ("{{ navne | take(2) | lines }}", "Østergård\nAaby"),
    ("{{ borger.foedt | date }}", "10-01-1990"),
    ("{{ borger.foedt | date('lang') }}", "10. januar 1990"),
    ("{{ '2026-11-22' | date('lang') }}", "22. november 2026"),
    ("{{ '1/3-2026' | date('lang') }}", "1. marts 2026"),
    ("{{ borger.foedttekst | date }}", "10-01-1990"),
    ("{{ borger.foedt | date('løbende') }}", "10-01-1990"),
    ("{{ borger.ophoert | date('løbende') }}", "løbende"),
    ("{{ borger.ophoert | date('lang', 'løbende') }}", "løbende"),
    ("{{ borger.foedt | date('lang', 'løbende') }}", "10. januar 1990"),
    ("{{ cpr | cpr }}", "610190-0019"), ("{{ '610190-0019' | cpr }}", "610190-0019"),
    ("{{ '610190-0019' | cpr('plain') }}", "6101900019"),
    ("{{ cpr | cpr('plain') }}", "6101900019"),
    ("{{ borger.timer | money }}", "1.234,50 kr."),
    ("{{ borger.timer | money('plain') }}", "1.234,50"),
    ("{{ borger.alder | money }}", "36,00 kr."), ("{{ 0.125 | money('plain') }}", "0,13"),
    ("{{ -0.125 | money('plain') }}", "-0,13"), ("{{ -0.004 | money('plain') }}", "0,00"),
    ("{{ 545.005 | money }}", "545,01 kr."), ("{{ 999999.995 | money }}", "1.000.000,00 kr."),
    ("{{ borger.timer | number }}", "1.234,5"), ("{{ borger.timer | number(0) }}", "1.235"),
    ("{{ borger.timer | number(3) }}", "1.234,500"), ("{{ 1234567 | number }}", "1.234.567"),
    ("{{ 28.5 | number(0) }}", "29"), ("{{ 27.5 | number(0) }}", "28"),
    ("{{ borger.aktiv | yesno }}", "ja"), ("{{ borger.passiv | yesno }}", "nej"),
    ("{{ borger.passiv | yesno('til', 'fra') }}", "fra"),
    ("{{ borger.email | default('ingen') }}", "ingen"),
    ("{{ borger.navn | default('ingen') }}", "Åse Bækgård"),
    ("<{{ borger.tom | default('ingen') }}>", "<>"),
    ("{{ ukendt.navn | upper | default('ingen') }}", "ingen"),
    ("{{ navne | length }}", "5"), ("{{ borger.navn | length }}", "11"),
    ("{{ ingen | length }}", "0"),
    ("{{ navne | first }}", "Østergård"), ("{{ navne | last }}", "abel"),
    ("{{ ingen | first | default('-') }}", "-"), ("{{ ingen | last | default('-') }}", "-"),
    ("{{ navne | join(', ') }}", "Østergård, Aaby, Zander, Ærø, abel"),
    ("<{{ ingen | join(', ') }}>", "<>"),
    ("{{ navne | sort | join(' ') }}", "abel Zander Ærø Østergård Aaby"),
    ("{{ navne | sort | reverse | join(' ') }}", "Aaby Østergård Ærø Zander abel"),
    (
      "{{ ydelser | sort('fra') | map('ydelse') | join(' ') }}",
      "Dagpenge Sygedagpenge Kontanthjælp"
    ),
    ("{{ ydelser | sort('beloeb') | map('beloeb') | join(' ') }}", "7 8,25 19,5"),
    ("{{ navne | take(0) | length }}", "0"), ("{{ navne | take(9) | length }}", "5"),
    ("{{ borger.navn | take(3) }}", "Åse"),
    ("{{ ydelser | where('ydelse', 'Dagpenge') | length }}", "1"),
    ("{{ ydelser | where('beloeb', 7.0) | map('ydelse') | first }}", "Dagpenge"),
    ("{{ ydelser | where('fra', '1-1-2024') | map('ydelse') | first }}", "Dagpenge"),
    ("{{ ydelser | where('til', '2025-06-30') | length }}", "1"),
    ("{{ ydelser | map('beloeb') | join(';') }}", "19,5;7;8,25"),
  ]

  @Test(arguments: cases)
  func filter_writes(_ template: String, _ expected: String) {
    #expect(PlanningCases.written(template) == expected)
  }

  @Test func everyFilter_hasACase() {
    let all = FilterTests.cases.map(\.0).joined()
    for filter in Filter.allCases where filter != .forsoergelsesperioder {
      #expect(all.contains("| \(filter.rawValue)"), "\(filter.rawValue) has no case")
    }
  }

  @Test(arguments: [
    (
      "{{ 'i går' | date }}",
      "GV0226 «'i går'»: the literal holds text that does not read as a date"
    ),
    (
      "{{ borger.aktiv | date }}",
      "GV0226 «borger.aktiv»: `borger.aktiv` holds a flag, but a date is needed"
    ),
    (
      "{{ borger.navn | cpr }}",
      "GV0226 «borger.navn»: `borger.navn` holds text that does not read as a CPR number"
    ),
    (
      "{{ '61019000١9' | cpr }}",
      "GV0226 «'61019000١9'»: the literal holds text that does not read as a CPR number"
    ),
    (
      "{{ borger.navn | money }}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a number is needed"
    ),
    (
      "{{ borger.navn | number }}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a number is needed"
    ),
    (
      "{{ 1.5 | number(borger.alder) }}",
      "GV0226 «borger.alder»: `borger.alder` holds an integer, but 0 to 10 is needed"
    ),
    (
      "{{ borger.navn | yesno }}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a flag is needed"
    ),
    (
      "{{ navne | take(-1) | length }}",
      "GV0226 «-1»: the literal holds an integer, but 0 to 1000000 is needed"
    ),
    (
      "{{ borger.navn | first }}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a list is needed"
    ),
    (
      "{{ borger.navn | replace('', 'x') }}",
      "GV0226 «''»: the literal holds text, but a text that is not empty is needed"
    ),
    (
      "{{ borger.navn | replace(borger.email, 'x') }}",
      "GV0220 «borger.email»: `borger.email` is missing"
    ),
    ("{{ huller | join(', ') }}", "GV0220 «huller»: a value of `huller` is missing"),
    (
      "{{ navne | map('a') | length }}",
      "GV0226 «navne»: `navne` holds text, but a list of records is needed"
    ),
    (
      "{{ ydelser | where('fra', 'x') | length }}",
      "GV0226 «'x'»: the literal holds text, but a date is needed"
    ),
    (
      "{{ borger.kode | upper }}",
      "GV0213 «borger.kode»: `borger.kode` is a secret and cannot be written into a text"
    ),
    (
      "{{ ydelser | sort | length }}",
      "GV0226 «ydelser»: `ydelser` holds a record, but values that have an order is needed"
    ),
  ])
  func filter_saysWhatItCannotTake_withoutTheValue(_ template: String, _ expected: String) {
    #expect(PlanningCases.written(template) == expected)
  }
}
