import type { Command } from './call';
import { collectionCommands } from './collections';
import { findAndModify } from './find-and-modify';
import { readCommands } from './reads';
import { serverCommands } from './server';
import { writeCommands } from './writes';

/** Everything the double answers, by the first field of the command. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...serverCommands,
    ...collectionCommands,
    ...readCommands,
    ...writeCommands,
    findAndModify,
    findandmodify: findAndModify,
  }),
);
