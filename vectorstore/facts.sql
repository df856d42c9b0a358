-- What the articles state, added to the catalogue by its second version: run once, inside one transaction.

-- 1 once the article's figures and documents are stored; 0 where the program's first version stored the article.
ALTER TABLE articles ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;

-- Their wording is not repeated here: it is articles.text[start_at:end_at].
CREATE TABLE figures (
    key          INTEGER PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    sentence     INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
    start_at     INTEGER NOT NULL,
    end_at       INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    value        TEXT    NOT NULL,  -- exact decimal
    second       TEXT,
    amount       REAL    NOT NULL,  -- value, for sorting and comparing
    percent      INTEGER NOT NULL,
    bound        TEXT    NOT NULL,
    unit         TEXT    NOT NULL,
    said         TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    period       TEXT,              -- as the article writes it; NULL where there is none
    first_day    TEXT,              -- ISO dates
    last_day     TEXT,
    relative     INTEGER,
    period_in    TEXT,
    place        TEXT,
    place_in     TEXT,
    unit_folded  TEXT    NOT NULL,  -- words without diacritics (vectorstore.wanted.spaced)
    place_folded TEXT    NOT NULL
);

CREATE INDEX figures_of_article ON figures (article, start_at);
CREATE INDEX figures_of_sentence ON figures (sentence);

CREATE TABLE documents (
    key      INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    sentence INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    number   TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    issued   TEXT,                  -- ISO date
    issuer   TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    place    TEXT    NOT NULL,
    home     TEXT    NOT NULL       -- the province that the article speaks of
);

CREATE INDEX documents_of_article ON documents (article, start_at);
CREATE INDEX documents_of_sentence ON documents (sentence);

-- rowid = passages.key of a sentence that states something: its words, its article's title, and what its facts take
-- from elsewhere (a place, a period).
CREATE VIRTUAL TABLE fact_words USING fts5 (written, folded, tokenize = 'unicode61 remove_diacritics 0');

-- A trigger, so that a running program of the first version, which does not know the table, empties it too.
CREATE TRIGGER fact_words_of_passage AFTER DELETE ON passages WHEN OLD.form = 'sentence' BEGIN
    DELETE FROM fact_words WHERE rowid = OLD.key;
END;
