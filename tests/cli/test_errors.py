"""What a user reads when something is wrong: a golden file per kind of bad input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY

from czguide.cli.main import main

Break = Callable[[Path], object]


def edit(name: str, old: str, new: str) -> Break:
    """Replace a passage of a file, once."""

    def apply(root: Path) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return apply


def both(*breaks: Break) -> Break:
    def apply(root: Path) -> None:
        for one in breaks:
            one(root)

    return apply


def write(name: str, data: bytes) -> Break:
    return lambda root: (root / name).write_bytes(data)


def theme(old: str, new: str) -> Break:
    """The built-in theme with one value changed."""

    def apply(root: Path) -> None:
        text = (REPOSITORY / "assets" / "theme.toml").read_text(encoding="utf-8")
        assert old in text
        (root / "assets").mkdir()
        (root / "assets" / "theme.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def broken_font(root: Path) -> None:
    (root / "assets" / "fonts").mkdir(parents=True)
    (root / "assets" / "fonts" / "NotoSans-Regular.ttf").write_bytes(b"hi")


CITY = "content/demo/city.yaml"
FACTS = "content/facts/demo.yaml"
PO = "locales/en/LC_MESSAGES/demo.po"
COMMON = "locales/en/LC_MESSAGES/common.po"
TEMPLATE = "templates/demo.xml"

CHART = (
    "{firms: {kind: bar, caption: 图, alt: 一张图。, head: 项目, series: {value: 数值}, "
    "rows: {one: {label: 企业, value: firms}, two: {label: 产值, value: output}}}}"
)


SHARE = (
    "{firms: {kind: share, caption: 图, alt: 一张图。, head: 项目, series: {value: 数值}, "
    "rows: {one: {label: 企业, value: part}}}}"
)
YEARS = (
    "{firms: {kind: rank, caption: 图, alt: 一张图。, head: 年份, series: {value: 名次}, "
    "rows: {one: {label: '{y2}', value: r}, two: {label: '{y4}', value: r}}}}"
)


def fact(facts: str) -> Break:
    """More facts of the page."""
    return edit(FACTS, "    firms:", f"    {facts}\n    firms:")


def figure(kind: str, value: str) -> Break:
    """A drawing added to the city."""
    return edit(CITY, "companies:", f"{kind}: {value}\ncompanies:")


BROKEN: dict[str, Break] = {
    "unknown-key": edit(CITY, "lead:", "leed:"),
    "unknown-key-nested": edit(CITY, "caption: 去处", "captoin: 去处"),
    "missing-key": edit(CITY, "title: 城市\n", ""),
    "duplicate-key": edit(CITY, "tips:", "lead: 又一段。\ntips:"),
    "bad-key": edit(CITY, "  early:", "  Early Bird:"),
    "empty-text": edit(CITY, "早点去。", "''"),
    "bad-yaml": edit(CITY, "title: 城市", "title: *城市"),
    "bad-encoding": write(CITY, "title: 城市\n".encode("gb18030")),
    "undefined-fact": edit(CITY, "{output}", "{outputs}"),
    "entry-as-fact": edit(CITY, "{output}", "{output_entry}"),
    "undefined-cite": edit(CITY, "cites: [plain_entry]", "cites: [plane_entry]"),
    "stray-brace": edit(CITY, "年产值{output}。", "年产值{output。"),
    "fact-without-source": edit(FACTS, "  source: page\n", ""),
    "unknown-source": edit(FACTS, "source: page", "source: pages"),
    "unknown-counter": edit(FACTS, "counter: company", "counter: firm"),
    "bad-value": edit(FACTS, "7680亿", "很多"),
    "bad-date": edit(FACTS, "2024-09-26", "2024-09-31"),
    "held-fact": edit(FACTS, "plain_entry:\n", "plain_entry:\n  hold: 等待确认\n"),
    "bare-number": edit(CITY, "早点去。", "早点去，不要晚于8点。"),
    "half-width": edit(CITY, "早点去。", "早点去,好。"),
    "bad-markup": edit(CITY, "**不要拖延**", "**不要拖延"),
    "broken-link": edit(CITY, "(https://example.org)", "(#demo.town)"),
    "bad-url": edit(CITY, "tips:", "links:\n  site: {text: 网站, url: www.example.org}\ntips:"),
    "unknown-company": edit(CITY, "[byd]", "[bydd]"),
    "unknown-icon": edit(CITY, "title: 城市\n", "title: 城市\nicon: citty\n"),
    "template-icon": edit(TEMPLATE, '<section id="demo.publisher"', '<section icon="contcat" id="demo.publisher"'),
    "chart-without-alt": figure("charts", CHART.replace("alt: 一张图。, ", "")),
    "chart-of-two-measures": figure("charts", CHART),
    "chart-of-a-date": figure("charts", CHART.replace("value: output", "value: edition_date")),
    "chart-kind": figure("charts", CHART.replace("kind: bar", "kind: pie")),
    "chart-without-rows": figure("charts", "{firms: {kind: bar, caption: 图, alt: 一张图。, head: 项目, series: {value: 数值}, rows: {}}}"),
    "chart-below-zero": both(figure("charts", CHART.replace("value: output", "value: loss")), fact("loss: {kind: rate, value: -3.5}")),
    "chart-of-more-than-all": both(figure("charts", SHARE), fact("part: {kind: share, value: 150}")),
    "chart-without-a-year": both(figure("charts", YEARS), fact("y2: {kind: date, value: 2022}\n    y4: {kind: date, value: 2024}\n    r: {kind: rank, value: 3}")),
    "picture-without-alt": figure("pictures", "{park: {file: park.png, caption: 公园}}"),
    "picture-decorative-with-alt": figure("pictures", "{park: {file: park.png, alt: 公园, decorative: true}}"),
    "picture-missing": figure("pictures", "{park: {file: park.png, alt: 公园}}"),
    "flow-step": figure("flows", "{way: {caption: 流程, alt: 两步。, stages: {one: {title: 先, steps: {arrive: late}}}}}"),
    "plan-without-crossing": figure("transit", "{plan: {caption: 线路, alt: 两条线。, down: {name: 一, stops: {a: 甲, b: 乙}}, across: {name: 二, stops: {c: 丙, d: 丁}}}}"),
    "flow-too-wide": figure("flows", "{way: {caption: 流程, alt: 五步。, stages: {" + ", ".join(f"{key}: {{title: 段, steps: {{arrive: }}}}" for key in "abcde") + "}}}"),
    "plan-of-one-station": figure("transit", "{plan: {caption: 线路, alt: 两条线。, down: {name: 一, stops: {a: 甲, b: 乙}}, across: {name: 二, stops: {a: 甲}}}}"),
    "code-without-source": figure("links", "{site: {text: 网站, url: https://example.org, code: true}}"),
    "template-picture": edit(TEMPLATE, "<index/>", '<picture id="demo.park" file="park.png"/><index/>'),
    "template-chart": edit(TEMPLATE, "<index/>", '<chart id="demo.chart" kind="bar" caption="labels.index" head="labels.index"/><index/>'),
    "config-address": edit("czguide.toml", 'base_url = ""', 'base_url = "example.org"'),
    "bad-file-name": lambda root: (root / CITY).rename(root / "content/demo/City Two.yaml"),
    "placeholder-lost": edit(PO, "home to {firms}", "home to many companies"),
    "placeholder-added": edit(PO, "Go early.", "Go early: {output}."),
    "placeholder-malformed": edit(PO, "Annual output is {output}.", "Annual output is {output."),
    "link-changed": edit(PO, "[website](https://example.org)", "website"),
    "markup-in-catalog": edit(PO, "**do not delay**", "**do not delay"),
    "pattern-placeholder": edit("locales/en/LC_MESSAGES/common.po", 'msgstr "over {x}"', 'msgstr "over"'),
    "bad-po": edit(PO, 'msgstr "Go early."', "msgstr Go early."),
    "po-twice": edit(PO, "demo.city.tips.early", "demo.city.title"),
    "termbase-columns": write("locales/termbase/en.csv", b"key,shown\nbyd,BYD\n"),
    "termbase-status": edit("locales/termbase/en.csv", "official", "certain"),
    "termbase-unknown": edit("locales/termbase/en.csv", "\nbyd,", "\nbdy,"),
    "template-element": edit(TEMPLATE, "<index/>", "<indexx/>"),
    "template-attribute": edit(TEMPLATE, 'depth="1"', 'deep="1"'),
    "template-text": edit(TEMPLATE, "<index/>", "<index/>索引"),
    "template-reference": edit(TEMPLATE, "labels.index", "labels.indx"),
    "template-undefined": edit(TEMPLATE, "sections.city.id", "sections.town.id"),
    "template-syntax": edit(TEMPLATE, "{% if draft %}", "{% if draft %"),
    "template-unclosed": edit(TEMPLATE, "<index/></section>", "<index/>"),
    "template-missing": lambda root: (root / TEMPLATE).unlink(),
    "locale-invalid": edit("locales/en/locale.toml", 'cldr = "en_001"', 'cldr = "xx_YY"'),
    "locale-font": edit("locales/en/locale.toml", '"Noto Sans SC"]', '"Noto Sans Lao"]'),
    "config-invalid": edit("czguide.toml", "[edition]", "[edition"),
    "config-lacks": edit("czguide.toml", "date = 2026-11-23", ""),
    "missing-glyph": edit(PO, "Go early.", "Go early \U00013000."),
    "negative-count": edit(FACTS, "value: 72", "value: -72"),
    "odd-comma": edit(FACTS, "value: 72", "value: '1,2'"),
    "too-many-digits": edit(FACTS, "value: 72", "value: " + "9" * 400),
    "nested-too-deep": lambda root: (root / FACTS).write_text("a: " + "[" * 3000, encoding="utf-8"),
    "facts-unreadable": write(FACTS, "output_entry: 产值\n".encode("gb18030")),
    "pattern-without-slot": edit("content/patterns.yaml", "rank: 第{n}位", "rank: 第位"),
    "pattern-twice": edit("locales/en/LC_MESSAGES/common.po", 'msgstr "over {x}"', 'msgstr "over {x} {x}"'),
    "pattern-missing": edit("content/patterns.yaml", 'range: "{a}至{b}"\n', ""),
    "label-missing": edit("content/labels.yaml", "phone: 电话\n", ""),
    "po-charset": edit(PO, "charset=utf-8", "charset=klingon"),
    "po-plural": edit(PO, "plural=(n != 1)", "plural=(n ! 1 @)"),
    "po-plural-differs": edit(
        PO, "nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n == 0 ? 0 : n == 1 ? 1 : 2)"
    ),
    "po-plural-forms": edit(COMMON, 'msgstr[1] "{n} companies"\n', ""),
    "po-plural-count": edit(PO, "nplurals=2", "nplurals=99"),
    "termbase-missing": lambda root: (root / "locales/termbase/en.csv").unlink(),
    "termbase-twice": edit("locales/termbase/en.csv", "\nbyd,", "\nbyd,BYD,,official,,,\nbyd,"),
    "template-depth": edit(TEMPLATE, 'depth="1"', 'depth="abc"'),
    "locale-direction": edit("locales/en/locale.toml", '"ltr"', '"up"'),
    "locale-script": edit("locales/en/locale.toml", '"Latn"', '"Xyzw"'),
    "locale-line-break": edit("locales/en/locale.toml", '"normal"', '"tight"'),
    "locale-quotes": edit("locales/en/locale.toml", ', "‘", "’"]', "]"),
    "locale-fallback": edit("locales/en/locale.toml", 'page_size', 'fallback = "em"\npage_size'),
    "locale-page": edit("locales/en/locale.toml", '"A4"', '"B99"'),
    "locale-scale": edit("locales/en/locale.toml", "divisor = 1e9", "divisor = 0"),
    "locale-scale-pattern": edit("locales/en/locale.toml", '"{n} billion"', '"billion"'),
    "locale-order": edit("locales/en/locale.toml", 'order = ["Noto Sans", "Noto Sans SC"]', 'order = "Noto Sans"'),
    "config-guides": edit("czguide.toml", 'guides = ["demo"]', 'guides = "demo"'),
    "config-path": edit("czguide.toml", 'guides = ["demo"]', 'guides = ["../demo"]'),
    "theme-colour": theme('ink = "#1b2733"', 'ink = "#zzz"'),
    "theme-size": theme("step = 7", "size = 900"),
    "theme-negative": theme("lines = 3.25", "leading = -4"),
    "font-broken": broken_font,
    "several-at-once": both(edit(CITY, "{output}", "{outputs}"), edit(FACTS, "counter: company", "counter: firm"), edit(PO, "Go early.", "Go {firms}.")),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_bad_input_is_explained(
    name: str, small: Path, golden: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    BROKEN[name](small)
    code = main(["build", "--project", str(small), "-o", str(small / "out"), "-f", "pdf"])
    printed = capsys.readouterr()
    golden(f"errors/{name}.txt", printed.err)
    assert code == 1
    assert printed.out == ""
    assert not (small / "out").exists()


def test_missing_translations_are_warned_of_and_marked(
    small: Path, capsys: pytest.CaptureFixture[str], golden: Callable[[str, str], None]
) -> None:
    edit(PO, 'msgstr "Go early."', 'msgstr ""')(small)
    assert main(["check", "--project", str(small)]) == 0
    golden("errors/missing-translation.txt", capsys.readouterr().err)
    assert main(["build", "--project", str(small), "-o", str(small / "out"), "-f", "pdf"]) == 0


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["build", "dmo"], "usage-guide"),
        (["build", "-l", "fr"], "usage-locale"),
        (["build", "--project", "nowhere"], "usage-project"),
        (["build", "-l", "zh+zh"], "usage-bilingual-twice"),
        (["build", "-l", "zh+en+zh"], "usage-bilingual-three"),
        (["build", "-l", "zh+fr"], "usage-bilingual-unknown"),
        (["build", "-l", "zh+"], "usage-bilingual-one"),
        (["build", "-l", "zh++en"], "usage-bilingual-plus"),
        (["proof", "-o", "."], "usage-proof-folder"),
        (["build", "-l", "zh + en"], "usage-bilingual-spaces"),
        (["build", "--profile", "print", "-f", "docx"], "usage-profile"),
    ],
)
def test_a_wrong_call_is_explained_and_exits_with_2(
    arguments: list[str],
    name: str,
    small: Path,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(small)
    assert main(arguments) == 2
    golden(f"errors/{name}.txt", capsys.readouterr().err)


def test_a_proof_that_cannot_be_written_is_refused_before_the_work(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "taken").write_text("a file", encoding="utf-8")
    target = small / "taken" / "proof.pdf"
    assert main(["proof", "--project", str(small), "-o", str(target)]) == 1
    said = capsys.readouterr().err
    # Nothing was laid out: no edition is named.
    first, hint, _ = said.splitlines()
    assert first.startswith(f"error: cannot write {target}: ")
    assert hint == "  hint: name a file in a folder that you may write to"
    assert (small / "taken").read_text(encoding="utf-8") == "a file"


RELEASE: Break = both(
    edit(PO, 'msgstr "Go early."', 'msgstr ""'),
    edit(PO, 'msgctxt "demo.city.lead"', '#, fuzzy\nmsgctxt "demo.city.lead"'),
    edit("locales/termbase/en.csv", "official", "unverified"),
    edit(FACTS, "review_by: 2027-05-31", "review_by: 2026-05-31"),
    edit("content/publisher.yaml", "phone: 0519-00000000", "phone: ''"),
)


def test_a_release_refuses_everything_at_once(
    small: Path, golden: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    RELEASE(small)
    arguments = [
        "build",
        "--project",
        str(small),
        "-o",
        str(small / "out"),
        "--release",
        "--today",
        "2026-11-23",
    ]
    assert main(arguments) == 1
    golden("errors/release.txt", capsys.readouterr().err)
    assert not (small / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("ink = [0, 0, 0, 100]\n", "", "print-lacks"),
        ("ink = [0, 0, 0, 100]", "ink = [0, 0, 100]", "print-inks"),
        ("ink = [0, 0, 0, 100]", "ink = [100, 100, 100, 100]", "print-too-much"),
        ("ink = [0, 0, 0, 100]", "ink = [0, 0, 0, 100]\ninc = [0, 0, 0, 1]", "print-unknown"),
        ("print/FOGRA39L_coated.icc", "fonts/OFL-NotoSans.txt", "print-profile"),
        ("[print]\n", "", "print-missing"),
    ],
)
def test_a_theme_that_can_not_be_printed_is_explained(
    old: str, new: str, name: str, small: Path, golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    text = (REPOSITORY / "assets" / "theme.toml").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    if name == "print-missing":
        changed = text[: text.index("[print]")] + text[text.index("[accents]") :]
    (small / "assets").mkdir()
    (small / "assets" / "theme.toml").write_text(changed, encoding="utf-8")
    arguments = ["build", "--project", str(small), "-o", str(small / "out")]
    assert main([*arguments, "--profile", "print"]) == 1
    assert not list((small / "out").rglob("*.pdf"))
    golden(f"errors/{name}.txt", capsys.readouterr().err)
    assert main([*arguments, "-f", "pdf"]) == 0


def test_a_release_of_a_verified_project_is_built(small: Path) -> None:
    arguments = [
        "build",
        "--project",
        str(small),
        "-o",
        str(small / "out"),
        "--release",
        "--today",
        "2026-11-23",
    ]
    assert main(arguments) == 0
    assert sorted(path.name for path in (small / "out" / "demo").iterdir()) == [
        "demo-en.docx", "demo-en.pdf", "demo-zh.docx", "demo-zh.pdf",
    ]  # fmt: skip


def test_a_waived_name_is_no_obstacle(small: Path) -> None:
    edit("locales/termbase/en.csv", "official", "waived")(small)
    arguments = [
        "build",
        "--project",
        str(small),
        "-o",
        str(small / "out"),
        "--release",
        "--today",
        "2026-11-23",
    ]
    assert main(arguments) == 0


@pytest.mark.parametrize(("today", "code"), [("2027-05-31", 0), ("2027-06-01", 1)])
def test_a_fact_may_be_used_on_its_review_day_and_not_after(small: Path, today: str, code: int) -> None:
    arguments = ["build", "--project", str(small), "-o", str(small / "out"), "-f", "pdf", "--release"]
    assert main([*arguments, "--today", today]) == code


def test_an_empty_output_folder_is_a_wrong_call(small: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(small), "-o", ""])
    assert ended.value.code == 2
