"""The toolkit's numbers, tables and sheets, held against the libraries that others trust."""
