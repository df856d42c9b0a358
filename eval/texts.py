"""Scores in words: what the terminal and the report both say, in Vietnamese."""

from eval.compare import Comparison, exactly
from eval.figures import Fault
from eval.scores import Corpus, Scores
from records.answer import Status

CATEGORIES = {
    "ambiguous": "nhiều cách hiểu",
    "caption": "chú thích ảnh",
    "comparison": "so sánh, tính toán",
    "conflict": "nguồn mâu thuẫn",
    "date": "ngày tháng",
    "document": "văn bản",
    "english": "hỏi bằng tiếng Anh",
    "figure": "số liệu",
    "followup": "hỏi tiếp",
    "list": "liệt kê",
    "multi_part": "hỏi nhiều ý",
    "no_diacritics": "không dấu",
    "percent": "phần trăm",
    "person": "người, chức vụ",
    "ratio": "tỷ số",
    "smalltalk": "chào hỏi",
    "summary": "tóm tắt",
    "teaser": "tin dẫn",
    "typo_abbrev": "gõ sai, viết tắt",
    "unanswerable": "bài không nói đến",
    "why_how": "vì sao, thế nào",
    "wrong_premise": "tiền đề sai",
    "yes_no": "đúng hay không",
}
FAULTS = {
    Fault.FORBIDDEN: "đáp án ghi là sai",
    Fault.NONE_EXISTS: "bài viết không có",
    Fault.UNHELD: "câu được dẫn không có",
    Fault.ARITHMETIC: "phép tính sai",
}
STATUSES = {
    Status.ANSWERED: "có câu trả lời",
    Status.CONFLICT: "các nguồn mâu thuẫn",
    Status.AMBIGUOUS: "có nhiều cách hiểu",
    Status.NOT_FOUND: "không tìm thấy",
}
GUARDED = {
    "passed": "giữ nguyên",
    "rewritten": "viết lại rồi đạt",
    "replaced": "thay bằng câu trích",
    "dropped": "bỏ",
}
RANKINGS = {"search": "Tìm câu", "reading": "Xếp câu sau khi đọc"}
PASSED, NOT_PASSED = "Mốc chất lượng: đạt.", "Mốc chất lượng: KHÔNG ĐẠT."
MODEL_PASSED, MODEL_NOT_PASSED = "Mô hình ngôn ngữ: đạt.", "Mô hình ngôn ngữ: KHÔNG ĐẠT."
_NAMED = 5


def category(name: str) -> str:
    """A category as it is shown; one that is not known here, as it is written."""
    return CATEGORIES.get(name, name)


def percent(value: float | None) -> str:
    """A share of 0..1 as a whole percentage; a dash for a share of nothing."""
    return "–" if value is None else f"{value:.0%}"


def decimal(value: float) -> str:
    """A number with two decimals behind a comma."""
    return f"{value:.2f}".replace(".", ",")


def lines(scores: Scores) -> tuple[str, ...]:
    """What is counted over all questions, a line each."""
    s = scores.summary()
    faults = ", ".join(f"{FAULTS[Fault(name)]} {count}" for name, count in s["figure_errors"].items() if count)
    told = [
        f"Trích dẫn: độ chuẩn {percent(s['citation_precision'])}, độ phủ {percent(s['citation_recall'])}. "
        f"Từ chối: độ chuẩn {percent(s['refusal_precision'])}, độ phủ {percent(s['refusal_recall'])}.",
        f"Số liệu sai: {s['wrong_figures']} câu{f' ({faults})' if faults else ''}.",
        f"Độ dài: trung vị {s['median_chars']:.0f} ký tự, p95 {s['p95_chars']:.0f}, dài nhất {s['longest_chars']}. "
        f"Thời gian: trung vị {s['median_ms']:.0f} ms, p95 {s['p95_ms']:.0f} ms.",
    ]
    for name, what in RANKINGS.items():
        r = s["retrieval"][name]
        if r["mrr"] is not None:
            at = ", ".join(f"@{k} {percent(r[f'recall_at_{k}'])}" for k in (1, 3, 5, 10))
            told.append(f"{what}: độ phủ {at}; MRR {decimal(r['mrr'])}.")
    return tuple(told)


def side_by_side(compared: Comparison) -> tuple[tuple[str, str, str], ...]:
    """Each measure with what the extractive writer and the language model came to, as words."""
    quoted, written = _measures(compared.quoted), _measures(compared.written)
    rows = [(name, quoted.get(name, "–"), said) for name, said in written.items()]
    rows.insert(3, ("Trong đó do mô hình thêm vào", "–", str(compared.new_wrong_figures)))
    return (*rows, ("Câu chỉ cách này trả lời đạt", str(len(compared.lost)), str(compared.won)))


def _measures(scores: Scores) -> dict[str, str]:
    """What a run came to, by the name of each measure; those of a language model only where one was asked."""
    s, w = scores.summary(), scores.writing()
    told = {
        "Đúng": exactly(s["accuracy"]),
        "Đúng và dẫn đúng câu": exactly(s["cited_accuracy"]),
        "Câu có số liệu sai": str(s["wrong_figures"]),
        "Từ chối, độ chuẩn / độ phủ": f"{percent(s['refusal_precision'])} / {percent(s['refusal_recall'])}",
        "Trích dẫn, độ chuẩn / độ phủ": f"{percent(s['citation_precision'])} / {percent(s['citation_recall'])}",
        "Độ dài, trung vị": f"{s['median_chars']:.0f} ký tự",
        "Thời gian, trung vị / p95": f"{seconds(s['median_ms'])} / {seconds(s['p95_ms'])}",
        "Đến ý đầu tiên có dẫn nguồn": f"{seconds(w['median_first_ms'])} / {seconds(w['p95_first_ms'])}",
        "Câu có lưu ý": str(w["noted"]),
    }
    if w["asked"]:
        told |= {
            "Câu có hỏi mô hình": str(w["asked"]),
            "Thời gian các câu ấy": f"{seconds(w['median_ms'])} / {seconds(w['p95_ms'])}",
            "Câu có ý do mô hình viết": str(w["written"]),
            **{
                f"Ý của mô hình: {n}": f"{w['claims'][k]} ({exactly(w['claim_shares'][k])})" for k, n in GUARDED.items()
            },
        }
    return told


def seconds(ms: float | None) -> str:
    """Milliseconds as they are told: "92 ms", from one second on "3,4 s"; a dash for no time."""
    if ms is None:
        return "–"
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s".replace(".", ",")


def notices(corpus: Corpus) -> tuple[str, ...]:
    """What was left out, and what is wrong with the questions, a line each."""
    told = []
    if corpus.skipped_articles:
        some = "; ".join(f"{source} ({reason})" for source, reason in corpus.skipped_articles[:_NAMED])
        told.append(f"Không nạp được {len(corpus.skipped_articles)} tệp: {some}")
    if corpus.skipped_questions:
        told.append(f"Bỏ qua {len(corpus.skipped_questions)} câu hỏi về những bài viết không có trong kho.")
    if corpus.unplaced_evidence:
        some = ", ".join(map(str, corpus.unplaced_evidence[:_NAMED]))
        told.append(
            f"{len(corpus.unplaced_evidence)} câu hỏi có câu dẫn chứng không đứng nguyên văn trong bài ({some})."
        )
    return tuple(told)
