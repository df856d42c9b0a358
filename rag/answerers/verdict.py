"""How a yes and a no are worded."""

from dataclasses import dataclass

from rag.polarity import Judgement


@dataclass(frozen=True, slots=True)
class Verdict:
    """The prompts (with the placeholder `claim`) that say yes and no."""

    yes: str
    no: str

    def word(self, judgement: Judgement) -> str | None:
        """The prompt for what a sentence says of the statement; None where that is not sure."""
        if judgement.holds is None:
            return None
        return self.yes if judgement.holds else "not_yet" if judgement.not_yet else self.no
