"""Command line of Trợ lý Nghị quyết; every command is a thin call on the assistant."""

import argparse
import json
import logging
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from errors import AssistantError, QuestionError, UsageError
from settings import Settings

if TYPE_CHECKING:
    from ingest.report import Report
    from rag.assistant import Assistant

COMMANDS = ("serve", "ask", "ingest", "articles", "eval", "doctor", "rebuild")


class Parser(argparse.ArgumentParser):
    """argparse that speaks Vietnamese and leaves through one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError in place of printing the usage."""
        what = message.removeprefix("unrecognized arguments: ")
        reason = f"không có tùy chọn “{what}”" if what != message else f"dòng lệnh chưa đúng ({message})"
        raise UsageError(f"{reason[:1].upper()}{reason[1:]}. Xem cách dùng: python app.py --help")


def parser() -> Parser:
    """The whole command line."""
    top = Parser(prog="app.py", description="Trợ lý Nghị quyết: hỏi đáp có dẫn nguồn về các bài viết đã nạp.")
    common = Parser(add_help=False)
    common.add_argument("--data-dir", type=Path, help="thư mục lưu kho bài viết và chỉ mục (mặc định data/index)")
    commands = top.add_subparsers(dest="command", parser_class=Parser, metavar="LỆNH")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[common])

    serve = command("serve", "Mở trang hỏi đáp trong trình duyệt (mặc định).")
    serve.add_argument("--host", help="địa chỉ phục vụ (mặc định 127.0.0.1)")
    serve.add_argument("--port", type=int, help="cổng phục vụ (mặc định 7860)")
    ask = command("ask", "Hỏi một câu, hoặc cả tệp câu hỏi.")
    ask.add_argument("question", nargs="?", help="câu hỏi")
    ask.add_argument("--json", action="store_true", help="in câu trả lời dạng JSON")
    ask.add_argument(
        "--batch", type=Path, metavar="TỆP", help="tệp JSONL, mỗi dòng một câu hỏi; in mỗi dòng một câu trả lời"
    )
    ingest = command("ingest", "Nạp bài viết từ tệp hoặc thư mục (mặc định data/articles).")
    ingest.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG_DẪN", help="tệp hoặc thư mục")
    articles = command("articles", "Liệt kê bài viết đã nạp, hoặc gỡ bài.")
    articles.add_argument("action", nargs="?", choices=("list", "remove"), default="list", help="list hoặc remove")
    articles.add_argument("sources", nargs="*", metavar="TÊN_TỆP", help="tên tệp (hoặc mã) của bài cần gỡ")
    evaluate = command("eval", "Chấm điểm bằng bộ câu hỏi có đáp án.")
    evaluate.add_argument(
        "--questions", type=Path, metavar="TỆP", help="tệp JSONL câu hỏi (mặc định eval/gold/articles.jsonl)"
    )
    evaluate.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    command("doctor", "Kiểm tra máy, mô hình và kho dữ liệu.")
    command("rebuild", "Dựng lại chỉ mục tìm kiếm từ kho bài viết.")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code: 0 when all went well, 1 when some part failed, 2 when nothing could be done."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in ("-h", "--help")):
        arguments.insert(0, "serve")
    try:
        options = parser().parse_args(arguments)
        overrides = {key: getattr(options, key, None) for key in ("host", "port", "data_dir")}
        return int(globals()[f"run_{options.command}"](options, Settings.load(**overrides)))
    except AssistantError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def run_serve(options: argparse.Namespace, settings: Settings) -> int:
    """Serves page and API until stopped; the first start ingests the bundled articles."""
    _require_free(settings.host, settings.port)
    print("Đang mở trợ lý…", file=sys.stderr)
    import uvicorn

    from api.server import create_app
    from ui.page import mount

    with opened_with_articles(settings) as assistant:
        page = mount(create_app(assistant, settings), assistant, settings)
        server = uvicorn.Server(
            uvicorn.Config(
                page, host=settings.host, port=settings.port, log_level="warning", timeout_graceful_shutdown=5
            )
        )
        print(f"Trang hỏi đáp: http://{settings.host}:{settings.port} (nhấn Ctrl+C để dừng)", flush=True)
        server.run()
    return 0


def run_ask(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the answer to one question, or to each line of a file."""
    from api.schema import answer_to_json

    if options.batch:
        return _batch(options, settings)
    if options.question is None:
        raise UsageError('Chưa có câu hỏi. Ví dụ: python app.py ask "Bài viết nói về việc gì?"')
    with opened_with_articles(settings) as assistant:
        answer = assistant.ask(options.question)
    if options.json:
        print(json.dumps(answer_to_json(answer), ensure_ascii=False, indent=2))
        return 0
    print(answer.text.replace("**", ""))
    for title, citations in (
        ("Nguồn:", answer.citations),
        ("Gần với câu hỏi, nhưng không phải câu trả lời:", answer.related),
    ):
        if citations:
            print(f"\n{title}")
        for citation in citations:
            day = f", {citation.published:%d/%m/%Y}" if citation.published else ""
            print(f"  [{citation.n}] {citation.title} ({citation.source}{day})\n      “{citation.quote}”")
    return 0


def _batch(options: argparse.Namespace, settings: Settings) -> int:
    from api.schema import answer_to_json
    from eval.questions import read_batch
    from records.answer import Answer
    from records.question import Turn

    items = read_batch(options.batch)
    failed = 0
    with opened_with_articles(settings) as assistant:
        for item in items:
            history: list[Turn] = []
            answer: Answer | None = None
            try:
                for question in item.turns:
                    answer = assistant.ask(question, history)
                    history.append(Turn(question, answer))
            except QuestionError as error:
                failed += 1
                answer = assistant.refusal(item.turns[-1], str(error))
            assert answer is not None
            print(json.dumps({"id": item.id, **answer_to_json(answer)}, ensure_ascii=False), flush=True)
    return 1 if failed else 0


def run_ingest(options: argparse.Namespace, settings: Settings) -> int:
    """Ingests files and folders; exit code 1 when any file failed."""
    with opened(settings) as assistant:
        report = _ingest(assistant, options.paths or [settings.articles_dir])
    return 1 if report.failures else 0


def run_articles(options: argparse.Namespace, settings: Settings) -> int:
    """Lists the articles, or removes some."""
    from console import print_articles, print_report

    with opened(settings) as assistant:
        if options.action == "list":
            print_articles(assistant.articles())
            return 0
        if not options.sources:
            raise UsageError("Hãy nêu tên tệp cần gỡ. Ví dụ: python app.py articles remove ten-tep.txt")
        report = assistant.remove(options.sources)
    print_report(report)
    return 1 if report.failures else 0


def run_eval(options: argparse.Namespace, settings: Settings) -> int:
    """Scores the assistant on questions with known answers."""
    from eval.questions import GOLD
    from eval.run import evaluate, print_scores

    with opened_with_articles(settings) as assistant:
        scores = evaluate(assistant, options.questions or GOLD)
    if options.json:
        print(json.dumps(scores.to_json(), ensure_ascii=False, indent=2))
    else:
        print_scores(scores)
    return 0


def run_doctor(options: argparse.Namespace, settings: Settings) -> int:
    """Opens everything once and says what is there."""
    with opened(settings) as assistant:
        articles = assistant.articles()
        print(f"Python: {sys.version.split()[0]}")
        print(f"Thư mục dữ liệu: {settings.data_dir}")
        print(f"Mô hình nhúng: {assistant.embedder_name}")
        print(f"Bài viết đã nạp: {len(articles)}, số câu: {sum(article.sentences for article in articles)}")
        print("Kho bài viết và chỉ mục: dùng được")
    return 0


def run_rebuild(options: argparse.Namespace, settings: Settings) -> int:
    """Makes the vector index anew; the articles are embedded again when the embedding model has changed."""
    from console import bar, ingest_steps, model_steps
    from rag.assistant import Assistant

    with bar() as progress:
        embedded = Assistant.rebuild(settings, model_steps(progress), ingest_steps(progress))
    print(f"Đã dựng lại chỉ mục; số bài phải tính lại véc-tơ: {embedded}.")
    return 0


@contextmanager
def opened(settings: Settings) -> Iterator["Assistant"]:
    """The assistant of the settings' data folder, with a bar while the embedding model is prepared."""
    from console import bar, model_steps
    from rag.assistant import Assistant

    with bar() as progress:
        assistant = Assistant.open(settings=settings, model_progress=model_steps(progress))
    with assistant:
        yield assistant


@contextmanager
def opened_with_articles(settings: Settings) -> Iterator["Assistant"]:
    """The same, the bundled articles ingested when the data folder is empty."""
    with opened(settings) as assistant:
        if not assistant.articles():
            _ingest(assistant, [settings.articles_dir])
        yield assistant


def _ingest(assistant: "Assistant", paths: Sequence[Path]) -> "Report":
    from console import bar, ingest_steps, print_report

    with bar() as progress:
        report = assistant.ingest(paths, ingest_steps(progress))
    print_report(report)
    return report


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"Không mở được {host}:{port} ({error.strerror}). Hãy chọn cổng khác bằng --port, hoặc dừng chương trình đang dùng cổng này."
            ) from error


if __name__ == "__main__":
    sys.exit(main())
