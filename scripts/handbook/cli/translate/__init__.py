"""`handbook translate <action>`. Each action is a module with `add_parser` and `run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cli.common import command_parser
from handbook.cli.translate import check, claim, exporting, import_page, importing, sign, status, sync

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers

ACTIONS = (status, sync, check, claim, sign, exporting, importing, import_page)

_TEXT = """\
Keeps translations beside their English texts:

  handbook translate status --locale th         how far it is, what changed since, what to do next
  handbook translate sync --locale th           add new texts to the PO files, put gone ones aside
  handbook translate check --locale th          compare translations with their English texts
  handbook translate format --locale th         write the PO files in the form that merges well
  handbook translate claim docs/index.md --locale th --by noor
                                                say that you work on a page, so that nobody begins it twice
  handbook translate review docs/index.md --locale th --by noor
                                                sign all translations of one page
  handbook translate accept docs/index.md       keep translations: the English was corrected, its meaning is the same
  handbook translate export --locale th --missing --to th.xlsx
                                                a spreadsheet for people without Git (.xlsx, .csv or .xlf)
  handbook translate import --locale th th.xlsx read it back: good rows are taken, bad ones named and kept in a report
  handbook translate import-page index.th.md --locale th --page docs/index.md
                                                take a page that was translated as a whole

Translations are never lost: a text that is gone stays at the end of its file, marked #~; one whose English text changed
stays as a start, marked fuzzy, with the former English text.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "translate", "bring translation files up to date", _TEXT)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for action in ACTIONS:
        action.add_parser(actions)
