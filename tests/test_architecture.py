"""The shape of the code that import-linter (`make lint`) cannot see: sizes, names, pages, test functions.

Each test walks the whole tree once and lists every offender.
"""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sahel_map"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def text(path):
    return path.read_text(encoding="utf-8")


def top_levels(path):
    """Return the top-level packages a file imports."""
    found = set()
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def n_lines_of_code(path):
    """Return the lines of a module outside docstrings: explaining costs no function its place."""
    module = ast.parse(text(path))
    documented = [
        node for node in ast.walk(module) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and ast.get_docstring(node)
    ]  # fmt: skip
    n_docstrings = sum(node.body[0].end_lineno - node.body[0].lineno + 1 for node in documented)
    return len(text(path).splitlines()) - n_docstrings


def test_modules_when_written_then_each_is_one_room():
    assert [name(path) for path in MODULES if n_lines_of_code(path) > 280] == []
    assert [name(path) for path in MODULES if path.stem in FORBIDDEN_NAMES] == []


def test_packages_when_written_then_each_says_its_rule_in_two_sentences():
    rules = {path.parent: ast.get_docstring(ast.parse(text(path.parent / "__init__.py"))) or "" for path in MODULES}
    said = {name(folder): len(re.findall(r"[.;](?:\s|$)", rule)) for folder, rule in rules.items()}
    assert sorted(folder for folder, sentences in said.items() if sentences < 2) == []


def test_modules_when_looked_for_then_each_stands_in_a_layer():
    """What no layer names may import anything, and be imported by anything, without `make lint` seeing it."""
    contracts = tomllib.loads(text(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = [layer.strip() for line in contracts[0]["layers"] for layer in line.split("|")]
    names = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in MODULES]
    free = [each for each in names if not any(each == layer or each.startswith(f"{layer}.") for layer in layers)]
    assert [each for each in free if not each.endswith(".__init__")] == []


def test_data_folder_when_named_then_in_the_module_of_paths_alone():
    named = [name(path) for path in MODULES if re.search(r"[\"'/]geodata[\"'/]", text(path))]
    assert named == ["src/sahel_map/data/read/paths.py"]


def test_streamlit_when_used_then_what_it_does_not_promise_is_in_one_module():
    inner = re.compile(
        r"^\s*(?:from|import) streamlit\.(?:auth_util|elements|logger|proto|runtime|web)\b", re.MULTILINE
    )
    using = [name(path) for path in [*MODULES, *SCRIPTS] if inner.search(text(path))]
    assert using == ["src/sahel_map/app/server/streamlit_private.py"]


def test_pages_when_written_then_only_arrange():
    assert [name(path) for path in SCRIPTS if len(text(path).splitlines()) > 40] == []
    drawing = {"pandas", "numpy", "geopandas", "folium", "altair"}
    assert [name(path) for path in SCRIPTS if top_levels(path) & drawing] == []


def test_pages_when_listed_in_the_menu_then_are_the_ones_that_exist():
    from sahel_map.app.page.shell import PAGES

    assert sorted(PAGES.values()) == sorted(name(path) for path in SCRIPTS)


def test_test_files_when_collected_then_every_test_runs_and_can_fail():
    offenders = []
    for path in TESTS:
        functions = [node for node in ast.walk(ast.parse(text(path))) if isinstance(node, ast.FunctionDef)]
        tests = [node for node in functions if node.name.startswith("test_")]
        names = [node.name for node in tests]
        if not tests:
            offenders.append(f"{name(path)}: no test")
        offenders += [f"{name(path)}: {twice} twice" for twice in sorted({n for n in names if names.count(n) > 1})]
        offenders += [
            f"{name(path)}: {test.name} cannot fail"
            for test in tests
            if not re.search(r"\bassert\b|pytest\.(raises|fail)|expect\(|assert_", ast.unparse(test))
        ]
    assert offenders == []


def test_test_files_when_named_then_no_two_are_called_the_same():
    """Without packages, pytest can collect only one of two files of one name."""
    names = [path.name for path in [*TESTS, *(ROOT / "tests").rglob("[!_]*.py")] if path.name != "conftest.py"]
    places = {each: sorted({name(path) for path in (ROOT / "tests").rglob(each)}) for each in sorted(set(names))}
    assert [found for found in places.values() if len(found) > 1] == []


def test_unit_tests_when_looked_for_then_stand_in_a_folder_named_as_their_room():
    rooms = {path.parent.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE} | {"tools"}
    folders = {path.name for path in (ROOT / "tests" / "unit").iterdir() if any(path.glob("test_*.py"))}
    assert sorted(folders - rooms) == []
    # For a module that stands in no room; the notebook is what `api` is for.
    loose = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "unit").glob("test_*.py")}
    assert sorted(loose - {path.stem for path in PACKAGE.glob("*.py")} - {"notebook"}) == []


# What the signature of a command says of a parameter is its help, and nobody else calls one.
SAID_TO_TYPER = re.compile(r"^Annotated\[|Option$|Argument$|^options\.Filters$")


def public_functions():
    """Yield module, class or None, and function, for every public function and method of the package."""
    for path in MODULES:
        for node in ast.parse(text(path)).body:
            is_class = isinstance(node, ast.ClassDef) and not node.name.startswith("_")
            for function in node.body if is_class else [node]:
                if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and function.name[0] != "_":
                    yield path, node if is_class else None, function


def documented_by_a_base(bases, function, classes):
    """Whether a class above, which the docstring then belongs to, has the same method."""
    for name_of_base in (ast.unparse(base).partition("[")[0] for base in bases):
        above = classes.get(name_of_base)
        if above is not None and (
            any(getattr(each, "name", "") == function.name for each in above.body)
            or documented_by_a_base(above.bases, function, classes)
        ):
            return True
    return False


def explained(function):
    """Return the names under Parameters in a docstring."""
    section = (ast.get_docstring(function) or "").partition("Parameters\n----------\n")[2]
    section = re.split(r"\n\n\S[^\n]*\n---", section)[0]
    heads = [line.partition(" : ")[0] for line in section.splitlines() if line and line[0] != " "]
    return {part.strip(" *") for head in heads for part in head.split(",")}


def test_functions_when_they_take_three_parameters_then_each_is_explained():
    classes = {
        node.name: node
        for path in MODULES
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.ClassDef)
    }
    offenders = []
    for path, owner, function in public_functions():
        given = function.args
        several = [each for each in (given.vararg, given.kwarg) if each is not None]
        taken = [*given.posonlyargs, *given.args, *several, *given.kwonlyargs]
        taken = [each for each in taken if each.arg not in {"self", "cls"}]
        said = [each for each in taken if not SAID_TO_TYPER.search(ast.unparse(each.annotation or given))]
        if len(taken) < 3 or (owner is not None and documented_by_a_base(owner.bases, function, classes)):
            continue
        if missing := [each.arg for each in said if each.arg not in explained(function)]:
            offenders.append(f"{name(path)}: {function.name} does not explain {', '.join(missing)}")
    assert offenders == []


def raised(node):
    """Yield the names of the errors that a function itself raises, without functions inside it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(child, ast.Raise) and child.exc is not None:
            yield ast.unparse(child.exc.func if isinstance(child.exc, ast.Call) else child.exc)
        yield from raised(child)


def test_functions_when_they_raise_an_error_of_ours_then_say_so():
    ours = {node.name for node in ast.parse(text(PACKAGE / "core" / "errors.py")).body if hasattr(node, "bases")}
    offenders = [
        f"{name(path)}: {function.name} does not say that it raises {error}"
        for path, _, function in public_functions()
        for error in sorted(set(raised(function)) & ours)
        if error not in (ast.get_docstring(function) or "") and "/commands/" not in name(path)
    ]
    assert offenders == []
