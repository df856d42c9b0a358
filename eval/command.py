"""The end of the command `eval`: the table or JSON, the report, the gate, and the exit code."""

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from errors import UsageError
from eval import baseline
from eval.compare import Comparison
from eval.kept import keep
from eval.report import write_report
from eval.scores import Corpus, Scores
from eval.table import print_scores

if TYPE_CHECKING:
    from rag.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: JSON in place of the table, a report file, a new baseline that may lower a floor, and
    whether the language model is asked too.
    """

    json: bool
    report: Path | None
    update: bool
    allow_lower: bool
    llm: bool = False

    def check(self, own: bool) -> None:
        """Raises UsageError for what cannot be done; `own`: with questions, articles or a data folder of one's own."""
        if self.allow_lower and not self.update:
            raise UsageError("Tùy chọn --allow-lower chỉ dùng cùng --update-baseline.")
        if self.update and self.llm:
            raise UsageError("Mốc chất lượng lập từ cách trích nguyên văn. Hãy bỏ --llm khi dùng --update-baseline.")
        if self.update and own:
            raise UsageError(
                "Mốc chất lượng chỉ lập từ bộ câu hỏi và bài viết đi kèm. "
                "Hãy bỏ --questions, --articles và --data-dir khi dùng --update-baseline."
            )
        if self.report is not None and not self.report.absolute().parent.is_dir():
            raise UsageError(f"Không có thư mục {self.report.parent} để ghi báo cáo. Hãy tạo thư mục đó trước.")


def skipped(questions: Path, articles: str) -> None:
    """Tells that no question can be asked, because its articles are not there."""
    print(
        f"Bỏ qua {questions.name}: các bài viết mà bộ câu hỏi này hỏi đến không có trong {articles}. "
        "Hãy nêu thư mục có các bài ấy bằng --articles.",
        file=sys.stderr,
    )


def conclude(
    wish: Wish,
    assistant: "Assistant",
    questions: Path,
    scores: Scores,
    corpus: Corpus,
    compared: Comparison | None = None,
    keep_in: Path | None = None,
) -> int:
    """Tells the scores, and keeps them in a data folder for the page.

    Returns the exit code: 0, or 1 when a gate is not passed or a floor may not be lowered.
    """
    now = baseline.measured(assistant, questions, scores)
    if wish.update:
        gate: baseline.Gate | None = baseline.update(baseline.BASELINE, now, allow_lower=wish.allow_lower)
    else:
        gate = baseline.check(baseline.BASELINE, now, questions)
    if wish.report is not None:
        write_report(wish.report, scores, corpus, gate, datetime.now(), compared)
    if keep_in is not None:
        try:
            keep(keep_in, scores, corpus, gate, datetime.now(), compared)
        except OSError as error:  # the scores are what was asked for
            print(f"Không lưu được kết quả để xem trên trang ({error.strerror}).", file=sys.stderr)
    if wish.json:
        told = scores.to_json(corpus) | {
            "gate": None if gate is None else {"passed": gate.passed, "problems": list(gate.problems)}
        }
        if compared is not None:
            told["llm"] = compared.to_json()
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print_scores(scores, corpus, gate, compared)
    if wish.update and gate is not None and gate.passed:
        print(f"Đã ghi mốc chất lượng mới vào {baseline.BASELINE.name}.", file=sys.stderr)
    problems = [*(gate.problems if gate else ()), *(compared.problems() if compared else ())]
    for problem in problems:
        print(f"Chưa đạt mốc: {problem}", file=sys.stderr)
    if wish.update and problems:
        print("Mốc được giữ nguyên. Nếu thật sự muốn hạ mốc, hãy thêm --allow-lower.", file=sys.stderr)
    return 1 if problems else 0
