"""Compile one .po file into its .mo, without gettext: `python -m tools.messages in.po out.mo`."""

import sys

import polib

if __name__ == "__main__":
    source, target = sys.argv[1:]
    polib.pofile(source, check_for_duplicates=True).save_as_mofile(target)
