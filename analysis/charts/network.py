"""Who stands beside whom as a network: actors as points, sentences or articles that mention both as lines."""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from .. import tables
from . import anatomy, atlas, labels, marks, style
from .actors import display_names, named, pairs
from .selection import each, setting

_SEED: Final = 7  # of the layout: the same table gives the same picture
_MOST_COUNTRIES: Final = 5
_MOST_LINES: Final = 4  # of one actor, unless the others choose it
_WIDEST: Final = 6.0  # points: the line of the pair that meets most
_LARGEST: Final = 24.0  # points: the disc of the actor in most sentences
_SMALLEST: Final = 6.0
_NO_COUNTRY: Final = "others, or no country known"


def co_mention_graph(mentions: pd.DataFrame, *, top: int = 16, unit: str = "sentence") -> nx.Graph[str]:
    """The `top` actors as nodes (`name`, `n`, `country`), an edge (`n`) where sentences or articles mention both.

    Actors that meet none of the others are left out. For measures of networkx: `nx.degree_centrality(graph)`.
    """
    keys = ["article_id", "sentence_id"] if unit == "sentence" else ["article_id"]
    table = pairs(mentions, top=top, unit=unit)
    ids = mentions[[*keys, "actor_id"]].drop_duplicates().groupby("actor_id").size()
    order = ids.sort_values(ascending=False, kind="stable").index[:top]
    countries = mentions.dropna(subset=["country"]).groupby("actor_id")["country"].agg(lambda of: of.mode().iloc[0])
    graph: nx.Graph[str] = nx.Graph()
    values = table.to_numpy()
    names = display_names(mentions)
    for i, actor in enumerate(order):
        graph.add_node(str(actor), name=str(names.get(actor, actor)), n=int(values[i, i]), country=countries.get(actor))
        for j in range(i):
            if values[i, j]:
                graph.add_edge(str(order[j]), str(actor), n=int(values[i, j]))
    graph.remove_nodes_from(list(nx.isolates(graph)))
    return graph


def network(
    mentions: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    top: int = 16,
    unit: str = "sentence",
    ax: Axes | None = None,
) -> Axes:
    """Actors that are mentioned together stand near each other; the line is as wide as they meet often.

    With `articles`, copies are left out. Place and distance have no unit.
    """
    tables.require(mentions, "sentence_id", "country", table="mentions")
    setting("unit", unit, ("sentence", "article"))
    chosen = named(mentions, articles)
    graph = co_mention_graph(chosen.rows, top=top, unit=unit)
    title = f"Who is mentioned with whom, as a network of {unit}s"
    with style.applied():
        if graph.number_of_edges() == 0:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("pair of actors"))
        nodes = _nodes(graph)
        ax = anatomy.begin(ax, height=6.6)
        strongest = max(n for *_, n in graph.edges(data="n"))
        _draw_edges(ax, graph, nodes, strongest)
        key = _draw_nodes(ax, nodes)
        ax.set_axis_off()
        ax.set(xticks=[], yticks=[])
        ax.margins(0.12, 0.1)
        anatomy.finish(
            ax,
            title,
            f"The {labels.counted(len(nodes), 'actor')} most mentioned. Area of a mark: its own {unit}s; line: {unit}s "
            f"with both, at most {strongest:,}; the {_MOST_LINES} strongest lines of each. Distance has no unit. "
            f"n = {labels.counted(len(chosen.rows), 'mention')} in "
            f"{labels.counted(chosen.rows['article_id'].nunique(), 'article')}.",
            chosen.note(),
            key=key,
        )
        points = list(zip(nodes["x"], nodes["y"], strict=True))
        texts = [f"{labels.clean(node.name_of, width=30)} {node.n:,}" for node in each(nodes)]
        labels.place(ax, points, texts, radii=nodes["radius"].tolist())
        return ax


def _nodes(graph: nx.Graph[str]) -> pd.DataFrame:
    """One row an actor: `x`, `y`, `name_of`, `n`, `radius` in points and `kind`, the country its colour stands for."""
    where = _lay_out(graph)
    rows = [(*where[actor], data["name"], data["n"], data["country"]) for actor, data in graph.nodes(data=True)]
    nodes = pd.DataFrame(rows, columns=["x", "y", "name_of", "n", "country"])
    unit = _LARGEST**2 / nodes["n"].max()
    nodes["radius"] = np.sqrt(np.maximum(nodes["n"] * unit, _SMALLEST**2)) / 2
    most = nodes.groupby("country")["n"].sum().sort_values(ascending=False, kind="stable").index[:_MOST_COUNTRIES]
    names = atlas.country_names()
    nodes["kind"] = [names.get(c, c) if c in most else _NO_COUNTRY for c in nodes["country"]]
    return nodes.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def _lay_out(graph: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    """Those that meet often near each other; parts that never meet stand side by side, each as wide as it is large."""
    nx.set_edge_attributes(graph, {(a, b): float(np.sqrt(n)) for a, b, n in graph.edges(data="n")}, "pull")
    where: dict[str, tuple[float, float]] = {}
    left = 0.0
    for part in sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part))):
        own = graph.subgraph(sorted(part))
        spread = 2.6 / np.sqrt(len(part))
        at = nx.spring_layout(own, pos=nx.circular_layout(own), weight="pull", seed=_SEED, k=spread, iterations=300)
        points = np.array([at[actor] for actor in own])
        size = np.maximum(np.ptp(points, axis=0), 1e-9)
        unit = (points - points.min(axis=0)) / size * np.minimum(1.0, size / size.max() * 3)
        wide = float(len(part)) ** 0.75
        high = min(1.0, 0.45 + 0.08 * len(part))
        for actor, (x, y) in zip(own, unit, strict=True):
            where[actor] = (left + wide * float(x), 0.5 + high * (float(y) - 0.5))
        left += wide + 1.2
    return where


def _draw_edges(ax: Axes, graph: nx.Graph[str], nodes: pd.DataFrame, strongest: int) -> None:
    at = {name: (x, y) for name, x, y in zip(nodes["name_of"], nodes["x"], nodes["y"], strict=True)}
    edges = _strongest(graph)
    name_of = nx.get_node_attributes(graph, "name")
    lines = [[at[name_of[a]], at[name_of[b]]] for a, b, _ in edges]
    shares = np.array([n / strongest for *_, n in edges])
    ax.add_collection(
        LineCollection(
            lines,
            linewidths=0.8 + _WIDEST * shares,
            colors=style.GREY,
            alpha=0.25 + 0.5 * shares,
            zorder=1,
            capstyle="round",
            gid="pairs",
        )
    )


def _strongest(graph: nx.Graph[str]) -> list[tuple[str, str, int]]:
    """The strongest lines of each actor, the weak ones first, so that they are drawn below."""
    kept: set[tuple[str, str, int]] = set()
    for actor in graph:
        own = sorted(graph.edges(actor, data="n"), key=lambda edge: (-edge[2], edge[1]))[:_MOST_LINES]
        kept.update((*sorted((a, b)), n) for a, b, n in own)
    return sorted(kept, key=lambda edge: (edge[2], edge[:2]))


def _draw_nodes(ax: Axes, nodes: pd.DataFrame) -> list[Any]:
    """The discs, told apart by colour and marker; returns the key."""
    kinds = [kind for kind in dict.fromkeys(nodes["kind"]) if kind != _NO_COUNTRY]
    key = []
    for rank, kind in enumerate([*kinds, _NO_COUNTRY]):
        own = nodes[nodes["kind"] == kind]
        if own.empty:
            continue
        look = style.look(rank) if kind != _NO_COUNTRY else style.LOOKS[7]
        ax.scatter(
            own["x"], own["y"], s=(2 * own["radius"]) ** 2, marker=look.marker, color=look.colour, edgecolors="white",
            linewidths=0.8, zorder=3, gid=f"actors-{rank}",
        )  # fmt: skip
        key.append(marks.sample(look, kind))
    return key
