"""Sentences of our own for training the tagger, from the verbs of the lexicon.

The web treebank has few strikes and few drones: of "fired", "struck" or "shot down" before an object it
knows little, and a wrong VBN for VBD hides who did what. These sentences put every verb of the lexicon
of actions into the frames of news: active, passive, reduced, perfect, headline, gerund; and its nouns that
look like verbs ("two drone attacks killed five") into compounds.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ..lexicon import Lexicons, default_lexicons, plural, verb_forms
from .features import word_class

Sentence = list[tuple[str, str]]

SUBJECTS: Final = (
    "Forces/NNS", "Russian/JJ forces/NNS", "Ukrainian/JJ troops/NNS", "The/DT army/NN", "Rebels/NNS",
    "The/DT rebels/NNS", "Gunmen/NNS", "Militants/NNS", "The/DT air/NN force/NN", "Israeli/JJ warplanes/NNS",
    "Air/NN defences/NNS", "Fighters/NNS", "The/DT militia/NN", "Police/NNS", "Soldiers/NNS", "A/DT drone/NN",
    "The/DT strike/NN", "An/DT air/NN strike/NN", "An/DT attack/NN", "A/DT blast/NN", "Shelling/NN",
    "A/DT missile/NN", "Israeli/JJ strikes/NNS", "The/DT shelling/NN", "A/DT Russian/JJ attack/NN",
    "An/DT explosion/NN", "The/DT Houthis/NNPS", "They/PRP", "It/PRP", "Moscow/NNP", "Kyiv/NNP", "Its/PRP$ units/NNS",
)  # fmt: skip
PEOPLE: Final = (
    "people/NNS", "civilians/NNS", "soldiers/NNS", "villagers/NNS", "men/NNS", "children/NNS", "others/NNS",
    "troops/NNS", "prisoners/NNS", "residents/NNS", "fighters/NNS",
)  # fmt: skip
THINGS: Final = (
    "drones/NNS", "missiles/NNS", "Russian/JJ drones/NNS", "tanks/NNS", "rockets/NNS", "shells/NNS", "houses/NNS",
    "villages/NNS", "cruise/NN missiles/NNS", "vehicles/NNS", "targets/NNS", "boats/NNS", "buildings/NNS",
    "attack/NN drones/NNS",
)  # fmt: skip
NUMBERS: Final = (
    "three/CD", "12/CD", "79/CD", "four/CD", "at/RB least/RBS 30/CD", "more/JJR than/IN 100/CD", "dozens/NNS of/IN",
    "two/CD", "10,000/CD", "several/JJ", "nearly/RB 50/CD", "six/CD", "eight/CD",
)  # fmt: skip
PLACES: Final = (
    "overnight/RB", "in/IN the/DT city/NN", "on/IN Monday/NNP", "near/IN the/DT border/NN", "over/IN Kursk/NNP",
    "in/IN the/DT Belgorod/NNP region/NN", "on/IN Sunday/NNP night/NN", "there/RB", "at/IN dawn/NN",
)  # fmt: skip
CUES: Final = (
    "said/VBD", "reported/VBD", "claimed/VBD", "says/VBZ", "said/VBD that/IN",
)  # fmt: skip
BARE: Final = (
    "died/VBD", "fled/VBD", "arrived/VBD", "surrendered/VBD", "left/VBD", "returned/VBD", "escaped/VBD",
    "drowned/VBD", "survived/VBD", "crossed/VBD the/DT border/NN", "exploded/VBD", "crashed/VBD",
)  # fmt: skip

# Subjects of headlines, which drop the article: a verb after them looks like one more noun.
ONE: Final = (
    "Russia/NNP", "Ukraine/NNP", "Israel/NNP", "Sudan/NNP", "The/DT army/NN", "Army/NN", "Strike/NN", "Drone/NN",
    "Drone/NN attack/NN", "Russian/JJ strike/NN", "Israeli/JJ air/NN strike/NN", "Missile/NN", "Car/NN bomb/NN",
    "Blast/NN in/IN market/NN", "Explosion/NN", "Shelling/NN", "Suicide/NN bomber/NN", "Air/NN force/NN", "Navy/NN",
    "Militia/NN", "Gunman/NN", "Fire/NN", "Attack/NN on/IN convoy/NN", "Raid/NN", "Ministry/NN", "President/NN",
    "Minister/NN", "Court/NN", "Governor/NN", "Kremlin/NNP", "Hamas/NNP", "Storm/NN", "Ship/NN",
)  # fmt: skip
MANY: Final = (
    "Rebels/NNS", "Gunmen/NNS", "Militants/NNS", "Police/NNS", "Airstrikes/NNS", "Russian/JJ forces/NNS",
    "Israeli/JJ strikes/NNS", "Fighters/NNS", "Soldiers/NNS", "Floods/NNS", "Protesters/NNS", "Drones/NNS",
    "Houthis/NNPS", "Officials/NNS", "Ukrainian/JJ drones/NNS", "Clashes/NNS",
)  # fmt: skip
OBJECTS: Final = (
    "village/NN", "town/NN", "hospital/NN", "homes/NNS", "ship/NN", "base/NN", "oil/NN depot/NN", "school/NN",
    "bridge/NN", "Kabul/NNP", "Kharkiv/NNP", "Rafah/NNP", "power/NN grid/NN", "camp/NN", "port/NN", "convoy/NN",
    "commander/NN", "journalist/NN", "aid/NN workers/NNS", "residents/NNS", "talks/NNS", "deal/NN", "claim/NN",
)  # fmt: skip

MODIFIERS: Final = (
    "Drone/NN", "Missile/NN", "Air/NN", "Two/CD drone/NN", "Rebel/NN", "Suicide/NN", "Militia/NN", "The/DT rocket/NN",
    "Three/CD air/NN", "Border/NN", "Prisoner/NN", "Hostage/NN", "Russian/JJ missile/NN", "Mortar/NN", "Night/NN",
)  # fmt: skip
PREDICATES: Final = (
    "killed/VBD five/CD people/NNS ./.", "kill/VBP 12/CD", "hit/VBD the/DT town/NN ./.", "continue/VBP",
    "were/VBD reported/VBN overnight/RB ./.", "on/IN villages/NNS increased/VBD ./.",
    "in/IN Darfur/NNP kill/VBP dozens/NNS",
    "wounded/VBD three/CD soldiers/NNS ./.", "on/IN the/DT port/NN have/VBP stopped/VBN ./.", "leave/VBP 20/CD dead/JJ",
)  # fmt: skip


COMPOUNDS_PER_NOUN: Final = 6
FRAMES_PER_VERB: Final = 4  # more of them cost accuracy on the treebank


def template_sentences(seed: int, lexicons: Lexicons | None = None) -> list[Sentence]:
    """Tagged sentences, the same for the same seed and lexicon."""
    chance = random.Random(seed)
    rows = (lexicons or default_lexicons()).rows("actions")
    verbs = sorted({row["form"] for row in rows if _simple(row["pos"], row["form"])})
    nouns = sorted({row["form"] for row in rows if row["pos"] == "noun" and row["form"].isalpha()})
    made = [_read(line) for verb in verbs for line in _lines(verb, chance)]
    made += [_read(line) for noun in nouns if _is_verb_too(plural(noun)) for line in _compounds(noun, chance)]
    made += [_read(f"{_counted(chance)} {chance.choice(BARE)} {chance.choice(PLACES)} ./.") for _ in range(200)]
    return made


def _simple(pos: str, form: str) -> bool:
    head, _, rest = form.partition(" ")
    return pos == "verb" and head.isalpha() and rest in ("", "down", "up", "off", "out")


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _counted(chance: random.Random) -> str:
    return f"{chance.choice(NUMBERS)} {chance.choice(PEOPLE + THINGS)}"


def _struck(chance: random.Random) -> str:
    return chance.choice(OBJECTS)


def _lines(lemma: str, chance: random.Random) -> Iterator[str]:
    particle = lemma.partition(" ")[2]
    forms = {tag: min(words).split(" ")[0] for tag, words in verb_forms(lemma).items()}
    forms["VBP"] = forms["VB"]
    rest = f" {particle}/RP" if particle else ""
    for frame in (_headline, _headline_of_many, *chance.sample(FRAMES, FRAMES_PER_VERB)):
        verb = {tag: f"{word}/{tag}{rest}" for tag, word in forms.items()}
        yield _capital(frame(verb, chance))


def _is_verb_too(noun: str) -> bool:
    """'attacks' -> True: of such nouns the tagger must learn where they are none."""
    return {"NNS", "VBZ"} <= set(word_class(noun).split(" "))


def _compounds(noun: str, chance: random.Random) -> Iterator[str]:
    """'Two drone attacks killed five': what looks like a verb after a noun may be the head of the subject."""
    for _ in range(COMPOUNDS_PER_NOUN):
        yield _capital(f"{chance.choice(MODIFIERS)} {plural(noun)}/NNS {chance.choice(PREDICATES)}")


def _active(verb: dict[str, str], chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)} {verb['VBD']} {_counted(chance)} {chance.choice(PLACES)} ./."


def _passive(verb: dict[str, str], chance: random.Random) -> str:
    return f"{_counted(chance)} were/VBD {verb['VBN']} {chance.choice(PLACES)} ./."


def _reduced(verb: dict[str, str], chance: random.Random) -> str:
    counted, number = chance.choice(THINGS), chance.choice(NUMBERS[:4])
    return f"the/DT {counted} {verb['VBN']} {chance.choice(PLACES)} numbered/VBD {number} ./."


def _perfect(verb: dict[str, str], chance: random.Random) -> str:
    has = chance.choice(("The/DT army/NN has/VBZ", "The/DT troops/NNS have/VBP", "They/PRP had/VBD"))
    return f"{has} {verb['VBN']} {_counted(chance)} {chance.choice(PLACES)} ./."


def _headline(verb: dict[str, str], chance: random.Random) -> str:
    return f"{chance.choice(ONE)} {verb['VBZ']} {chance.choice((_counted, _struck))(chance)} {chance.choice(PLACES)}"


def _headline_of_many(verb: dict[str, str], chance: random.Random) -> str:
    return f"{chance.choice(MANY)} {verb['VBP']} {chance.choice((_counted, _struck))(chance)} {chance.choice(PLACES)}"


def _gerund(verb: dict[str, str], chance: random.Random) -> str:
    return f"a/DT rocket/NN hit/VBD the/DT market/NN ,/, {verb['VBG']} {_counted(chance)} ./."


def _joined(verb: dict[str, str], chance: random.Random) -> str:
    first = chance.choice(("killed/VBD", "destroyed/VBD", "attacked/VBD"))
    second = f"{verb['VBD']} {chance.choice(NUMBERS[1:4])} ,/, officials/NNS said/VBD"
    return f"{chance.choice(SUBJECTS)} {first} {_counted(chance)} and/CC {second} ./."


def _attributive(verb: dict[str, str], chance: random.Random) -> str:
    participle = verb["VBN"].split(" ")[0]
    thing = chance.choice(PEOPLE + THINGS).split(" ")[-1]
    after = chance.choice(("were/VBD found/VBN", "reopened/VBD", "left/VBD", "were/VBD moved/VBN"))
    before = chance.choice(("the/DT two/CD", "these/DT 12/CD", "three/CD"))
    return f"{before} {participle} {thing} {after} ./."


def _quoted(verb: dict[str, str], chance: random.Random) -> str:
    subject = chance.choice(SUBJECTS)
    subject = subject if "/NNP" in subject else subject[:1].lower() + subject[1:]
    return f"the/DT ministry/NN {chance.choice(CUES)} {subject} {verb['VBD']} {_counted(chance)} ./."


def _read(line: str) -> Sentence:
    """'The/DT army/NN' -> [(The, DT), (army, NN)]."""
    pairs = [piece.rpartition("/") for piece in _capital(line).split()]
    return [(word, tag) for word, _, tag in pairs]


FRAMES: Final = (
    _active, _active, _passive, _passive, _reduced, _perfect, _gerund, _quoted, _joined, _attributive
)  # fmt: skip
