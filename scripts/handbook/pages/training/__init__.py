"""What the pages of the training show: modules with their knowledge check, scenarios, plans for workshops."""
