"""A source: something that was read and that supports statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import Help, PartialDate, Slug, Text, WebAddress


class ReadingExtent(StrEnum):
    """How much of a source was read; readers are told."""

    WHOLE = "whole"
    PASSAGES = "passages"
    ABSTRACT = "abstract"


@dataclass(frozen=True, kw_only=True)
class Reading:
    date: Annotated[str, PartialDate(), Help("When it was read.")]
    extent: Annotated[ReadingExtent, Help("How much of it was read.")]


@dataclass(frozen=True, kw_only=True)
class Source:
    id: Annotated[str, Slug(), Help("Short name, unique in the file: publisher-year.")]
    title: Annotated[str, Text(300), Help("The exact title.")]
    publisher: Annotated[str, Text(200), Help("Who published it; authors first where they matter.")]
    read: Annotated[Reading, Help("When and how much of it was read.")]
    short: Annotated[str | None, Text(60), Help("How the source is named in running text, for example: IOM 2017.")] = (
        None
    )
    year: Annotated[str | None, PartialDate(), Help("Year of publication; leave it out if the page has no date.")] = (
        None
    )
    url: Annotated[str | None, WebAddress(), Help("The publisher's own address.")] = None
    archived_url: Annotated[str | None, WebAddress(), Help("An archive's or a third party's copy.")] = None

    @property
    def address(self) -> str | None:
        """Where a reader can find it: the publisher's address, else a copy's."""
        return self.url or self.archived_url
