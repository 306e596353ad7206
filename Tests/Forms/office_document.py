"""Flat OpenDocument texts: a form with its controls, and a letter.

Source: OpenDocument 1.3, part 3, §13 (form controls) and §10.3.17 (draw:control).
"""

import re
from xml.sax.saxutils import quoteattr

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"), ("form", "form"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
)  # fmt: skip
COLUMNS = {True: 3, False: 1}
# Centimetres; the page is A4.
LEFT, TOP, WIDTH, ROW = 1.2, 1.5, 18.6, 0.85
CONTROL = "ooo:com.sun.star.form.component."


def document(body, settings=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} xmlns:ooo="http://openoffice.org/2004/office" '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">\n'
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="da" fo:country="DK"/>'
        '</style:default-style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin="1.2cm"/></style:page-layout></office:automatic-styles>\n'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"/></office:master-styles>\n'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>\n"
    )


def letter():
    """An empty letter."""
    return document("<text:p/>")


def with_form(form, traps):
    """A document with this form's fields, in Tab order, and a label before each."""
    prefilled = {id: value for name, rest in traps if name == "prefill" for id, _, value in [rest.partition(":")]}
    lengths = {id: length for name, rest in traps if name == "maxlength" for id, _, length in [rest.partition(":")]}
    locked = {rest for name, rest in traps if name == "readonly"}
    columns = COLUMNS[len(form.fields) > 20]
    controls, shapes = [], []
    top, cell, tallest = TOP, WIDTH / columns, 0
    for index, field in enumerate(form.fields):
        column = index % columns
        height = 0.65
        if field.kind == "multiline":
            # A form with many fields stays on the part of its page that a window shows.
            height = 3.5 if columns == 1 else 1
        tallest = max(height, tallest if column else 0)
        id = xml_id(field.id)
        common = f'xml:id="{id}" form:id="{id}" form:name={quoteattr(field.label)} form:tab-index="{index + 1}"'
        value = prefilled.get(field.id, field.value)
        limit = f' form:max-length="{lengths[field.id]}"' if field.id in lengths else ""
        readonly = ' form:readonly="true"' if field.kind == "read-only" or field.id in locked else ""
        controls.append(control(field, common, value, limit + readonly))
        left = LEFT + column * cell
        shapes.append(shape(id, left + 0.3 * cell, top, 0.65 * cell, height))
        if field.kind != "checkbox":
            controls.append(
                f'<form:fixed-text form:control-implementation="{CONTROL}FixedText" xml:id="l-{id}" form:id="l-{id}" '
                f'form:name="l-{id}" form:for="{id}" form:label={quoteattr(field.label)}/>'
            )
            shapes.append(shape(f"l-{id}", left, top, 0.28 * cell, 0.65))
        if column == columns - 1:
            top += tallest + ROW - 0.65
    return document(
        '<office:forms form:automatic-focus="true" form:apply-design-mode="false"><form:form form:name="form" '
        f'form:tab-cycle="current">{"".join(controls)}</form:form></office:forms>\n'
        f'<text:p>{"".join(shapes)}</text:p>'
    )


def xml_id(id):
    """A name as XML wants it: a cell's id has brackets."""
    return re.sub(r"[^\w-]", "-", id)


def control(field, common, value, extra):
    shown = f" form:current-value={quoteattr(value)} form:value={quoteattr(value)}" if value else ""
    if field.kind == "multiline":
        return (
            f'<form:textarea form:control-implementation="{CONTROL}TextField" {common}{shown}{extra}><form:properties>'
            '<form:property form:property-name="MultiLine" office:value-type="boolean" office:boolean-value="true"/>'
            "</form:properties></form:textarea>"
        )
    if field.kind == "checkbox":
        state = "checked" if value == "true" else "unchecked"
        return (
            f'<form:checkbox form:control-implementation="{CONTROL}CheckBox" {common} form:label={quoteattr(field.label)} '
            f'form:current-state="{state}" form:state="{state}"{extra}/>'
        )
    if field.kind == "choice":
        options = "".join(
            f'<form:option form:label={quoteattr(option)}{" form:current-selected=" + chr(34) + "true" + chr(34) if option == value else ""}/>'
            for option in field.options
        )
        return (
            f'<form:listbox form:control-implementation="{CONTROL}ListBox" {common} form:dropdown="true" form:list-source-type="value-list"'
            f"{extra}>{options}</form:listbox>"
        )
    return f'<form:text form:control-implementation="{CONTROL}TextField" {common}{shown}{extra}/>'


def shape(id, left, top, width, height):
    return (
        f'<draw:control text:anchor-type="paragraph" draw:control="{id}" svg:x="{left - 1.2:.2f}cm" svg:y="{top - 1.2:.2f}cm" '
        f'svg:width="{width:.2f}cm" svg:height="{height:.2f}cm"/>'
    )
