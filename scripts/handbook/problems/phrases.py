"""The words of every problem: one message and one way out for each code, in plain English.

The codes are public: they stand in CI annotations, tests and the contributors' guide, so a code is never renamed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems.phrase import Phrase
from handbook.problems.phrases_of_contributions import CONTRIBUTION_PHRASES
from handbook.problems.phrases_of_editions import EDITION_PHRASES
from handbook.problems.phrases_of_exchange import EXCHANGE_PHRASES
from handbook.problems.phrases_of_safety import SAFETY_PHRASES
from handbook.problems.phrases_of_templates import TEMPLATE_PHRASES
from handbook.problems.phrases_of_training import TRAINING_PHRASES
from handbook.problems.phrases_of_translations import TRANSLATION_PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping


PHRASES: Mapping[str, Phrase] = MappingProxyType(
    {
        # Files
        "file-missing": Phrase("The file is not there.", "create it, or restore it with: git checkout -- {path}"),
        "file-empty": Phrase(
            "The file is empty.", "start from a copy of another file of this folder, or delete this one"
        ),
        "file-not-utf8": Phrase(
            "The file is not UTF-8 text: byte {byte} cannot be read.",
            "open it in your editor and save it again with the encoding UTF-8",
        ),
        "file-too-large": Phrase(
            "The file is {size} bytes; the limit for this kind of file is {limit}.",
            "move pictures and long texts out of it; a case study needs about 5,000 bytes, a PO file 50,000",
        ),
        "file-outside-project": Phrase(
            "The file is a link that leads out of the project.", "replace the link by a copy of the file"
        ),
        "folder-is-link": Phrase(
            "This folder is a link to another folder; what is in it would be left out.",
            "replace the link by the folder itself",
        ),
        "file-unreadable": Phrase("The file cannot be read: {cause}.", "check its permissions"),
        "file-control-character": Phrase(
            "There is an invisible control character here (U+{codepoint}).", "delete it and type the text again"
        ),
        "file-more-problems": Phrase(
            "This file has more than {limit} problems; the others are not shown.",
            "mend the first ones, or check that this is the right file, and run the check again",
        ),
        "file-unexpected": Phrase(
            "This file is not expected in this folder.", "{expected}; move other files elsewhere, or delete this one"
        ),
        "name-format": Phrase(
            "The name '{name}' may only have small letters a-z, digits and single hyphens before its extension.",
            "rename it to '{suggestion}'",
        ),
        "name-reserved": Phrase(
            "'{name}' is a name that Windows keeps for itself: nobody there could open the file.",
            "rename it to '{suggestion}'",
        ),
        "name-long": Phrase(
            "The name has {length} characters; the limit is {limit}.", "choose a shorter one; it becomes the address"
        ),
        # YAML
        "yaml-syntax": Phrase("This is not valid YAML: {cause}.", "{advice}"),
        "yaml-duplicate-key": Phrase(
            "The key '{key}' stands here a second time; the first is in line {first_line}.",
            "delete one of the two, or put both values under one key",
        ),
        "yaml-alias": Phrase(
            "Anchors (&) and aliases (*) are not allowed.", "write the value out, or put it in quotes if it is text"
        ),
        "yaml-tag": Phrase(
            "YAML tags (!) are not allowed.", "delete '{tag}', or put the value in quotes if it is text"
        ),
        "yaml-many-documents": Phrase("A second document starts here (---).", "keep one document per file"),
        "yaml-depth": Phrase(
            "The lists and keys are nested too deeply.", "the deepest field of this project has {limit} levels"
        ),
        # Fields
        "field-unknown": Phrase("There is no field '{key}' here.", "{suggestion}"),
        "field-missing": Phrase("The field '{key}' is missing.", "add it: {example}"),
        "field-empty": Phrase(
            "The field '{key}' has no value.", "give it a value, or delete the line if you do not know it"
        ),
        "field-type": Phrase("'{key}' must be {expected}, but this is {found}.", "{advice}"),
        "field-too-long": Phrase(
            "'{key}' has {length} characters; the limit is {limit}.", "shorten it, or move details to another field"
        ),
        "field-too-few": Phrase("'{key}' needs at least {limit}.", "add one"),
        "field-too-many": Phrase("'{key}' has {length} entries; the limit is {limit}.", "keep the most important ones"),
        "field-repeated": Phrase("'{value}' stands twice in '{key}'.", "delete one of the two"),
        "field-markup": Phrase(
            "'{key}' is plain text, but '{value}' looks like HTML.",
            "write the text without markup; < and > may stand in quotes with spaces around them",
        ),
        "choice-unknown": Phrase("'{value}' is not a known {key}.", "use one of: {choices}{suggestion}"),
        "date-format": Phrase(
            "'{value}' is not a date of this project.", "write a year (2014), a month (2014-05) or a day (2014-05-20)"
        ),
        "day-format": Phrase(
            "'{value}' is not a day of the calendar.", 'write year, month and day in quotes: "2026-11-24"'
        ),
        "number-format": Phrase("'{value}' is not a number.", "write digits alone, with a point for a part: 12 or 3.5"),
        "recheck-backwards": Phrase(
            "The facts are to be checked again ({recheck_after}) before they were checked ({checked}).",
            "correct one of the two dates",
        ),
        "history-order": Phrase(
            "The history is not in order: {date} stands after {before}.", "put the oldest change first, the newest last"
        ),
        "history-start": Phrase(
            "The history does not start with `kind: added`.", "say first when the case study was added"
        ),
        "id-taken": Phrase(
            "'{value}' is the id of a case study that is there.",
            "name only ids under which this case study stood before",
        ),
        "period-backwards": Phrase(
            "The period ends ({end}) before it starts ({start}).", "swap the two, or correct one"
        ),
        "period-empty": Phrase("The period says nothing.", "give `start`, or say in `note` why no date is known"),
        "figure-format": Phrase(
            "'{value}' is not the name of a picture.",
            "put the picture into docs/figures/ and write its name: small letters, digits, hyphens, then .svg, .png, .jpg or .webp",
        ),
        "figure-missing": Phrase("There is no picture docs/figures/{value}.", "add the file, or delete the entry"),
        "images-undeclared": Phrase(
            "There are pictures here, but `sensitivity` says `images: none`.",
            "check licence and consent, then write `images: licensed` under `sensitivity`",
        ),
        "url-format": Phrase(
            "'{value}' is not a web address that readers can open.",
            "give the whole address, starting with https:// or http://, without spaces",
        ),
        "url-lookalike": Phrase(
            "'{value}' has letters of another alphabet that look like Latin ones.",
            "copy the address from the browser's address bar, on the page that you mean",
        ),
        "text-invisible": Phrase(
            "There is a sign in '{key}' that nobody can see, or that turns the text around.",
            "delete the text and type it again; do not copy it from a web page or a PDF",
        ),
        "slug-format": Phrase(
            "'{value}' may only have small letters a-z, digits and single hyphens.", "write '{suggestion}'"
        ),
        "language-unknown": Phrase("'{value}' is not a language code.", "use a code such as th, fil or zh-Hans"),
        "country-unknown": Phrase(
            "'{value}' is not a country code.", "use the two capital letters of ISO 3166-1, for example TH{suggestion}"
        ),
        "code-expected": Phrase("'{value}' is a name; what is needed here is its code.", "write {suggestion}"),
        "schema-outdated": Phrase(
            "The schema for editors does not fit the taxonomy or the model any more.", "run: handbook schema"
        ),
        # References between records
        "term-unknown": Phrase(
            "'{value}' is not in {vocabulary}.", "{suggestion}The ids stand in case_studies/taxonomy/{vocabulary}.yml"
        ),
        "case-study-unknown": Phrase(
            "There is no case study '{value}'.", "{suggestion}The id is the file name without .yml"
        ),
        "case-study-itself": Phrase("A case study cannot be related to itself.", "delete the line"),
        "evidence-unsupported": Phrase(
            "The level is '{level}', but the method that is described does not say what makes it that.",
            "describe the method (who was compared with whom, when, chosen how), or choose a lower level",
        ),
        "personal-data": Phrase(
            "'{value}' may name a private person, or give a way to reach one.",
            "take it out and describe the person's role instead; if it is a public figure, office or hotline, or invented, say so in docs/_data/public_contacts.yml",
        ),
        "case-study-similar": Phrase(
            "This may be the same campaign as '{value}': alike title, same lead, same years.",
            "add to that entry instead, or name it under `related` if it is another campaign",
        ),
        "message-unsourced": Phrase(
            "The message is said to come from a campaign, but has no source.",
            "give `sources`, or write `origin: illustrative` if it was never used",
        ),
        "message-english": Phrase(
            "The message is in '{language}'; `english` belongs to messages in other languages, and only to them.",
            "add `english`, delete it, or correct `language`",
        ),
        "source-unknown": Phrase(
            "There is no source '{value}'.", "{suggestion}Add it under `sources`, or correct the id"
        ),
        "source-unused": Phrase(
            "No statement uses the source '{value}'.", "name it at the statement that it supports, or delete it"
        ),
        "source-repeated": Phrase(
            "This is the address of the source '{value}' in line {first_line} of {first_path}.",
            "cite that one in place of this one, and delete this entry",
        ),
        "source-unread": Phrase(
            "The source '{value}' has no address.", "give `url`, or `archived_url` if only a copy is known"
        ),
        "id-repeated": Phrase(
            "The id '{value}' is already used in line {first_line} of {first_path}.", "choose another id"
        ),
        # Pages
        "front-matter-missing": Phrase(
            "The page has no front matter.", "start it with --- , title: ..., description: ..., ---"
        ),
        "page-address": Phrase(
            "'{value}' is not the place of a page.",
            "write it from docs/ on, for example handbook/messages.md#what-to-do",
        ),
        "word-form-repeated": Phrase(
            "'{value}' is already a form of a term in line {first_line}.",
            "delete it here or there: a word in a text can lead to one term only",
        ),
        "word-related": Phrase(
            "'{value}' is not another term of the glossary.", "{suggestion}Give the ids of other terms in this file"
        ),
        "coverage-page": Phrase("There is no page '{value}'.", "{suggestion}Its place counts from docs/"),
        "claim-without-source": Phrase(
            "This states a fact and names no source: {value}",
            "cite one here, in the same paragraph, item or row: [@source-id]; or say that it is your own advice or invented",
        ),
        "page-not-linked": Phrase(
            "{landing} does not lead to this page, so readers will not meet it.",
            "link to ({name}) there; the order of the links is the order of reading",
        ),
        "critical-undated": Phrase("A critical page says {what}: '{key}' is missing.", "add it: {example}"),
        "heading-without-id": Phrase("The heading has no fixed id.", "write: {example}"),
        "heading-id-repeated": Phrase(
            "The heading id '{value}' is already used in line {first_line}.", "choose another id"
        ),
        "heading-id-made": Phrase(
            "The id '{value}' belongs to what the build adds to pages.", "choose another id, for example about-{value}"
        ),
        "heading-title": Phrase(
            "A page has exactly one heading of the first level.", "start the page with: # Title {{ #id }}"
        ),
        "link-missing": Phrase(
            "The page links to '{value}', which is not there.",
            "{suggestion}Check the path; it counts from this page's folder",
        ),
        "link-anchor-missing": Phrase(
            "'{value}' has no heading with the id '{anchor}'.", "{suggestion}Look at the {{ #id }} of its headings"
        ),
        "citation-unknown": Phrase("There is no source '{value}'.", "{suggestion}Sources stand in docs/_data/sources/"),
        "directive-unknown": Phrase("'{value}' is not something that the build can put here.", "use: {choices}"),
        "picture-unknown": Phrase(
            "There is no figure '{value}'.", "{suggestion}Figures stand in docs/_data/figures/, one file each"
        ),
        "picture-repeated": Phrase(
            "The figure '{value}' stands twice in this page.", "delete one of the two, and link to the other"
        ),
        "picture-place": Phrase(
            "What the build puts here needs a line of its own, with no indent and an empty line on both sides.",
            "move it out of the list, box or paragraph",
        ),
        "picture-unsourced": Phrase(
            "The figure is said to show facts or a model of others, but has no source.",
            "give `sources`, or write `origin: ours` if it is our own advice",
        ),
        "picture-shape": Phrase("The figure cannot be drawn: {cause}.", "{advice}"),
        "picture-unused": Phrase(
            "No page shows the figure '{value}'.",
            "put <!-- handbook:figure id={value} --> into a page, or delete the file",
        ),
        "raw-html": Phrase(
            "Raw HTML is not allowed in pages: {value}.", "write it in Markdown, or ask for a component in an issue"
        ),
        "indented-code": Phrase(
            "Text that is indented by four spaces outside a list or box becomes code.",
            "use a fenced block (```), or remove the indent",
        ),
        # Building
        "build-warning": Phrase("{cause}", "{advice}"),
        "build-running": Phrase("Another build of this project is running.", "wait until it has ended, then try again"),
        "build-no-space": Phrase(
            "There is no space left on the disk. The last good site was not changed.",
            "free some space and run the command again",
        ),
        "build-not-writable": Phrase(
            "'{path}' cannot be written: {cause}. The last good site was not changed.",
            "check the folder's permissions, or choose another place",
        ),
        "build-failed": Phrase(
            "The page could not be rendered: {cause}. The last good site was not changed.", "{advice}"
        ),
        # Audit of what was built
        "audit-page-missing": Phrase(
            "The page was planned but is not in the site.", "this is a fault of the build: please report it"
        ),
        "audit-page-unplanned": Phrase(
            "The page is in the site but was not planned.", "this is a fault of the build: please report it"
        ),
        "audit-link": Phrase("The link '{value}' leads nowhere.", "correct it in the source of this page"),
        "audit-anchor": Phrase(
            "The link '{value}' points to a place that its page does not have.", "correct it in the source of this page"
        ),
        "audit-outside-request": Phrase(
            "The page would load '{value}' from another computer.",
            "ship the file with the project, or make it a plain link",
        ),
        "audit-outgoing": Phrase(
            "The link '{value}' leaves the handbook without saying so, or opens in a way of its own.",
            "write it as a plain link: the build marks it",
        ),
        "audit-prefetch": Phrase(
            "The page does not forbid browsers to look up other hosts ahead of a click.",
            "this is a fault of the theme: please report it",
        ),
        "audit-inline": Phrase(
            "There is {what}, which the Content-Security-Policy forbids: {value}.", "move it to a file"
        ),
        "audit-language": Phrase(
            "The page says lang='{lang}' dir='{dir}', expected '{expected_lang}' '{expected_dir}'.",
            "this is a fault of the theme: please report it",
        ),
        "audit-policy": Phrase(
            "The page does not carry the Content-Security-Policy.", "this is a fault of the theme: please report it"
        ),
        "audit-id-repeated": Phrase("The id '{value}' stands twice in the page.", "rename one of the headings' ids"),
        "audit-alternate": Phrase(
            "The page has a link rel=alternate, which makes the theme ask for a sitemap.",
            "languages belong into the switcher and the sitemap",
        ),
        "locale-extent": Phrase(
            "'{locale}' says that it publishes the whole site, but only {percent} % of the handbook is translated.",
            "write `extent: start` in this file, or translate at least {least} %",
        ),
        "audit-search": Phrase("The search index is not complete: {cause}.", "build again; if it stays so, report it"),
        "audit-reach": Phrase(
            "The home page leads here in {clicks} clicks; at most {most} are allowed.",
            "link to it from a page that is nearer, such as the landing page of its folder",
        ),
        "audit-crossref": Phrase(
            "'{value}' is linked from its list, but does not link back to '{target}'.",
            "this is a fault of the pages: please report it",
        ),
        **CONTRIBUTION_PHRASES,
        **EDITION_PHRASES,
        **EXCHANGE_PHRASES,
        **SAFETY_PHRASES,
        **TEMPLATE_PHRASES,
        **TRAINING_PHRASES,
        **TRANSLATION_PHRASES,
    }
)
