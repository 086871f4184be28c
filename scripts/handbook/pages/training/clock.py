"""Hours of a workshop, counted on part by part."""

from __future__ import annotations


class Clock:
    """Counts minutes on: `after(15)` is from when to when the next fifteen minutes are.

    >>> Clock.at("08:50").after(15)
    ('08:50', '09:05')
    """

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes

    @classmethod
    def at(cls, start: str) -> Clock:
        """One that stands at this time of the day, written as 09:30."""
        hours, minutes = map(int, start.split(":"))
        return cls(60 * hours + minutes)

    def after(self, minutes: int) -> tuple[str, str]:
        start, self.minutes = self.minutes, self.minutes + minutes
        return _time(start), _time(self.minutes)


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
