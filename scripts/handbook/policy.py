"""The one Content-Security-Policy of every page: the reader's own browser refuses any outside request.

No inline script or style is allowed, so there are no hashes to keep, and the policy is the same text everywhere.
No script of ours asks for anything (a test holds them to it); `connect-src` is not `'none'` because programs that judge a page
from inside it look for the host's `robots.txt` (docs-dev/decisions/0040).
`data:` pictures are the icons inside the theme's style sheet.
"""

CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""For servers that send the policy as a header: the worker of the installed app (`sw.js`) has this one in its place.

A worker goes by the policy that came with its own script, not by that of pages. Pages need no `worker-src`: without it
browsers go by `script-src`, which allows the site's own worker (Chromium and Firefox: tests/proofs/editions_pwa.py).
"""
