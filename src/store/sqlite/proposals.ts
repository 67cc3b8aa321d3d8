import { AppError } from '../../errors';
import { judged, withoutPerson, type Proposal, type ProposalVerdict } from '../../model/proposal';
import type { Judgement, ProposalCount, ProposalFilter, Proposals } from '../../ports/proposals';
import type { Sql, Value } from './database';
import { read } from './faults';
import type { Writer } from './writer';

type Row = Omit<Proposal, 'verdicts'> & { verdicts: string };

export const columns = `id, at, language, kind, text, meaning, topic, person, village, licence, consent_at AS consentAt,
  state, verdicts`;

/** The reading half, which a command has beside a running server. */
export const readingProposals = (sql: Sql): Pick<Proposals, 'list' | 'get' | 'counts'> => ({
  list: (filter) =>
    read(() => {
      const { where, values } = within(filter);
      const rows = sql.all<Row>(`SELECT ${columns} FROM proposals WHERE ${where} ORDER BY at, id`, values);
      return rows.map(proposalOf);
    }),

  get: (id) => read(() => proposalBy(sql, id)),

  counts: () =>
    read(() =>
      sql.all<ProposalCount>(
        'SELECT language, state, count(*) AS count FROM proposals GROUP BY language, state ORDER BY language, state',
      ),
    ),
});

export class SqliteProposals implements Proposals {
  private readonly reading: ReturnType<typeof readingProposals>;

  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
  ) {
    this.reading = readingProposals(sql);
  }

  list(filter: ProposalFilter): Promise<Proposal[]> {
    return this.reading.list(filter);
  }

  get(id: string): Promise<Proposal | null> {
    return this.reading.get(id);
  }

  counts(): Promise<ProposalCount[]> {
    return this.reading.counts();
  }

  judge(id: string, verdict: ProposalVerdict): Promise<Proposal> {
    return this.writer.write('proposal', () => this.apply({ id, verdict, topic: null }));
  }

  load({ proposals, judgements }: { proposals: Proposal[]; judgements: Judgement[] }): Promise<void> {
    return this.writer.write('proposal', () => {
      for (const one of proposals) {
        if (!insertProposal(this.sql, one))
          throw new AppError('request.invalid', `proposal ${one.id} is there already`);
      }
      for (const one of judgements) this.apply(one);
    });
  }

  private apply({ id, verdict, topic }: Judgement): Proposal {
    const before = proposalBy(this.sql, id);
    if (!before || before.state === 'withdrawn') throw new AppError('request.invalid', `there is no proposal ${id}`);
    const after = judged(before, verdict, topic);
    update(this.sql, after);
    return after;
  }
}

/** False when the id is taken; then nothing is written. */
export function insertProposal(sql: Sql, one: Proposal): boolean {
  const added = sql.run(
    `INSERT INTO proposals (id, at, language, kind, text, meaning, topic, person, village, licence, consent_at, state,
       verdicts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    [
      ...[one.id, one.at, one.language, one.kind, one.text, one.meaning, one.topic, one.person, one.village],
      ...[one.licence, one.consentAt, one.state, JSON.stringify(one.verdicts)],
    ],
  );
  return added > 0;
}

export function withdrawProposalsOf(sql: Sql, person: string): void {
  const rows = sql.all<Row>(`SELECT ${columns} FROM proposals WHERE person = ?`, [person]);
  for (const row of rows) update(sql, withoutPerson(proposalOf(row)));
}

function update(sql: Sql, one: Proposal): void {
  sql.run(
    'UPDATE proposals SET text = ?, meaning = ?, topic = ?, person = ?, village = ?, state = ?, verdicts = ? WHERE id = ?',
    [...[one.text, one.meaning, one.topic, one.person, one.village, one.state, JSON.stringify(one.verdicts), one.id]],
  );
}

function within(filter: ProposalFilter): { where: string; values: Value[] } {
  const values: Value[] = [];
  let where = filter.state === undefined ? `state <> 'withdrawn'` : '1';
  for (const column of ['language', 'kind', 'state'] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    where += ` AND ${column} = ?`;
    values.push(value);
  }
  return { where, values };
}

function proposalBy(sql: Sql, id: string): Proposal | null {
  const row = sql.get<Row>(`SELECT ${columns} FROM proposals WHERE id = ?`, [id]);
  return row ? proposalOf(row) : null;
}

export const proposalOf = (row: Row): Proposal => ({ ...row, verdicts: JSON.parse(row.verdicts) as ProposalVerdict[] });
