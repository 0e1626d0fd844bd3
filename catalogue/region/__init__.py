"""A catalogue for another region, and many catalogues together. Built on the spine; only build and cli import it.

options       options of the four commands; ``run`` carries them out
answers       what a new catalogue is made from: flags, a file or questions → Answers
questions     a default for every answer, and what is asked on a terminal
emit          a value → YAML or Markdown that reads as exactly that value
new           answers → the files of a new catalogue
versions      data of an older tool → data of this one, comments kept
editing       one place in a file's text → another wording, all else as it was
published     addresses once published, and those that are lost
federate      catalogues of many regions → one joint index; ``members`` reads one, ``joint`` writes
              all, ``joint_view`` prints their pages
fetching      the one module that asks other hosts
doctor        facts about a machine and a catalogue → what to do
"""
