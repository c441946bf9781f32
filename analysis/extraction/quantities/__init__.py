"""Numbers in text: bounds, units, what they count, of which class, out of what whole.

Words stand in lexicon CSVs (number_words, modifiers, units, currencies, items, weapons, designators).
The steps, one module each: a token's form (`forms`), numbers over tokens (`numerals`), ranges,
what counts nothing (`exclusions`), units, modifiers, the counted phrase (`counted`), carried items
(`others`) and wholes; `finding` puts them together.
"""

from __future__ import annotations

from .finding import find_quantities

__all__ = ["find_quantities"]
