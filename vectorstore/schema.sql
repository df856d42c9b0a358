-- The catalogue: run once, inside one transaction.

CREATE TABLE about (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    identity  TEXT    NOT NULL,  -- random; another catalogue's vector index is never taken for this one's
    embedder  TEXT    NOT NULL,
    dimension INTEGER NOT NULL,
    revision  INTEGER NOT NULL   -- grows with every change of an article
);

CREATE TABLE articles (
    key             INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    source          TEXT    NOT NULL UNIQUE,
    title           TEXT    NOT NULL,
    place           TEXT,
    published       TEXT,              -- ISO date
    byline          TEXT,
    text            TEXT    NOT NULL,
    sections        TEXT    NOT NULL,  -- JSON: [[kind, start, end], ...]
    content_digest  TEXT    NOT NULL,
    settings_digest TEXT    NOT NULL,
    revision        INTEGER NOT NULL,  -- the catalogue's revision when this article was written
    embedded        INTEGER NOT NULL   -- 0 while its passages have no vectors of the catalogue's model
);

-- Sentences and chunks. Their text is not repeated here: it is articles.text[start_at:end_at].
CREATE TABLE passages (
    key       INTEGER PRIMARY KEY,
    article   INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    id        TEXT    NOT NULL UNIQUE,
    form      TEXT    NOT NULL CHECK (form IN ('sentence', 'chunk')),
    position  INTEGER NOT NULL,
    paragraph INTEGER,                 -- of a sentence
    kind      TEXT    NOT NULL,
    start_at  INTEGER NOT NULL,
    end_at    INTEGER NOT NULL,
    vector    BLOB                     -- float32, little endian
);

CREATE INDEX passages_of_article ON passages (article, form, position);
CREATE INDEX passages_searched ON passages (form, kind, id);

-- rowid = passages.key. Page furniture is not in them: it is never searched for, and would bend the rarity of words.
CREATE VIRTUAL TABLE sentence_words USING fts5 (written, folded, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE chunk_words USING fts5 (written, folded, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE sentence_vocabulary USING fts5vocab (sentence_words, 'col');
