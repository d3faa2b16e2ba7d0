"""Documents made from a seed whose tree is known, over the product of numbering styles, parts and formats."""
