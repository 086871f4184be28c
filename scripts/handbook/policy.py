"""The one Content-Security-Policy of every page: the reader's own browser refuses any outside request.

No inline script or style is allowed, so there are no hashes to keep, and the policy is the same text everywhere.
`data:` pictures are the icons inside the theme's style sheet.
"""

CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'"
