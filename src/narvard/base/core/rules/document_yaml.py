"""A document as YAML: read with the line of every row, written in the order in which a person would read it."""

import re
from collections.abc import Mapping
from math import isfinite

import yaml

from narvard.base.core.rules.documents import PLACE, Problem

Read = tuple[dict[str, object], tuple[Problem, ...]]
# More digits than any year or target has; what YAML also counts as a number (hexadecimal, base sixty) may be endless.
LONGEST_NUMBER = 20


class _Loader(yaml.SafeLoader):
    """Safe values only, each mapping with its line; no aliases, by which a small file can unfold without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.MarkedYAMLError(problem="twice", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return {**super().construct_mapping(node, deep=True), PLACE: ["", node.start_mark.line + 1]}

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> str:
        """The scalar's text; no database holds a NUL or half a pair of surrogates."""
        text = str(super().construct_scalar(node))
        if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
            raise yaml.MarkedYAMLError(problem="a character that is no text", problem_mark=node.start_mark)
        return text

    def construct_number(self, node: yaml.ScalarNode) -> float:
        """A number that can be kept as one."""
        if len(node.value) <= LONGEST_NUMBER:
            read = self.construct_yaml_int if node.tag.endswith(":int") else self.construct_yaml_float
            number: float = read(node)
            if isfinite(number):
                return number
        raise yaml.MarkedYAMLError(problem="a number that is too long or has no end", problem_mark=node.start_mark)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    return loader.construct_mapping(node)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
# Only true and false are truth values, as in YAML 1.2: a column may be called "on" and a country "NO".
_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != _BOOL]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
for _tag in ("int", "float"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _Loader.construct_number)


def read_yaml(content: bytes) -> Read:
    """The document in a YAML file, with what is wrong with the file itself."""
    try:
        document = yaml.load(content.decode("utf-8-sig"), Loader=_Loader)
    except UnicodeDecodeError:
        return {}, (Problem("not_utf8"),)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        code = {"alias": "alias", "twice": "key_twice"}.get(error.problem or "", "not_yaml")
        return {}, (Problem(code, row=line, value="" if code != "not_yaml" else str(error.problem)),)
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError, KeyError):  # the last two for "!!bool x"
        return {}, (Problem("not_yaml"),)
    if not isinstance(document, dict):
        return {}, (Problem("not_yaml"),)
    return document, ()


class _Dumper(yaml.SafeDumper):
    """Writes every value out: the reader refuses aliases, which the same day in two rows would otherwise become."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def yaml_text(document: Mapping[str, object]) -> str:
    """The document as YAML, in its own order; dates are dates, texts are quoted only where they must be."""
    text: str = yaml.dump(dict(document), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text
