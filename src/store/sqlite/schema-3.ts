/** JSON by lesson: how far a person is, read and written whole with the person, and erased with them. */
export const thirdSchema: readonly string[] = [`ALTER TABLE people ADD COLUMN lessons TEXT NOT NULL DEFAULT '{}'`];
