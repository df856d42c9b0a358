"""Command line of Trợ lý Nghị quyết; every command is a thin call on the assistant."""

import argparse
import gc
import io
import json
import logging
import os
import re
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn

from errors import AssistantError, QuestionError, UsageError
from settings import Settings

if TYPE_CHECKING:
    from ingest.report import Report
    from rag.assistant import Assistant

COMMANDS = ("serve", "ask", "ingest", "articles", "eval", "doctor", "rebuild")


# argparse tells its mistakes in English; the first pattern that fits says the same in Vietnamese.
_COMPLAINTS = (
    (r"unrecognized arguments: (-.*)", "Không có tùy chọn “{}”."),
    (
        r"unrecognized arguments: (.*)",
        "Dòng lệnh thừa “{}”. Câu hỏi hay tên tệp có dấu cách phải nằm trong ngoặc kép.",
    ),
    (r"argument (\S+): expected one argument", "Tùy chọn {} cần một giá trị đi kèm."),
    (r"argument (\S+): invalid int value: '?(.*?)'?", "Tùy chọn {} phải là số nguyên, không phải “{}”."),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{} không thể là “{}”, chỉ có thể là: {}."),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", "Tùy chọn {} không nhận giá trị (“{}”)."),
)


class Help(argparse.HelpFormatter):
    """Help texts that open in Vietnamese."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Adds the line that shows how a command is called."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse that speaks Vietnamese and leaves through one sentence and exit code 2.

    Arguments are added to `values` and `options`, the two headings of its help text.
    """

    def __init__(self, **named: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Help, **named)
        self.values = self.add_argument_group("Tham số")
        self.options = self.add_argument_group("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in phần hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Raises UsageError in place of printing the usage."""
        told = f"Dòng lệnh chưa đúng ({message})."
        for pattern, vietnamese in _COMPLAINTS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                told = vietnamese.format(*match.groups())
                break
        raise UsageError(f"{told} Xem cách dùng: python {self.prog} --help")


def parser() -> Parser:
    """The whole command line."""
    top = Parser(prog="app.py", description="Trợ lý Nghị quyết: hỏi đáp có dẫn nguồn về các bài viết đã nạp.")
    commands = top.add_subparsers(title="Các lệnh", dest="command", parser_class=Parser, metavar="LỆNH")

    def command(name: str, text: str) -> Parser:
        made = commands.add_parser(name, help=text, description=text)
        made.options.add_argument(
            "--data-dir",
            type=Path,
            metavar="THƯ_MỤC",
            help="thư mục lưu kho bài viết và chỉ mục (mặc định data/index)",
        )
        return made

    serve = command("serve", "Mở trang hỏi đáp trong trình duyệt (mặc định).")
    serve.options.add_argument("--host", metavar="ĐỊA_CHỈ", help="địa chỉ phục vụ (mặc định 127.0.0.1)")
    serve.options.add_argument("--port", type=int, metavar="CỔNG", help="cổng phục vụ (mặc định 7860)")
    ask = command("ask", "Hỏi một câu, hoặc cả tệp câu hỏi.")
    ask.values.add_argument("question", nargs="?", metavar="CÂU_HỎI", help="câu hỏi, trong ngoặc kép")
    ask.options.add_argument("--json", action="store_true", help="in câu trả lời dạng JSON")
    ask.options.add_argument(
        "--batch", type=Path, metavar="TỆP", help="tệp JSONL, mỗi dòng một câu hỏi; in mỗi dòng một câu trả lời"
    )
    ingest = command("ingest", "Nạp bài viết từ tệp hoặc thư mục (mặc định data/articles).")
    ingest.values.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG_DẪN", help="tệp hoặc thư mục")
    articles = command("articles", "Liệt kê bài viết đã nạp, hoặc gỡ bài.")
    articles.values.add_argument(
        "action",
        nargs="?",
        choices=("list", "remove"),
        default="list",
        metavar="VIỆC",
        help="list (liệt kê, mặc định) hoặc remove (gỡ)",
    )
    articles.values.add_argument("sources", nargs="*", metavar="TÊN_TỆP", help="tên tệp của các bài cần gỡ")
    evaluate = command("eval", "Chấm điểm bằng bộ câu hỏi có đáp án.")
    evaluate.options.add_argument(
        "--questions", type=Path, metavar="TỆP", help="tệp JSONL câu hỏi (mặc định eval/gold/articles.jsonl)"
    )
    evaluate.options.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    command("doctor", "Kiểm tra máy, mô hình và kho dữ liệu.")
    command("rebuild", "Dựng lại chỉ mục tìm kiếm từ kho bài viết.")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code: 0 all went well, 1 some part failed, 2 nothing could be done."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for stream in (sys.stdout, sys.stderr):  # UTF-8 everywhere; half a surrogate pair is printed as JSON escapes it
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        options = _options(arguments)
        if options is None:
            sys.stdout.flush()
            return 0
        overrides = {key: getattr(options, key, None) for key in ("host", "port", "data_dir")}
        code = int(globals()[f"run_{options.command}"](options, Settings.load(**overrides)))
        sys.stdout.flush()
        return code
    except AssistantError as error:
        return _told(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _told("Đã dừng theo yêu cầu.", 130)
    except BrokenPipeError:  # whoever read the output has had enough
        _drop_output()
        return 1
    except OSError as error:
        _drop_output()
        about = f" ({error.filename})" if error.filename else ""
        return _told(f"Không đọc hoặc ghi được{about}: {error.strerror}. Hãy kiểm tra ổ đĩa và quyền ghi.", 2)
    except Exception as error:  # the outer edge of the program; `python -X dev` shows where it came from
        if sys.flags.dev_mode:
            raise
        return _told(f"Chương trình gặp lỗi không lường trước ({type(error).__name__}: {error}). Hãy báo lỗi này.", 2)


def _options(arguments: list[str]) -> argparse.Namespace | None:
    """What is asked for, `serve` where no command is named; None once the help text has been printed."""
    first = arguments[0] if arguments else "serve"
    if first not in (*COMMANDS, "-h", "--help"):
        if not first.startswith("-"):
            known = ", ".join(COMMANDS)
            raise UsageError(f"Không có lệnh “{first}”. Các lệnh: {known}. Xem cách dùng: python app.py --help")
        arguments = ["serve", *arguments]
    try:
        return parser().parse_args(arguments or ["serve"])
    except SystemExit:  # argparse's way to end after the help text
        return None


def _told(message: str, code: int) -> int:
    """The exit code, after one sentence on the error stream."""
    print(message if code == 130 else f"Lỗi: {message}", file=sys.stderr)
    return code


def _drop_output() -> None:
    """Lets what is still to be printed go nowhere, so that the interpreter does not fail on it once more."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run_serve(options: argparse.Namespace, settings: Settings) -> int:
    """Serves page and API until stopped; the first start ingests the bundled articles."""
    _require_free(settings.host, settings.port)
    print("Đang mở trợ lý…", file=sys.stderr)
    import uvicorn

    gc.disable()  # importing makes nothing to collect; pauses cost 1 s of the start
    drawing = Thread(target=import_module, args=("ui.page",))  # Gradio's import, while the model is being read
    drawing.start()
    with opened_with_articles(settings) as assistant:
        drawing.join()
        from api.server import create_app
        from ui.page import mount

        gc.enable()
        page = mount(create_app(assistant, settings), assistant, settings)
        server = uvicorn.Server(
            uvicorn.Config(
                page, host=settings.host, port=settings.port, log_level="warning", timeout_graceful_shutdown=5
            )
        )
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"Trang hỏi đáp: http://{host}:{settings.port} (nhấn Ctrl+C để dừng)", flush=True)
        server.run()
    return 0


def run_ask(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the answer to one question, or to each line of a file."""
    from api.schema import answer_to_json

    if options.batch:
        if options.question is not None:
            raise UsageError("Chỉ dùng một trong hai: câu hỏi, hoặc --batch với tệp câu hỏi.")
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

    if options.action == "list":
        if options.sources:
            raise UsageError(f"Lệnh articles list không nhận tên tệp ({options.sources[0]}).")
        with opened(settings) as assistant:
            print_articles(assistant.articles())
        return 0
    if not options.sources:
        raise UsageError("Hãy nêu tên tệp cần gỡ. Ví dụ: python app.py articles remove ten-tep.txt")
    with opened(settings) as assistant:
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
                f"Không mở được {host}:{port} ({error.strerror}). "
                "Hãy chọn cổng khác bằng --port, hoặc dừng chương trình đang dùng cổng này."
            ) from error


if __name__ == "__main__":
    sys.exit(main())
