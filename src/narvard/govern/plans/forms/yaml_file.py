"""Reading a plan out of a YAML file, keeping the line of every row."""

import yaml

from narvard.govern.plans.rules.draft import Problem
from narvard.govern.plans.rules.fields import PLACE

Read = tuple[dict[str, object], tuple[Problem, ...]]


class _Loader(yaml.SafeLoader):
    """Safe values only, each mapping with its line; no aliases, by which a small file can unfold without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=self.peek_event().start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [key.value for key, _ in node.value]
        twice = next((key for key, _ in node.value if keys.count(key.value) > 1), None)
        if twice is not None:
            raise yaml.MarkedYAMLError(problem="twice", problem_mark=twice.start_mark)
        return {**super().construct_mapping(node, deep=True), PLACE: ["", node.start_mark.line + 1]}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    return loader.construct_mapping(node)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


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
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, (Problem("not_yaml"),)
    if not isinstance(document, dict):
        return {}, (Problem("not_yaml"),)
    return document, ()
