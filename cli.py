"""What may be typed on the command line: the commands, their options and their help, in Vietnamese."""

import argparse
import re
import socket
from pathlib import Path
from typing import Any, NoReturn

from errors import UsageError
from records.answer import Writer
from vectorstore.wanted import Wanted

COMMANDS = (
    *("serve", "keys", "ask", "ingest", "articles", "figures", "documents"),
    *("eval", "feedback", "mcp", "doctor", "rebuild"),
)
ANSWERING = ("serve", "ask", "eval", "mcp", "doctor")  # may need the language model; the others never load it

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
    (r"argument (\S+): not allowed with argument (\S+)", "Chỉ dùng một trong hai: {} hoặc {}."),
    (r"argument (\S+): (phải .*)", "Tùy chọn {} {}"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", "Tùy chọn {} không nhận giá trị (“{}”)."),
)


_SEARCH = "chỉ những câu có đủ các chữ này, gõ có dấu hay không dấu; cụm trong ngoặc kép phải đứng liền nhau"


def _words(text: str) -> str:
    """A text to look for, as typed."""
    if Wanted(text).is_empty:
        raise argparse.ArgumentTypeError(f"phải có chữ hoặc số để tìm, không phải “{text}”.")
    return text


def _year(text: str) -> int:
    if not re.fullmatch("[12][0-9]{3}", text):
        raise argparse.ArgumentTypeError(f"phải là năm gồm bốn chữ số, ví dụ 2022, không phải “{text}”.")
    return int(text)


class Help(argparse.HelpFormatter):
    """Help texts that open in Vietnamese."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = 4 + max(map(len, COMMANDS))  # argparse leaves the indentation of commands out

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


def _pick(command: Parser, option: str, metavar: str, text: str) -> None:
    command.options.add_argument(option, type=_words, metavar=metavar, help=text)


def _as_data(command: Parser) -> "argparse._MutuallyExclusiveGroup":
    form = command.options.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in dạng JSON")
    form.add_argument("--csv", action="store_true", help="in dạng CSV (UTF-8 có BOM, mở được bằng Excel)")
    return form


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
    keys = command("keys", "Tạo, liệt kê hay thu hồi khóa truy cập cho người và chương trình ở máy khác.")
    keys.values.add_argument(
        "action",
        nargs="?",
        choices=("list", "add", "revoke"),
        default="list",
        metavar="VIỆC",
        help="list (liệt kê, mặc định), add (tạo một khóa; khóa chỉ hiện một lần) hoặc revoke (thu hồi)",
    )
    keys.values.add_argument("name", nargs="?", metavar="TÊN", help="tên của khóa: người hay chương trình dùng nó")
    keys.options.add_argument(
        "--role",
        choices=("ask", "admin"),
        metavar="QUYỀN",
        help="với add: ask (hỏi và tra cứu, mặc định) hoặc admin (thêm cả việc nạp và gỡ bài viết)",
    )
    keys.options.add_argument("--json", action="store_true", help="với list: in dạng JSON")
    ask = command("ask", "Hỏi một câu, hoặc cả tệp câu hỏi.")
    ask.values.add_argument("question", nargs="?", metavar="CÂU_HỎI", help="câu hỏi, trong ngoặc kép")
    ask.options.add_argument("--json", action="store_true", help="in câu trả lời dạng JSON")
    ask.options.add_argument(
        "--batch", type=Path, metavar="TỆP", help="tệp JSONL, mỗi dòng một câu hỏi; in mỗi dòng một câu trả lời"
    )
    ask.options.add_argument(
        "--writer",
        choices=[writer.value for writer in Writer],
        metavar="CÁCH_VIẾT",
        help="extractive (trích nguyên văn) hoặc model (mô hình ngôn ngữ viết; mặc định khi đã cấu hình mô hình)",
    )
    ingest = command(
        "ingest", "Nạp bài viết từ tệp hoặc thư mục (mặc định data/articles và các bài đã thêm trên trang)."
    )
    ingest.values.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG_DẪN", help="tệp hoặc thư mục")
    articles = command("articles", "Liệt kê bài viết đã nạp, xem một bài, hoặc gỡ bài.")
    articles.values.add_argument(
        "action",
        nargs="?",
        choices=("list", "show", "remove"),
        default="list",
        metavar="VIỆC",
        help="list (liệt kê, mặc định), show (xem một bài) hoặc remove (gỡ)",
    )
    articles.values.add_argument(
        "sources",
        nargs="*",
        metavar="TÊN_TỆP",
        help="tên tệp của bài cần xem, hoặc mã bài hay vài ký tự đầu của mã; tên tệp của các bài cần gỡ",
    )
    articles.options.add_argument("--json", action="store_true", help="với show: in bài viết dạng JSON")
    figures = command("figures", "Tra số liệu trong các bài viết, mỗi số kèm câu nguồn.")
    _pick(figures, "--place", "NƠI", "chỉ số liệu của nơi này, ví dụ “xã Bình An”")
    figures.options.add_argument("--year", type=_year, metavar="NĂM", help="chỉ số liệu có thời gian chạm năm này")
    _pick(figures, "--unit", "ĐƠN_VỊ", "chỉ số liệu đếm thứ này, ví dụ “đảng viên”, “%%”")
    _pick(figures, "--search", "CHỮ", _SEARCH)
    _as_data(figures)
    documents = command("documents", "Tra văn bản được nhắc đến trong các bài viết, mỗi văn bản kèm câu nguồn.")
    _pick(documents, "--number", "SỐ", "chỉ văn bản mang số này, ví dụ “02”, “NQ 02”, “02-NQ/TU”")
    _pick(documents, "--issuer", "CƠ_QUAN", "chỉ văn bản do cơ quan này ban hành")
    _pick(documents, "--search", "CHỮ", _SEARCH)
    _as_data(documents)
    evaluate = command("eval", "Chấm điểm bằng bộ câu hỏi có đáp án.")
    evaluate.options.add_argument(
        "--questions", type=Path, metavar="TỆP", help="tệp JSONL câu hỏi (mặc định eval/gold/articles.jsonl)"
    )
    evaluate.options.add_argument(
        "--articles",
        type=Path,
        metavar="THƯ_MỤC",
        help="chấm trên các bài viết này, nạp vào một kho tạm (mặc định: bộ câu hỏi đi kèm được chấm trên năm bài đi "
        "kèm, tệp câu hỏi khác trên kho đang dùng)",
    )
    evaluate.options.add_argument(
        "--llm", action="store_true", help="hỏi thêm lần nữa với mô hình ngôn ngữ đã cấu hình, rồi so hai cách viết"
    )
    evaluate.options.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    evaluate.options.add_argument("--report", type=Path, metavar="TỆP", help="ghi thêm báo cáo HTML vào tệp này")
    evaluate.options.add_argument(
        "--update-baseline", action="store_true", help="lấy kết quả này làm mốc chất lượng mới (eval/baseline.json)"
    )
    evaluate.options.add_argument(
        "--allow-lower", action="store_true", help="với --update-baseline: cho phép hạ mốc chất lượng"
    )
    feedback = command(
        "feedback", "Xem góp ý của người dùng về các câu trả lời, hoặc biến góp ý thành câu hỏi chấm điểm."
    )
    _as_data(feedback).add_argument(
        "--questions",
        type=Path,
        metavar="TỆP",
        help="ghi tệp JSONL mới cho lệnh eval: câu trả lời tốt thành câu hỏi có đáp án; câu chưa tốt sang tệp "
        ".todo.jsonl bên cạnh, chờ người điền đáp án",
    )
    command("mcp", "Phục vụ các tác tử AI theo giao thức MCP qua đầu vào và đầu ra chuẩn.")
    command("doctor", "Kiểm tra máy, mô hình và kho dữ liệu.")
    command("rebuild", "Dựng lại chỉ mục tìm kiếm từ kho bài viết.")
    return top


def require_free(host: str, port: int) -> None:
    """Raises UsageError unless the page can be served on this --host and --port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"Không mở được {host}:{port} ({error.strerror}). "
                "Hãy chọn cổng khác bằng --port, hoặc dừng chương trình đang dùng cổng này."
            ) from error
