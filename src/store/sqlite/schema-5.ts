/**
 * What makes reports of a province quick. Everything here is derived: rows of `interactions` are the truth.
 *
 * `person_numbers` names people by small numbers, so that they can be counted by bits. A number is never given
 * twice (AUTOINCREMENT): one that is lost may stand in a pack until the next tidying.
 * `lost_numbers`: numbers of erased people that packs may still hold; they count as nobody.
 * `packs`: a closed day's interactions, counted (see `pack.ts`). A row without `columns` is a pack being made.
 */
const tables = [
  `CREATE TABLE person_numbers (number INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL UNIQUE) STRICT`,
  `INSERT INTO person_numbers (person) SELECT DISTINCT person FROM interactions WHERE person IS NOT NULL`,
  `CREATE TABLE lost_numbers (number INTEGER PRIMARY KEY) STRICT`,
  `CREATE TABLE packs (day INTEGER PRIMARY KEY, columns BLOB) STRICT`,
];

/** A day of Vietnam, counted from 1970; the same as `dayOf` in `pack.ts`. */
const day = (row: 'new' | 'old') => `(${row}.at + 25200000) / 86400000`;
const number = `INSERT INTO person_numbers (person) SELECT new.person
    WHERE new.person IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person_numbers WHERE person = new.person)`;

/**
 * Triggers and not calls, so that no way of writing, be it an import or a repair by hand, can leave a pack that
 * says something else than the rows. Thumbs are not in packs: they come days later, and few.
 * A person who is erased loses the number first; then the rows may lose the person without costing any pack.
 */
const triggers = [
  `CREATE TRIGGER interactions_added AFTER INSERT ON interactions BEGIN
    DELETE FROM packs WHERE day = ${day('new')};
    ${number};
  END`,
  `CREATE TRIGGER interactions_changed AFTER UPDATE OF at, week, channel, language, decision, topic ON interactions BEGIN
    DELETE FROM packs WHERE day IN (${day('old')}, ${day('new')});
  END`,
  `CREATE TRIGGER interactions_person AFTER UPDATE OF person ON interactions
    WHEN old.person IS NOT new.person AND (new.person IS NOT NULL OR
      EXISTS (SELECT 1 FROM person_numbers WHERE person = old.person)) BEGIN
    DELETE FROM packs WHERE day = ${day('new')};
    ${number};
  END`,
  `CREATE TRIGGER interactions_removed AFTER DELETE ON interactions BEGIN
    DELETE FROM packs WHERE day = ${day('old')};
  END`,
  `CREATE TRIGGER person_numbers_lost AFTER DELETE ON person_numbers BEGIN
    INSERT INTO lost_numbers (number) VALUES (old.number);
  END`,
];

/** Each holds all that its report reads: the rows themselves lie scattered over gigabytes. */
const indexes = [
  `CREATE INDEX interactions_thumbs ON interactions (at, topic, language, channel, thumbs) WHERE thumbs <> 0`,
  `CREATE INDEX interactions_unanswered ON interactions (at, text_key, text, language, channel)
    WHERE decision = 'fallback' AND text <> ''`,
  `CREATE INDEX handoffs_text ON handoffs (at) WHERE text <> ''`,
  // Nothing has searched by week since reports take a span of time.
  `DROP INDEX interactions_week`,
];

export const fifthSchema: readonly string[] = [...tables, ...triggers, ...indexes];
