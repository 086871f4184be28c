"""Pictures with text that are drawn at build, without a browser and with the fonts of `third_party/`: share cards, covers."""
