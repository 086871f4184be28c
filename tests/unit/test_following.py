"""What is told of other files while one has an error: nothing that may only follow from it, and everything else."""

from __future__ import annotations

from handbook.problems import Place, problem, warning
from handbook.problems.following import without_following

FAULTY = problem("front-matter-missing", Place(path="docs/index.md"))


def test_an_unused_source_of_a_faulty_site_is_told_where_its_own_file_says_so() -> None:
    own = problem("source-unused", Place(path="case_studies/a.yml", line=37, column=10), value="spare")
    shared = warning("source-unused", Place(path="docs/_data/sources"), value="spare")
    assert without_following([FAULTY, own, shared]) == [FAULTY, own]
    assert without_following([own, shared]) == [own, shared]
