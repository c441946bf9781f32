"""Train the weights of the tagger and the parameters of Punkt on UD English EWT, with templates of our own.

    python -m analysis.language.train ewt_train.tsv [ewt_dev.tsv]

The input has one token a line (form, Penn tag, 1 if a space follows), a blank line after each
sentence and `# text = …` lines. The classes of words come from the package LemmInflect, which only this
script needs. The results are data, not pickles: tagger.json.gz, punkt.json.gz and word_classes.json.gz
beside this file; their licences are in weights.md.

The weights are whole thousandths, so sums are exact whatever the order of the terms, and the lock-step
decoder gives the very tags of NLTK's own `PerceptronTagger`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any, Final

from nltk.tokenize.punkt import PunktTrainer

from .features import ClassTagger, load_classes
from .templates import template_sentences

FOLDER: Final = Path(__file__).parent
ITERATIONS: Final = 8
SEED: Final = 20250107
INFLECTIONS: Final = {
    "noun": ("NN", "NNS"),
    "name": ("NNP", "NNPS"),
    "verb": ("VB", "VBD", "VBN", "VBG", "VBZ"),
    "adj": ("JJ", "JJR", "JJS"),
    "adv": ("RB", "RBR", "RBS"),
}
Sentence = list[tuple[str, str]]

log = logging.getLogger(__name__)


def read_sentences(path: Path) -> list[Sentence]:
    """Tagged sentences of one file, each followed by its copy with hyphenated words in one piece."""
    sentences: list[Sentence] = []
    rows: list[tuple[str, str, bool]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if len(fields) == 3 and not line.startswith("# "):
            rows.append((fields[0], fields[1], fields[2] == "1"))
        elif not line and rows:
            sentences.append([(form, tag) for form, tag, _ in rows])
            if any(tag == "HYPH" for _, tag, _ in rows):
                sentences.append(join_hyphens(rows))
            rows = []
    return sentences


def join_hyphens(rows: list[tuple[str, str, bool]]) -> Sentence:
    """Al - Zaman -> Al-Zaman, tagged as its last part, or JJ before a noun: our tokenizer keeps the hyphen."""
    joined: list[tuple[str, str]] = []
    glue = False
    for i, (form, tag, _) in enumerate(rows):
        if glue or (tag == "HYPH" and i and not rows[i - 1][2] and joined):
            before, _ = joined.pop()
            joined.append((before + form, tag))
        else:
            joined.append((form, tag))
        glue = tag == "HYPH" and not rows[i][2]
    out: Sentence = []
    for i, (form, tag) in enumerate(joined):
        follows_noun = i + 1 < len(joined) and joined[i + 1][1].startswith("NN")
        compound = "-" in form.strip("-") and tag in {"NN", "NNS", "VBN", "VBG", "CD", "HYPH"}
        out.append((form, "JJ" if compound and follows_noun else tag.replace("HYPH", "NN")))
    return out


def train_tagger(sentences: list[Sentence], iterations: int) -> dict[str, Any]:
    """Classes, features, how many weights each feature has, and these as indices of classes and thousandths."""
    random.seed(SEED)
    tagger = ClassTagger(load=False)
    tagger.train([list(s) for s in sentences], nr_iter=iterations)
    classes = sorted(tagger.classes)
    index = {name: i for i, name in enumerate(classes)}
    weights = {feature: sorted(found.items()) for feature, found in sorted(tagger.model.weights.items()) if found}
    return {
        "classes": classes,
        "features": list(weights),
        "counts": [len(found) for found in weights.values()],
        "labels": [index[name] for found in weights.values() for name, _ in found],
        "weights": [round(value * 1000) for found in weights.values() for _, value in found],
    }


def read_classes() -> dict[str, str]:
    """'NNS VBZ' -> 'attacks strikes …': words by the Penn tags that LemmInflect's table of inflections gives them."""
    table = (resources.files("lemminflect") / "resources" / "infl_lu.csv.gz").read_bytes()
    tags: dict[str, set[str]] = {}
    for line in gzip.decompress(table).decode("utf-8").splitlines():
        lemma, pos, *inflected = line.split(",")
        names = INFLECTIONS["name" if pos == "noun" and lemma[:1].isupper() else pos]
        if pos == "verb":
            inflected[1] = inflected[1] or inflected[0]  # the participle, where it is not the past tense
        for name, forms in zip(names, (lemma, *inflected), strict=False):
            for form in forms.lower().split("/"):
                if form and " " not in form:
                    tags.setdefault(form, set()).add(name)
    words: dict[str, list[str]] = {}
    for form in sorted(tags):
        words.setdefault(" ".join(sorted(tags[form])), []).append(form)
    return {names: " ".join(forms) for names, forms in sorted(words.items())}


def train_punkt(path: Path) -> dict[str, Any]:
    """Sentence starters and the orthographic context of words; abbreviations are our own CSV."""
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[9:] for line in lines if line.startswith("# text = "))
    parameters = PunktTrainer(text).get_params()
    frequent = Counter(text.lower().split())
    context = {w: flags for w, flags in parameters.ortho_context.items() if frequent[w] >= 3}
    return {"sent_starters": sorted(parameters.sent_starters), "ortho_context": dict(sorted(context.items()))}


def write(name: str, data: dict[str, Any]) -> None:
    """Compressed JSON without a time stamp, so the same training gives the same bytes."""
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    (FOLDER / name).write_bytes(gzip.compress(raw, 9, mtime=0))


def main() -> None:
    """Train and write both files; with a second file, log the accuracy on it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path, nargs="?")
    parser.add_argument("--iterations", type=int, default=ITERATIONS)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    write("punkt.json.gz", train_punkt(arguments.train))
    write("word_classes.json.gz", read_classes())
    load_classes.cache_clear()
    sentences = read_sentences(arguments.train) + template_sentences(SEED)
    write("tagger.json.gz", train_tagger(sentences, arguments.iterations))
    if arguments.dev:
        from .tagger import load_tagger

        gold = read_sentences(arguments.dev)
        found = load_tagger().tag_sentences([[form for form, _ in sentence] for sentence in gold])
        right = sum(
            tag == guess
            for s, guesses in zip(gold, found, strict=True)
            for (_, tag), guess in zip(s, guesses, strict=True)
        )
        log.info("accuracy %.4f", right / sum(map(len, gold)))


if __name__ == "__main__":
    main()
