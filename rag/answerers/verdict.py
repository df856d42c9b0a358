"""How a yes and a no are worded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The prompts (with the placeholder `claim`) that say yes and no."""

    yes: str
    no: str
