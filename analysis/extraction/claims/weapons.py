"""What became of the weapons told of before, and whose they were."""

from __future__ import annotations

from typing import Final

from .actions import bind_action
from .cases import Bound, Case
from .vocabulary import PROJECTILES

FATES: Final = frozenset(("downed", "suppressed", "destroyed"))


def bind_fate(case: Case, told: str | None) -> tuple[Case, Bound]:
    """'Kursk was attacked by 40 drones. [Twelve] vanished from radar.': a bare number goes on about the weapons."""
    bound = bind_action(case)
    if case.item is None and told in PROJECTILES:
        weapons = case._replace(item=told)
        fate = bind_action(weapons)
        if fate.action in FATES:
            return weapons, fate
    return case, bound
