import type { QuestionFilter } from '../../ports/interactions';
import type { Value } from './database';

/** The condition on `interactions` that a filter means, and its values. */
export function within(filter: QuestionFilter): { where: string; values: Value[] } {
  const values: Value[] = [filter.from, filter.to];
  let where = 'at >= ? AND at < ?';
  for (const column of ['language', 'channel'] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    where += ` AND ${column} = ?`;
    values.push(value);
  }
  return { where, values };
}
