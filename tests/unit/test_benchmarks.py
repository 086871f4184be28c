"""The benchmark of builds: rounds that are kept, and promises that are only kept where they were measured often enough."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from editable import Corpus
from promises import ADDED, EDITED, EDITED_ALL, I18N, LEAST_ROUNDS, NOTHING, OURS, PLAIN, exponent, judged
from rivals import by_hand
from rounds import Way, output_of, results, run_rounds
from spent import Failed, spent
from staying import Staying
from warm import warm_ways

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, place: str, way: str, cpu: float, rounds: int = LEAST_ROUNDS, pages: int = 100) -> None:
    for number in range(1, rounds + 1):
        path = folder / place / way / f"{number}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        # One round that went wrong moves no median.
        odd = 50 if number == 1 and rounds > 2 else 1
        path.write_text(json.dumps({"cpu": cpu * odd, "peak": 1e8, "pages": pages, "load": 1.0}), encoding="utf-8")


def verdict(folder: Path, words: str) -> tuple[bool | None, float | None]:
    (found,) = [one for one in judged(folder) if words in one.promise]
    return found.is_kept, found.figure and round(found.figure, 3)


def test_nothing_is_kept_that_was_not_measured(tmp_path: Path) -> None:
    assert {one.is_kept for one in judged(tmp_path)} == {None}


@pytest.mark.parametrize(("cpu", "kept"), [(4.0, True), (4.1, False)])
def test_a_promise_is_a_ratio_of_medians(tmp_path: Path, cpu: float, kept: object) -> None:
    write(tmp_path, "cold/1000x1", OURS, cpu)
    write(tmp_path, "cold/1000x1", PLAIN, 10.0)
    assert verdict(tmp_path, "1,000 x 1: time") == (kept, cpu / 10)


def test_too_few_rounds_keep_no_promise(tmp_path: Path) -> None:
    write(tmp_path, "warm/1000x20", EDITED, 0.5, rounds=LEAST_ROUNDS - 1)
    assert verdict(tmp_path, "edited, one language") == (None, 0.5)


def test_static_i18n_is_counted_up_by_the_pages(tmp_path: Path) -> None:
    write(tmp_path, "cold/100x20", I18N, 100.0)
    write(tmp_path, "cold/100x20", OURS, 20.0, pages=1_000)
    write(tmp_path, "cold/1000x20", OURS, 60.0, pages=4_000)
    assert verdict(tmp_path, I18N) == (True, 0.15)
    write(tmp_path, "cold/1000x20", I18N, 300.0)
    assert verdict(tmp_path, I18N) == (False, 0.2), "what was measured is no longer counted up"


def test_growth_leaves_out_sizes_that_are_too_small(tmp_path: Path) -> None:
    for studies, cpu in ((100, 99.0), (300, 3.0), (1_000, 10.0), (3_000, 60.0)):
        write(tmp_path, f"growth/{studies}x1", OURS, cpu)
    kept, figure = verdict(tmp_path, "case studies by an exponent")
    assert kept is False
    assert figure == round(exponent([(300, 3.0), (1_000, 10.0), (3_000, 60.0)]), 3) > 1.2


def test_rounds_go_on_where_they_were_and_begin_with_each_way_in_turn(tmp_path: Path) -> None:
    done: list[str] = []

    def way(name: str) -> Way:
        def measure(number: int) -> dict[str, float]:
            done.append(f"{name}{number}")
            return {"cpu": 1.0, "wall": 1.0}

        return Way(name=name, prepare=lambda _: None, measure=measure)

    ways = [way("a"), way("b")]
    run_rounds(ways, 2, tmp_path)
    assert done == ["b1", "a1", "a2", "b2"]
    (tmp_path / "a" / "2.json").unlink()
    run_rounds(ways, 2, tmp_path)
    assert done[4:] == ["a2"]
    assert {name: len(rounds) for name, rounds in results(tmp_path).items()} == {"a": 2, "b": 2}


def test_a_failure_is_told_and_a_program_is_measured_without_the_one_that_starts_it() -> None:
    ballast = bytearray(200_000_000)
    took = spent(sys.executable, "-S", "-c", "import subprocess; subprocess.run(['true']); print('not json')")
    assert 0 < took["cpu"] < 5
    assert took["peak"] < len(ballast) / 2
    with pytest.raises(Failed, match="a reason"):
        spent(sys.executable, "-S", "-c", "import sys; sys.exit('a reason')")


def test_what_promises_ask_for_is_measured(tmp_path: Path) -> None:
    with ExitStack() as programs:
        ways = [one.name for one in warm_ways(Corpus(tmp_path, ("en", "th")), [], programs)]
    assert {EDITED, ADDED, EDITED_ALL, NOTHING} < {*ways}
    assert len({*ways}) == len(ways)


def test_a_process_that_stays_tells_why_it_ends(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program = Staying(tmp_path, ("en",))
    with pytest.raises(Failed, match="its words are above"):
        program.build()
    program.close()
    assert "mkdocs.yml" in capfd.readouterr().err


def test_what_was_written_is_counted_by_its_time(tmp_path: Path) -> None:
    for name in ("a.html", "b.css"):
        (tmp_path / name).write_text("12345", encoding="utf-8")
    moment = (tmp_path / "b.css").stat().st_mtime
    assert output_of(tmp_path) == {"pages": 1, "files": 2, "bytes": 10, "written": 2}
    assert output_of(tmp_path, moment + 1)["written"] == 0


def test_a_page_for_others_has_nothing_that_only_we_read() -> None:
    page = '---\ntitle: "A: b"\nkind: "text"\ndescription: "C"\nlinked_data: {"title": "x"}\n---\n# A\n\ntitle: stays\n'
    assert by_hand(page) == '---\ntitle: "A: b"\ndescription: "C"\n---\n# A\n\ntitle: stays\n'
    assert by_hand("# No front matter\n") == "# No front matter\n"


def test_help_is_told_without_measuring(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(root / "benchmarks" / "build.py"), "--help"], capture_output=True, text=True, check=True
    )
    assert "--full" in run.stdout
