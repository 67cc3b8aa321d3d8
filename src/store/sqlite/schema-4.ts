/** `words` is title and trade without marks, each word between spaces; `best_wage` the most that is paid. */
export const fourthSchema: readonly string[] = [
  `CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    posted_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    commune TEXT,
    words TEXT NOT NULL,
    best_wage INTEGER,
    job TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX jobs_expires ON jobs (expires_on)`,
  `CREATE INDEX jobs_posted ON jobs (posted_on, id)`,
];
