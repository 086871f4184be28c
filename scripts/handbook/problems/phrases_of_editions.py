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
    "edition-no-browser": Phrase(
        "There is no Chromium or Chrome on this computer, and PDF files are printed by one.",
        "install Chromium (Debian: apt install chromium), or set HANDBOOK_BROWSER to the path of a browser",
    ),
    "edition-old-browser": Phrase(
        "The browser that prints PDF files has version {version}; running heads need {least} or newer.",
        "install a newer Chromium or Chrome, or set HANDBOOK_BROWSER to the path of one",
    ),
    "edition-not-printed": Phrase(
        "The browser could not print the PDF: {cause}",
        "run the command again; if it fails again, try another browser with HANDBOOK_BROWSER",
    ),
    "edition-letters-missing": Phrase(
        "Letters are missing on {count} pages, first on page {page}: this computer has no font for their script.",
        "install fonts of all scripts (Debian: apt install fonts-noto-core fonts-noto-cjk) and run the command again",
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
