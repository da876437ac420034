"""veraPDF finds nothing: every PDF is PDF/UA-1 and PDF/A-2a. One JVM looks at all of them.

It also judges the broken files of our own checks.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.builds import ALL_EDITIONS, BILINGUAL, SPECIAL, Built, Special
from tests.checks.test_pdf import CASES, codes
from tests.conftest import REPOSITORY
from tests.pdf_samples import SAMPLES, Sample

PROFILES = ("PDF/A-2a validation profile", "PDF/UA-1 validation profile")

MORE = {"long": "long_pdf"}
"""Further PDFs that must be valid: a name, and the session's fixture that gives the path. Add yours here."""

Verdicts = dict[Path, dict[str, dict[str, Any]]]
"""File, profile, verdict."""


@pytest.fixture(scope="session")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """veraPDF's jar from Maven's repository."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            pytest.skip(f"veraPDF needs {tool}, which is not installed")
    folder = tmp_path_factory.mktemp("verapdf")
    pom = REPOSITORY / "tests" / "verapdf" / "pom.xml"
    command = [
        "mvn",
        "-B",
        "-q",
        "-f",
        str(pom),
        "dependency:copy-dependencies",
        f"-DoutputDirectory={folder}",
    ]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert result.returncode == 0, result.stdout[-2000:]
    return next(folder.glob("cli-*.jar"))


@pytest.fixture(scope="session")
def broken(pdf_sample: Callable[[str], Sample], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without languages and without output intent, to see the validator at work."""
    path = tmp_path_factory.mktemp("broken") / "broken.pdf"
    with pikepdf.open(pdf_sample("en").path) as pdf:
        del pdf.Root.Lang
        del pdf.Root.OutputIntents
        pdf.save(path)
    return path


RULES = {
    code: set(re.findall(r"[\d.]+-\d+", rules))
    for code, rules in re.findall(
        r"^\| `(pdf\.[a-z-]+)` \| .* \| (.*)\|$",
        (REPOSITORY / "docs" / "accessibility.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}
"""What veraPDF says where our checks find a code, as the documentation has it."""

ARCHIVAL = ("pdf.no-id", "pdf.no-output-intent")
"""What PDF/A alone asks for."""


@pytest.fixture(scope="session")
def damaged(
    pdf_sample: Callable[[str], Sample], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Path]]:
    """The broken files of our own checks, by code."""
    folder = tmp_path_factory.mktemp("damaged")
    found: dict[str, list[Path]] = {}
    for code, breaker in CASES:
        path = folder / f"{breaker.__name__}.pdf"
        with pikepdf.open(pdf_sample("en").path) as pdf:
            breaker(pdf)
            pdf.save(path)
        found.setdefault(code, []).append(path)
    path = folder / "no_id.pdf"
    path.write_bytes(pdf_sample("en").path.read_bytes().replace(b"/ID[<", b"/IE[<"))
    found["pdf.no-id"] = [path]
    path = folder / "closed.pdf"
    allow = pikepdf.Permissions(accessibility=False)
    with pikepdf.open(pdf_sample("en").path) as pdf:
        how = pikepdf.Encryption(owner="a", user="", allow=allow, R=3, aes=False, metadata=False)
        pdf.save(path, encryption=how)
    found["pdf.encrypted"] = [path]
    return found


@pytest.fixture(scope="session")
def verdicts(
    special: dict[tuple[str, str, str], Special],
    validator: Path,
    built: Built,
    bilingual: Built,
    pdf_sample: Callable[[str], Sample],
    broken: Path,
    request: pytest.FixtureRequest,
) -> Verdicts:
    paths = [built.path(guide, locale, "pdf") for guide, locale in ALL_EDITIONS]
    paths += [bilingual.path(guide, pair, "pdf") for guide, pair in BILINGUAL]
    paths += [one.path for one in special.values()]
    paths += [pdf_sample(lang).path for lang in SAMPLES] + [broken]
    paths += [request.getfixturevalue(fixture) for fixture in MORE.values()]
    # Flavour 0: every profile that the file's metadata claims.
    return validated(validator, "0", paths)


@pytest.fixture(scope="session")
def judged(validator: Path, damaged: dict[str, list[Path]]) -> Verdicts:
    """The broken files by PDF/UA, and those that lack what only PDF/A wants by PDF/A: some claim neither."""
    paths: dict[bool, list[Path]] = {False: [], True: []}
    for code, files in damaged.items():
        paths[code in ARCHIVAL] += files
    return {**validated(validator, "ua1", paths[False]), **validated(validator, "2a", paths[True])}


def validated(validator: Path, flavour: str, paths: list[Path]) -> Verdicts:
    """All files in one JVM."""
    command = [
        "java",
        "-jar",
        str(validator),
        "-f",
        flavour,
        "--format",
        "json",
        "--maxfailuresdisplayed",
        "3",
    ]
    result = subprocess.run(
        [*command, *map(str, paths)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=1500,
        check=False,
    )
    jobs = json.loads(result.stdout)["report"]["jobs"]
    return {
        Path(job["itemDetails"]["name"]): {
            verdict["profileName"]: verdict for verdict in job["validationResult"]
        }
        for job in jobs
    }


def failures(verdict: dict[str, Any]) -> list[str]:
    found = []
    for rule in verdict["details"]["ruleSummaries"]:
        places = [check["context"][-120:] for check in rule["checks"]]
        found.append(f"{rule['clause']}-{rule['testNumber']} {rule['description']} {places}")
    return found


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("guide", "locale"), [*ALL_EDITIONS, *BILINGUAL])
def test_every_guide_in_every_language_is_valid(
    guide: str, locale: str, profile: str, verdicts: Verdicts, built: Built, bilingual: Built
) -> None:
    path = (bilingual if "+" in locale else built).path(guide, locale, "pdf")
    verdict = verdicts[path][profile]
    assert failures(verdict) == []
    assert verdict["details"]["passedChecks"] > 10_000


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("lang", SAMPLES)
def test_a_document_of_every_block_is_valid(
    lang: str, profile: str, verdicts: Verdicts, pdf_sample: Callable[[str], Sample]
) -> None:
    verdict = verdicts[pdf_sample(lang).path][profile]
    assert failures(verdict) == []
    assert verdict["details"]["passedChecks"] > 1_000


@pytest.mark.parametrize("name", SPECIAL, ids="-".join)
def test_every_other_edition_is_valid(
    name: tuple[str, str, str], verdicts: Verdicts, special: dict[tuple[str, str, str], Special]
) -> None:
    """Cards, print editions, another theme. What is printed is PDF/X, which is no archive."""
    found = verdicts[special[name].path]
    assert set(found) == set(PROFILES[1:] if name[0] == "print" else PROFILES)
    for verdict in found.values():
        assert failures(verdict) == []
        assert verdict["details"]["passedChecks"] > 1_000


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("fixture", MORE.values(), ids=MORE.keys())
def test_what_else_is_built_is_valid(
    fixture: str, profile: str, verdicts: Verdicts, request: pytest.FixtureRequest
) -> None:
    assert failures(verdicts[request.getfixturevalue(fixture)][profile]) == []


def test_the_validator_sees_what_is_missing(verdicts: Verdicts, broken: Path) -> None:
    found = verdicts[broken]
    assert any(line.startswith("7.2-") for line in failures(found[PROFILES[1]]))
    assert failures(found[PROFILES[0]])


def test_every_finding_is_documented() -> None:
    assert set(RULES) == {*(code for code, _ in CASES), "pdf.no-id", "pdf.encrypted", "pdf.unreadable"}


@pytest.mark.parametrize("code", sorted(set(RULES) - {"pdf.unreadable"}))
def test_it_agrees_with_our_own_checks(code: str, damaged: dict[str, list[Path]], judged: Verdicts) -> None:
    """Where both can judge a fault, both find it; where veraPDF cannot, it finds nothing at all."""
    said = set()
    for path in damaged[code]:
        assert code in codes(path)
        for verdict in judged[path].values():
            said |= {line.split()[0] for line in failures(verdict)}
    assert RULES[code] <= said if RULES[code] else not said
