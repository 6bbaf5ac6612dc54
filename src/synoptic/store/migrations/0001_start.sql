-- Pages as they came, documents as read, facts as found, stories as placed.
-- Times are ISO 8601 in UTC; dates of pages are YYYY-MM-DD.

CREATE TABLE page (
    page INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,           -- the address where it is a URL, else the hash of the content
    address TEXT NOT NULL,
    added TEXT NOT NULL
);

CREATE TABLE version (                  -- what stood at the address when it was collected
    version INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page,
    digest BLOB NOT NULL,               -- SHA-256 of the bytes
    body BLOB NOT NULL,                 -- the bytes, zlib
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    media TEXT,
    encoding TEXT,
    collected TEXT,
    added TEXT NOT NULL,
    UNIQUE (page, digest)
);

CREATE TABLE document (                 -- rows are never deleted: the largest number is how many were stored
    document INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL UNIQUE REFERENCES version,
    current INTEGER NOT NULL,           -- whether it is its page's newest version
    date TEXT,                          -- published, else collected
    source TEXT,
    title TEXT,
    language TEXT,
    record TEXT NOT NULL,               -- Document as JSON
    facts BLOB NOT NULL,                -- facts, sentences and failures as JSON, zlib
    stages TEXT NOT NULL,               -- the stages that looked for them, with their versions
    signature BLOB NOT NULL             -- what matching keeps of it, JSON, zlib
);
CREATE INDEX document_version ON document (version);

CREATE TABLE story (
    story INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    first TEXT,
    last TEXT,
    documents INTEGER NOT NULL DEFAULT 0,
    sources INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL
);
CREATE INDEX story_last ON story (last);

CREATE TABLE placement (
    document INTEGER PRIMARY KEY REFERENCES document,
    story INTEGER NOT NULL REFERENCES story,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    copy_of TEXT,                       -- id of the document copied
    overlap REAL
);
CREATE INDEX placement_story ON placement (story);

CREATE TABLE redirect (                 -- a merged story's id leads to the story that took it in
    id TEXT PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story
) WITHOUT ROWID;

CREATE TABLE term (                     -- in how many pages of which story a term stands: candidates are looked up here
    term TEXT NOT NULL,
    story INTEGER NOT NULL REFERENCES story,
    pages INTEGER NOT NULL,
    PRIMARY KEY (term, story)
) WITHOUT ROWID;
CREATE INDEX term_story ON term (story);

CREATE TABLE rarity (                   -- in how many pages of the whole stream a term stands
    term TEXT PRIMARY KEY,
    pages INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
