"""`python -m calculators`: list, show and run the calculators from a terminal."""

import os
import sys

from calculators.embed.command import main

try:
    status = main()
    sys.stdout.flush()
except BrokenPipeError:
    # Whoever reads has read enough (`| head`): nothing is wrong, and nothing more is said.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    status = 0
sys.exit(status)
