"""What a question asks about a deed beside who, when and how much: why, what for, to what good, how, what was said."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rag.ports import Store
from records.evidence import Evidence
from records.passage import Sentence
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.words import content

NONE, WEAK = 0.2, 0.7  # how well a sentence fits that has no word of the relation, or a word that often means another
_LEADS = 5  # the best candidates, whose next sentences are looked at
_NEXT = 4
_FOLLOWS, _LEAST_FOLLOWS = (
    0.3,
    2,
)  # share of the words of a question that stand behind "nên" where it asks for the reason
_CARRIED = 0.9  # share of what a sentence was found with that the next one, which goes on from it, takes over


@dataclass(frozen=True, slots=True)
class Relation:
    """`asked` finds it in a question, `says` and `hints` in a sentence that tells it (matching form).

    What stands before `follows` is a reason for what stands behind it.
    """

    asked: re.Pattern[str]
    says: re.Pattern[str]
    hints: re.Pattern[str] | None = None
    spoken: bool = False
    follows: re.Pattern[str] | None = None


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_SOMETHING = r"(?:những |các )?(?:điều |việc |chuyện |cái |vấn đề |nội dung )?gì"
_HOW = r"(?:như thế nào|thế nào|ra sao|làm sao|cách nào|cách gì|kiểu gì|kiểu nào|bằng gì|bằng cách gì)"
_WORDS = r"(?: [^\s,?:;]+)"
_HANDLED = (
    r"(?:xử lý|xử trí|giải quyết|khắc phục|đối phó|ứng phó|ngăn chặn|tháo gỡ|phòng ngừa|phòng chống|cải thiện|quản lý"
    r"|quản|kiểm soát|siết|chấn chỉnh|dẹp|chống|hỗ trợ|bảo vệ|thực hiện|triển khai|tổ chức)"
)
_DEMANDED = (
    r"(?:yêu cầu|đề nghị|chỉ đạo|lưu ý|kêu gọi|kiến nghị|đề xuất|nhắc nhở|dặn|khuyên|khuyến cáo|cảnh báo"
    r"|quán triệt|cam kết|hứa|mong muốn|mong)"
)
# "sao" asks why, but for these words: "ra sao", "ngôi sao", "sao chép".
_WHY = (
    r"(?<!ra )(?<!làm )(?<!thì )(?<!ngôi )(?<!thế )(?<!dù )(?<!vì )(?<!tại )(?<!là )(?<!bản )(?<!siêu )(?<!các )"
    r"(?<!dàn )(?<!cựu )(?<!có )(?<!nhiều )(?<!đâu )"
    r"sao(?= (?!vàng|kê|chép|đỏ|mai|biển|la|băng|nữ|nam|hàn|việt|trẻ|chổi|cho|thủy|hỏa|thổ|kim|mộc|hạng|bóng|về)"
    r"\w)|giải thích sao"
)
_RELATIONS = (
    Relation(
        _words(
            r"nghĩa là (?:sao|gì|thế nào)|tức là (?:sao|gì|thế nào)|có nghĩa (?:là )?gì|thế nào là"
            r"|hiểu (?:là |như )?(?:thế nào|ra sao|gì)|là sao(?=\W*$)"
        ),
        _words(r"tức(?: là)?|nghĩa là|có nghĩa|được hiểu|hay còn gọi|gọi là|hiểu là"),
        _words(r"là|gồm"),
    ),
    Relation(
        _words(
            r"vì sao|tại sao|do đâu|vì đâu|tại đâu|bởi đâu|nhờ đâu|từ đâu mà|(?:dựa |nhờ |căn cứ )(?:vào |trên )?"
            r"(?:đâu|cái gì)|dựa (?:vào|trên) (?:căn cứ|cơ sở|điều) (?:gì|nào)|cớ (?:gì|sao)|cơ sở nào|làm sao mà"
            r"|(?:xuất phát|bắt nguồn|khởi nguồn) từ (?:đâu|việc gì|chuyện gì)|vì lẽ (?:gì|nào)"
            r"|động cơ (?:gì|nào|là gì)"
            r"|(?:vì |với )?lý do(?: gì| nào)?|nguyên nhân(?: gì| nào)?|nguyên do(?: gì| nào)?|căn nguyên"
            rf"|{_WHY}|(?:điều|việc|cái|chuyện) gì (?:đã )?(?:khiến|làm)"
            r"|(?:lý giải|giải thích) (?:như )?(?:thế nào|ra sao|gì)"
            rf"|nhờ {_SOMETHING}|vì {_SOMETHING}|(?:tội|lỗi|hành vi)(?: danh)? (?:gì|nào)|do {_SOMETHING}"
        ),
        _words(
            r"vì(?! vậy| thế)|(?<!tự )do(?! đó| vậy| thế)|nhờ(?! đó| vậy)|bởi(?! vậy| thế)|nguyên nhân|nguyên do"
            r"|xuất phát từ|lý do|bắt nguồn|tại vì|sở dĩ|(?:về|có|cùng) hành vi|căn cứ vào"
            r"|dựa (?:vào|trên)|về tội|tội danh|căn nguyên"
        ),
        _words(r"để|nhằm|khiến|nên|nơi|dẫn (?:đến|tới)|trong khi|chưa|không (?:còn|thể|đảm bảo|bảo đảm|đủ)"),
        follows=_words(r"nên|khiến(?: cho)?|vì (?:vậy|thế)|do (?:đó|vậy)|bởi (?:vậy|thế)|dẫn (?:đến|tới)|buộc"),
    ),
    Relation(
        _words(
            rf"(?:để|nhằm|hòng){_WORDS}{{0,4}}? gì|với (?:mục đích|mục tiêu|ý định|mong muốn) (?:gì|nào)"
            rf"|(?:mục đích|mục tiêu|nhiệm vụ|chức năng|vai trò|ý đồ|tham vọng){_WORDS}{{0,6}}? "
            r"(?:là )?(?:gì|thế nào|ra sao)"
        ),
        _words(r"để|nhằm|hòng|mục đích|mục tiêu|(?:có|làm|với|giao) nhiệm vụ|nhiệm vụ|phục vụ|chức năng|vai trò"),
        _words(r"giúp|góp phần|qua đó|từ đó|tạo|khắc phục|hướng (?:tới|đến)|mong muốn"),
    ),
    Relation(
        _words(
            r"(?:(?:đem|mang) lại )?(?:có )?(?:lợi ích|ích lợi|tác dụng|hiệu quả|ý nghĩa|lợi|ích) (?:là )?(?:gì|nào)"
            rf"|(?:đem|mang) lại {_SOMETHING}|được lợi gì|(?:lợi ích|tác dụng|hiệu quả|ý nghĩa) (?:thế nào|ra sao)"
        ),
        _words(r"giúp|góp phần|qua đó|nhờ đó|nhờ vậy|từ đó|tạo điều kiện|(?:đem|mang) lại|khắc phục"),
        _words(r"để|nhằm|tạo|nâng cao|bảo đảm|đảm bảo"),
    ),
    Relation(
        _words(
            rf"(?:hậu quả|hệ quả|tác hại|tác động|ảnh hưởng|thiệt hại|hệ lụy){_WORDS}{{0,6}}? (?:gì|nào|{_HOW})"
            r"|dẫn (?:đến|tới) (?:điều |việc |chuyện |hậu quả )?gì|gây (?:ra )?(?:hậu quả |hại |điều |chuyện )?gì"
        ),
        _words(r"khiến|làm cho|dẫn (?:đến|tới)|gây|ảnh hưởng|tác động|thiệt hại|hậu quả|hệ lụy|hệ quả"),
        _words(r"làm|phải|buộc|mất|giảm|tăng|không thể|nên"),
    ),
    Relation(
        _words(
            r"bằng cách nào|(?:theo |qua |với |bằng )?(?:cách|kiểu) (?:nào|gì)|bằng (?:những )?(?:biện pháp"
            r"|hình thức|phương pháp|con đường|phương tiện) (?:nào|gì)|bằng (?:cái )?gì|làm sao(?! mà)|làm thế nào"
            r"|(?:giải pháp|biện pháp|phương án|thủ đoạn|chiêu(?: trò| thức)?|phương thức) "
            r"(?:gì|nào|là gì|ra sao|thế nào)"
            r"|làm (?:những )?(?:gì|việc gì)(?= (?:để|nhằm|trước|khi))"
            rf"|{_HANDLED}(?={_WORDS}{{0,9}} {_HOW}(?!\w))"
        ),
        _words(
            r"bằng(?! khen| cấp)|thông qua|hằng (?:tháng|quý|tuần|ngày)|định kỳ|yêu cầu|theo (?:hướng|phương thức)"
            r"|giải pháp|biện pháp|phương án|thủ đoạn|chiêu"
        ),
        _words(
            r"qua|triển khai|tổ chức|phân công|thực hiện|tiến hành|tăng cường|thành lập|phối hợp|hỗ trợ|sẽ|phải|cấp"
            r"|áp dụng|đẩy mạnh|được phép|không được"
        ),
    ),
    Relation(
        _words(rf"{_DEMANDED}(?={_WORDS}{{0,14}}? (?:gì|nào|{_HOW}))"),
        _words(
            r"yêu cầu|đề nghị|cần|phải|tập trung|chỉ đạo|lưu ý|kêu gọi|kiến nghị|đề xuất|nhắc nhở"
            r"|khuyên|khuyến cáo|dặn|cảnh báo|cam kết|hứa|mong"
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
    r"|(?:nguyên nhân|lý do|mục đích|mục tiêu|bởi|sở dĩ|cụ thể)(?!\w)"
    r"|(?:[^\s,.]+ ){1,5}(?:này|đó|trên|vậy)(?: [^\s,.]+){0,3}? (?:là )?(?:do|vì|bởi|nhằm|để)(?!\w)"
)
_CAME_OF = re.compile(
    r"\W{0,3}(?:(?:chính )?(?:vì|do|bởi) (?:vậy|thế|đó|lẽ đó)|chính điều|(?:điều|việc|sự việc|hành động|thực tế"
    r"|tình trạng|sự cố|vụ việc|lý do|nguyên nhân) (?:này|đó|ấy|trên)(?: [^\s,.]+){0,3}?"
    r" (?:khiến|làm|buộc|dẫn|kéo theo|gây)|(?:đó|đây) (?:chính )?là (?:lý do|nguyên nhân))(?!\w)"
)


def relation_asked(question: Question) -> Relation | None:
    """The relation that a question asks for; None for one of another kind."""
    return relation_in(question.standalone) if question.wants in (Wants.TEXT, Wants.LIST) else None


@lru_cache(maxsize=256)
def relation_in(text: str) -> Relation | None:
    """The relation that a text asks for, whatever else it asks for; None when it asks for none."""
    form = match_form(text)
    return next((relation for relation in _RELATIONS if relation.asked.search(form)), None)


def asking_words(question: Question) -> frozenset[str]:
    """The words that only ask: an answer says "giúp" where a question says "đem lại lợi ích gì"."""
    relation = relation_asked(question)
    found = relation.asked.search(match_form(question.standalone)) if relation else None
    return frozenset(found.group().split()) if found else frozenset()


def relation_fit(relation: Relation, text: str, asked: Collection[str] = ()) -> float:
    """How well a sentence tells what is asked, by its words, in 0..1.

    `asked` are the content words of the question: what they say may stand behind "nên", as what follows from a reason.
    """
    form = match_form(text)
    if relation.says.search(form):
        return 1.0
    if relation.follows and asked and (led := relation.follows.search(form)):
        behind = {s.form for s in content(text[led.end() :])}
        if sum(word in behind for word in asked) >= max(_LEAST_FOLLOWS, _FOLLOWS * len(asked)):
            return 1.0
    return WEAK if relation.hints and relation.hints.search(form) else NONE


def follows_from(text: str) -> bool:
    """True for a sentence that says what came of the one before it: "Điều này khiến ...", "Vì vậy ..."."""
    return _CAME_OF.match(match_form(text)) is not None


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
