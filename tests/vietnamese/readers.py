"""Every reader of text, by name; finders among them, which tell where in the text things stand."""

from collections.abc import Callable, Sequence
from datetime import date

from vietnamese.abbreviations import definitions, spell_out, spell_out_typed
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.diacritics import Restorer
from vietnamese.documents import find_documents
from vietnamese.english import from_english
from vietnamese.names import find_name_spans, find_names, known_names
from vietnamese.normalise import clean, fold, match_form
from vietnamese.numbers import find_numbers
from vietnamese.offices import find_people, office_asked
from vietnamese.paragraphs import paragraphs
from vietnamese.relative import find_times
from vietnamese.sentences import split
from vietnamese.telex import decode
from vietnamese.words import content, syllables

Spans = Sequence[tuple[int, int]]

PUBLISHED = date(2022, 12, 28)
FINDERS: dict[str, Callable[[str], Spans]] = {
    "numbers": lambda text: [(n.start, n.end) for n in find_numbers(text)],
    "periods": lambda text: [(p.start, p.end) for p in find_periods(text)],
    "times": lambda text: [(t.start, t.end) for t in find_times(text, PUBLISHED)],
    "bare years": lambda text: [(p.start, p.end) for p in find_periods(text, bare_years=True)],
    "documents": lambda text: [(d.start, d.end) for d in find_documents(text)],
    "people": lambda text: [(p.start, p.end) for p in find_people(text)],
    "names": find_name_spans,
    "syllables": lambda text: [(s.start, s.end) for s in syllables(text)],
    "clauses": split_clauses,
    "sentences": split,
    "paragraphs": paragraphs,
}
RESTORER = Restorer(["Ngày 21/01/2021, Đảng bộ thị xã Sa Pa kết nạp 134 đảng viên theo Nghị quyết 02-NQ/TU."])
READERS: dict[str, Callable[[str], object]] = {
    **FINDERS,
    "clean": clean,
    "match_form": match_form,
    "fold": fold,
    "content": content,
    "content without diacritics": lambda text: content(text, folded=True),
    "spell_out": lambda text: spell_out(text, definitions(text)),
    "spell_out_typed": spell_out_typed,
    "from_english": from_english,
    "definitions": definitions,
    "find_names": find_names,
    "known_names": lambda text: known_names(text, ("sa pa", "sông mã")),
    "office_asked": office_asked,
    "decode": decode,
    "restore": RESTORER.restore,
}
