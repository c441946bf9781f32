"""Numbers in text: bounds, units, what they count, of which class, out of what whole.

Words stand in lexicon CSVs (number_words, number_contexts, modifiers, units, currencies, items, weapons, designators).
The steps, one module each: a token's form (`forms`), the arithmetic of digits and words (`cardinals`), numbers
over tokens (`numerals`), `ranges`, `pairs` (votes, scores), what counts nothing (`exclusions`, with `dating` and
`naming`), `units`, `modifiers`, the counted phrase (`counted`, with `nouns`, `states` and `trimming`) and its class
(`classes`), counts without a noun (`ellipsis`, with `parallels`), `ages` and `wholes`; `finding` puts them together.
docs/number_formats.md shows what is read.
"""

from __future__ import annotations

from .finding import find_quantities

__all__ = ["find_quantities"]
