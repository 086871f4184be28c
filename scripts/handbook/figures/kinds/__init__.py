"""One module for each kind of figure: a function from its data and a language to shapes."""
