"""Is someone what a question takes them for? The offices that the articles give a person answer."""

from dataclasses import replace

from rag.agree_names import stands_in
from rag.compose import Draft, quoted
from rag.desk import Desk
from rag.read import Reading
from rag.targets import Target
from records.answer import Status
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.names import find_names, may_be_person
from vietnamese.normalise import match_form
from vietnamese.offices import Person, find_people, holds, office_asked
from vietnamese.words import content

_OF_HOLDING = frozenset(
    "là làm giữ chức vụ đảm nhiệm nhận đương kim hiện nay đang giờ đồng chí ông bà anh chị cương vị vị trí được bầu"
    " bổ cử tỉnh huyện xã thị thành phố trấn quận phường ủy ban khóa nhiệm kỳ của ở tại lên thăng trở"
    " nguyên cựu mới".split()
)


def about_post(question: Question, desk: Desk, stated: str) -> Draft | None:
    """Yes, where the articles give the person the office at the place asked about.

    No, where they give the person its deputy's, the office to another, or the person the same office elsewhere; None
    when the question states no one's office, or the articles tell neither.
    """
    office = office_asked(stated)
    names = [name for name in question.names if may_be_person(name) and name not in office]
    people = [name for name in names if _is_subject(name, stated, office)]
    if not office or len(people) != 1:
        return None
    name = people[0]
    places = tuple(other for other in question.names if other != name)
    if not _of_holding(stated, name, office, places):
        return None
    open_question = replace(
        question,
        standalone=f"{name.title()} giữ chức vụ gì",
        wants=Wants.OFFICE,
        names=(name,),
        terms=tuple(s.form for s in content(f"{name} giữ chức vụ gì")),
    )
    readings = desk.look(open_question)
    own = [(r, p) for r in readings if not r.disagrees for p in _people(r) if stands_in(name, p.name)]
    own.sort(key=lambda found: not found[0].evidence.sentence.kind.own)
    for reading, person in own:
        for span in person.offices:
            if _is_post(reading, span, office, places):
                return quoted(Status.ANSWERED, [[_shown(reading, span)]], readings, "borne_out")
    for reading, person in own:
        for span in person.offices:
            if _is_post(reading, span, f"phó {office}", places):
                return quoted(Status.ANSWERED, [[_shown(reading, span)]], readings, "not_borne_out")
    own.sort(key=lambda found: not any(_same_head(found[0], span, office) for span in found[1].offices))
    holder = _holder(question, desk, office, places, name)
    if holder is not None:
        groups = [[holder]]
        for reading, person in own[:1]:
            if reading.evidence.sentence.id != holder.evidence.sentence.id:
                alike = [span for span in person.offices if _same_head(reading, span, office)]
                groups.append([_shown(reading, (alike or person.offices)[0])])
        return quoted(Status.ANSWERED, groups[:1], readings, "not_borne_out", then=groups[1:])
    for reading, person in own:
        for span in person.offices:
            if _same_head(reading, span, office):
                return quoted(Status.ANSWERED, [[_shown(reading, span)]], readings, "not_borne_out")
    if own:
        reading, person = own[0]
        return quoted(Status.ANSWERED, [[_shown(reading, person.offices[0])]], readings)
    return None


def _of_holding(stated: str, name: str, office: str, places: tuple[str, ...]) -> bool:
    """True when a statement says no more than that someone holds an office: the Deputy Minister who meets the Queen is
    taken for nothing.
    """
    said = {s.form for s in content(stated)} - {s for text in (name, office, *places) for s in text.split()}
    return said <= _OF_HOLDING


def _is_subject(name: str, stated: str, office: str) -> bool:
    """True for the name of a person, not of the place in the office asked about ("Bí thư Thị ủy Sa Pa")."""
    form = match_form(stated)
    at, post = form.find(name), form.find(office)
    return at >= 0 and (at < post or at > post + len(office) or len(name.split()) > 2)


def _people(reading: Reading) -> tuple[Person, ...]:
    return find_people(reading.evidence.sentence.text)


def _written(reading: Reading, span: tuple[int, int]) -> str:
    return reading.evidence.sentence.text[slice(*span)]


def _is_post(reading: Reading, span: tuple[int, int], office: str, places: tuple[str, ...]) -> bool:
    """True for the office asked about; its place stands in it, or around where the office names no other."""
    written = _written(reading, span)
    leave_out = frozenset(syllable for place in places for syllable in place.split())
    if not holds(written, office, leave_out):
        return False
    there = match_form(spell_out(written))
    around = f"{reading.evidence.sentence.text} {reading.context.before} {reading.context.heading}"
    for place in places:
        if place in there:
            continue
        if [name for name in find_names(written) if name not in places]:
            return False
        if not stands_in(place, around) and place not in reading.context.frame.names:
            return False
    return True


def _same_head(reading: Reading, span: tuple[int, int], office: str) -> bool:
    """True for an office of the same title, which is then held elsewhere ("Trưởng Ban Tổ chức Tỉnh ủy")."""
    head = office.split()[:2]
    return match_form(spell_out(_written(reading, span))).split()[: len(head)] == head


def _holder(question: Question, desk: Desk, office: str, places: tuple[str, ...], name: str) -> Reading | None:
    """Who else holds the office at the place asked about."""
    text = f"{office} {' '.join(place.title() for place in places if place not in office)} là ai"
    asked = replace(
        question, standalone=text, wants=Wants.PERSON, office=office, names=places,
        terms=tuple(s.form for s in content(text)),
    )  # fmt: skip
    for reading in desk.look(asked):
        if reading.disagrees:
            continue
        for person in _people(reading):
            if stands_in(name, person.name) or not places:
                continue
            for span in person.offices:
                if _is_post(reading, span, office, places):
                    return _shown(reading, (min(person.start, span[0]), max(person.end, span[1])))
    return None


def _shown(reading: Reading, span: tuple[int, int]) -> Reading:
    return replace(reading, target=Target(*span, 1.0, 1.0))
