"""Parts of phrases that come as values: what most contributors meet, so that it can be said in their language.

The English form is what the code writes; a test holds that each piece is still written somewhere.
"""

from __future__ import annotations

from types import MappingProxyType

PIECES = MappingProxyType(
    {
        "did-you-mean": "did you mean '{name}'?",
        "known-fields": "known fields: {names}",
        # What a field holds
        "one-text": "one text",
        "a-list": "a list",
        "fields-with-values": "fields with values",
        "a-text": "a text",
        "a-group": "a group of fields",
        "something-else": "something else",
        "write-on-one-line": "write it on one line after the colon, or as a block after >-",
        "write-as-list": "write it as a list: [{text}]",
        "start-with-hyphen": "start each entry with '- '",
        "start-with-id": "start each entry with '- id: ...'",
        "write-lines": "write 'name: value' lines",
        # YAML
        "quote-the-colon": "put the text in quotes if it contains a colon followed by a space, and check the indent of this line",
        "no-tab": "use spaces instead of the tab",
        "close-what-is-open": "close the quotes or brackets that are open here",
        "close-the-quotes": "close the quotes; write a quote inside quotes twice",
        "apostrophe-inside": "write an apostrophe inside single quotes twice: '', or put the whole text in double quotes",
        "quote-in-double": "put the whole text in single quotes, or use other quotes inside it",
        "key-and-value": "write 'key: value', with a colon and a space after the key",
        "equal-indent": "make this line's indent equal to that of its neighbours",
        "close-the-bracket": "close the bracket, or separate the entries by commas",
        "quote-the-text": "put the text in quotes",
        "single-quotes": "use single quotes, or write the backslash twice",
        "keep-one-version": "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        "check-indent": "check the indent and the quotes of this line and the one above",
        "colon-no-key": "there is a colon where no key can stand",
        "tab-no-space": "there is a tab where only spaces may stand",
        "quotes-no-end": "the quotes that begin here do not end",
        "quotes-ended": "the text in quotes that begins in line {line} ends here, and more follows",
        "quotes-ended-below": "the quotes that begin here end in line {line}, and more follows",
        "no-colon": "there is no colon behind this key",
        "other-indent": "this line begins further left or right than its neighbours",
        "bracket-open": "a bracket that is open here is not closed",
        "begins-with-sign": "a text without quotes cannot begin with this sign",
        "backslash": "the backslash in these double quotes has no meaning",
        # PO files
        "no-closing-quote": "the text has no closing quote",
        "quote-inside": "a double quote inside a text needs a backslash before it",
        "neither-comment": "the line is neither a comment nor a text in double quotes",
        "no-keyword": "'{word}' is no word that a line of a PO file begins with",
        "no-opening-quote": "the text does not begin with a double quote",
        "no-space": "there is no space behind {word}",
        "text-behind": "there is text behind the closing quote",
        "two-lines": "every text needs a msgid line and a msgstr line, both in double quotes",
        "quote-it": 'put it in straight double quotes: "..."',
        "space-before": "put a space before the quote",
        "quote-at-end": "put a double quote at the end of the line",
        "escape-it": "write a backslash before it, or use the quotes of your language",
        "move-before": "move it before the quote, or delete it",
        "move-into": "move what stands before the quote into the quotes, or delete it",
        "quote-or-note": "put it in double quotes, or begin the line with # if it is a note",
        "two-versions": "two versions of the text stand here since a merge",
        "not-understood": "the line cannot be understood",
        "once-too-often": "{value} stands here once too often",
        "there-is-no": "there is no {value}",
        "missing": "missing: {values}",
        "at-the-beginning": "at the beginning",
        "at-the-end": "at the end",
        "in-the-middle": "in the middle: line breaks or tabs",
        "files-end-in": "files here end in {extension}",
    }
)
