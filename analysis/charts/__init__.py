"""Charts: a table in, matplotlib Axes out.

Every chart says what it shows, of how many claims, and how many were left out for which reason; nothing
adds up claims. Marks lead to `#claim-<claim_id>`; `svg` and `show` keep these links.
"""

from __future__ import annotations

from .accounts import balance_table
from .actors import actors_over_time, co_mentions
from .appearances import first_appearances, first_mentions
from .blame import who_blames_whom
from .events import timeline
from .figures import CASUALTIES, HARM, figures_by_day, toll
from .lags import reporting_lag
from .maps import map_of_claims, theatres
from .network import co_mention_graph, network
from .nights import balance
from .outlets import articles_over_time
from .sides import side_by_side
from .sources import named_sources, whose_numbers
from .stances import stance_profile, wording
from .vector import Picture, show, svg
from .weeks import calendar

__all__ = [
    "CASUALTIES",
    "HARM",
    "Picture",
    "actors_over_time",
    "articles_over_time",
    "balance",
    "balance_table",
    "calendar",
    "co_mention_graph",
    "co_mentions",
    "figures_by_day",
    "first_appearances",
    "first_mentions",
    "map_of_claims",
    "named_sources",
    "network",
    "reporting_lag",
    "show",
    "side_by_side",
    "stance_profile",
    "svg",
    "theatres",
    "timeline",
    "toll",
    "who_blames_whom",
    "whose_numbers",
    "wording",
]
