/// What the parser says of templates that are not well formed.
///
/// - Shape: the template, then each finding under it as ``ExpressionCases/drawn(_:_:)`` draws it;
///   an empty line between cases.
enum SyntaxFindings {
  static let all = #"""
    {{ borger.navn
    ^^ GV0201: `{{` is not closed [begins here]
    help: end it with `}}`

    {{ borger.navn {{ cpr }}
    ^^ GV0201: `{{` is not closed [begins here]
    help: end it with `}}`

    {{ borger.navn %}
    ^^ GV0201: `{{` is not closed [begins here]
    help: end it with `}}`

    {{ borger.navn | default('ukendt }}
                             ^^^^^^^^ GV0201: text literal is not closed [begins here]
    help: end it with `'`

    borger.navn }} og resten
                ^^ GV0201: `}}` without `{{` [nothing is open here]

    {# ikke færdig
    ^^ GV0201: `{#` is not closed [begins here]
    help: end it with `#}`

    {{ }}
       ^ GV0202: expected a value, found the end [expected a value]

    {{ borger. }}
               ^ GV0202: expected a field name, found the end [expected a field name]

    {{ borger.navn cpr }}
                   ^^^ GV0202: expected an operator, a filter or the end, found `cpr` [expected an operator, a filter or the end]

    {{ borger.navn | }}
                     ^ GV0202: expected a filter, found the end [expected a filter]

    {{ borger.navn | default( }}
                              ^ GV0202: expected a value, found the end [expected a value]

    {{ borger.navn | default('a' 'b') }}
                                 ^^^ GV0202: expected `,` or `)`, found `'b'` [expected `,` or `)`]

    {{ (cpr }}
            ^ GV0202: expected `)`, found the end [expected `)`]

    {{ and }}
       ^^^ GV0202: expected a value, found `and` [expected a value]

    {{ borger.alder + 1 }}
                    ^ GV0202: unexpected `+` in an expression [not known here]
    help: there is no arithmetic; let the query or a rate work it out

    {{ borger.alder = 1 }}
                    ^ GV0202: unexpected `=` in an expression [not known here]
    help: write `==` to compare

    {{ borger.aktiv && true }}
                    ^^ GV0202: unexpected `&&` in an expression [not known here]
    help: write `and`

    {{ navne[0] }}
            ^ GV0202: unexpected `[` in an expression [not known here]
    help: take `first` or `last` of a list, or a field with `.`
              ^ GV0202: unexpected `]` in an expression [not known here]

    {{ ’a’ }}
       ^ GV0202: unexpected `’` in an expression [not known here]
    help: use straight quotes, `'`
         ^ GV0202: unexpected `’` in an expression [not known here]
    help: use straight quotes, `'`

    {{ 'a\tb' }}
         ^^ GV0202: unknown escape `\t` in a text literal [unknown escape]
    help: known escapes are `\n`, `\\`, `\'`, `\"`, `\{` and `\}`

    {{ opera.borger(cpr) }}
                   ^ GV0202: `opera.borger` cannot be called here [a call]
    help: queries stand under `data:`, filters after `|`

    {{ 1 < borger.alder < 3 }}
                        ^ GV0202: comparisons cannot be chained [second comparison]
    help: join two comparisons with `and`

    {{ 12345678901234567890 }}
       ^^^^^^^^^^^^^^^^^^^^ GV0202: a number may have 18 digits [too many digits]

    {% if borger.aktiv %}ja
    ^^^^^^^^^^^^^^^^^^^^^ GV0203: `{% if %}` is not ended [begins here]
    help: end it with `{% endif %}`

    {% for y in ydelser %}{{ y.ydelse }}
    ^^^^^^^^^^^^^^^^^^^^^^ GV0203: `{% for %}` is not ended [begins here]
    help: end it with `{% endfor %}`

    {% endif %}
    ^^^^^^^^^^^ GV0203: `{% endif %}` without `{% if %}` [nothing is open]

    {% else %}
    ^^^^^^^^^^ GV0203: `{% else %}` without `{% if %}` [no `if` is open]

    {% if borger.aktiv %}a{% else %}b{% else %}c{% endif %}
                                     ^^^^^^^^^^ GV0203: `{% else %}` after `{% else %}` [`{% else %}` is the last branch]

    {% if borger.aktiv %}a{% endfor %}{% endif %}
                          ^^^^^^^^^^^^ GV0203: expected `{% endif %}`, found `{% endfor %}` [ends another block than the one that is open]

    {% elsif borger.aktiv %}
       ^^^^^ GV0203: unknown keyword `elsif` [unknown keyword]
    help: did you mean `elif`?

    {% while borger.aktiv %}
       ^^^^^ GV0203: unknown keyword `while` [unknown keyword]
    help: keywords: `if`, `elif`, `else`, `endif`, `for`, `endfor`

    {% 'a' %}
    ^^^^^^^^^ GV0203: expected a keyword in `{% … %}`
    help: keywords: `if`, `elif`, `else`, `endif`, `for`, `endfor`

    {% for y of ydelser %}{% endfor %}
           ^^^^^^^^^^^^^ GV0218: expected `name in list` [not of the form `name in list`]
    help: write for example `{% for y in ydelser %}`

    {% if borger.aktiv %}a{% else borger %}b{% endif %}
                                  ^^^^^^ GV0202: expected the end, found `borger` [expected the end]
    """#.components
}
