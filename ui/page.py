"""The page, built with Gradio and mounted at "/" of the web application: its tabs, look and own files."""

import asyncio
import json
from pathlib import Path
from typing import Protocol

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.staticfiles import StaticFiles

from settings import Settings
from ui import texts
from ui.article import Library, add_article_page
from ui.tabs import chat

QUEUE_SIZE = 64
STATIC = Path(__file__).resolve().parent / "static"
STYLES = ("article.css", "style.css")
SCRIPTS = ("panel.js",)


class Assistant(chat.Assistant, Library, Protocol):
    """What the page needs of the assistant."""


def mount(app: FastAPI, assistant: Assistant, settings: Settings) -> FastAPI:
    """The application with the page at "/", articles under /bai-viet and the page's own files under /trang."""
    add_article_page(app, assistant)
    app.mount("/trang", StaticFiles(directory=STATIC), name="trang")

    @app.post("/gradio_api/upload")
    def no_upload() -> JSONResponse:
        return JSONResponse({"detail": "Trang này không nhận tệp."}, status_code=403)

    # Where no event loop runs, Gradio makes one for each of its locks and closes none of them.
    asyncio.run(_mount_blocks(app, assistant, settings))
    return app


async def _mount_blocks(app: FastAPI, assistant: Assistant, settings: Settings) -> None:
    gr.mount_gradio_app(
        app,
        _build(assistant, settings),
        path="/",
        theme=_theme(),
        head=_head(),
        i18n=gr.I18n(en=texts.GRADIO),
        favicon_path=str(STATIC / "favicon.png"),
        footer_links=[],
        show_error=False,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        allowed_paths=[],
        max_file_size=1,
    )


def _build(assistant: Assistant, settings: Settings) -> gr.Blocks:
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_height=True, fill_width=True) as page:
        gr.Markdown(f"# {texts.TITLE}\n{texts.SUBTITLE}", elem_id="name")
        with gr.Tabs(elem_id="tabs"), gr.Tab(texts.CHAT_TAB, id="chat", scale=1):
            chat.add_chat(assistant, settings, page)
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
    said = json.dumps(texts.FOR_SCRIPT, ensure_ascii=False).replace("<", "\\u003c")
    return (
        "".join(f'<link rel="stylesheet" href="trang/{name}">' for name in STYLES)
        + f"<script>window.assistantTexts = {said};</script>"
        + "".join(f'<script src="trang/{name}" defer></script>' for name in SCRIPTS)
    )
