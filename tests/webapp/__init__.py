"""The site on a server of its own, for what works only there."""
