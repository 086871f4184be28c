"""Edits by chance, for whoever wants to know whether a build that remembers comes to the same as one that does not."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.build import Outcome, build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _studies(project: Project) -> list[Path]:
    return sorted(project.case_studies_dir.glob("made-up-*.yml"))


def _change(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.name


def edit_text(project: Project, rng: random.Random) -> str:
    return _change(rng.choice(_studies(project)), '"objective": "', f'"objective": "Word{rng.randrange(1000)}. ')


def edit_title(project: Project, rng: random.Random) -> str:
    return _change(rng.choice(_studies(project)), '"title": "', f'"title": "Title {rng.randrange(1000)} of ')


def edit_terms(project: Project, rng: random.Random) -> str:
    """Another tactic: other lists, other related case studies, other pictures."""
    path = rng.choice(_studies(project))
    study = json.loads(path.read_text(encoding="utf-8"))
    known = re.findall(
        r"^- id: (\S+)", (project.taxonomy_dir / "tactics.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    study["tactics"] = sorted(rng.sample(known, 2))
    study["countries"] = [{"code": rng.choice(["TH", "MM", "BD", "ID"]), "role": "origin"}]
    path.write_text(json.dumps(study, indent=1), encoding="utf-8")
    return path.name


def add_study(project: Project, rng: random.Random) -> str:
    path = rng.choice(_studies(project))
    new = path.with_name(f"made-up-new-{rng.randrange(10_000)}.yml")
    study = json.loads(path.read_text(encoding="utf-8"))
    study.pop("former_ids", None)
    new.write_text(json.dumps(study | {"title": f"A new one {rng.randrange(10_000)}"}, indent=1), encoding="utf-8")
    return new.name


def rename_study(project: Project, rng: random.Random) -> str:
    path = rng.choice(_studies(project))
    study = json.loads(path.read_text(encoding="utf-8"))
    study["former_ids"] = [*study.get("former_ids", []), path.stem]
    path.with_name(f"made-up-moved-{rng.randrange(10_000)}.yml").write_text(json.dumps(study), encoding="utf-8")
    path.unlink()
    return path.name


def delete_study(project: Project, rng: random.Random) -> str:
    path = rng.choice(_studies(project))
    if rng.random() < 0.5:
        gone = {"title": "Gone", "status": "withdrawn", "date": "2026-02-01", "reason": "It was made up."}
        path.write_text(json.dumps(gone), encoding="utf-8")
        path.rename(path.with_name(f"gone-{rng.randrange(10_000)}.yml"))
    else:
        path.unlink()
    return path.name


def edit_page(project: Project, rng: random.Random) -> str:
    path = project.docs_dir / rng.choice(["index.md", "about/index.md", "contribute/index.md"])
    path.write_text(
        path.read_text(encoding="utf-8") + f"\nOne more sentence {rng.randrange(1000)}.\n", encoding="utf-8"
    )
    return path.name


def move_page(project: Project, rng: random.Random) -> str:
    """A page comes, or goes, with the link that leads to it."""
    page, home = project.docs_dir / "guidance" / "extra.md", project.docs_dir / "index.md"
    link = "\nSee also [more](guidance/extra.md#more).\n"
    if page.exists():
        shutil.rmtree(page.parent)
        _change(home, link, "")
        return "without a page"
    page.parent.mkdir()
    head = "---\ntitle: Extra {}\ndescription: More.\n---\n# Extra {{ #extra }}\n\n## More {{ #more }}\n\nText.\n"
    page.write_text(head.format(rng.randrange(100)), encoding="utf-8")
    landing = head.format("all") + "\n[Extra](extra.md#extra).\n"
    (page.parent / "index.md").write_text(landing, encoding="utf-8")
    home.write_text(home.read_text(encoding="utf-8") + link, encoding="utf-8")
    return "with a page"


def break_anchor(project: Project, rng: random.Random) -> str:
    """A heading gets another id, to which a page that is not touched still leads: nothing may be published."""
    new = f"translate-{rng.randrange(100)}"
    path = project.docs_dir / "contribute" / "index.md"
    path.write_text(re.sub(r"\{ #translate\S* \}", f"{{ #{new} }}", path.read_text(encoding="utf-8")), encoding="utf-8")
    return new


def edit_tactic(project: Project, rng: random.Random) -> str:
    return _change(project.taxonomy_dir / "tactics.yml", "  summary: ", f"  summary: Sum{rng.randrange(1000)} ")


def edit_po(project: Project, rng: random.Random) -> str:
    path = project.translations_dir / "th" / rng.choice(["interface.po", "docs/index.po", "docs/contribute/index.po"])
    text = path.read_text(encoding="utf-8")
    places = [found.end() for found in re.finditer(r'^msgstr "(?=[^"\n{}<\[(*]+"$)', text, re.MULTILINE)] or [
        text.rindex('"')
    ]
    at = rng.choice(places)
    path.write_text(f"{text[:at]}ก{rng.randrange(10)} {text[at:]}", encoding="utf-8")
    return path.name


def edit_template(project: Project, rng: random.Random) -> str:
    path = project.overrides_dir / "partials" / rng.choice(["footer.html", "banner.html"])
    path.write_text(path.read_text(encoding="utf-8") + f"<!-- {rng.randrange(1000)} -->", encoding="utf-8")
    return path.name


def edit_config(project: Project, rng: random.Random) -> str:
    path = project.mkdocs_path
    text = path.read_text(encoding="utf-8")
    new = f'version: "0.{rng.randrange(100)}"' if rng.random() < 0.5 else None
    pattern, said = (r'version: "[^"]*"', new) if new else (r"site_name: .*", f"site_name: Site {rng.randrange(100)}")
    path.write_text(re.sub(pattern, str(said), text, count=1), encoding="utf-8")
    return path.name


EDITS: tuple[Callable[[Project, random.Random], str], ...] = (
    edit_text, edit_title, edit_terms, add_study, rename_study, delete_study, edit_page, move_page, break_anchor,
    edit_tactic, edit_po, edit_template, edit_config,
)  # fmt: skip


def sources(project: Project) -> dict[str, bytes]:
    """Everything that a person edits."""
    folders = (project.docs_dir, project.case_studies_dir, project.translations_dir, project.overrides_dir)
    paths = [project.mkdocs_path, *(path for folder in folders for path in folder.rglob("*") if path.is_file())]
    return {project.uri(path): path.read_bytes() for path in paths}


def put_back(project: Project, before: dict[str, bytes]) -> None:
    for uri in sources(project).keys() - before.keys():
        (project.root / uri).unlink()
    for uri, data in before.items():
        (project.root / uri).parent.mkdir(parents=True, exist_ok=True)
        if not (project.root / uri).is_file() or (project.root / uri).read_bytes() != data:
            (project.root / uri).write_bytes(data)
    for folder in sorted(project.docs_dir.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def build_cold(project: Project, into: Path, locales: Sequence[str], jobs: int) -> tuple[Project, Outcome]:
    """The same sources in a place where nothing was ever built."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(project.root, into, ignore=shutil.ignore_patterns("build", "site"))
    other = Project(into)
    return other, build_site(other, render_locale, jobs=jobs, locales=locales)


def told(outcome: Outcome) -> list[str]:
    return sorted(f"{one.place.path} {one.code} {one.message}" for one in outcome.problems)
