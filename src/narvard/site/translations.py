"""Translations: `python -m narvard.site.translations build|check`.

Message ids are English. Each wing keeps its own translations in `locale/parts/<wing>.<language>.po`; `build` merges
them into the catalogues that Django reads, `check` says what is missing, unused or does not fit its message id.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "locale"
LANGUAGES = ("sv", "nb")
# Which argument holds what: 1 and 2 singular and plural, "c" a context.
KEYWORDS = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[sd]")
Key = tuple[str, str]


class TranslationsNotMerged(Exception):
    """Two parts translate the same message in different words."""


@dataclass(frozen=True)
class Used:
    """A message where it is used: context ("" for none), singular, plural ("" for none) and the file."""

    context: str
    singular: str
    plural: str
    file: str

    @property
    def key(self) -> Key:
        return self.context, self.singular


def _used(function: str, arguments: object, file: str) -> Used | None:
    """Babel gives one string, or a tuple with None for what is not a literal."""
    texts = list(arguments) if isinstance(arguments, tuple) else [arguments]
    context = texts.pop(0) if "pgettext" in function else ""
    singular, *more = texts[: 2 if function.lstrip("p").startswith("n") else 1] or [None]
    if not isinstance(singular, str) or not singular:
        return None
    plural = more[0] if more and isinstance(more[0], str) else ""
    return Used(context or "", singular, plural, file)


def _python(source: str) -> Iterator[tuple[str, object]]:
    for _line, function, arguments, _comments in extract_python(BytesIO(source.encode()), list(KEYWORDS), [], {}):
        yield function, arguments


def _source(file: Path) -> str:
    """Python as it is; a template as the calls in it, each line from its first column so that it reads as Python."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return text
    return "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())


def used_messages() -> list[Used]:
    """Every message in code and templates, tests and migrations left out."""
    files = [f for kind in ("*.py", "*.html", "*.txt", "*.svg") for f in sorted(ROOT.rglob(kind))]
    kept = [f for f in files if not {"tests", "migrations", "static", "locale"} & set(f.relative_to(ROOT).parts)]
    found = []
    for file in kept:
        name = str(file.relative_to(ROOT))
        found += [_used(function, arguments, name) for function, arguments in _python(_source(file))]
    return [message for message in found if message]


def _part(file: Path, language: str) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=language, domain="django")


def _parts(language: str) -> Iterator[tuple[str, Catalog]]:
    for file in sorted((LOCALE / "parts").glob(f"*.{language}.po")):
        yield file.name, _part(file, language)


def _key(message: Message) -> Key:
    singular = message.id[0] if isinstance(message.id, tuple) else message.id
    return message.context or "", singular


def _translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(message.id) and all(texts) and not message.fuzzy


def merged(language: str) -> Catalog:
    """One catalogue of all parts. Raises TranslationsNotMerged when two parts disagree."""
    whole = Catalog(locale=language, domain="django", project="Närvård", fuzzy=False, charset="utf-8")
    said: dict[Key, tuple[object, str]] = {}
    apart = []
    for name, message in ((name, message) for name, part in _parts(language) for message in part if message.id):
        earlier, where = said.setdefault(_key(message), (message.string, name))
        if earlier != message.string:
            apart.append(f"{_key(message)[1]!r} is {earlier!r} in {where} and {message.string!r} in {name}.")
        whole.add(message.id, message.string, context=message.context, flags=message.flags)
    if apart:
        told = "\n".join(apart)
        raise TranslationsNotMerged(f"{language}: {told}\nUse the same words in both, or give one of them a context.")
    return whole


def build() -> list[Path]:
    """Write django.po and django.mo for each language; answer the files written."""
    written = []
    for language in LANGUAGES:
        catalog = merged(language)
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        for name, write in (("django.po", write_po), ("django.mo", write_mo)):
            path = folder / name
            with path.open("wb") as file:
                write(file, catalog, **({"omit_header": False, "sort_output": True} if write is write_po else {}))
            written.append(path)
    return written


def _misfits(message: Message) -> Iterator[str]:
    """What a message names in placeholders, its translation names as well. A plural may drop its number in singular."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    known = {name for text in ids for name in _PLACEHOLDER.findall(text)}
    for text in texts:
        if unknown := set(_PLACEHOLDER.findall(text)) - known:
            yield f"{_key(message)[1]!r}: {text!r} names {sorted(unknown)}, which the message does not have"
    if set(_PLACEHOLDER.findall(texts[-1])) != set(_PLACEHOLDER.findall(ids[-1])):
        yield f"{_key(message)[1]!r}: {texts[-1]!r} does not name the same as the message"


def faults(language: str) -> list[str]:
    """What is missing, unused, or does not fit, one line each."""
    places: dict[Key, list[Used]] = defaultdict(list)
    for message in used_messages():
        places[message.key].append(message)
    known = {_key(message): message for message in merged(language) if _translated(message)}
    missing = [f"{language}: missing: {key[1]!r} ({places[key][0].file})" for key in places if key not in known]
    unused = [f"{language}: unused: {key[1]!r}" for key in known if key not in places]
    flat = [
        f"{language}: has no plural: {key[1]!r} ({used[0].file})"
        for key, used in places.items()
        if key in known and any(each.plural for each in used) and not isinstance(known[key].id, tuple)
    ]
    misfits = [f"{language}: {line}" for message in known.values() for line in _misfits(message)]
    return sorted(missing) + sorted(unused) + sorted(flat) + sorted(misfits)


def _build() -> int:
    print("\n".join(str(path.relative_to(ROOT)) for path in build()))
    return 0


def _check() -> int:
    found = [line for language in LANGUAGES for line in faults(language)]
    print("\n".join(found) or "Every message is translated.")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """The command. Answers the exit status."""
    what = {("build",): _build, ("check",): _check}.get(tuple(arguments))
    if what is None:
        print("Say what to do: build or check.", file=sys.stderr)
        return 2
    try:
        return what()
    except TranslationsNotMerged as refused:
        print(refused, file=sys.stderr)
        return 1


if __name__ == "__main__":
    if not settings.configured:
        # Reading templates asks Django for settings; none of ours matters here, nor is the secret key at hand.
        settings.configure(USE_I18N=True)
    sys.exit(main(sys.argv[1:]))
