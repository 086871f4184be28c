"""The toolkit's sheets: a template in the words of one locale, as Word and Excel files. Pages show the same form."""
