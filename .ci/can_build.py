"""Says what this machine lacks to build promo, and the Debian package that brings it.

Runs before there is anything but an interpreter, perhaps an old one: Python 3.6 must understand it.
"""

import importlib.util
import os
import shlex
import shutil
import sys
import sysconfig
from pathlib import Path


def lacking():
    """Pairs: what is missing, and the Debian packages to install."""
    name, version = sys.implementation.name, sys.version_info[:2]
    if name != "cpython" or not (3, 11) <= version <= (3, 13):
        this = f"{sys.executable} is {name} {version[0]}.{version[1]}"
        yield f"CPython 3.11, 3.12 or 3.13 ({this}; choose with `make PYTHON=...`)", "python3"
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        yield "the modules venv and ensurepip", "python3-venv"
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        yield "Python's headers (Python.h)", "python3-dev"
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        yield f"a C compiler ({compiler})", "gcc libc6-dev"


missing = list(lacking())
for what, packages in missing:
    print(f"promo needs {what}. Debian: apt-get install {packages}", file=sys.stderr)
sys.exit(1 if missing else 0)
