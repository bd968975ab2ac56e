"""What the mathematics itself can refuse."""


class NoSolutionError(Exception):
    """The mathematics has no answer, or more than one.

    `roots` names every rate per period that was found (fractions), empty where there is none.
    """

    def __init__(self, reason: str, roots: tuple[object, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.roots = roots
