"""What makes a language an app of the browser: its list, its worker, its icons."""

from __future__ import annotations

import hashlib
import json
import random
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

import icons
from handbook.content import Content
from handbook.editions.kinds import EditionKind
from handbook.next_site import NextSite
from handbook.pages.generated.copies import FORMS
from handbook.project import Project
from handbook.site_config import Edition
from handbook.staging import plan_locale
from handbook.tree import tree_states
from handbook.webapp.manifest import APP_URI, COLOUR, ICONS, SIZE_URI
from handbook.webapp.pack import write_app

if TYPE_CHECKING:
    from handbook.webapp.pack import Known

EDITION = Edition("1.0", "2026-11-26")
MOST_BYTES = 6_144


def made(
    folder: Path, files: dict[str, bytes], edition: Edition = EDITION, known: Known | None = None
) -> tuple[dict, str]:
    for uri, data in files.items():
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_bytes(data)
    write_app(folder, edition, "th", tree_states(folder), known)
    text = (folder / "data/offline.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("window.HANDBOOK_OFFLINE=").removesuffix(";\n")), (folder / "sw.js").read_text()


def test_the_list_names_every_file_with_its_digest(tmp_path: Path) -> None:
    files = {"index.html": b"<p>", "a/b.js": b"1", "sitemap.xml": b"<urlset/>"}
    pack, worker = made(tmp_path, files)
    assert pack["files"] == {
        uri: [hashlib.sha256(files[uri]).hexdigest()[:12], len(files[uri])] for uri in ("a/b.js", "index.html")
    }
    assert pack["bytes"] == 4
    assert pack["edition"] == ["1.0", "2026-11-26"]
    assert f'VERSION = "{pack["version"]}"' in worker
    assert made(tmp_path, files) == (pack, worker), "the list does not name itself"


def test_files_that_were_taken_over_are_not_read_again(tmp_path: Path) -> None:
    """What is in the list hangs on what is in the files, whether they were looked at before or not."""
    folder = tmp_path / "next"
    known: Known = {}
    first, _ = made(folder, {"index.html": b"one", "b.js": b"two"}, known=known)
    with mock.patch.object(zlib, "compress", wraps=zlib.compress) as compress:
        assert made(folder, {}, known=known)[0] == first
        assert not compress.called
    (folder / "b.js").write_bytes(b"others")
    again, _ = made(folder, {}, known=known)
    assert again["files"]["b.js"] == [hashlib.sha256(b"others").hexdigest()[:12], 6]
    assert again["files"]["index.html"] == first["files"]["index.html"]


def test_what_was_just_written_is_listed_as_if_it_were_read(tmp_path: Path) -> None:
    """All but what is looked at for its compressed size, and what somebody changed after it was written."""
    site = NextSite(tmp_path / "th", tmp_path / "last")
    for number in range(500):
        site.write(f"{number}.html", f"<p>{number}".encode())
    (tmp_path / "th/7.html").write_bytes(b"somebody else")
    states, listed, opened = site.finish(), [], []
    for digests in (site.digests, None):
        with mock.patch("builtins.open", wraps=open) as opening:
            write_app(tmp_path / "th", EDITION, "th", dict(states), {}, digests)
        opened.append(sum(str(call.args[0]).endswith(".html") for call in opening.call_args_list))
        listed.append((tmp_path / "th/data/offline.js").read_bytes())
    assert listed[0] == listed[1]
    assert opened[0] < 100 < opened[1] == 500


def test_the_size_of_all_is_told_without_the_list(tmp_path: Path) -> None:
    made(tmp_path, {"index.html": b"a" * 900, "b.js": b"b" * 100})
    said = (tmp_path / SIZE_URI).read_text(encoding="utf-8")
    size, sent = json.loads(said.removeprefix("window.HANDBOOK_OFFLINE_SIZE=").removesuffix(";\n"))
    assert size == 1000
    assert 0 < sent < 100


def test_of_many_files_of_a_kind_some_tell_how_much_is_sent(tmp_path: Path) -> None:
    """What is told hangs on the files alone, whatever was known before; it is near to what all of them would tell."""
    draw = random.Random(58)
    words = ["".join(draw.choices("abcdefgh", k=draw.randint(2, 9))) for _ in range(400)]
    shards = {
        f"search/x/{at}.js": " ".join(draw.choices(words, k=draw.randint(5, 300))).encode() for at in range(1_100)
    }
    folder = tmp_path / "next"
    known: Known = {}
    few, _ = made(folder, {"index.html": b"one"} | dict([*shards.items()][:390]), known=known)
    many, _ = made(folder, shards, known=known)
    assert made(tmp_path / "cold", {"index.html": b"one"} | shards)[0] == many
    exact = [sum(len(zlib.compress(one, 1)) for one in [b"one", *[*shards.values()][:count]]) for count in (390, 1_100)]
    assert few["sent"] == exact[0]
    assert abs(many["sent"] - exact[1]) < exact[1] / 20
    for uri in [*shards][390:]:
        (folder / uri).unlink()
    (folder / "search/x/0.js").unlink()
    again, _ = made(folder, {}, known=known)
    assert again["sent"] == made(tmp_path / "cold2", {"index.html": b"one"} | dict([*shards.items()][1:390]))[0]["sent"]


def test_the_forms_that_readers_are_told_of_are_those_that_are_made() -> None:
    assert list(FORMS) == [str(kind) for kind in EditionKind]


def test_the_version_follows_files_and_edition(tmp_path: Path) -> None:
    versions = {
        made(tmp_path, {"index.html": b"a"})[0]["version"],
        made(tmp_path, {"index.html": b"b"})[0]["version"],
        made(tmp_path, {"index.html": b"b"}, Edition("1.1", "2026-12-01"))[0]["version"],
    }
    assert len(versions) == 3


def test_what_every_visit_costs_is_small(tmp_path: Path, root: Path) -> None:
    _, worker = made(tmp_path, {})
    scripts = [root / "overrides/assets/js" / name for name in ("offline.js", "offline-page.js")]
    assert max(len(worker.encode()), *(path.stat().st_size for path in scripts)) < MOST_BYTES
    assert not re.search(r"https?://|/\*", worker)


def test_the_app_names_its_language_and_icons_that_are_there(small: Project, made_up: Content, root: Path) -> None:
    app = json.loads(plan_locale(small, made_up, "ur")[0].data[APP_URI])
    assert (app["lang"], app["dir"], app["scope"], app["start_url"]) == ("ur", "rtl", "./", "index.html")
    assert app["theme_color"] == COLOUR
    assert COLOUR in icons.MARK.read_text(encoding="utf-8")
    assert {one["src"] for one in app["icons"]} == set(ICONS)


@pytest.mark.parametrize("uri", ICONS)
def test_icons_were_drawn_from_the_mark_of_today(root: Path, uri: str) -> None:
    data = (root / "overrides" / uri).read_bytes()
    assert icons.remembered(data) == icons.mark_digest(), "the mark has changed; run: python tests/icons.py"
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    assert f"{width}x{height}" == ICONS[uri][0]
    assert len(data) < 20_000
