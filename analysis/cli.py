"""The command line: `claimbook read|extract|report|timeline|quotes|lexicon|explain|codebook|lab`.

Exit codes: 0 done; 1 the input or a setting is wrong (the message says what helps); 2 the command is;
3 done, but some records were rejected and --strict was given; 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence, Sized
from pathlib import Path
from typing import Final

from tqdm import tqdm

from .errors import AnalysisError, LexiconError, SettingError
from .ledger import Ledger, load, parse_moment
from .lexicon import Lexicons, plural
from .pipeline import PROGRESS_AFTER_SECONDS, analyse, code_version
from .reading import Corpus, read

EXIT_ERROR: Final = 1
EXIT_REJECTED: Final = 3
EXIT_INTERRUPTED: Final = 130
KERNELS: Final = Path(__file__).parent / "reporting" / "jupyter"  # a kernel that keeps its folder off the path
OWN_LEXICONS: Final = "lexicon"  # folder of the user's corpus that is merged over ours


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    parser = argparse.ArgumentParser(
        prog="claimbook", description="Read news of armed conflict into a ledger of claims."
    )
    parser.add_argument("--version", action="version", version=f"claimbook {code_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    corpus = argparse.ArgumentParser(add_help=False)
    corpus.add_argument("corpus", type=Path, metavar="CORPUS", help="a file of articles or a folder of such files")
    corpus.add_argument("--timezone", default="UTC", help="zone of dates that name none, as Europe/Kyiv (default UTC)")
    corpus.add_argument("--strict", action="store_true", help="exit with 3 where a record was rejected")
    workers = argparse.ArgumentParser(add_help=False)
    workers.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes (default 1); the rows are the same"
    )

    command = commands.add_parser("read", parents=[corpus], help="read the articles and say what was found")
    command.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="folder for articles, rejected and cut as CSV"
    )
    command.set_defaults(run=run_read)
    command = commands.add_parser("extract", parents=[corpus, workers], help="write the ledger as Parquet")
    command.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="folder for the tables")
    command.add_argument("--csv", action="store_true", help="write CSV for spreadsheets as well")
    command.add_argument("--no-compare", action="store_true", help="leave copies and stories out")
    command.set_defaults(run=run_extract)
    command = commands.add_parser("report", parents=[corpus, workers], help="write one self-contained HTML report")
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", default=Path("report.html"), help="default report.html"
    )
    command.add_argument("--since", metavar="DATE", help="claims are new from here on (default: the last 24 hours)")
    command.set_defaults(run=run_report)
    command = commands.add_parser(
        "timeline", parents=[corpus, workers], help="write the events as a calendar (.ics) or for spreadsheets (.csv)"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", default=Path("timeline.ics"), help="default timeline.ics"
    )
    command.set_defaults(run=run_timeline)
    command = commands.add_parser(
        "quotes", parents=[corpus, workers], help="list what an actor is reported to have said"
    )
    command.add_argument("actor", metavar="ACTOR", help="actor id, name, surname, or a country code as UKR")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="write them as CSV instead")
    command.set_defaults(run=run_quotes)
    command = commands.add_parser("lexicon", help="what your own lexicon might add")
    steps = command.add_subparsers(dest="step", required=True, metavar="STEP")
    step = steps.add_parser("suggest", parents=[corpus], help="list frequent capitalised phrases that nothing knows")
    step.add_argument("--least", type=int, default=3, metavar="N", help="occurrences from which on (default 3)")
    step.add_argument("--csv", action="store_true", help="print them as rows of actors.csv and places.csv")
    step.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="write actors.csv and places.csv there")
    step.set_defaults(run=run_suggest)
    command = commands.add_parser("explain", help="show step by step how a text was read")
    command.add_argument("text", help="a sentence or more; - reads standard input")
    command.add_argument("--published", metavar="DATE", help="anchors 'yesterday' and the like")
    command.set_defaults(run=run_explain)
    command = commands.add_parser("codebook", help="print every table and column as Markdown")
    command.set_defaults(run=run_codebook)
    command = commands.add_parser("lab", help="open JupyterLab on the notebooks")
    command.add_argument("--folder", type=Path, metavar="FOLDER", help="your own notebooks instead of ours")
    command.add_argument("arguments", nargs="*", help="passed on to JupyterLab, after --")
    command.set_defaults(run=run_lab)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = build_parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except AnalysisError as error:
        print(f"claimbook: {error}", file=sys.stderr)
        return EXIT_ERROR
    except BrokenPipeError:  # `claimbook quotes … | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        reason = (error.strerror or str(error)).lower()
        print(f"claimbook: {where}{reason}; name another place, or make room and right for it", file=sys.stderr)
        return EXIT_ERROR
    except KeyboardInterrupt:
        print("claimbook: interrupted; nothing half-written is left", file=sys.stderr)
        return EXIT_INTERRUPTED
    return code


def _read(arguments: argparse.Namespace) -> Corpus:
    shown = sys.stderr.isatty()
    with tqdm(desc="reading", unit="file", delay=PROGRESS_AFTER_SECONDS, disable=not shown) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return read(arguments.corpus, timezone=arguments.timezone, progress=advance)


def _lexicons(corpus: Path) -> Lexicons:
    """Ours, and those of the corpus; a mistake in these is told before the work, and once."""
    own = corpus / OWN_LEXICONS
    if not own.is_dir():
        return Lexicons()
    lexicons = Lexicons(own)
    for path in sorted(own.glob("*.csv")):
        try:
            lexicons.rows(path.stem)
        except LexiconError as error:
            raise LexiconError(f"{own}: {error}") from error
    return lexicons


def _analyse(arguments: argparse.Namespace, *, compare: bool = True) -> Ledger:
    if arguments.workers < 1:
        raise SettingError(f"--workers {arguments.workers}: at least one process is needed")
    lexicons = _lexicons(arguments.corpus)
    return analyse(
        _read(arguments),
        compare=compare,
        workers=arguments.workers,
        progress=sys.stderr.isatty(),
        lexicons=lexicons,
    )


def _rejected_code(arguments: argparse.Namespace, found: Corpus | Ledger) -> int:
    if found.articles.empty:
        reasons = found.rejected["reason"].tolist() or ["there is nothing in it"]
        print(f"claimbook: no article is left; {reasons[0]}", file=sys.stderr)
        return EXIT_ERROR
    return EXIT_REJECTED if len(found.rejected) and arguments.strict else 0


def run_read(arguments: argparse.Namespace) -> int:
    """Read a corpus, count it, and list what was rejected."""
    from .tables import write_csv

    corpus = _read(arguments)
    rejected = f"{len(corpus.rejected):,} rejected"
    print(f"{_counted(corpus.articles, 'article')}, {rejected}, {_counted(corpus.cut, 'passage')} cut")
    for origin, reason in zip(corpus.rejected["origin"], corpus.rejected["reason"], strict=True):
        print(f"rejected {origin}: {reason}", file=sys.stderr)
    if arguments.output:
        for name in ("articles", "rejected", "cut"):
            write_csv(getattr(corpus, name), arguments.output / f"{name}.csv")
        print(f"written to {arguments.output}")
    return _rejected_code(arguments, corpus)


def run_extract(arguments: argparse.Namespace) -> int:
    """Analyse a corpus and save the ledger."""
    started = time.perf_counter()
    ledger = _analyse(arguments, compare=not arguments.no_compare)
    folder = ledger.save(arguments.output, csv=arguments.csv)
    print(_summary(ledger, time.perf_counter() - started))
    print(f"ledger in {folder}")
    return _rejected_code(arguments, ledger)


def run_report(arguments: argparse.Namespace) -> int:
    """Analyse a corpus (or load a saved ledger) and write the report."""
    from .reporting import report

    started = time.perf_counter()
    if arguments.output.is_dir():  # a wrong setting is told before the work, not after it
        raise SettingError(f"{arguments.output} is a folder; name a file in it, as report.html")
    if arguments.since:
        parse_moment(arguments.since, "UTC")
    ledger = _load_or_analyse(arguments)
    path = report(ledger, arguments.output, since=arguments.since)
    print(_summary(ledger, time.perf_counter() - started))
    print(f"report in {path} ({path.stat().st_size / 1e6:.1f} MB)")
    return _rejected_code(arguments, ledger)


def _load_or_analyse(arguments: argparse.Namespace) -> Ledger:
    """The ledger saved in the folder, else the analysis of the corpus."""
    saved = (arguments.corpus / "meta.json").is_file()
    return load(arguments.corpus) if saved else _analyse(arguments)


def run_timeline(arguments: argparse.Namespace) -> int:
    """Analyse a corpus (or load a saved ledger) and write its events as a calendar or for spreadsheets."""
    from .reporting import export_timeline, timeline_format

    started = time.perf_counter()
    timeline_format(arguments.output)  # a wrong name is told before the work, not after it
    ledger = _load_or_analyse(arguments)
    path = export_timeline(ledger, arguments.output)
    print(_summary(ledger, time.perf_counter() - started))
    print(f"timeline in {path}")
    return _rejected_code(arguments, ledger)


def run_quotes(arguments: argparse.Namespace) -> int:
    """Print what an actor is reported to have said, or write it as CSV."""
    from .quotebook import quotes
    from .reporting.markup import visible
    from .tables import records, write_csv

    ledger = _load_or_analyse(arguments)
    found = quotes(ledger, arguments.actor)
    counted = f"{_counted(found, 'quotation')} of {arguments.actor}"
    if arguments.output:
        write_csv(found, arguments.output)
        print(f"{counted} in {arguments.output}")
        return _rejected_code(arguments, ledger)
    for row in records(found):
        day = f"{row['published']:%Y-%m-%d}" if row["published"] else "undated"
        line = f"{day}  {row['publisher'] or 'unknown outlet'}  {row['source']} {row['cue']}: {row['content']}"
        print(visible(" ".join(line.split())))
    print(counted)
    return _rejected_code(arguments, ledger)


def _summary(ledger: Ledger, seconds: float) -> str:
    copies = ledger.articles[ledger.articles["duplicate_of"].notna()]
    told = (
        (ledger.articles, "article"),
        (ledger.claims, "claim"),
        (copies, "copy"),
        (ledger.rejected, "rejected record"),
    )
    return ", ".join([*(_counted(*each) for each in told), f"{seconds:.1f} seconds"])


def _counted(rows: Sized, noun: str) -> str:
    """'1 article', '1,701 articles'."""
    return f"{len(rows):,} {noun if len(rows) == 1 else plural(noun)}"


def run_suggest(arguments: argparse.Namespace) -> int:
    """List what no lexicon knows, with counts and a sentence, or as CSV rows to paste into the corpus's `lexicon`."""
    from .suggestions import describe, suggest, to_csv, write_suggestions

    corpus = _read(arguments)
    found = suggest(corpus, lexicons=_lexicons(arguments.corpus), least=arguments.least)
    if arguments.output:
        for path in write_suggestions(found, arguments.output):
            print(f"written to {path}; paste what you want into {arguments.corpus / OWN_LEXICONS / path.name}")
    elif arguments.csv:
        print("\n".join(f"# {name}.csv\n{to_csv(found, name)}" for name in ("actors", "places")), end="")
    else:
        print("\n".join(describe(found)) or f"nothing unknown stands {arguments.least} times or more")
    return _rejected_code(arguments, corpus)


def run_explain(arguments: argparse.Namespace) -> int:
    """Print the findings of every stage for one text."""
    from .reporting import explain

    text = sys.stdin.read() if arguments.text == "-" else arguments.text
    print(explain(text, arguments.published))
    return 0


def run_codebook(_: argparse.Namespace) -> int:
    """Print the codebook."""
    from .tables import describe

    print(describe())
    return 0


def run_lab(arguments: argparse.Namespace) -> int:
    """Start JupyterLab; its own folder stays off the import path, so no analysis.py there can shadow the package."""
    from .reporting import notebook_path

    folder = arguments.folder or notebook_path().parent
    if not folder.is_dir():
        raise SettingError(f"--folder {folder}: there is no such folder")
    options = [f"--notebook-dir={folder}", "--LabApp.extension_manager=readonly"]
    paths = [str(KERNELS), os.environ.get("JUPYTER_PATH", "")]
    environment = os.environ | {"JUPYTER_PATH": os.pathsep.join(filter(None, paths))}
    return subprocess.call([sys.executable, "-P", "-m", "jupyterlab", *options, *arguments.arguments], env=environment)
