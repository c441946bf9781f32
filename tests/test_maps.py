"""Maps: what is drawn where, and what is left out."""

import ledgers
import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from test_charts import urls

from analysis import charts, tables
from analysis.charts import anatomy, atlas, maps
from analysis.errors import SettingError, TableError

PLACES = tables.frame(
    "places",
    {
        "place_id": ["UKR", "kyiv", "kherson", "kherson-oblast", "omdurman", "ursovo"],
        "place": ["Ukraine", "Kyiv", "Kherson", "Kherson Oblast", "Omdurman", "Ursovo"],
        "type": ["state", "capital", "settlement", "region", "settlement", None],
        "country": ["UKR", "UKR", "UKR", "UKR", "SDN", None],
        "latitude": [49.0, 50.45, 46.63, 46.6, 15.64, None],
        "longitude": [32.5, 30.52, 32.62, 33.1, 32.48, None],
    },
)


def claim(claim_id, place, action, **given):
    name = PLACES.set_index("place_id")["place"].get(place)
    return ledgers.claim(claim_id, "a1", 2, "people", action, place=name, place_id=place, **given)


CLAIMS = ledgers.frame_of(
    [
        claim("k1", "kyiv", "killed", story_id="s1", agent_country="RUS"),
        claim("k2", "kyiv", "killed", story_id="s1", agent_country="RUS"),
        claim("k3", "kyiv", "downed", story_id="s2", agent_country="UKR"),
        claim("k4", "kherson", "killed", agent_country="RUS"),
        claim("k5", "kherson-oblast", "hit", story_id="s3"),
        claim("k6", "omdurman", "killed", story_id="s4"),
        claim("k7", "UKR", "killed", story_id="s5"),
        claim("k8", "ursovo", "killed"),
        ledgers.claim("k9", "a1", 2, "people", "killed"),
        claim("k10", "kyiv", "killed", in_title=True),
    ]
)


def draw(**given):
    return charts.map_of_claims(CLAIMS, PLACES, **given)


def parts(ax):
    return [c for c in ax.collections if isinstance(c, PathCollection) and str(c.get_gid()).startswith("claims-")]


def test_a_mark_is_a_place_and_its_parts_are_kinds_that_lead_to_claims():
    ax = draw()
    spots = {tuple(np.round(part.get_offsets()[0], 2)) for part in parts(ax)}
    assert spots == {(30.52, 50.45), (32.62, 46.63), (33.1, 46.6)}
    assert sorted(urls(ax)) == ["#claim-k2", "#claim-k3", "#claim-k4", "#claim-k5"]
    assert [c.get_gid() for c in ax.collections].count("region") == 1


def test_area_is_the_number_of_stories_never_a_sum():
    sizes = {part.get_urls()[0]: part.get_sizes()[0] for part in parts(draw())}
    assert sizes["#claim-k2"] == sizes["#claim-k3"] == pytest.approx(2 * sizes["#claim-k4"])
    said = [text.get_text() for text in draw().texts]
    assert {"Kyiv 2", "Kherson 1"} <= set(said)


def test_everything_left_out_is_counted():
    said = anatomy.text_of(draw())
    assert "n = 4 stories (5 claims) at 3 places" in said
    assert "1 in headlines" in said and "1 without a place" in said
    assert "1 that name only a state (mostly Ukraine 1)" in said
    assert "1 whose place has no coordinates" in said
    assert "1 elsewhere (mostly Sudan)" in said


def test_theatres_are_apart_and_each_has_its_map():
    found = charts.theatres(CLAIMS, PLACES)
    assert found.to_dict("list") == {
        "theatre": [0, 1], "countries": ["Ukraine", "Sudan"], "n_places": [3, 1], "n_stories": [4, 1],
    }  # fmt: skip
    assert urls(draw(theatre=1)) == urls(draw(theatre="SDN")) == ["#claim-k6"]
    assert len(urls(draw(theatre=["SDN", "UKR"]))) == 5
    with pytest.raises(SettingError, match="theatre=2 is none; there are 2"):
        draw(theatre=2)
    with pytest.raises(SettingError, match="theatre='SDM' is no country of these claims; did you mean 'SDN'"):
        draw(theatre="SDM")


def test_a_map_by_agent_names_countries():
    key = [text.get_text() for text in draw(by="agent").get_legend().get_texts()]
    assert key == ["Russia", "Ukraine", "others, or no agent named", "dashed ring: a region, at its middle"]
    with pytest.raises(SettingError, match="by='agents' is no option; did you mean 'agent'"):
        draw(by="agents")


def test_an_empty_map_says_why():
    ax = charts.map_of_claims(tables.frame("claims"), tables.frame("places"))
    assert "The data hold no claim whose place is known." in anatomy.text_of(ax)
    assert not ax.collections and not ax.axison
    with pytest.raises(TableError, match="places has no column 'latitude'"):
        charts.map_of_claims(CLAIMS, PLACES.drop(columns="latitude"))


def test_no_two_names_overlap_and_none_is_cut():
    ax = draw()
    ax.figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in ax.texts if not str(text.get_gid()).startswith("note")]
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[:i])
    assert {str(text.get_gid()) for text in ax.texts} >= {"country", "city"}


def test_a_kilometre_is_as_long_north_as_east():
    ax = draw()
    ax.figure.draw_without_rendering()
    middle = np.mean(ax.get_ylim())
    (x0, y0), (x1, _), (_, y2) = ax.transData.transform(
        [(31, middle), (32, middle), (31, middle + np.cos(np.radians(middle)))]
    )
    assert x1 - x0 == pytest.approx(y2 - y0, rel=0.01)


@pytest.mark.parametrize("latitudes", [[0.0], [50.0, 50.0], [-20.0, 60.0]])
def test_a_window_holds_all_points(latitudes):
    window = atlas.fit(pd.Series(latitudes), pd.Series([10.0] * len(latitudes)), ratio=0.7)
    assert window.south < min(latitudes) and max(latitudes) < window.north and window.west < 10 < window.east
    assert (window.north - window.south) * window.stretch == pytest.approx(0.7 * (window.east - window.west))


def test_hostile_names_are_text(tmp_path):
    hostile = PLACES.assign(place=["<b>$x$</b>\u202eevil"] * len(PLACES))
    ax = charts.map_of_claims(CLAIMS, hostile)
    markup = charts.svg(ax, prefix="m", alt="a map")
    assert "<b>" not in markup and "\u202e" not in markup
    right = Figure(figsize=(14, 6)).subplots(1, 2)[1]
    assert draw(ax=right) is right


def test_a_part_of_a_disc_keeps_its_scale():
    for ends in (90.0, 100.0, 360.0):
        assert np.abs(maps._wedge(0.0, ends).vertices).max() == pytest.approx(1.0, rel=0.02)
