"""`python -m calculators`: list, show and run the calculators from a terminal."""

import sys

from calculators.embed.command import main

sys.exit(main())
