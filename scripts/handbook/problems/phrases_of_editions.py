"""The words of problems with editions."""

from __future__ import annotations

from handbook.problems.phrase import Phrase

EDITION_PHRASES = {
    "edition-missing": Phrase(
        "mkdocs.yml does not say which edition this is.",
        'write below extra: handbook_edition: {{version: "1.0", date: 2026-11-26}}',
    ),
    "edition-not-built": Phrase(
        "The language '{locale}' is not in the site, and editions are made from the site.",
        "run: handbook build --locale {locale}",
    ),
    "edition-behind": Phrase(
        "The site is older than the sources: {page} was not built.", "run: handbook build --locale {locale}"
    ),
    "edition-needs-library": Phrase(
        "Editions of the kind '{kind}' need the Python library '{library}', which is not on this computer.",
        'run: pip install -e ".[editions]"',
    ),
    "edition-name": Phrase(
        "The file name '{name}' cannot stand on every disk: {cause}.", "rename the file in the sources"
    ),
    "edition-name-twice": Phrase(
        "'{name}' and '{other}' are one name for disks that do not tell capitals apart.", "rename one of them"
    ),
    "edition-path-long": Phrase(
        "The path has {length} characters; at most {most} can be unpacked everywhere.",
        "give the file or its folder a shorter name",
    ),
    "edition-no-space": Phrase(
        "There is no space left on the disk. The last good editions in dist/ were not changed.",
        "free some space and run the command again",
    ),
    "edition-not-writable": Phrase(
        "'{path}' cannot be written: {cause}. The last good editions in dist/ were not changed.",
        "check the folder's permissions, and close programs that hold the file open",
    ),
}
