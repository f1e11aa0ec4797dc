"""What a file of somebody else makes a command say does not command the terminal."""

import os
import pty
import re
import subprocess
import sys

import pytest
from server_process import MINI, ROOT

from sahel_map.core.terminal_text import for_terminal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Exampleville", "Exampleville"),
        ("Ménaka – 3 tués ; « dit »\u202f!\n\tplus", "Ménaka – 3 tués ; « dit »\u202f!\n\tplus"),
        ("a\x1b[2Jb\x1b]0;c\x07", "a\\x1b[2Jb\\x1b]0;c\\x07"),
        ("a\x9b31m\r\x08", "a\\x9b31m\\r\\x08"),
        ("\u202egnp.exe\u200b", "\\u202egnp.exe\\u200b"),
        ("نص\u200cها", "نص\u200cها"),
    ],
)
def test_text_when_for_a_terminal_then_each_letter_that_acts_is_written_out(text, shown):
    assert for_terminal(text) == shown


def test_command_when_it_speaks_to_a_terminal_then_a_file_of_others_does_not_command_it():
    code = "from sahel_map.commands.echo import echo; echo('A\\x1b[2J\\u202eB')"
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stdout=theirs, check=True, cwd=MINI)
    assert os.read(ours, 1000).decode().strip() == "A\\x1b[2J\\u202eB"
    os.close(theirs)
    os.close(ours)
    # Another program gets the text of the data as it is.
    piped = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=MINI)
    assert piped.stdout.decode().strip().endswith("\u202eB")


def test_commands_when_they_speak_then_all_by_the_one_function_that_writes_them_out():
    commands = ROOT / "src" / "sahel_map" / "commands"
    others = [
        path.name
        for path in commands.glob("*.py")
        if re.search(r"\b(typer\.echo|print)\(", path.read_text("utf-8"))
    ]
    assert others == ["echo.py"]
