"""What a server says with each file: the pages' own policy as a header, and what only a header can say.

One table for all servers: `_headers` (Cloudflare Pages) stands in a site whose address is known, and
`docs-dev/hosting/nginx.conf` is this module's text; a test holds them together.
"""

from __future__ import annotations

from handbook.policy import CONTENT_SECURITY_POLICY, WORKER_POLICY
from handbook.webapp.manifest import WORKER_URI

HEADERS_URI = "_headers"
NGINX_URI = "docs-dev/hosting/nginx.conf"
PAGE_POLICY = f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
"""A page cannot say by itself who may show it in a frame."""
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
FOR_EVER, A_DAY, ASK = "public, max-age=31536000, immutable", "public, max-age=86400", "no-cache"
NAMED_BY_CONTENT = ("qr", "assets/cards", "assets/stylesheets")
"""Folders of a locale whose files have another name as soon as they say something else.

Shards of the search are not among them: they are asked for with the version of their index. Who asks while a new site
arrives may be given one of the old site, and keeps it for a day.
"""


def cloudflare_headers() -> str:
    """The file `_headers`. Values of two rules for one file are joined, so the worker's rule first takes the pages' away."""
    lines = ["/*", f"  Content-Security-Policy: {PAGE_POLICY}"]
    lines += [f"  {name}: {value}" for name, value in SECURITY.items()]
    lines += [f"/*/{WORKER_URI}", "  ! Content-Security-Policy", f"  Content-Security-Policy: {WORKER_POLICY}"]
    for folder in NAMED_BY_CONTENT:
        lines += [f"/:locale/{folder}/*", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join(lines) + "\n"


def nginx_configuration() -> str:
    """A file for `/etc/nginx/conf.d/`. Headers stand once, at the server: a location with one of its own would lose all others."""
    folders = "|".join(NAMED_BY_CONTENT)
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in SECURITY.items())
    return _NGINX.format(
        page_policy=PAGE_POLICY,
        worker=WORKER_URI.replace(".", r"\."),
        worker_policy=WORKER_POLICY,
        folders=folders,
        ask=ASK,
        for_ever=FOR_EVER,
        a_day=A_DAY,
        headers=headers,
    )


_NGINX = """\
# Made from scripts/handbook/hosting.py; a test holds it to that. Change the names, the certificate and the folder.
map $uri $handbook_policy {{
    default "{page_policy}";
    "~/{worker}$" "{worker_policy}";
}}

map $uri $handbook_cache {{
    default "{ask}";
    "~/({folders})/" "{for_ever}";
    "~/search/[0-9a-f]{{10}}/" "{a_day}";
}}

server {{
    listen 443 ssl;
    server_name handbook.example;
    ssl_certificate /etc/ssl/handbook.pem;
    ssl_certificate_key /etc/ssl/handbook.key;

    root /srv/handbook/site;
    index index.html;
    charset utf-8;
    error_page 404 /404.html;

    gzip on;
    gzip_min_length 1024;
    gzip_types text/css text/plain text/csv text/javascript application/javascript application/json application/xml image/svg+xml;

    add_header Content-Security-Policy $handbook_policy always;
    add_header Cache-Control $handbook_cache always;
{headers}

    location / {{
        try_files $uri $uri/ =404;
    }}

    location ~ \\.webmanifest$ {{
        default_type application/manifest+json;
    }}
}}

server {{
    listen 80;
    server_name handbook.example;
    return 301 https://$host$request_uri;
}}
"""
