"""Holds definitions against their schemas as an editor does: YAML 1.2, JSON Schema draft 7.

Usage: validate.py FOLDER    with KIND.schema.json for each kind, and files.json: [{"kind", "text"}, …]
Prints one line of JSON for each schema (what is wrong with it by its meta-schema, and with its examples
and defaults by itself), then one for each file (what is wrong with that): lists of messages.
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.SafeLoader):
    """Scalars by the core schema of YAML 1.2, keys as they are written."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


CoreLoader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value.replace("_", "x")))
for tag, pattern, first in [
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))


def faults(validator, text):
    try:
        found = validator.iter_errors(yaml.load(text, CoreLoader))
    except (yaml.YAMLError, ValueError) as error:
        return [f"cannot be read: {error}"]
    return [f"/{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in found]


def examples(schema, root):
    """What is wrong with the examples and defaults that a schema shows."""
    if isinstance(schema, list):
        return [fault for item in schema for fault in examples(item, root)]
    if not isinstance(schema, dict):
        return []
    resolver = jsonschema.RefResolver.from_schema(root)
    shown = schema.get("examples", []) if isinstance(schema.get("examples"), list) else []
    if "description" in schema and "default" in schema:
        shown = shown + [schema["default"]]
    validator = jsonschema.Draft7Validator(schema, resolver=resolver)
    own = [fault.message for example in shown for fault in validator.iter_errors(example)]
    return own + [fault for part in schema.values() for fault in examples(part, root)]


def main():
    folder = pathlib.Path(sys.argv[1])
    meta = jsonschema.Draft7Validator(jsonschema.Draft7Validator.META_SCHEMA)
    validators = {}
    for path in sorted(folder.glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        faults_of_schema = [fault.message for fault in meta.iter_errors(schema)]
        print(json.dumps(faults_of_schema + examples(schema, schema)))
        validators[path.name.partition(".")[0]] = jsonschema.Draft7Validator(schema)
    for file in json.loads((folder / "files.json").read_text(encoding="utf-8")):
        print(json.dumps(faults(validators[file["kind"]], file["text"])))


main()
