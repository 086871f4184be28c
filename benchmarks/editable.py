"""A made-up project whose state is a number: edit number three, or the third case study more. Any state leads to any other."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spent import spent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EDITED, COPIED = "made-up-00001", "made-up-00002"


@dataclass(frozen=True)
class Corpus:
    """A project of the benchmarks."""

    root: Path
    codes: tuple[str, ...]

    def edit(self, number: int) -> None:
        """Another title for a case study: its page, the lists that name it, and the search have it."""
        path = self.root / "case_studies" / f"{EDITED}.yml"
        study = json.loads(path.read_text(encoding="utf-8"))
        title = re.sub(r" \(edit \d+\)$", "", study["title"])
        self._write(path, study | {"title": f"{title} (edit {number})" if number else title})

    def add(self, number: int) -> None:
        """So many case studies more than there were."""
        study = json.loads((self.root / "case_studies" / f"{COPIED}.yml").read_text(encoding="utf-8"))
        for path in (self.root / "case_studies").glob("one-more-*.yml"):
            if int(path.stem.rpartition("-")[2]) > number:
                path.unlink()
        for one in range(1, number + 1):
            path = self.root / "case_studies" / f"one-more-{one}.yml"
            if not path.is_file():
                self._write(path, study | {"title": f"One more campaign, number {one}"})

    def handbook(self, *arguments: str) -> dict[str, float]:
        return spent(sys.executable, "-m", "handbook", "--project", str(self.root), *arguments)

    def build(self, codes: Sequence[str] = ()) -> dict[str, float]:
        return self.handbook("build", *(part for code in codes for part in ("--locale", code)))

    def stage_dir(self, code: str) -> Path:
        return self.root / "build" / "stage" / code

    @property
    def site_dir(self) -> Path:
        return self.root / "site"

    @staticmethod
    def _write(path: Path, study: dict[str, object]) -> None:
        text = json.dumps(study, indent=1, ensure_ascii=False) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
