"""What this site brings to search: its pages as records, their facets, and the texts that the search shows."""
