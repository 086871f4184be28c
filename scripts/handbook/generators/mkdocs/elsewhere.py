"""A part of a MkDocs run in a process of its own: what MkDocs says there is said here, whoever listens."""

from __future__ import annotations

import logging
from functools import partial
from logging.handlers import QueueHandler
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from mkdocs.exceptions import MkDocsException

from handbook.build.processes import apart

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


def elsewhere(make: Callable[[], R]) -> R:
    """What `make` returns or raises, in a process whose memory is gone with it."""
    result, said = apart(partial(_listened, make))
    for record in said:
        logging.getLogger(record.name).handle(record)
    if isinstance(result, MkDocsException):
        raise result
    return result


def _listened(make: Callable[[], R]) -> tuple[R | MkDocsException, list[logging.LogRecord]]:
    """With all that is said before an error: it tells what to mend."""
    said: SimpleQueue[logging.LogRecord] = SimpleQueue()
    logger, listener = logging.getLogger("mkdocs"), QueueHandler(said)
    logger.addHandler(listener)
    result: R | MkDocsException
    try:
        result = make()
    except MkDocsException as error:
        result = error
    finally:
        logger.removeHandler(listener)
    return result, [said.get() for _ in range(said.qsize())]
