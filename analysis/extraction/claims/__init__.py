"""Claims: a number with what is said of it and by whom; joins what the other stages found."""

from __future__ import annotations

from . import actions, agents, sides
from .binding import find_claims


def rule_examples() -> dict[str, str]:
    """The first line of each rule's docstring by the rule's name; empty where Python runs without docstrings."""
    rules = (*actions.RULES, *agents.RULES, *sides.RULES)
    return {rule.__name__: (rule.__doc__ or "").strip().split("\n")[0] for rule in rules}


__all__ = ["find_claims", "rule_examples"]
