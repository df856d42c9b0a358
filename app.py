"""Command line of Trợ lý Nghị quyết; every command is a thin call on the assistant."""

import argparse
import io
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from cli import ANSWERING, COMMANDS, parser, require_free
from errors import AssistantError, LanguageModelError, SettingsError, UsageError
from opening import fill, ingest, kept_for_good, opened, opened_with_articles, reading
from records.answer import Writer
from settings import Settings

if TYPE_CHECKING:
    from api.serving import StoppableServer
    from ingest.report import Report
    from rag.assistant import Assistant


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
        if options.command not in ANSWERING:
            overrides["llm"] = ""  # it is not loaded, and what is wrong with it is no reason to fail
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
    from api.waiting import answering_meanwhile, listen

    require_free(settings.host, settings.port)
    print("Đang mở trợ lý…", file=sys.stderr)
    with ExitStack() as stack:
        listening = stack.enter_context(listen(settings.host, settings.port))
        with answering_meanwhile(listening):
            server = _server(stack, settings)
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"Trang hỏi đáp: http://{host}:{settings.port} (nhấn Ctrl+C để dừng)", flush=True)
        server.run(sockets=[listening])
    return 0


def _server(stack: ExitStack, settings: Settings) -> "StoppableServer":
    """The server of page and API, with all that it needs opened on the stack."""
    from access.access import Access
    from conversations.store import Conversations

    with kept_for_good():
        # Gradio's import, and Prometheus', while the model is being read.
        drawing = Thread(target=lambda: [import_module(name) for name in ("ui.page", "api.server")])
        drawing.start()
        access = stack.enter_context(Access(settings))
        assistant = stack.enter_context(opened(settings))
        conversations = stack.enter_context(Conversations.open(settings.data_dir))
        drawing.join()
        from api.entrance import add_entrance
        from api.requests import log_as_json
        from api.server import create_app, surrounded
        from api.serving import StoppableServer
        from ui.page import mount

        page = mount(create_app(assistant, settings, conversations), assistant, settings, conversations, access)
        add_entrance(page, access)
    fill(assistant)
    log_as_json(settings)
    if not (access.senders.is_local or access.is_possible):
        print(
            "Chưa có khóa truy cập nào nên chưa ai vào được. Hãy tạo khóa: python app.py keys add TÊN --role ask",
            file=sys.stderr,
        )
    return StoppableServer(surrounded(page, settings), settings)


def run_keys(options: argparse.Namespace, settings: Settings) -> int:
    """Makes a key, lists the keys, or revokes one."""
    from access.command import run

    run(settings.data_dir, options.action, options.name, options.role, as_json=options.json)
    return 0


def run_ask(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the answer to one question, or to each line of a file."""
    from api.schema import answer_to_json
    from console import print_answer

    settings, writer = _writing(options.writer, settings)
    if options.batch:
        if options.question is not None:
            raise UsageError("Chỉ dùng một trong hai: câu hỏi, hoặc --batch với tệp câu hỏi.")
        return _batch(options.batch, settings, writer)
    if options.question is None:
        raise UsageError('Chưa có câu hỏi. Ví dụ: python app.py ask "Bài viết nói về việc gì?"')
    with opened_with_articles(settings) as assistant:
        if options.json:
            _print_json(answer_to_json(assistant.ask(options.question, writer=writer)))
        else:
            print_answer(assistant.stream(options.question, writer=writer))
    return 0


def _batch(questions: Path, settings: Settings, writer: Writer) -> int:
    from api.schema import answer_to_json
    from eval.questions import read_batch
    from eval.run import answered

    items = read_batch(questions)
    failed = 0
    with opened_with_articles(settings) as assistant:
        for item in items:
            answer, read = answered(assistant, item.turns, writer)
            failed += not read
            print(json.dumps({"id": item.id, **answer_to_json(answer)}, ensure_ascii=False), flush=True)
    return 1 if failed else 0


def _writing(wanted: str | None, settings: Settings) -> tuple[Settings, Writer]:
    """The writer that is wanted, by default the language model where one is configured, and what is to be opened."""
    writer = Writer(wanted) if wanted else Writer.MODEL if settings.llm else Writer.EXTRACTIVE
    if writer is Writer.MODEL and not settings.llm:
        raise SettingsError(
            "Chưa cấu hình mô hình ngôn ngữ. Hãy đặt LLM=nhà-cung-cấp:tên-mô-hình trong biến môi trường hay .env, "
            "và LLM_BASE_URL, LLM_API_KEY khi cần."
        )
    return (settings if writer is Writer.MODEL else settings.model_copy(update={"llm": ""})), writer


def run_ingest(options: argparse.Namespace, settings: Settings) -> int:
    """Ingests files and folders; exit code 1 when any file failed."""
    with opened(settings) as assistant:
        report = ingest(assistant, options.paths)
    return 1 if report.failures else 0


def run_articles(options: argparse.Namespace, settings: Settings) -> int:
    """Lists the articles, shows one, or removes some."""
    from console import print_articles, print_report

    if options.action == "show":
        return _show_article(options, settings)
    if options.json:
        raise UsageError("Tùy chọn --json chỉ dùng với lệnh articles show.")
    if options.action == "list":
        if options.sources:
            raise UsageError(f"Lệnh articles list không nhận tên tệp ({options.sources[0]}).")
        with reading(settings) as library:
            print_articles(library.articles())
        return 0
    if not options.sources:
        raise UsageError("Hãy nêu tên tệp cần gỡ. Ví dụ: python app.py articles remove ten-tep.txt")
    with opened(settings) as assistant:
        report = assistant.remove(options.sources)
    print_report(report)
    return 1 if report.failures else 0


def _show_article(options: argparse.Namespace, settings: Settings) -> int:
    from console import print_article
    from rag.export import article_to_json
    from rag.registers import article_sheet

    if len(options.sources) != 1:
        raise UsageError("Hãy nêu mã hay tên tệp của một bài. Ví dụ: python app.py articles show ten-tep.txt")
    with reading(settings) as library:
        sheet = article_sheet(library, options.sources[0])
    if options.json:
        _print_json(article_to_json(sheet))
    else:
        print_article(sheet)
    return 0


def run_figures(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the figures that the articles state."""
    from console import print_figures
    from rag.export import figure_to_json, figures_csv
    from rag.registers import figure_rows
    from vectorstore.facts import FigureFilter

    wanted = FigureFilter(place=options.place, year=options.year, unit=options.unit, search=options.search)
    with reading(settings) as library:
        rows = figure_rows(library, wanted)
    if options.json:
        _print_json([figure_to_json(row) for row in rows])
    elif options.csv:
        sys.stdout.writelines(figures_csv(rows))
    elif rows:
        print_figures(rows)
    else:
        print("Các bài viết đã nạp không có số liệu nào như vậy.")
    return 0


def run_documents(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the documents that the articles mention."""
    from console import print_documents
    from rag.export import document_to_json, documents_csv
    from rag.registers import DocumentFilter, document_rows

    wanted = DocumentFilter(number=options.number, issuer=options.issuer, search=options.search)
    with reading(settings) as library:
        rows = document_rows(library, wanted)
    if options.json:
        _print_json([document_to_json(row) for row in rows])
    elif options.csv:
        sys.stdout.writelines(documents_csv(rows))
    elif rows:
        print_documents(rows)
    else:
        print("Các bài viết đã nạp không nhắc đến văn bản nào như vậy.")
    return 0


def run_eval(options: argparse.Namespace, settings: Settings) -> int:
    """Scores the assistant on questions with known answers; exit code 1 when it is below the baseline."""
    from console import bar, question_steps
    from eval.command import Wish, conclude, skipped
    from eval.compare import Comparison
    from eval.questions import GOLD, read_gold
    from eval.run import described, evaluate
    from eval.trial import seconds_to_answer

    questions = options.questions or GOLD
    wish = Wish(options.json, options.report, options.update_baseline, options.allow_lower, options.llm)
    wish.check(own=bool(options.questions or options.articles or options.data_dir))
    golds = read_gold(questions)
    settings, _ = _writing(Writer.MODEL if options.llm else Writer.EXTRACTIVE, settings)
    if options.llm:
        seconds_to_answer(settings)  # else a model that is down would be told after an hour of quoted answers
    with _evaluated(options, settings, bundled=questions.resolve() == GOLD.resolve()) as (assistant, articles, report):
        asked, corpus = described(assistant, questions, articles, golds, report.failures if report else ())
        if corpus.skipped_questions and not any(gold.evidence for gold in asked):
            skipped(questions, articles)
            return 0
        with bar() as progress:
            scores = evaluate(assistant, asked, question_steps(progress))
            compared = None
            if options.llm:
                steps = question_steps(progress, "Chấm điểm mô hình ngôn ngữ", slow=True)
                compared = Comparison(settings.llm, scores, evaluate(assistant, asked, steps, Writer.MODEL))
        return conclude(wish, assistant, questions, scores, corpus, compared, settings.data_dir)


@contextmanager
def _evaluated(
    options: argparse.Namespace, settings: Settings, *, bundled: bool
) -> Iterator[tuple["Assistant", str, "Report | None"]]:
    """The assistant to score, what it has read, and how that went where it was ingested for this: into a folder of
    its own that is gone afterwards, so that nobody's articles are touched.
    """
    from console import bar, ingest_steps
    from eval.questions import GOLD_ARTICLES

    if options.articles and options.data_dir:
        raise UsageError("Chỉ dùng một trong hai: --articles hoặc --data-dir.")
    if options.articles and not options.articles.exists():
        raise UsageError(f"Không có {options.articles}. Hãy kiểm tra đường dẫn của --articles.")
    if options.data_dir or not (options.articles or bundled):
        with opened_with_articles(settings) as assistant:
            yield assistant, str(settings.data_dir), None
        return
    articles = options.articles or GOLD_ARTICLES
    with (
        tempfile.TemporaryDirectory(prefix="tro-ly-eval-") as folder,
        opened(settings.model_copy(update={"data_dir": Path(folder)})) as assistant,
    ):
        with bar() as progress:
            report = assistant.ingest([articles], ingest_steps(progress))
        if not assistant.articles():
            raise UsageError(f"Không nạp được bài viết nào từ {articles}.")
        yield assistant, str(articles), report


def run_feedback(options: argparse.Namespace, settings: Settings) -> int:
    """Prints what readers thought of answers, or makes questions for `eval` of it."""
    from eval.feedback import tell

    tell(settings.data_dir, as_json=options.json, as_csv=options.csv, file=options.questions)
    return 0


def run_mcp(options: argparse.Namespace, settings: Settings) -> int:
    """Serves AI agents over standard input and output until the input ends."""
    from api.mcp_stdio import serve_stdio

    return serve_stdio(lambda: opened_with_articles(settings), settings)


def run_doctor(options: argparse.Namespace, settings: Settings) -> int:
    """Opens everything once and says what is there; exit code 1 when the language model does not answer."""
    from eval.trial import seconds_to_answer

    with opened(settings.model_copy(update={"llm": ""})) as assistant:
        articles = assistant.articles()
        print(f"Python: {sys.version.split()[0]}")
        print(f"Thư mục dữ liệu: {settings.data_dir}")
        print(f"Mô hình nhúng: {assistant.embedder_name}")
        print(f"Bài viết đã nạp: {len(articles)}, số câu: {sum(article.sentences for article in articles)}")
        print("Kho bài viết và chỉ mục: dùng được")
    try:
        asked = f"{settings.llm}, trả lời sau {seconds_to_answer(settings):.1f} s" if settings.llm else "không dùng"
    except LanguageModelError as error:
        print(f"Mô hình ngôn ngữ: {settings.llm}, KHÔNG dùng được. {error}")
        return 1
    print(f"Mô hình ngôn ngữ: {asked}")
    return 0


def run_rebuild(options: argparse.Namespace, settings: Settings) -> int:
    """Makes the vector index anew; the articles are embedded again when the embedding model has changed."""
    from console import bar, ingest_steps, model_steps
    from rag.assistant import Assistant

    with bar() as progress:
        embedded = Assistant.rebuild(settings, model_steps(progress), ingest_steps(progress))
    print(f"Đã dựng lại chỉ mục; số bài phải tính lại véc-tơ: {embedded}.")
    return 0


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())
