/** `verdicts` is JSON: a proposal is read and written whole. Withdrawn ones keep their row without words. */
const proposals = [
  `CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('word', 'sentence')),
    text TEXT NOT NULL,
    meaning TEXT,
    topic TEXT,
    person TEXT,
    village TEXT,
    licence TEXT NOT NULL,
    consent_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'in-review', 'approved', 'rejected', 'withdrawn')),
    verdicts TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX proposals_at ON proposals (at, id)`,
  `CREATE INDEX proposals_person ON proposals (person) WHERE person IS NOT NULL`,
];

/** One row per person and word, so that people can be counted and one of them taken out again. */
const unknownWords = [
  `CREATE TABLE unknown_words (
    language TEXT NOT NULL,
    word TEXT NOT NULL,
    person TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    UNIQUE (language, word, person)
  ) STRICT`,
  `CREATE INDEX unknown_words_person ON unknown_words (person)`,
  `CREATE INDEX unknown_words_last ON unknown_words (last_at)`,
];

export const secondSchema: readonly string[] = [...proposals, ...unknownWords];
