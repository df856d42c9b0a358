"""The page, built with Gradio and mounted at "/" of the web application: its tabs, look and own files."""

import asyncio
import json
from pathlib import Path
from typing import Protocol

import gradio as gr
from fastapi import FastAPI
from gradio.utils import get_upload_folder
from starlette.staticfiles import StaticFiles

from access.access import LOG_OUT, Access
from settings import Settings
from ui import downloads, texts
from ui.admin import Admin, add_log_in
from ui.article import Library, add_article_page
from ui.chat import downloads as conversation_files
from ui.chat.keeper import Conversations
from ui.export import conversation_docx, conversation_markdown
from ui.gate import Gate, clear_uploads, most_uploaded
from ui.log_in import add_log_in_page
from ui.tabs import chat, documents, figures, library, report
from ui.texts import answer as answer_texts
from ui.texts import chat as chat_texts
from ui.texts import library as library_texts
from ui.texts import log_in as log_in_texts
from ui.texts import registers as register_texts
from ui.visitor import VisitorCookie

QUEUE_SIZE = 64
UPLOADS_CLEARED = (300, 900)  # every 5 minutes those that are older than 15
STATIC = Path(__file__).resolve().parent / "static"
STYLES = ("article", "palette", "style", "answer", "chat", "asking", "registers", "library")
SCRIPTS = ("panel", "answer", "chat", "registers", "library")
# What writes a conversation as a file, by the ending of its name.
FILES: conversation_files.Writers = {"md": conversation_markdown, "docx": conversation_docx}


class Assistant(chat.Assistant, library.Assistant, figures.Assistant, Library, Protocol):
    """What the page needs of the assistant."""


def mount(
    app: FastAPI,
    assistant: Assistant,
    settings: Settings,
    conversations: Conversations | None = None,
    access: Access | None = None,
) -> FastAPI:
    """The application with the page at "/", articles under /bai-viet, files under /tai and the page's own under /trang.

    Without `conversations` none is kept; without `access` nobody logs in.
    """
    admin = Admin(settings)
    uploads = Path(get_upload_folder())
    clear_uploads(uploads)  # what a killed process has left
    add_article_page(app, assistant)
    add_log_in(app, admin)
    if access is not None:
        add_log_in_page(app, access)
    downloads.add_downloads(app, assistant)
    if conversations is not None:
        conversation_files.add_downloads(app, conversations, FILES)
    app.mount("/trang", StaticFiles(directory=STATIC), name="trang")
    app.add_middleware(VisitorCookie)
    app.add_middleware(Gate, admin=admin, settings=settings, uploads=uploads)

    # Where no event loop runs, Gradio makes one for each of its locks and closes none of them.
    asyncio.run(_mount_blocks(app, assistant, settings, admin, conversations, access))
    return app


async def _mount_blocks(
    app: FastAPI,
    assistant: Assistant,
    settings: Settings,
    admin: Admin,
    conversations: Conversations | None,
    access: Access | None,
) -> None:
    gr.mount_gradio_app(
        app,
        _build(assistant, settings, admin, conversations, access),
        path="/",
        theme=_theme(),
        head=_head(),
        i18n=gr.I18n(en=texts.GRADIO | chat_texts.GRADIO | library_texts.GRADIO),
        favicon_path=str(STATIC / "favicon.png"),
        footer_links=[],
        show_error=False,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        allowed_paths=[],
        max_file_size=most_uploaded(settings.max_file_mb * 2**20),  # of one file; ingest says which are too large
    )


def _build(
    assistant: Assistant, settings: Settings, admin: Admin, conversations: Conversations | None, access: Access | None
) -> gr.Blocks:
    logs_in = access is not None and not access.senders.is_local
    # As HTML, and not sanitised: else Gradio makes any link open in another tab. No word of it is anybody else's.
    way_out = f' · <a href="{LOG_OUT}" target="_self">{log_in_texts.LOG_OUT}</a>' if logs_in else ""
    with gr.Blocks(
        title=texts.TITLE, analytics_enabled=False, fill_height=True, fill_width=True, delete_cache=UPLOADS_CLEARED
    ) as page:
        gr.Markdown(f"# {texts.TITLE}\n{texts.SUBTITLE}{way_out}", elem_id="name", sanitize_html=False)
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            with gr.Tab(texts.CHAT_TAB, id="chat", scale=1):
                chat.add_chat(assistant, settings, page, conversations)
            with gr.Tab(library_texts.TAB, id="library", scale=1) as tab:
                library.add_library(assistant, settings, admin, tab)
            with gr.Tab(register_texts.FIGURES_TAB, id="figures") as tab:
                figures.add_figures(assistant, tab)
            with gr.Tab(register_texts.DOCUMENTS_TAB, id="documents") as tab:
                documents.add_documents(assistant, tab)
            with gr.Tab(register_texts.REPORT_TAB, id="report") as tab:
                report.add_report(settings.data_dir, tab)
    page.queue(max_size=QUEUE_SIZE, default_concurrency_limit=chat.ANSWERS_AT_ONCE)
    return page


def _theme() -> gr.themes.Base:
    # SemiBold of this font lacks the Vietnamese letters, so weight 600 is never loaded.
    sans = gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700))
    return gr.themes.Soft(
        primary_hue="red",
        neutral_hue="stone",
        text_size="lg",
        font=[sans, "system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    )


def _head() -> str:
    words = texts.FOR_SCRIPT | answer_texts.FOR_SCRIPT | chat_texts.FOR_SCRIPT | library_texts.FOR_SCRIPT
    said = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return (
        "".join(f'<link rel="stylesheet" href="trang/{name}.css">' for name in STYLES)
        + f"<script>window.assistantTexts = {said};</script>"
        + "".join(f'<script src="trang/{name}.js" defer></script>' for name in SCRIPTS)
    )
