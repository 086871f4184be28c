"""Golden cases: a stretch of a page, and the sentences in it that state a fact and name no source.

To accept new findings after reading them: UPDATE_GOLDEN=1 make test.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from golden_file import written
from hypothesis import given
from hypothesis import strategies as st

from handbook.markdown.claims import claims_without_source

FILE = Path(__file__).parent / "claims" / "cases.yml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_claims(case: dict[str, str]) -> None:
    found = "".join(f"{one.line}: {one.text}\n" for one in claims_without_source(case["page"]))
    if os.environ.get("UPDATE_GOLDEN"):
        case["expect"] = found
        FILE.write_text(written(CASES), encoding="utf-8")
    assert found == case["expect"]


@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_a_source_in_every_block_leaves_nothing(one: dict[str, str], other: dict[str, str]) -> None:
    """And pages under one another do not change each other's findings, once a heading stands between them."""
    sourced = "\n".join(
        f"{line} [@iom-2017]" if line.strip() and "---" not in line else line for line in one["page"].split("\n")
    )
    assert claims_without_source(sourced) == ()
    both = f"{one['page']}\n# New {{ #new }}\n\n{other['page']}"
    texts = [claim.text for part in (one, other) for claim in claims_without_source(part["page"])]
    assert [claim.text for claim in claims_without_source(both)] == texts
