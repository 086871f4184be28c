"""What is remembered while pages are made, and forgotten when they are there."""

from __future__ import annotations

from handbook.passing import forget_pages, known_while_made


def test_a_result_is_made_once_until_pages_are_forgotten() -> None:
    asked: list[int] = []

    @known_while_made(10)
    def twice(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [twice(2), twice(2), twice(3)] == [4, 4, 6]
    assert asked == [2, 3]
    forget_pages()
    assert twice(2) == 4
    assert asked == [2, 3, 2]


def test_no_more_is_remembered_than_was_said() -> None:
    asked: list[int] = []

    @known_while_made(1)
    def same(number: int) -> int:
        asked.append(number)
        return number

    assert [same(1), same(2), same(1)] == [1, 2, 1]
    assert asked == [1, 2, 1]
