import type { Records } from '../../../model/record';
import { insertInteraction, interactionOf } from '../interactions';
import { columns as proposalColumns, insertProposal, proposalOf } from '../proposals';
import { shelf } from './shelf';

export const interactionsShelf = shelf<'interactions', Parameters<typeof interactionOf>[0]>({
  table: 'interactions',
  key: 'id',
  from: interactionOf,
  put: insertInteraction,
});

export const handoffsShelf = shelf<'handoffs', Records['handoffs']>({
  table: 'handoffs',
  key: 'inbox_id',
  columns: 'inbox_id AS inboxId, at, channel, person, text',
  from: (row) => row,
  put: (sql, { inboxId, at, channel, person, text }) =>
    sql.run(
      'INSERT INTO handoffs (inbox_id, at, channel, person, text) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      [inboxId, at, channel, person, text],
    ),
});

export const proposalsShelf = shelf<'proposals', Parameters<typeof proposalOf>[0]>({
  table: 'proposals',
  key: 'id',
  columns: proposalColumns,
  from: proposalOf,
  put: insertProposal,
});
