"""Every message has Swedish and Norwegian words, and no words are left over."""

from pathlib import Path

import pytest

from narvard.site import translations


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_message_is_translated(language):
    assert translations.faults(language) == []


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A small site: one module, one template, one part."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    (tmp_path / "page.py").write_text(
        '_("Plan")\nngettext("%(n)s row", "%(n)s rows", n)\npgettext_lazy("noun", "Light")\n'
    )
    (tmp_path / "page.html").write_text(
        '  {% translate "Start" %}\n{% blocktranslate trimmed count n=n %}One cell.{% plural %}\n'
        " {{ n }} cells.{% endblocktranslate %}"
    )
    (tmp_path / "locale/parts").mkdir(parents=True)
    return tmp_path


def part(tree: Path, text: str, name: str = "base") -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (tree / f"locale/parts/{name}.sv.po").write_text(header + text)


WHOLE = """
msgid "Plan"
msgstr "Plan"

msgid "%(n)s row"
msgid_plural "%(n)s rows"
msgstr[0] "%(n)s rad"
msgstr[1] "%(n)s rader"

msgctxt "noun"
msgid "Light"
msgstr "Ljus"

msgid "Start"
msgstr "Start"

msgid "One cell."
msgid_plural "%(n)s cells."
msgstr[0] "En ruta."
msgstr[1] "%(n)s rutor."
"""

# what is done to a whole part · the fault that is told
DAMAGE = [
    (('msgid "Plan"\nmsgstr "Plan"', ""), "sv: missing: 'Plan' (page.py)"),
    (('msgstr "Ljus"', 'msgstr ""'), "sv: missing: 'Light' (page.py)"),
    (('msgctxt "noun"\n', ""), "sv: missing: 'Light' (page.py)"),
    (('msgid "Start"', 'msgid "Begin"'), "sv: unused: 'Begin'"),
    (('msgid "Start"', '#, fuzzy\nmsgid "Start"'), "sv: missing: 'Start' (page.html)"),
    (
        ('msgstr[1] "%(n)s rader"', 'msgstr[1] "%(x)s rader"'),
        "sv: '%(n)s row': '%(x)s rader' names ['x'], which the message does not have",
    ),
    (
        ('msgstr[1] "%(n)s rutor."', 'msgstr[1] "rutor."'),
        "sv: 'One cell.': 'rutor.' does not name the same as the message",
    ),
    (
        ('msgid_plural "%(n)s cells."\nmsgstr[0] "En ruta."\nmsgstr[1] "%(n)s rutor."', 'msgstr "En ruta."'),
        "sv: has no plural: 'One cell.' (page.html)",
    ),
]


def test_a_whole_part_has_no_faults(tree):
    part(tree, WHOLE)
    assert translations.faults("sv") == []


@pytest.mark.parametrize(("change", "fault"), DAMAGE)
def test_a_fault_is_told(tree, change, fault):
    before, after = change
    assert before in WHOLE
    part(tree, WHOLE.replace(before, after))
    assert fault in translations.faults("sv")


def test_two_parts_that_disagree_are_refused(tree):
    part(tree, 'msgid "Plan"\nmsgstr "Plan"\n')
    part(tree, 'msgid "Plan"\nmsgstr "Handlingsplan"\n', "govern")
    with pytest.raises(
        translations.TranslationsNotMerged, match="'Plan' in base.sv.po and 'Handlingsplan' in govern.sv.po"
    ):
        translations.merged("sv")


def test_what_is_built_is_what_django_reads(tree):
    part(tree, WHOLE)
    (tree / "locale/parts/base.nb.po").write_text((tree / "locale/parts/base.sv.po").read_text())
    built = translations.build()
    assert [path.relative_to(tree / "locale").as_posix() for path in built] == [
        f"{language}/LC_MESSAGES/django.{kind}" for language in ("sv", "nb") for kind in ("po", "mo")
    ]
    assert built[1].read_bytes()[:4] == b"\xde\x12\x04\x95"
