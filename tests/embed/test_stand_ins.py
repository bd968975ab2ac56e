"""The small modules that the browser loads instead of large ones: each does its original's part."""

from __future__ import annotations

import importlib
import inspect as original
import sys
from types import SimpleNamespace

import pytest

from calculators.embed.stand_ins import inspect

PACKAGE = "calculators.embed.stand_ins"


class _Base:
    kept: int = 1


class _Owner(_Base):
    own: str = ""

    @property
    def asked(self) -> str:
        """Never run by looking."""
        raise AssertionError


@pytest.mark.parametrize("owner", [_Base, _Owner, type("Bare", (_Owner,), {})])
def test_annotations_are_a_class_s_own(owner: type) -> None:
    """As the language's own `inspect` has them."""
    assert original.get_annotations(owner) == inspect.get_annotations(owner)


@pytest.mark.parametrize("name", ["kept", "own", "asked", "__init__"])
def test_an_attribute_is_found_without_running_it(name: str) -> None:
    """As the language's own `inspect` finds it."""
    assert original.getattr_static(_Owner(), name) is inspect.getattr_static(_Owner(), name)


def test_an_attribute_that_is_not_there_is_an_error() -> None:
    """As with the language's own `inspect`."""
    with pytest.raises(AttributeError, match="missing"):
        inspect.getattr_static(_Owner(), "missing")


def test_a_dataclass_goes_without_a_signature() -> None:
    """`dataclasses` and `typing` ask for no more than this."""
    assert inspect.iscoroutinefunction(len) is False
    with pytest.raises(ValueError, match=r"^$"):
        inspect.signature(len)


def test_start_up_code_gives_its_last_line() -> None:
    """Pyodide's few lines are run in the namespace they are given."""
    base = importlib.import_module(f"{PACKAGE}._pyodide._base")
    namespace: dict[str, int] = {}

    assert 3 == base.eval_code("a = 1\nb = a + 1\na + b", namespace)
    assert (1, 2) == (namespace["a"], namespace["b"])
    assert base.pyimport_impl("json").dumps([]) == "[]"


def test_what_is_left_out_does_nothing() -> None:
    """Import hooks, help texts and installed packages are asked for, and there are none."""
    pyodide = importlib.import_module(f"{PACKAGE}._pyodide")
    texts = importlib.import_module(f"{PACKAGE}._pyodide.docstring")
    loader = importlib.import_module(f"{PACKAGE}.pyodide._package_loader")
    hooks, before = pyodide._importhook, [*sys.meta_path]
    pyodide.set_excepthook()
    hooks.register_js_finder()
    hooks.register_windows_finder()
    hooks.register_js_module("js", object())
    hooks.register_module_not_found_hook({}, set())
    hooks.add_note_to_module_not_found_error(ModuleNotFoundError())
    loader.init_loaded_packages()

    assert before == sys.meta_path
    assert ("", "") == (texts.get_cmeth_docstring(len), texts.dedent_docstring(" a"))
    assert "/lib" == str(loader.SITE_PACKAGES)


def test_objects_are_held_as_a_memory_snapshot_looks_for_them() -> None:
    """A module is one object; Pyodide's own brings its four inner ones, in its order."""
    hooks = importlib.import_module(f"{PACKAGE}._pyodide._importhook")
    held = len(hooks._held)
    api, packages = SimpleNamespace(scheduleCallback=object()), object()
    own = SimpleNamespace(_api=api, loadedPackages=packages)
    hooks.register_js_module("js", api)
    hooks.register_js_module("pyodide_js", own)

    assert [api, own, api, api.scheduleCallback, api, packages] == hooks._held[held:]


def test_every_call_to_javascript_has_one_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pyodide's core is handed one description for all functions."""
    core = SimpleNamespace(
        JsFuncSignature=lambda *parts: parts, js2py_default_call_result="out", py2js_default="in"
    )
    monkeypatch.setitem(sys.modules, "_pyodide_core", core)
    name = f"{PACKAGE}._pyodide.jsbind"
    monkeypatch.delitem(sys.modules, name, raising=False)
    call, *described = importlib.import_module(name).default_signature

    assert call("any", number=1) is None
    assert [False, 0, (), (), "in", (), (), (), "in", "out"] == described
    sys.modules.pop(name)
