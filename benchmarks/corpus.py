"""Make a whole project of any size, for benchmarks and for tests: the same numbers give the same bytes.

    python benchmarks/corpus.py --case-studies 1000 --locales en,th,ur OUT

The taxonomy, theme, configuration and authors' pages are those of this project; the case studies are made up from
word lists and say so. Other locales than those of this project get a share of made-up translations.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
from pathlib import Path

import polib
import yaml

from handbook.catalogue import read_catalogue
from handbook.contribute.locale import locale_scaffold
from handbook.markdown.front_matter import split_page
from handbook.model.case_study import Outcome
from handbook.model.json_schema import case_study_schema
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.po import digest
from handbook.translation.signing import mark_machine
from handbook.translation.sync import sync_po
from handbook.translation.texts import page_texts
from handbook.translation.translation import po_uri

ROOT = Path(__file__).resolve().parent.parent
COUNTRIES = ("AF", "AU", "BD", "ID", "IN", "KH", "LA", "LK", "MM", "MY", "NP", "PH", "PK", "TH", "VN")
WORDS = [
    "village",
    "radio",
    "station",
    "leaders",
    "young",
    "people",
    "families",
    "offer",
    "recruiter",
    "border",
    "season",
    "message",
    "trust",
    "fact",
    "film",
    "story",
    "market",
    "school",
    "office",
    "counsellor",
    "friend",
    "return",
    "work",
    "wage",
    "debt",
    "passport",
    "journey",
    "boat",
    "danger",
    "choice",
    "right",
    "service",
]
METHODS = {
    "anecdotal": "Somebody said so.",
    "monitoring-outputs": "Leaflets were counted.",
    "qualitative": "People were interviewed.",
    "pre-post": "The same questions before and after.",
    "quasi-experimental": "People with and without the campaign were compared.",
    "rct": "Villages were chosen at random.",
    "systematic-review": "All studies that could be found were read.",
}
COVERAGE = """\
- id: made-up
  title: Made-up demands
  source: rso-2025
  items:
    - {id: one, text: Help people, detail: para 1, pages: [contribute/index.md#translate, case-studies/index.md]}
"""
GLOSSARY = """\
- id: pretest
  term: pretest
  also: [pre-testing]
  definition: Showing a draft to people before it is final.
  sources: [rso-2025]
  see: [contribute/index.md#translate]
  related: [random-trial]
- id: random-trial
  term: randomised trial
  definition: Chance decides who gets the campaign.
"""
FEW = {
    "figures": {"com-b", "six-steps", "season-calendar"},
    "messages": {"irregular-migration", "trafficking-in-persons"},
}
TRIMMED = ("issues", "audiences", "tactics", "channels", "frames")
FEW_TERMS = 4
VOCABULARIES = ("issues", "audiences", "tactics", "channels", "frames", "steps")


def make_project(out: Path, case_studies: int, locales: list[str], *, pages: bool = True, seed: int = 1) -> None:
    """Write the project; `out` must not exist. Without `pages`, only the home page of `docs/` is taken."""
    shutil.copytree(ROOT / "overrides", out / "overrides")
    copy_taxonomy(out)
    shutil.copytree(ROOT / "docs" / "_data", out / "docs" / "_data")
    shutil.copytree(ROOT / "third_party" / "world-atlas", out / "third_party" / "world-atlas")
    (out / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "mkdocs_hooks.py", out / "scripts")
    _copy_pages(out, pages=pages)
    if not pages:
        _leave_few(out / "docs" / "_data")
    _forget_case_studies(out)
    if not pages:
        _keep_templates(out, {"audience-profile", "message-matrix"})
        _keep_terms(out)
    for code in locales:
        _copy_or_make_locale(out, code)
        _make_whole(out, code)
    _write_case_studies(out, case_studies, random.Random(seed))
    catalogue, _ = read_catalogue(Project(out))
    (out / "case_studies" / "schema.json").write_text(case_study_schema(catalogue.taxonomy), encoding="utf-8")


def make_translated_project(out: Path, locales: list[str]) -> None:
    """This project as it is, with a made-up translation of every authors' page into each of these languages."""
    for name in ("overrides", "docs", "case_studies", "third_party"):
        shutil.copytree(ROOT / name, out / name)
    (out / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "mkdocs_hooks.py", out / "scripts")
    shutil.copy(ROOT / "mkdocs.yml", out)
    for code in locales:
        _copy_or_make_locale(out, code)
        _make_whole(out, code)


def _leave_few(data: Path) -> None:
    """Some data of each kind are enough for a small project: a page for each makes every build of it slow."""
    for folder, kept in FEW.items():
        for path in (data / folder).glob("*.yml"):
            if path.stem not in kept:
                path.unlink()
    # The training leads to pages that a small project does not have.
    for folder in ("modules", "scenarios", "agendas"):
        shutil.rmtree(data / folder, ignore_errors=True)
    countries = data / "countries.yml"
    entries = re.split(r"^(?=- code:)", countries.read_text(encoding="utf-8"), flags=re.MULTILINE)
    known = [entry for entry in entries[1:] if entry[9:11] in COUNTRIES]
    countries.write_text(entries[0] + "".join(known), encoding="utf-8")


def copy_taxonomy(out: Path) -> None:
    """The vocabularies, without the case studies on which their summaries of evidence rest."""
    target = out / "case_studies" / "taxonomy"
    shutil.copytree(ROOT / "case_studies" / "taxonomy", target)
    for path in target.glob("*.yml"):
        text = re.sub(
            r"^  evidence_from:\s*(\[[^\]]*\]|(\n    - .*)+)\n",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(text, encoding="utf-8")


def _forget_case_studies(out: Path) -> None:
    """The library's messages name case studies of this project, which the made-up one does not have."""
    for path in (out / "docs" / "_data" / "messages").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.lstrip().startswith("case_study:"))
        path.write_text("".join(kept), encoding="utf-8")
    for path in (out / "docs" / "_data" / "templates").glob("*.yml"):
        template = yaml.safe_load(path.read_text(encoding="utf-8"))
        for part in template["parts"]:
            for field in part["fields"]:
                field.pop("evidence", None)
        path.write_text(yaml.safe_dump(template, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _keep_templates(out: Path, kept: set[str]) -> None:
    """Each template makes three files in every locale: a small project has few."""
    for path in (out / "docs" / "_data" / "templates").glob("*.yml"):
        if path.stem not in kept:
            path.unlink()


def _keep_terms(out: Path) -> None:
    """Each term has a page in every locale: a small project has the first of each vocabulary, and those that its data name."""
    data = "\n".join(path.read_text(encoding="utf-8") for path in sorted((out / "docs" / "_data").rglob("*.yml")))
    named = set(re.findall(r"[\[,:-] ([a-z][a-z0-9-]+)(?=[\],\n])", data.replace("[", "[ ")))
    for name in TRIMMED:
        path = out / "case_studies" / "taxonomy" / f"{name}.yml"
        start, *terms = re.split(r"^(?=- id:)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        kept = [term for at, term in enumerate(terms) if at < FEW_TERMS or term.split()[2] in named]
        path.write_text(start + "".join(kept), encoding="utf-8")


def _copy_pages(out: Path, *, pages: bool) -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if pages:
        shutil.copytree(ROOT / "docs", out / "docs", dirs_exist_ok=True)
        _lead_to_all_case_studies(out / "docs")
    else:
        home = "---\ntitle: Home\ndescription: A small project.\n---\n# Small { #home }\n\nSee [all](case-studies/index.md).\n"
        (out / "docs" / "index.md").write_text(home, encoding="utf-8")
        (out / "docs" / "contribute").mkdir()
        page = "---\ntitle: Contribute\ndescription: How to help.\n---\n# Contribute { #contribute }\n\n## Add a case study { #case-study }\n\nPlease do.\n\n## Translate { #translate }\n\nPlease do.\n"
        to_codes = "\nSee [what the check says](check/index.md).\n"
        (out / "docs" / "contribute" / "index.md").write_text(page + to_codes, encoding="utf-8")
        (out / "docs" / "about").mkdir()
        (out / "docs" / "about" / "index.md").write_text(page.replace("ontribute", "ompass"), encoding="utf-8")
        (out / "docs" / "_data" / "coverage.yml").write_text(COVERAGE, encoding="utf-8")
        (out / "docs" / "_data" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
        config = "\n".join(line for line in config.split("\n") if not _leads_to_left_out(line, out))
        config = config.replace("  - Handbook:\n", "")
    (out / "mkdocs.yml").write_text(config, encoding="utf-8")


def _lead_to_all_case_studies(docs: Path) -> None:
    """Links to a case study of this project, which the made-up one does not have, lead to the list of all."""
    ids = sorted((path.stem for path in (ROOT / "case_studies").glob("*.yml")), key=len, reverse=True)
    link = re.compile(rf"case-studies/(?:{'|'.join(map(re.escape, ids))})\.md(?:#[a-z0-9-]+)?")
    for path in (one for one in sorted(docs.rglob("*")) if one.suffix in {".md", ".yml"}):
        text = path.read_text(encoding="utf-8")
        led = link.sub("case-studies/index.md", text)
        if led != text:
            once = re.sub(r"case-studies/index\.md(?:,\s+case-studies/index\.md)+", "case-studies/index.md", led)
            path.write_text(once, encoding="utf-8")


def _leads_to_left_out(line: str, out: Path) -> bool:
    """Whether a line of the configuration puts a page into the navigation that was not taken."""
    found = re.search(r"- (?:[^:]+: )?([a-z0-9/-]+\.md)$", line)
    return bool(found and (ROOT / "docs" / found[1]).is_file() and not (out / "docs" / found[1]).is_file())


def _copy_or_make_locale(out: Path, code: str) -> None:
    theirs, ours = out / "translations" / code, ROOT / "translations" / code
    if ours.is_dir():
        shutil.copytree(ours, theirs, ignore=shutil.ignore_patterns("docs", "*-*.po"))
        return
    theirs.mkdir(parents=True)
    (theirs / "locale.yml").write_text(locale_scaffold(code).text, encoding="utf-8")
    entry = f'msgctxt "home.title"\nmsgid "Home"\nmsgstr "[{code}] Home"\n'
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (theirs / "interface.po").write_text(
        f"{header}# state: machine {digest('Home')}\n#, fuzzy\n{entry}", encoding="utf-8"
    )


def _make_whole(out: Path, code: str) -> None:
    """Made-up translations of all pages: a language of which little is translated would publish its start only."""
    project = Project(out)
    locale_path = project.translations_dir / code / "locale.yml"
    text = re.sub(r"^extent:.*\n", "", locale_path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    locale_path.write_text(f"{text.rstrip()}\nextent: whole\n", encoding="utf-8")
    for path in sorted(project.docs_dir.rglob("*.md")) if code != SOURCE_LOCALE else ():
        page, _ = split_page(SourceFile(path.name, path.read_text(encoding="utf-8")))
        if page is None:
            raise ValueError(f"{path.name} is not a page")
        uri = project.uri(path)
        catalog = polib.pofile(sync_po(code, uri, page_texts(page), None), wrapwidth=0)
        for entry in catalog:
            entry.msgstr = f"[{code}] {entry.msgid}"
            mark_machine(entry)
        target = out / po_uri(code, uri)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(catalog), encoding="utf-8")


def _write_case_studies(out: Path, count: int, rng: random.Random) -> None:
    taxonomy = {
        path.stem: [term["id"] for term in yaml.safe_load(path.read_text(encoding="utf-8"))]
        for path in sorted((out / "case_studies" / "taxonomy").glob("*.yml"))
    }
    for number in range(1, count + 1):
        study = _case_study(number, taxonomy, rng)
        # JSON is YAML too, and quicker to write.
        text = json.dumps(study, indent=1, ensure_ascii=False)
        (out / "case_studies" / f"made-up-{number:05d}.yml").write_text(text + "\n", encoding="utf-8")


def _case_study(number: int, taxonomy: dict[str, list[str]], rng: random.Random) -> dict[str, object]:
    def sentence(words: int = 14) -> str:
        return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."

    def statements(most: int) -> list[dict[str, str]]:
        return [{"text": sentence(18), "source": "made-up"} for _ in range(rng.randint(1, most))]

    start = rng.randint(2005, 2024)
    terms = {name: sorted(rng.sample(taxonomy[name], rng.randint(1, 3))) for name in VOCABULARIES}
    level = rng.choice(taxonomy["evidence"])
    codes = rng.sample(COUNTRIES, rng.randint(1, 3))
    return {
        "title": f"Made-up campaign {number}: {sentence(5)[:-1]}",
        "summary": f"This case study is made up, for tests. {sentence()}",
        "status": "published",
        "period": {"start": str(start), "end": str(start + rng.randint(0, 3))},
        "countries": [{"code": code, "role": rng.choice(["origin", "transit", "destination"])} for code in codes],
        **terms,
        "objective": sentence(20),
        "what_was_done": statements(4),
        "results": [_result(number, sentence(), rng.randint(1, 99))],
        "evidence": {"level": level, "method": f"{METHODS[level]} {sentence()}", "note": sentence()},
        "lessons": [{"text": sentence()}, {"text": sentence(), "source": "made-up"}],
        "sources": [
            {
                "id": "made-up",
                "title": "No real source",
                "publisher": "The corpus maker",
                "url": f"https://example.org/{number}",
                "read": {"date": "2026-01-01", "extent": "whole"},
            }
        ],
        "sensitivity": {"consent_basis": "not-applicable", "identifiability": "none"},
        "history": [{"date": "2026-01-01", "kind": "added"}],
    }


def _result(number: int, finding: str, percent: int) -> dict[str, object]:
    """Every tenth is not sorted by outcome."""
    result: dict[str, object] = {"finding": finding, "figure": f"{percent}%", "source": "made-up"}
    return result | ({"outcomes": [list(Outcome)[number % len(Outcome)]]} if number % 10 else {})


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a whole project of any size.")
    parser.add_argument("--case-studies", type=int, default=100)
    parser.add_argument("--locales", default="en", help="codes, separated by commas")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    make_project(options.out, options.case_studies, options.locales.split(","))
    print(f"Made {options.case_studies} case studies in {options.locales} at {options.out}")


if __name__ == "__main__":
    main()
