"""Builds the kernel, the one compiled part; everything else is in pyproject.toml."""

import os

from setuptools import Extension, find_packages, setup


def kernel() -> list[Extension]:
    """The extension, or none when PROMO_PURE=1 says so: the only way to go without.

    A failed compile fails the install. Not `optional=True`, because a till that silently runs
    the slow reference is a fault somebody finds on the busiest Saturday of the year.
    """
    if os.environ.get("PROMO_PURE") == "1":
        return []
    from Cython.Build import cythonize

    return cythonize(
        [
            Extension(
                "promo.engine.kernel._kernel",
                ["promo/engine/kernel/_kernel.pyx"],
                extra_compile_args=["-O2", "-fwrapv"],  # docs/decisions/0002-compiler-flags.md
            )
        ],
        compiler_directives={"language_level": "3"},
        build_dir="build/cython",  # or a megabyte of C lands beside the source, and in wheels
    )


setup(
    packages=[*find_packages(include=["promo", "promo.*"]), "promo.grammar", "promo.rulesets"],
    ext_modules=kernel(),
)
