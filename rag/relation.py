"""What a question asks about a deed beside who, when and how much: why, what for, to what good, how, what was said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rag.ports import Store
from records.evidence import Evidence
from records.passage import Sentence
from records.question import Question, Wants
from vietnamese.normalise import match_form

NONE, WEAK = 0.2, 0.7  # how well a sentence fits that has no word of the relation, or a word that often means another
_LEADS = 5  # the best candidates, whose next sentences are looked at
_NEXT = 4
_CARRIED = 0.9  # share of what a sentence was found with that the next one, which goes on from it, takes over


@dataclass(frozen=True, slots=True)
class Relation:
    """`asked` finds it in a question, `says` and `hints` in a sentence that tells it (matching form)."""

    asked: re.Pattern[str]
    says: re.Pattern[str]
    hints: re.Pattern[str] | None = None
    spoken: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_SOMETHING = r"(?:những |các )?(?:điều |việc |chuyện |cái |vấn đề |nội dung )?gì"
_HANDLED = r"(?:xử lý|xử trí|giải quyết|khắc phục|đối phó|ứng phó|ngăn chặn|tháo gỡ|phòng ngừa|phòng chống|cải thiện)"
_RELATIONS = (
    Relation(
        _words(
            r"vì sao|tại sao|do đâu|vì đâu|tại đâu|bởi đâu|từ đâu mà|(?:dựa |nhờ |căn cứ )(?:vào |trên )?(?:đâu|cái gì)"
            r"|dựa (?:vào|trên) (?:căn cứ|cơ sở|điều) (?:gì|nào)|cớ (?:gì|sao)|cơ sở nào|làm sao mà"
            r"|(?:xuất phát|bắt nguồn|khởi nguồn) từ (?:đâu|việc gì|chuyện gì)"
            r"|(?:vì |với )?lý do(?: gì| nào)?|nguyên nhân(?: gì| nào)?|nguyên do(?: gì| nào)?"
            r"|sao(?= (?:lại|mà|vẫn|không|chưa|phải) )|(?:điều|việc|cái) gì (?:đã )?(?:khiến|làm)"
            rf"|nhờ {_SOMETHING}|vì {_SOMETHING}|(?:vì|về) (?:tội|lỗi) gì|do {_SOMETHING}"
        ),
        _words(
            r"vì(?! vậy| thế)|(?<!tự )do(?! đó| vậy| thế)|nhờ(?! đó| vậy)|bởi(?! vậy| thế)|nguyên nhân|nguyên do"
            r"|xuất phát từ|lý do|bắt nguồn|tại vì|sở dĩ|về hành vi|căn cứ vào|dựa (?:vào|trên)"
        ),
        _words(r"để|nhằm|khiến|nên|nơi"),
    ),
    Relation(
        _words(rf"để (?:làm )?{_SOMETHING}|nhằm (?:mục đích |mục tiêu )?{_SOMETHING}|mục đích(?: gì| là gì)?"),
        _words(r"để|nhằm|mục đích|mục tiêu|(?:có|làm|với|giao) nhiệm vụ|phục vụ"),
        _words(r"giúp|góp phần|qua đó|từ đó|tạo"),
    ),
    Relation(
        _words(
            r"(?:(?:đem|mang) lại )?(?:có )?(?:lợi ích|ích lợi|tác dụng|hiệu quả|ý nghĩa|lợi) (?:là )?(?:gì|nào)"
            rf"|có ích gì|(?:đem|mang) lại {_SOMETHING}|được lợi gì"
        ),
        _words(r"giúp|góp phần|qua đó|nhờ đó|nhờ vậy|từ đó|tạo điều kiện|(?:đem|mang) lại|khắc phục"),
        _words(r"để|nhằm|tạo|nâng cao|bảo đảm|đảm bảo"),
    ),
    Relation(
        _words(
            r"bằng cách nào|(?:theo |qua |với )?cách (?:nào|gì)|bằng (?:biện pháp|hình thức|phương pháp) (?:nào|gì)"
            r"|làm sao(?! mà)|làm thế nào|(?:giải pháp|biện pháp|phương án) (?:gì|nào)"
            rf"|{_HANDLED}(?=(?: [^\s,?]+){{0,6}} (?:thế nào|ra sao|làm sao|cách nào|cách gì)(?!\w))"
        ),
        _words(
            r"bằng(?! khen| cấp)|thông qua|hằng (?:tháng|quý|tuần|ngày)|định kỳ|yêu cầu|theo (?:hướng|phương thức)"
            r"|giải pháp|biện pháp|phương án"
        ),
        _words(r"qua|triển khai|tổ chức|phân công|thực hiện|tiến hành|tăng cường|thành lập|phối hợp|hỗ trợ|sẽ|phải"),
    ),
    Relation(
        _words(
            r"(?:yêu cầu|đề nghị|chỉ đạo|lưu ý|kêu gọi|kiến nghị|đề xuất|nhắc nhở|dặn|khuyên|khuyến cáo)"
            r"(?=(?: [^\s,?]+){0,14}? (?:gì|nào))"
        ),
        _words(
            r"yêu cầu|đề nghị|cần|phải|tập trung|chỉ đạo|lưu ý|kêu gọi|kiến nghị|đề xuất|nhắc nhở"
            r"|khuyên|khuyến cáo|dặn"
        ),
        None,
        spoken=True,
    ),
    Relation(
        _words(rf"(?:họp |thảo luận |trao đổi )?(?:bàn(?: bạc| luận| thảo)?|thảo luận|trao đổi) (?:về )?{_SOMETHING}"),
        _words(r"thảo luận|bàn|bàn bạc|trao đổi|cho ý kiến|bàn thảo"),
    ),
    Relation(
        _words(r"(?:lấy |huy động |có )?từ (?:đâu|nguồn nào)|(?:ở|từ) đâu ra|nguồn (?:vốn |tiền |kinh phí )?nào"),
        _words(r"nguồn(?! nhân lực| tin| ảnh)|vốn|ngân sách|kinh phí"),
    ),
    Relation(
        # These words stand in the answer too, so that they are not taken for words that only ask.
        re.compile(
            r"(?<!\w)(?=(?:(?:tính|định|dự định|dự tính|dự kiến|có kế hoạch|chuẩn bị)(?: [^\s,?]+){0,6}"
            r" (?:gì|thế nào|ra sao)"
            r"|(?:về|trong) lâu dài|sắp tới|thời gian tới|tới đây|phương hướng|kế hoạch (?:gì|nào)|hướng tới gì)(?!\w))"
        ),
        _words(
            r"(?:về|trong) lâu dài|sắp tới|thời gian tới|tới đây|dự kiến|dự định|phương hướng|định hướng|phấn đấu"
            r"|(?:năm|tháng|giai đoạn|nhiệm kỳ) tới"
        ),
        _words(r"sẽ|tiếp tục|kế hoạch|hướng tới|tính|chuẩn bị"),
    ),
)
# A sentence that goes on from the one before it.
_GOES_ON = re.compile(
    r"(?:để )?(?:có|đạt)(?: được)? (?:được )?(?:những |các )?(?:kết quả|thành tích|thành quả|thành công|điều)(?!\w)"
    r"|(?:qua|nhờ|trong|theo|từ) (?:đó|vậy)(?!\w)|(?:điều|việc|kết quả|cách làm|mô hình|con số) (?:này|đó|trên)(?!\w)"
    r"|(?:nguyên nhân|lý do|mục đích|bởi|sở dĩ|cụ thể)(?!\w)"
)


def relation_asked(question: Question) -> Relation | None:
    """The relation that a question asks for; None for one of another kind."""
    return relation_in(question.standalone) if question.wants in (Wants.TEXT, Wants.LIST) else None


def relation_in(text: str) -> Relation | None:
    """The relation that a text asks for, whatever else it asks for; None when it asks for none."""
    form = match_form(text)
    if re.match(r"sao (?!vàng|kê|chép|đỏ|mai|biển|la)", form):  # "Sao giải ngân chậm thế?"
        return _RELATIONS[0]
    return next((relation for relation in _RELATIONS if relation.asked.search(form)), None)


def asking_words(question: Question) -> frozenset[str]:
    """The words that only ask: an answer says "giúp" where a question says "đem lại lợi ích gì"."""
    relation = relation_asked(question)
    found = relation.asked.search(match_form(question.standalone)) if relation else None
    return frozenset(found.group().split()) if found else frozenset()


def relation_fit(relation: Relation, text: str) -> float:
    """How well a sentence tells what is asked, by its words, in 0..1."""
    form = match_form(text)
    if relation.says.search(form):
        return 1.0
    return WEAK if relation.hints and relation.hints.search(form) else NONE


def goes_on(text: str) -> bool:
    """True for a sentence that goes on from the one before it: "Có được kết quả này là do ...", "Qua đó ..."."""
    return _GOES_ON.match(match_form(text)) is not None


def leans_back(question: Question, text: str, before: str) -> bool:
    """True when a sentence tells what is asked of the one before it: it goes on from it, or is of its speaker's words.

    `before` is the text before it in its paragraph.
    """
    relation = relation_asked(question)
    if relation is None:
        return False
    return goes_on(text) or (_speaks(relation, question, before) and relation_fit(relation, text) == 1.0)


def _speaks(relation: Relation, question: Question, text: str) -> bool:
    form = match_form(text)
    return relation.spoken and any(name in form for name in question.names)


def with_next(question: Question, candidates: Sequence[Evidence], store: Store) -> tuple[Evidence, ...]:
    """The candidates, and the sentences that go on from the best of them, found with nearly what those were.

    Where it is asked what someone named demands, that is what stands next in the paragraph that brings in the name.
    """
    relation = relation_asked(question)
    if relation is None:
        return tuple(candidates)
    found = {evidence.sentence.id: evidence for evidence in candidates}
    for lead in sorted(candidates, key=lambda e: (-e.score, e.sentence.id))[:_LEADS]:
        for sentence in _following(relation, question, lead, store):
            own = found.get(sentence.id)
            before, after = dict(lead.why), dict(own.why) if own else {}
            why = {name: max(after.get(name, 0.0), _CARRIED * before.get(name, 0.0)) for name in chain(before, after)}
            score = max(own.score if own else 0.0, _CARRIED * lead.score)
            found[sentence.id] = Evidence(lead.article, sentence, score, tuple(why.items()))
    return tuple(found.values())


def _following(relation: Relation, question: Question, lead: Evidence, store: Store) -> Iterator[Sentence]:
    at = lead.sentence.index
    sentences = store.sentences(lead.sentence.article_id)[at + 1 : at + 1 + _NEXT]
    speaks = _speaks(relation, question, lead.sentence.text)
    for sentence in sentences:
        if (
            not sentence.kind.own
            or sentence.kind is not lead.sentence.kind
            or not relation.says.search(match_form(sentence.text))
        ):
            continue
        next_to = sentence.index == at + 1 and goes_on(sentence.text)
        if next_to or (speaks and sentence.paragraph == lead.sentence.paragraph):
            yield sentence
