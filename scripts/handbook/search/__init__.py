"""Search without a server: one static index per locale, read by a script in the page and, alike, by this package.

`normalise` and `terms` say what a text is made of, `records` what a page says, `analysis` counts it once per page,
`index` puts the counts into small files, `answers` finds pages in them as the script does.
"""
