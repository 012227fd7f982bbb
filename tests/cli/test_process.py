"""The command as a shell sees it: a process with streams, a status and an environment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HELP = "\n  help: check the path, its rights and the space that is left\n"


def shell(command: str, at: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a shell line in which `promo` is this interpreter's."""
    line = f'promo() {{ "{sys.executable}" -m promo "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", line],
        cwd=at,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_status_leaves_the_process_and_a_message_goes_to_standard_error(shop: Path) -> None:
    (shop / "bad.json").write_text("{")
    done = shell("promo price bad.json --rules shop", shop)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: bad.json: line 1, column 2")


def test_a_watch_tells_again_after_a_change_and_ends_with_ctrl_c(shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    command = [sys.executable, "-m", "promo", "check", "--watch", "shop"]
    with subprocess.Popen(command, cwd=shop, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("shop: fine")
        rules.write_text(rules.read_text() + "\nexclude everything\n")
        told = [process.stdout.readline() for _ in range(2)]
        process.send_signal(signal.SIGINT)
    assert "exclude" in told[1]
    assert process.returncode == 0


def test_who_interrupts_it_while_it_loads_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt")  # one of the first to be loaded
    done = subprocess.run(
        [sys.executable, "-m", "promo", "doctor"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_reader_who_has_seen_enough_causes_no_noise(shop: Path) -> None:
    done = shell("promo show plan shop | head -1", shop)
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_is_utf_8_whatever_the_terminal_speaks(encoding: str, shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    rules.write_text(rules.read_text().replace("3 FOR 2", "3 → 2"))
    done = shell("promo price shop/cart.json --rules shop --json", shop, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "3 → 2" in done.stdout


def test_a_receipt_survives_a_terminal_that_cannot_spell_it(shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    rules.write_text(rules.read_text().replace("3 FOR 2", "3 → 2"))
    done = shell("promo price shop/cart.json --rules shop", shop, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 ? 2" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
@pytest.mark.parametrize("options", ["", "--json", "--help"])
def test_a_full_disk_is_one_message(options: str, shop: Path) -> None:
    done = shell(f"promo price shop/cart.json --rules shop {options} > /dev/full", shop)
    assert (done.returncode, done.stderr) == (3, f"error: No space left on device{HELP}")


def test_a_file_that_cannot_be_made_is_named_as_it_was_asked_for(shop: Path) -> None:
    done = shell("promo compile shop -o nowhere/shop.bound", shop)
    assert done.returncode == 3
    assert done.stderr == f"error: nowhere/shop.bound: No such file or directory{HELP}"


def test_one_promotion_is_not_promotions(shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    rules.write_text('currency USD promotion ONE "One" get 10% off everything')
    done = shell("promo compile shop -o shop.bound", shop)
    assert done.stderr == "shop.bound: a bound file of 1 promotion\n"


def test_a_pipe_is_written_to_and_not_replaced(shop: Path) -> None:
    done = shell(
        "mkfifo pipe; promo compile shop -o shop.bound; promo compile shop -o pipe &"
        " cat pipe > got; wait; test -p pipe && cmp got shop.bound && echo same",
        shop,
    )
    assert done.stdout == "same\n"


def test_a_link_is_followed_and_not_replaced(shop: Path) -> None:
    (shop / "current.bound").symlink_to("first.bound")
    done = shell("promo compile shop -o current.bound", shop)
    assert done.returncode == 0
    assert (shop / "current.bound").is_symlink()
    assert (shop / "first.bound").is_file()


def test_a_disk_that_fills_up_while_a_file_is_written_leaves_nothing(shop: Path) -> None:
    done = shell("ulimit -f 1; promo compile shop -o shop.bound", shop)
    assert (done.returncode, done.stderr) == (3, f"error: shop.bound: File too large{HELP}")
    assert [path.name for path in shop.iterdir()] == ["shop"]


def test_a_closed_standard_input_holds_no_cart(shop: Path) -> None:
    done = shell("promo price - --rules shop <&-", shop)
    assert done.returncode == 1
    assert done.stderr.startswith("error: standard input: there is no cart")


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_a_file_whose_name_is_not_text_is_checked(form: str, shop: Path) -> None:
    done = shell(
        f"mv shop $'sh\\xffop'; echo zz > $'sh\\xffop/a.promo'; promo check * --format {form}", shop
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert ("sh%FFop" if form == "sarif" else "sh?op") in done.stdout


def test_a_folder_is_no_whole_file(shop: Path) -> None:
    done = shell("promo doctor --verify shop", shop)
    assert done.returncode == 1
    assert "shop: NOT WHOLE: Is a directory" in done.stdout
