"""Every check finds its bad examples and leaves its good ones; planted faults are found, clean text is left."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.checks.catalog.samples import catalog, pair, rows
from tests.conftest import REPOSITORY
from tests.sample_document import sample_document

from czguide.checks.catalog import BY_TEXT, CHECKS, check_catalog, pairs_of
from czguide.checks.catalog.ignores import Ignore, apply_ignores, ignores_of
from czguide.checks.catalog.model import CatalogCheck, Example, Pair
from czguide.checks.catalog.page import page
from czguide.checks.layout import heading_lines
from czguide.cli.main import main
from czguide.cli.parser import interface
from czguide.content.loader import load_content
from czguide.diagnostics import Problems
from czguide.document.model import Document, Inlines, Section, Str
from czguide.fonts import FontSet
from czguide.localization.localize import Localized
from czguide.localization.placeholders import Placeholder, split
from czguide.localization.termbase import NAME_KINDS, load_termbase
from czguide.project import load_project
from czguide.theme.model import Theme
from czguide.translation import load_edition

TAGS = sorted(path.parent.name for path in (REPOSITORY / "locales").glob("*/LC_MESSAGES"))
BY_ID = {check.id: check for check in CHECKS}
TEXT_CHECKS = [check for check in CHECKS if check.id != "overlong"]


@pytest.mark.parametrize("check", TEXT_CHECKS, ids=lambda check: check.id)
def test_the_good_examples_are_left_alone(check: CatalogCheck) -> None:
    assert check.good
    for examples in check.good:
        assert not list(check.find(catalog(examples))), examples


@pytest.mark.parametrize("check", TEXT_CHECKS, ids=lambda check: check.id)
def test_the_bad_examples_are_found(check: CatalogCheck) -> None:
    assert check.bad
    for examples in check.bad:
        assert list(check.find(catalog(examples))), examples


@pytest.mark.parametrize(("name", "language"), [("checks.md", "en"), ("checks.zh.md", "zh")])
def test_the_page_is_made_from_the_checks(name: str, language: str, request: pytest.FixtureRequest) -> None:
    path = REPOSITORY / "docs" / name
    made = page(interface((), language))
    if request.config.getoption("--update-references"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == made
    if language == "zh":
        prose = [line for line in made.splitlines() if line and line[0] not in "|`#m"]
        assert all(re.search("[\u4e00-\u9fff]", line) for line in prose)


def test_every_planted_fault_is_found() -> None:
    faults = list(rows("faults.tsv"))
    assert len(faults) >= 60
    assert len({cldr for _, cldr, _, _ in faults}) >= 5
    missed = [
        (id, cldr, source, text)
        for id, cldr, source, text in faults
        if not list(BY_ID[id].find([pair(Example(cldr, source, text))]))
    ]
    assert missed == []


def test_clean_messages_raise_no_alarm() -> None:
    """At most one false alarm in a hundred; none is known."""
    clean = list(rows("clean.tsv"))
    assert len(clean) >= 100
    alarms = [
        (check.id, text)
        for cldr, source, text in clean
        for check in TEXT_CHECKS
        if list(check.find([pair(Example(cldr, source, text))]))
    ]
    assert alarms == []


def test_faults_planted_afresh_are_found() -> None:
    faults = list(rows("fresh_faults.tsv"))
    assert len(faults) >= 180
    assert len({cldr for _, cldr, _, _ in faults}) >= 8
    missed = [text for id, cldr, source, text in faults if id not in found(cldr, source, text)]
    assert missed == []


def test_fresh_clean_messages_raise_hardly_an_alarm() -> None:
    clean = list(rows("fresh_clean.tsv"))
    assert len(clean) >= 200
    alarms = [text for cldr, source, text in clean if found(cldr, source, text)]
    assert len(alarms) <= len(clean) // 100


def test_a_third_planting_is_told_apart() -> None:
    """Fractions, discounts and weekdays in words among the rest."""
    faults, clean = list(rows("third_faults.tsv")), list(rows("third_clean.tsv"))
    assert len(faults) >= 100
    assert len(clean) >= 130
    assert [text for id, cldr, source, text in faults if id not in found(cldr, source, text)] == []
    assert [text for cldr, source, text in clean if found(cldr, source, text)] == []


def test_a_fourth_planting_is_told_apart() -> None:
    """In real messages of every catalog: times and halves, discounts, Roman numerals, copies, stray brackets."""
    faults, clean = list(rows("fourth_faults.tsv")), list(rows("fourth_clean.tsv"))
    assert len(faults) >= 300
    assert len(clean) >= 300
    assert [text for id, cldr, source, text in faults if id not in found(cldr, source, text)] == []
    assert [text for cldr, source, text in clean if found(cldr, source, text)] == []


def test_a_fifth_planting_is_told_apart() -> None:
    """Halves of years and days, questions and statements exchanged, an English word left behind."""
    faults, clean = list(rows("fifth_faults.tsv")), list(rows("fifth_clean.tsv"))
    assert len(faults) >= 100
    assert len(clean) >= 140
    assert [text for id, cldr, source, text in faults if id not in found(cldr, source, text)] == []
    assert [text for cldr, source, text in clean if found(cldr, source, text)] == []


def test_a_measure_keeps_its_unit_and_a_counter_may_be_bare() -> None:
    def faults(id: str, source: str, text: str) -> list[str]:
        given = pair(Example("de_DE", source, text), id)
        return [finding.message for finding in BY_ID["placeholder"].find([given])]

    assert faults("patterns.units.km", "{n}公里", "{n}")
    assert faults("patterns.percent", "{n}%", "{n} ")
    assert not faults("patterns.units.km", "{n}公里", "{n} km")
    assert not faults("patterns.counters.house_number", "{n}号", "{n}")


def test_of_two_translations_the_rarer_is_the_slip_and_one_ignore_is_enough() -> None:
    check = BY_ID["inconsistent"]
    told = ("Phone", "Phone", "Telephone")
    pairs = catalog([Example("en_001", "电话", text) for text in told])
    assert [finding.pair.text for finding in check.find(pairs)] == ["Telephone"]
    both = list(check.find(pairs[1:]))
    assert [finding.pair.text for finding in both] == ["Phone", "Telephone"]
    ignore = Ignore(both[0].pair.id, "inconsistent", "another phone", both[0].pair.at)
    ids = frozenset((check.id,))
    assert apply_ignores([(check, finding) for finding in both], [ignore], ids, ids) == ([], [])


def found(cldr: str, source: str, text: str) -> set[str]:
    example = pair(Example(cldr, source, text))
    return {check.id for check in TEXT_CHECKS if list(check.find([example]))}


@pytest.mark.parametrize(
    ("cldr", "source", "text", "kind"),
    [
        ("es", "“常享办”", "‘Chang Xiang Ban’", "quotes"),
        ("it", "“常享办”", '"Chang Xiang Ban"', "quotes"),
        ("ru", "“常享办”", "«Чан Сян Бань", "quotes"),
        ("nl", "“常享办”", "„Chang Xiang Ban”", "quotes"),
        ("pl", "“常享办”", "“Chang Xiang Ban”", "quotes"),
        ("sv", "“常享办”", "» Chang Xiang Ban «", "quotes"),
        ("th", "“常享办”", '"ฉางเซียงปั้น"', "quotes"),
        ("es", "9月开学", "Las clases empiezan en agosto", "numbers"),
        ("it", "年产量11.8万辆", "118,000 veicoli", "numbers"),
        ("ru", "三个园区", "четыре парка", "numbers"),
        ("nl", "总投资1.2亿元", "een investering van 12 miljoen yuan", "numbers"),
        ("pl", "10月1日放假", "1 listopada jest wolne", "numbers"),
        ("sv", "第三代半导体", "femte generationens halvledare", "numbers"),
        ("th", "三天内登记", "ลงทะเบียนภายใน 4 วัน", "numbers"),
        ("ru", "护照", "Pасспорт护", "han"),
        ("th", "护照", "หนังสือเดินทางя", "han"),
        ("he", "怎么办？", "מה לעשות؟", "punctuation"),
        ("fa", "怎么办？", "چه باید کرد?", "punctuation"),
        ("yue", "国际学校", "国际學校", "simplified"),
    ],
)
def test_a_language_without_a_catalog_is_checked_by_what_cldr_knows(
    cldr: str, source: str, text: str, kind: str
) -> None:
    assert kind in found(cldr, source, text)


@pytest.mark.parametrize(
    ("cldr", "source", "text"),
    [
        ("es", "“常享办”是常州的服务品牌。", "“Chang Xiang Ban” es la marca de servicios de Changzhou."),
        ("es", "总投资1.2亿元", "una inversión de 120 millones de yuanes"),
        (
            "it",
            "“常享办”是常州的服务品牌。",
            "«Chang Xiang Ban» è il marchio dei servizi dell’amministrazione.",
        ),
        ("ru", "9月1日开学", "Занятия начинаются 1 сентября"),
        ("ru", "三个园区", "три парка"),
        ("nl", "总投资1.2亿元", "een investering van 120 miljoen yuan"),
        ("pl", "“常享办”", "„Chang Xiang Ban”"),
        ("pl", "第三届论坛", "trzecie forum"),
        ("sv", "“常享办”是品牌", "”Chang Xiang Ban” är ett varumärke"),
        ("th", "三天内登记。", "ลงทะเบียนภายในสามวัน."),
        ("he", "9月开学", "הלימודים מתחילים בספטמבר"),
        ("fa", "“常享办”", "«چانگ شیانگ بان»"),
    ],
)
def test_what_is_right_in_it_is_left_alone(cldr: str, source: str, text: str) -> None:
    assert found(cldr, source, text) == set()


def edition(tag: str) -> Localized:
    problems = Problems()
    project = load_project(REPOSITORY)
    content = load_content(REPOSITORY, project.guides, project.edition, problems)
    termbase = load_termbase(REPOSITORY / "locales" / "termbase", (tag,), problems)
    found = load_edition(project, content, termbase, tag, problems)
    assert not problems.items
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_the_shipped_catalogs_have_no_findings(tag: str) -> None:
    localized = edition(tag)
    problems = Problems()
    check_catalog(localized, problems)
    assert [str(item) for item in problems] == []
    messages = localized.catalog.messages.values()
    ignores = [i for m in messages for i in ignores_of(m.id, m.comments, m.at)]
    assert len(ignores) < len(messages) * 0.005


@cache
def rendered(tag: str) -> list[Pair]:
    """The shipped messages with their facts in words on both sides: what a reader compares."""
    localized = edition(tag)
    original = localized.original
    assert original

    def filled(text: str, own: Localized) -> str:
        return "".join(
            own.fact(p.fact).part(p.part) if isinstance(p, Placeholder) else p for p in split(text)
        )

    return [
        dataclasses.replace(one, source=filled(one.source, original), text=filled(one.text, localized))
        for one in pairs_of(localized)
        if "{" in one.source and not one.id.startswith("patterns.")
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_agree_in_what_is_printed(tag: str) -> None:
    """Nearly 300 sentences with figures: none raises an alarm, and hardly a changed figure goes unseen."""
    check, random = BY_ID["numbers"], Random(tag)
    ignored = {ignore.message for one in edition(tag).catalog.messages.values()
               for ignore in ignores_of(one.id, one.comments, one.at)}  # fmt: skip
    pairs = rendered(tag)
    assert len(pairs) > 250
    assert [finding.pair.text for finding in check.find(pairs) if finding.pair.id not in ignored] == []
    changed = missed = 0
    for one in pairs:
        for match in random.sample(
            list(re.finditer(r"\d", one.text)), min(1, len(re.findall(r"\d", one.text)))
        ):
            digit = str((int(match[0]) + random.randint(1, 9)) % 10)
            text = one.text[: match.start()] + digit + one.text[match.end() :]
            changed += 1
            missed += not list(check.find([dataclasses.replace(one, text=text)]))
    assert changed > 150
    assert missed <= changed // 50


@pytest.mark.parametrize("tag", TAGS)
def test_a_slip_in_a_name_is_seen(tag: str) -> None:
    check, random = BY_ID["termbase"], Random(tag)
    changed = missed = 0
    for one in pairs_of(edition(tag)):
        for term, form in one.terms:
            inner = [i for i in range(1, len(form.display) - 1) if form.display[i - 1 : i + 2].isalpha()]
            if term.kind not in NAME_KINDS or form.display not in one.text or not inner:
                continue
            at = random.choice(inner)
            text = one.text.replace(form.display, form.display[:at] + form.display[at + 1 :])
            if form.display in text:
                continue  # one of two like letters
            changed += 1
            missed += not list(check.find([dataclasses.replace(one, text=text)]))
    assert changed > 150
    assert missed <= changed // 20


@pytest.mark.parametrize("tag", TAGS)
def test_faults_planted_in_the_shipped_catalogs_are_found(tag: str) -> None:
    """In real messages: a figure changed, a placeholder dropped, an end mark lost, a space too many."""
    localized = edition(tag)
    spoil: dict[str, Callable[[str], str]] = {
        "placeholder": lambda text: text.replace("{", "", 1),
        "spaces": lambda text: text + " ",
        "invisible": lambda text: text[:2] + "\u200b" + text[2:],
        "punctuation": lambda text: text.rstrip(".。") if text.endswith((".", "。")) else text + ".。",
        "untranslated": lambda _: "",
    }
    for id, change in spoil.items():
        for message in list(localized.catalog.messages.values())[130:400:7]:
            text = change(message.text)
            if text == message.text or message.id.startswith("patterns."):
                continue
            spoilt = Pair(message.id, message.source, text, tag, localized.locale.cldr)
            assert list(BY_ID[id].find([spoilt])), (id, text)


def with_heading(lang: str, text: str, style: str) -> Document:
    """The sample brochure with this heading at its first chapter, or at the first section inside one."""
    document = sample_document(lang)
    level = int(style[-1])
    heading = Inlines((Str(text),), "demo.heading")

    def change(block: Any) -> Any:
        if not isinstance(block, Section):
            return block
        if block.level == level:
            return dataclasses.replace(block, heading=heading)
        return dataclasses.replace(block, blocks=tuple(map(change, block.blocks)))

    return dataclasses.replace(document, blocks=tuple(map(change, document.blocks)))


def test_headings_are_measured_in_the_layout(pdf_theme: Theme, pdf_fonts: FontSet) -> None:
    check = BY_ID["overlong"]
    for examples, wanted in ((check.good, False), (check.bad, True)):
        for (example,) in examples:
            document = with_heading("en", example.text, example.heading)
            lines = heading_lines(document, pdf_theme, pdf_fonts)[document.lang]["demo.heading"]
            assert bool(list(check.find([pair(example, lines=lines)]))) is wanted, lines


def test_an_overlong_heading_is_a_finding_at_its_message(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small / "locales/en/LC_MESSAGES/demo.po"
    po = path.read_text(encoding="utf-8")
    line = po[: po.index('msgid "城市"')].count("\n") + 1
    path.write_text(
        po.replace('msgstr "The city"', f'msgstr "{"The city and its many districts " * 8}x"'),
        encoding="utf-8",
    )
    main(["check", "--project", str(small), "--json"])
    found = [p for p in json.loads(capsys.readouterr().out)["problems"] if p["code"] == "catalog.overlong"]
    assert [(p["file"], p["line"]) for p in found] == [("locales/en/LC_MESSAGES/demo.po", line)]


def test_a_language_that_waits_is_checked_too_and_a_wrong_word_hides_no_long_heading(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a catalog, but not in czguide.toml."""
    shutil.copytree(small / "locales/en", small / "locales/en_NZ")
    shutil.copy(small / "locales/termbase/en.csv", small / "locales/termbase/en_NZ.csv")
    toml = small / "locales/en_NZ/locale.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('tag = "en"', 'tag = "en_NZ"'), encoding="utf-8")
    po = small / "locales/en_NZ/LC_MESSAGES/demo.po"
    text = po.read_text(encoding="utf-8").replace('msgstr "Go early."', 'msgstr "Go early 早."')
    po.write_text(
        text.replace('"The city"', f'"{"The city and its many districts " * 8}x"'), encoding="utf-8"
    )
    assert main(["check", "-l", "en_NZ", "--project", str(small), "--json"]) == 1
    found = {(p["code"], p["file"]) for p in json.loads(capsys.readouterr().out)["problems"]}
    file = "locales/en_NZ/LC_MESSAGES/demo.po"
    assert {("catalog.overlong", file), ("catalog.han", file)} <= found
    toml.write_text(
        toml.read_text(encoding="utf-8").replace('"Noto Sans SC"]', '"Noto Sans Lao"]'), encoding="utf-8"
    )
    main(["check", "-l", "en_NZ", "--project", str(small), "--json"])
    found = {(p["code"], p["file"]) for p in json.loads(capsys.readouterr().out)["problems"]}
    assert {("fonts.unknown", "locales/en_NZ/locale.toml"), ("catalog.han", file)} <= found


def spoil(root: Path, comment: str, text: str = "Go  early.") -> list[str]:
    """The catalog's findings in the small project, with a comment at a spoilt message."""
    path = root / "locales/en/LC_MESSAGES/demo.po"
    po = path.read_text(encoding="utf-8")
    po = po.replace('msgstr "Go early."', f'msgstr "{text}"')
    po = po.replace(
        "#: content/demo/city.yaml:23\nmsgctxt", f"{comment}#: content/demo/city.yaml:23\nmsgctxt"
    )
    path.write_text(po, encoding="utf-8")
    project = load_project(root)
    problems = Problems()
    content = load_content(root, project.guides, project.edition, problems)
    termbase = load_termbase(root / "locales" / "termbase", ("en",), problems)
    localized = load_edition(project, content, termbase, "en", problems)
    check_catalog(localized, problems)
    return [item.code + ": " + item.message for item in problems]


def test_an_ignore_with_a_reason_silences_its_check_in_its_message(small: Path) -> None:
    assert spoil(small, "") == ["catalog.spaces: two spaces in a row"]


def test_a_reasoned_ignore_works(small: Path) -> None:
    assert spoil(small, "# czguide-ignore: spaces: a joke\n") == []


@pytest.mark.parametrize(
    ("comment", "text", "found"),
    [
        ("czguide-ignore: spaces", "Go early.", "the ignore of 'spaces' gives no reason"),
        ("czguide-ignore: spaces:  ", "Go early.", "the ignore of 'spaces' gives no reason"),
        ("czguide-ignore: spaces: why", "Go early.", "the ignore of 'spaces' ignores nothing"),
        ("czguide-ignore: space: why", "Go early.", "there is no check 'space'"),
        ("czguide-ignore", "Go early.", "the ignore names no check"),
    ],
)
def test_an_idle_ignore_is_a_finding(small: Path, comment: str, text: str, found: str) -> None:
    assert spoil(small, f"# {comment}\n", text) == [f"catalog.ignore: {found}"]


def test_an_ignore_without_a_reason_ignores_nothing_and_is_an_error(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = ["catalog.spaces: two spaces in a row", "catalog.ignore: the ignore of 'spaces' gives no reason"]
    assert spoil(small, "# czguide-ignore: spaces\n") == faults
    assert main(["check", "-l", "en", "--project", str(small), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["problems"]
    assert [p["code"] for p in found if p["severity"] == "error"] == ["catalog.ignore"]
    # A draft is built all the same.
    assert main(["build", "-l", "en", "-f", "docx", "--project", str(small), "-o", str(small / "out")]) == 0


def test_what_ignores_a_layout_check_is_not_judged_without_a_layout(small: Path) -> None:
    assert spoil(small, "# czguide-ignore: overlong: a motto\n", "Go early.") == []


def test_every_check_is_documented_and_named_once() -> None:
    assert Counter(check.id for check in CHECKS).most_common(1)[0][1] == 1
    assert all(check.rationale and check.name and check.bad and check.good for check in CHECKS)
    assert {check.id for check in BY_TEXT} == {check.id for check in CHECKS} - {"overlong", "untranslated"}
