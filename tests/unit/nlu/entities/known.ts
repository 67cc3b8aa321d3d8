import { resolve } from 'node:path';
import { readAreas } from '../../../../src/content/areas';
import { readContent } from '../../../../src/content/load';
import { entityFinder } from '../../../../src/nlu/entities/entity-finder';

const root = resolve(__dirname, '../../../..');

export const { areas } = readAreas(root);
export const { content } = readContent(root);
export const finder = entityFinder({
  areas,
  hotlines: [...content.hotlines.values()],
  instruments: [...content.instruments.values()],
});

/** Sunday 22 November 2026, a quarter to midnight in Vietnam: in Greenwich it is still the afternoon. */
export const now = Date.parse('2026-11-22T23:45:00+07:00');

export const find = (text: string) => finder.find(text, now);
