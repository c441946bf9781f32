"""The notebooks: their shape, and that each of them runs without an error or a warning."""

import ast
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import analysis

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("0[1-8]_*.ipynb"))
ALL = [*LESSONS, NOTEBOOKS / "report.ipynb"]
SECTIONS = ["Question", "Data", "Method", "Finding", "Limits"]
MOST_LINES = 12  # of a code cell
MAY_IMPORT = {"analysis", "pandas", "pathlib", "tempfile"}
# As `make lab` and `claimbook report` start a kernel: the notebook's folder is kept off the path.
KERNEL = ["--IPKernelApp.ignore_cwd=True", "--IPKernelApp.log_level=50"]
EMPTY = {"item": "tanks", "action": "freed", "place": "nowhere at all", "source": "nobody", "since": "2030-01-01"}


def load(path):
    return nbformat.read(path, as_version=4)


@pytest.fixture(params=ALL, ids=lambda path: path.stem)
def notebook(request):
    return load(request.param)


@pytest.fixture(params=LESSONS, ids=lambda path: path.stem)
def lesson(request):
    return load(request.param)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def parameters(notebook):
    """The cell tagged `parameters` as name -> value."""
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    body = ast.parse(cell.source).body
    return {statement.targets[0].id: ast.literal_eval(statement.value) for statement in body}


def give(notebook, **values):
    """Set parameters that the notebook has; the others keep their values."""
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    known = parameters(notebook)
    cell.source = "\n".join(f"{name} = {values.get(name, value)!r}" for name, value in known.items())


def run(notebook, folder):
    """Execute the notebook as if it stood in `folder`."""
    settings = {"timeout": 240, "kernel_name": "python3", "allow_errors": True, "extra_arguments": KERNEL}
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, **settings).execute()
    return notebook


def complaints(notebook):
    """Errors and whatever was written to stderr, with the cell it comes from."""
    return [
        (cell.id, output.get("evalue") or output.get("text"))
        for cell in code_cells(notebook)
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


def shown(notebook):
    """All HTML that the cells show."""
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs if "data" in output]
    return "".join(output.data.get("text/html", "") for output in outputs)


# ---- shape


def test_the_eight_are_there():
    assert [path.stem[:2] for path in LESSONS] == ["01", "02", "03", "04", "05", "06", "07", "08"]


def test_a_lesson_has_one_title_and_the_five_sections_in_order(lesson):
    prose = [line for cell in lesson.cells if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    assert len([line for line in prose if line.startswith("# ")]) == 1
    assert [line[3:] for line in prose if line.startswith("## ")] == SECTIONS


def test_the_parameters_stand_first_and_each_says_what_it_is(lesson):
    first = code_cells(lesson)[0]
    assert first.metadata == {"tags": ["parameters"]}
    assert "corpus" in parameters(lesson)
    others = [line for line in first.source.splitlines() if not line.startswith("corpus")]
    assert [line for line in others if "  # " not in line] == []


def test_every_parameter_is_used(lesson):
    code = "\n".join(cell.source for cell in code_cells(lesson)[1:])
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    assert set(parameters(lesson)) <= used


def test_nothing_is_defined_and_only_public_verbs_are_called(notebook):
    trees = [ast.parse(cell.source) for cell in code_cells(notebook)]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    assert not [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    assert not [node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr.startswith("_")]
    imported = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module.split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    nltk_at_work = {"nltk"} if notebook.cells[0].source.startswith("# 02") else set()
    assert imported <= MAY_IMPORT | nltk_at_work


def test_cells_are_short(notebook):
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(notebook)}
    assert {cell: n for cell, n in lengths.items() if n > MOST_LINES} == {}


def test_every_step_of_a_lesson_is_introduced(lesson):
    """At most two code cells stand one after the other without a word between them."""
    kinds = "".join(cell.cell_type[0] for cell in lesson.cells)
    assert "ccc" not in kinds


def test_no_outputs_counts_or_noise_are_committed(notebook):
    assert [cell.id for cell in code_cells(notebook) if cell.outputs or cell.execution_count is not None] == []
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec == {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert [set(cell.metadata) - {"tags"} for cell in notebook.cells if set(cell.metadata) - {"tags"}] == []
    assert [cell.id for cell in notebook.cells] == [f"cell-{i:02d}" for i in range(len(notebook.cells))]


# ---- execution


@pytest.mark.slow
def test_a_lesson_runs_as_it_is_committed(lesson):
    run(lesson, NOTEBOOKS)
    assert complaints(lesson) == []
    assert all(cell.execution_count for cell in code_cells(lesson))
    assert "<table" in shown(lesson)


@pytest.mark.slow
def test_text_of_articles_is_shown_as_text(tmp_path):
    """A title with markup and a formula between dollar signs, in the notebook that lists every article."""
    hostile = "<script>alert(1)</script> $x^2$ <img src=x onerror=alert(2)>"
    (tmp_path / "a.md").write_text(f"---\ntitle: '{hostile}'\n---\nTwelve people were killed in Dnipro, police said.\n")
    lesson = load(LESSONS[0])
    give(lesson, corpus=".")
    page = shown(run(lesson, tmp_path))
    assert complaints(lesson) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $x^2$" in page
    assert "<script" not in page and "<img" not in page
    assert "mathjax_ignore" in page


@pytest.mark.slow
@pytest.mark.parametrize("number", ["05", "06"])
def test_a_filter_that_nothing_fits_leaves_empty_tables_and_no_error(number, tmp_path):
    (tmp_path / "a.txt").write_text(
        "KYIV, Jan. 7, 2025 (Example Wire) - Two people were killed in Dnipro, police said."
    )
    lesson = load(next(path for path in LESSONS if path.stem.startswith(number)))
    give(lesson, corpus=".", **EMPTY)
    run(lesson, tmp_path)
    assert complaints(lesson) == []
    assert "there is nothing to show" in shown(lesson)


@pytest.mark.slow
def test_an_analysis_py_beside_a_notebook_does_not_shadow_the_package(tmp_path):
    """Another analysis.py in the folder would win over the package if the kernel put its folder on the path."""
    shutil.copy(NOTEBOOKS / "02_tokens_and_tags.ipynb", tmp_path / "copy.ipynb")
    (tmp_path / "analysis.py").write_text("raise ImportError('the wrong analysis was imported')\n")
    (tmp_path / "a.txt").write_text(
        "KYIV, Jan. 7, 2025 (Example Wire) - Two people were killed in Dnipro, police said."
    )
    copy = load(tmp_path / "copy.ipynb")
    give(copy, corpus=".", word="people")
    copy.cells.append(nbformat.v4.new_code_cell("print(analysis.__file__)"))
    run(copy, tmp_path)
    assert complaints(copy) == []
    assert copy.cells[-1].outputs[0].text.strip() == analysis.__file__


def test_without_that_option_it_would(tmp_path):
    """The test above proves something only if the danger is real."""
    (tmp_path / "analysis.py").write_text("raise ImportError('the wrong analysis was imported')\n")
    plain = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import analysis")])
    settings = {"timeout": 120, "kernel_name": "python3", "allow_errors": True, "extra_arguments": KERNEL[1:]}
    NotebookClient(plain, resources={"metadata": {"path": str(tmp_path)}}, **settings).execute()
    assert [text for _, text in complaints(plain)] == ["the wrong analysis was imported"]
