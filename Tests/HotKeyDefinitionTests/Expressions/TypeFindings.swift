/// What the checker says of templates that are well formed and wrong.
///
/// - Shape: the template, then each finding under it as ``ExpressionCases/drawn(_:_:)`` draws it;
///   an empty line between cases.
enum TypeFindings {
  static let all = #"""
    {{ borger.nvan }}
              ^^^^ GV0204: `borger` has no field `nvan` [unknown field]
    help: did you mean `navn`?

    {{ borger.telefon }}
              ^^^^^^^ GV0204: `borger` has no field `telefon` [unknown field]
    help: fields: `aktiv`, `alder`, `cpr`, `email`, `foedt`, `kode`, `navn`, `timer`

    {{ borgre.navn }}
       ^^^^^^ GV0205: unknown name `borgre` [unknown name]
    help: did you mean `borger`?

    {{ xyz }}
       ^^^ GV0205: unknown name `xyz` [unknown name]
    help: names: `borger`, `cpr`, `flag`, `maaneder`, `navne`, `ydelser`

    {{ borger.navn | uper }}
                     ^^^^ GV0206: unknown filter `uper` [unknown filter]
    help: did you mean `upper`?

    {{ borger.navn | kursiv }}
                     ^^^^^^ GV0206: unknown filter `kursiv` [unknown filter]
    help: filters: `cpr`, `date`, `default`, `first`, `forsoergelsesperioder`, `join`, `last`, `length`, `lines`, `lower`, `map`, `money`, `number`, `replace`, `reverse`, `sort`, `take`, `trim`, `upper`, `where`, `yesno`

    {{ borger.navn | upper('a') }}
                     ^^^^^^^^^^ GV0207: filter `upper` takes no arguments, found 1 [1 given]
    help: write `upper`

    {{ borger.navn | replace('a') }}
                     ^^^^^^^^^^^^ GV0207: filter `replace` takes 2 arguments, found 1 [1 given]
    help: write `replace(old, new)`

    {{ borger.aktiv | yesno('ja') }}
                      ^^^^^^^^^^^ GV0207: filter `yesno` takes 0 or 2 arguments, found 1 [1 given]
    help: write `yesno(yes, no)`

    {{ navne | join }}
               ^^^^ GV0207: filter `join` takes 1 argument, found 0 [0 given]
    help: write `join(separator)`

    {{ borger.aktiv | upper }}
       ^^^^^^^^^^^^ GV0208: filter `upper` takes text, but `borger.aktiv` is a flag [a flag]
    help: write `| yesno` before it

    {{ borger.navn | money }}
       ^^^^^^^^^^^ GV0208: filter `money` takes a number, but `borger.navn` is text [text]

    {{ borger.timer | date }}
       ^^^^^^^^^^^^ GV0208: filter `date` takes a date, but `borger.timer` is a decimal number [a decimal number]

    {{ borger.foedt | cpr }}
       ^^^^^^^^^^^^ GV0208: filter `cpr` takes a CPR number, but `borger.foedt` is a date [a date]

    {{ borger.navn | first }}
       ^^^^^^^^^^^ GV0208: filter `first` takes a list, but `borger.navn` is text [text]

    {{ borger.navn | yesno }}
       ^^^^^^^^^^^ GV0208: filter `yesno` takes a flag, but `borger.navn` is text [text]

    {{ navne | where('a', 'b') }}
       ^^^^^ GV0208: filter `where` takes a list of records, but `navne` is a list of texts [a list of texts]

    {{ ydelser | join(', ') }}
       ^^^^^^^ GV0208: filter `join` takes a list of texts, numbers or dates, but `ydelser` is a list of records [a list of records]

    {{ ydelser | forsoergelsesperioder | length }}
       ^^^^^^^ GV0208: filter `forsoergelsesperioder` cannot read `ydelser`: `aar` is not there, `maaned` is not there [no months]
    help: let the query give `aar` and `maaned` as integers and `ydelse` as text

    {{ borger.timer | number(11) }}
                             ^^ GV0209: `decimals` of filter `number` must be from 0 to 10 [out of range]

    {{ borger.timer | number('2') }}
                             ^^^ GV0209: `decimals` of filter `number` must be an integer, but it is text [text]

    {{ borger.foedt | date('lang', 'løbende', 'x') }}
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GV0207: filter `date` takes at most 2 arguments, found 3 [3 given]
    help: write `date(form, missing)`

    {{ borger.foedt | date('kort', 'løbende') }}
                           ^^^^^^ GV0209: filter `date` knows no such form [unknown form]
    help: write `'lang'`, or nothing

    {{ borger.foedt | date(borger.navn) }}
                           ^^^^^^^^^^^ GV0209: `form` of filter `date` must be a text literal [no text literal]

    {{ cpr | cpr('skjult') }}
                 ^^^^^^^^ GV0209: filter `cpr` knows no such form [unknown form]
    help: write `'plain'`, or nothing

    {{ borger.timer | money('kr') }}
                            ^^^^ GV0209: filter `money` knows no such form [unknown form]
    help: write `'plain'`, or nothing

    {{ ydelser | sort('fro') | length }}
                      ^^^^^ GV0204: the records have no field `fro` [unknown field]
    help: did you mean `fra`?

    {{ navne | sort('fra') | length }}
                    ^^^^^ GV0209: only records have fields, but this is a list of texts [no field here]

    {{ ydelser | map(borger.navn) | length }}
                     ^^^^^^^^^^^ GV0209: filter `map` takes the name of a field as a text literal [no text literal]
    help: write for example `map('fra')`

    {{ ydelser | where('fra', 'i går') | length }}
                              ^^^^^^^ GV0209: field `fra` is a date and cannot be compared with text [text]
    help: write a date as `'2026-11-22'`

    {{ ydelser | where('beloeb', 'meget') | length }}
                                 ^^^^^^^ GV0209: field `beloeb` is a decimal number and cannot be compared with text [text]

    {{ borger | default('ukendt') }}
                        ^^^^^^^^ GV0209: text cannot stand in for a record [text]
    help: give `default` a value of the same type

    {{ borger.navn | replace('a', borger.kode) }}
                                  ^^^^^^^^^^^ GV0213: `borger.kode` is a secret and cannot be an argument [a secret]
    help: a secret may only be all of a field: `{{ … }}` and nothing else

    {% if borger.navn == 1 %}{% endif %}
          ^^^^^^^^^^^^^^^^ GV0210: cannot compare text with an integer [two types]

    {% if borger.foedt < 'i dag' %}{% endif %}
          ^^^^^^^^^^^^^^^^^^^^^^ GV0210: cannot compare a date with text [two types]
    help: write a date as `'2026-11-22'`

    {% if borger.navn < 'b' %}{% endif %}
          ^^^^^^^^^^^^^^^^^ GV0210: `<` has no meaning for text [text]
    help: numbers and dates have an order

    {% if borger.aktiv > false %}{% endif %}
          ^^^^^^^^^^^^^^^^^^^^ GV0210: `>` has no meaning for a flag [a flag]
    help: numbers and dates have an order

    {% if borger.kode == 'a' %}{% endif %}
          ^^^^^^^^^^^ GV0213: `borger.kode` is a secret and cannot be compared [a secret]
    help: a secret may only be all of a field: `{{ … }}` and nothing else

    {% if borger.alder %}{% endif %}
          ^^^^^^^^^^^^ GV0211: `borger.alder` is an integer and no condition [an integer]
    help: compare it, for example with `> 0`

    {% if not borger.timer and borger.aktiv %}{% endif %}
              ^^^^^^^^^^^^ GV0211: `borger.timer` is a decimal number and no condition [a decimal number]
    help: compare it, for example with `> 0`

    Er aktiv: {{ borger.aktiv }}
                 ^^^^^^^^^^^^ GV0212: `borger.aktiv` is a flag and has no form as text [a flag]
    help: write `| yesno`

    {{ ydelser }}
       ^^^^^^^ GV0212: `ydelser` is a list of records and has no form as text [a list of records]
    help: go through it with `for`, or take one field with `| map('…') | join(', ')`

    {{ navne }}
       ^^^^^ GV0212: `navne` is a list of texts and has no form as text [a list of texts]
    help: write `| join(', ')` or `| lines`

    {{ borger }}
       ^^^^^^ GV0212: `borger` is a record and has no form as text [a record]
    help: name one of its fields

    Koden er {{ borger.kode }}
                ^^^^^^^^^^^ GV0213: `borger.kode` is a secret and cannot be written into a text [a secret]
    help: a secret may only be all of a field: `{{ … }}` and nothing else

    {{ borger.kode | upper }}
       ^^^^^^^^^^^ GV0213: `borger.kode` is a secret and cannot be filtered [a secret]
    help: a secret may only be all of a field: `{{ … }}` and nothing else

    {% for y in borger %}{% endfor %}
                ^^^^^^ GV0214: `borger` is a record, not a list [a record]
    help: a query with `result: list` gives a list

    {% for y in borger.navn %}{% endfor %}
                ^^^^^^^^^^^ GV0214: `borger.navn` is text, not a list [text]
    help: a query with `result: list` gives a list

    {% for borger in ydelser %}{{ borger.fra }}{% endfor %}
           ^^^^^^ GV0216: `borger` is already a name here [would hide the other]
    help: choose another name for the loop

    {{ cpr.dag }}
           ^^^ GV0217: `cpr` is a CPR number and has no field `dag` [no field here]

    {{ ydelser.fra }}
               ^^^ GV0217: `ydelser` is a list of records and has no field `fra` [no field here]
    help: go through it with `{% for … %}`, or take the field of all with `| map('fra')`

    {{ borger.nvan }} og {{ borger.navn | uper }} og {{ xyz.a }}
              ^^^^ GV0204: `borger` has no field `nvan` [unknown field]
    help: did you mean `navn`?
                                          ^^^^ GV0206: unknown filter `uper` [unknown filter]
    help: did you mean `upper`?
                                                        ^^^ GV0205: unknown name `xyz` [unknown name]
    help: names: `borger`, `cpr`, `flag`, `maaneder`, `navne`, `ydelser`
    """#.components
}
