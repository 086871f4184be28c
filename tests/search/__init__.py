"""What the search engine is attacked with: development queries from real text, fuzzed strings, and pages that ask browsers."""
