CREATE TABLE conversations (
    number  INTEGER PRIMARY KEY,
    user    TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    title   TEXT    NOT NULL,
    updated REAL    NOT NULL,  -- seconds since 1970
    latest  INTEGER NOT NULL,  -- number of its last exchange: an order that no change of the clock upsets
    UNIQUE (user, id)
);
CREATE INDEX conversations_of_a_user ON conversations (user, latest);

CREATE TABLE exchanges (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    question     TEXT    NOT NULL,
    answer       TEXT,  -- JSON of an Answer
    notice       TEXT,
    rating       TEXT,
    reason       TEXT    NOT NULL DEFAULT '',
    comment      TEXT    NOT NULL DEFAULT '',
    rated        REAL,  -- seconds since 1970
    scope        TEXT,  -- JSON of a Scope with its name; NULL where nothing limited the search
    UNIQUE (conversation, position)
);
CREATE INDEX exchanges_rated ON exchanges (rated) WHERE rated IS NOT NULL;
