/**
 * Queues carry partial indexes, so that what is finished costs nothing while it waits to be tidied away.
 * `inbox.leads` marks the oldest waiting event of each person: taking the next ones is then a walk along one
 * index, however many events one person has piled up.
 */
const inbox = [
  `CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    event_id TEXT NOT NULL,
    person TEXT NOT NULL,
    event TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
    leads INTEGER NOT NULL DEFAULT 0,
    committed INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    accepted_at INTEGER NOT NULL,
    ended_at INTEGER,
    reason TEXT,
    UNIQUE (channel, event_id)
  ) STRICT`,
  `CREATE INDEX inbox_waiting ON inbox (person, seq) WHERE state = 'waiting'`,
  `CREATE INDEX inbox_leads ON inbox (seq) WHERE leads = 1`,
  `CREATE INDEX inbox_dead ON inbox (person) WHERE state = 'dead'`,
  `CREATE INDEX inbox_ended ON inbox (ended_at) WHERE ended_at IS NOT NULL`,
  `CREATE TABLE replies (
    inbox_id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    replies TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX replies_person ON replies (person)`,
  `CREATE INDEX replies_at ON replies (at)`,
];

/** `waiting`: due now. `resting`: due at `due_at`. `claimed`: in flight, by the process of `boot`. */
const outbox = [
  `CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    inbox_id TEXT NOT NULL,
    person TEXT NOT NULL,
    channel TEXT NOT NULL,
    chat TEXT NOT NULL,
    priority INTEGER NOT NULL,
    part TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'resting', 'claimed', 'settled')),
    boot INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    outcome TEXT,
    settled_at INTEGER
  ) STRICT`,
  `CREATE INDEX outbox_open ON outbox (channel, chat, priority, seq) WHERE state <> 'settled'`,
  `CREATE INDEX outbox_waiting ON outbox (channel, priority, seq) WHERE state = 'waiting'`,
  `CREATE INDEX outbox_resting ON outbox (channel, due_at) WHERE state = 'resting'`,
  `CREATE INDEX outbox_settled ON outbox (settled_at, outcome) WHERE state = 'settled'`,
];

const people = [
  `CREATE TABLE people (
    key TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    user TEXT NOT NULL,
    chat TEXT NOT NULL,
    language TEXT,
    greeted INTEGER NOT NULL,
    notices INTEGER NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('reachable', 'gone')),
    paused_until INTEGER,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sessions (
    person TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX sessions_expires ON sessions (expires_at)`,
];

/** `text_key` is the text in lower case: SQLite itself lowers ASCII only, so Đ and đ would be two questions. */
const interactions = [
  `CREATE TABLE interactions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    week TEXT NOT NULL,
    person TEXT,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    text_key TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('answer', 'ask', 'fallback')),
    topic TEXT,
    score REAL NOT NULL,
    candidates TEXT NOT NULL,
    revision TEXT,
    latency_ms INTEGER NOT NULL,
    thumbs INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX interactions_at ON interactions (at)`,
  `CREATE INDEX interactions_week ON interactions (week)`,
  `CREATE INDEX interactions_person ON interactions (person) WHERE person IS NOT NULL`,
  `CREATE INDEX interactions_text ON interactions (at) WHERE text <> ''`,
  `CREATE TABLE handoffs (
    inbox_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    channel TEXT NOT NULL,
    person TEXT,
    text TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX handoffs_at ON handoffs (at)`,
  `CREATE INDEX handoffs_person ON handoffs (person) WHERE person IS NOT NULL`,
];

const office = [
  `CREATE TABLE officials (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE console_sessions (
    token_hash TEXT PRIMARY KEY,
    official TEXT NOT NULL,
    csrf TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE invites (token_hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
];

const rest = [
  `CREATE TABLE vault (name TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL) STRICT`,
  `CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT`,
  `CREATE TABLE probe (bytes BLOB NOT NULL) STRICT`,
  // `boot`: starts so far. `audit`: number and hash of the newest audit row, so that cutting the end off shows.
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `INSERT INTO meta (key, value) VALUES ('boot', '0')`,
];

export const firstSchema: readonly string[] = [...inbox, ...outbox, ...people, ...interactions, ...office, ...rest];
