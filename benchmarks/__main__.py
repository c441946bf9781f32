"""`python -m benchmarks`: accuracy on data/gold and speed.

`--errors` lists what is wrong in the claims of the development part; `--peers FOLDER` also runs FOLDER/score.py.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from .gold import claim_errors, score
from .speed import measure


def main() -> int:
    """Print the tables of the README."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="a folder with a score.py and its gold files")
    parser.add_argument("--only", choices=("accuracy", "speed"))
    parser.add_argument("--errors", action="store_true", help="only list the wrong claims of data/gold/dev")
    arguments = parser.parse_args()
    if arguments.errors:
        print("\n".join(claim_errors()))
        return 0
    if arguments.only != "speed":
        dev, test = score("dev"), score("test")
        print("| F on data/gold | dev | test |\n|---|---|---|")
        for name in test:
            print(f"| {name} | {dev[name]:.2f} | {test[name]:.2f} |")
    if arguments.only != "accuracy":
        print("\n| stage, one process | words/s | ratio to NLTK's tokenizers |\n|---|---|---|")
        for speed in measure():
            print(f"| {speed.stage} | {speed.words_per_second:,.0f} | {speed.ratio:.2f} |")
    if arguments.peers:
        return subprocess.call([sys.executable, str(arguments.peers / "score.py")])
    return 0


if __name__ == "__main__":
    sys.exit(main())
