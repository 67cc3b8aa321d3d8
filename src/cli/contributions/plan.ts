import type { Fault } from '../../content/fault';
import { newId } from '../../model/id';
import { longestMeaning, longestProposal, proposed, reviewerKey, type Proposal } from '../../model/proposal';
import type { Judgement } from '../../ports/proposals';
import { canonical } from '../../text/fold';
import { consented, kindOf, nameFault, topicOf, verdictOf, wordsFault, type Problem } from './cells';
import { asSent, type SheetRow } from './sheet';

export interface ImportWorld {
  file: string;
  /** Everything there is, withdrawn ones too. */
  stored: readonly Proposal[];
  /** Tags that may be given, Vietnamese not among them. */
  languages: readonly string[];
  topics: ReadonlySet<string>;
  /** Epoch ms. */
  now: number;
}

/** What a sheet comes to. With one fault nothing of it may be loaded. */
export interface ImportPlan {
  faults: Fault[];
  proposals: Proposal[];
  judgements: Judgement[];
  /** Lines of known proposals that nobody has judged. */
  unjudged: number;
  /** Lines that brought what was there already: each is a yes to that. */
  known: { line: number; id: string }[];
}

export function planImport(rows: readonly SheetRow[], world: ImportWorld): ImportPlan {
  const plan: ImportPlan = { faults: [], proposals: [], judgements: [], unjudged: 0, known: [] };
  const said = new Set<string>();
  const byId = new Map(world.stored.map((one) => [one.id, one]));
  const byWords = new Map(
    world.stored.filter(({ state }) => state !== 'withdrawn').map((one) => [sameWords(one), one]),
  );

  for (const row of rows) {
    if (row.id !== '' && row.verdict === '' && row.comment === '') {
      plan.unjudged += 1;
      continue;
    }
    const read = row.id === '' ? readNew(row, byWords, world) : readJudged(row, byId.get(row.id), world);
    const problems = 'problems' in read ? read.problems : [];
    if ('judgement' in read) {
      const once = `${read.judgement.id}\t${reviewerKey(read.judgement.verdict.reviewer)}`;
      if (said.has(once)) problems.push(['cùng một người xét hai lần trong tệp này', 'giữ một dòng']);
      said.add(once);
    }
    plan.faults.push(...problems.map(([what, mend]) => ({ file: world.file, line: row.line, what, mend })));
    if (problems.length > 0 || !('judgement' in read)) continue;
    plan.judgements.push(read.judgement);
    if (read.proposal) {
      plan.proposals.push(read.proposal);
      byWords.set(sameWords(read.proposal), read.proposal);
    } else if (row.id === '') plan.known.push({ line: row.line, id: read.judgement.id });
  }
  return plan;
}

type Read = { problems: Problem[] } | { judgement: Judgement; proposal?: Proposal };

function readJudged(row: SheetRow, stored: Proposal | undefined, world: ImportWorld): Read {
  if (!stored)
    return { problems: [[`không có mã "${row.id}"`, 'chép đúng mã trong tệp đã xuất; dòng mới thì để trống']] };
  if (stored.state === 'withdrawn') return { problems: [['người góp đã rút lại', 'xóa dòng này']] };
  const problems: Problem[] = [];
  for (const column of ['language', 'kind', 'text', 'meaning'] as const) {
    if (row[column] !== '' && row[column] !== asSent(stored[column] ?? ''))
      problems.push([
        `cột ${column} đã bị sửa`,
        'để nguyên như cũ, ghi verdict là không kèm lý do; cách viết đúng thì thêm thành dòng mới, id để trống',
      ]);
  }
  const verdict = verdictOf(row, world.now, problems);
  const topic = topicOf(row, world.topics, problems);
  if (verdict?.verdict === 'yes' && stored.kind === 'sentence' && !topic && !stored.topic)
    problems.push(['câu chưa có chủ đề', 'ghi mã chủ đề vào cột topic, ví dụ dvc-khai-sinh']);
  if (problems.length > 0 || !verdict) return { problems };
  return { judgement: { id: stored.id, verdict, topic: verdict.verdict === 'yes' ? topic : null } };
}

/** A new line is brought by a speaker who stands for it: it is that speaker's yes, and one more is needed. */
function readNew(row: SheetRow, byWords: ReadonlyMap<string, Proposal>, world: ImportWorld): Read {
  const problems: Problem[] = [];
  const kind = kindOf(row, problems);
  if (!world.languages.includes(row.language))
    problems.push([`không có tiếng "${row.language}"`, `ghi một trong: ${world.languages.join(', ')}`]);
  wordsFault('text', row.text, longestProposal[kind ?? 'sentence'], problems);
  wordsFault('meaning', row.meaning, longestMeaning, problems);
  if (row.village !== '') nameFault('village', row.village, problems);
  if (!consented(row))
    problems.push(['chưa ghi người nói đã đồng ý', 'hỏi lại người nói; đồng ý thì ghi CC BY 4.0 vào cột consent']);
  const verdict = verdictOf(row.verdict === '' ? { ...row, verdict: 'có' } : row, world.now, problems);
  if (verdict?.verdict === 'no') problems.push(['dòng mới mà verdict là không', 'xóa dòng này, hoặc để trống verdict']);
  const topic = topicOf(row, world.topics, problems);
  if (kind === 'sentence' && row.topic === '')
    problems.push(['câu chưa có chủ đề', 'ghi mã chủ đề vào cột topic, ví dụ dvc-khai-sinh']);
  if (problems.length > 0 || !kind || !verdict) return { problems };

  const at = world.now;
  const given = {
    language: row.language,
    kind,
    text: row.text,
    meaning: row.meaning,
    topic,
    village: row.village || null,
  };
  const there = byWords.get(sameWords(given));
  if (there) return { judgement: { id: there.id, verdict, topic } };
  const proposal = proposed(newId(at), null, { ...given, at, consentAt: at });
  return { judgement: { id: proposal.id, verdict, topic: null }, proposal };
}

const sameWords = ({
  language,
  kind,
  text,
  meaning,
}: Pick<Proposal, 'language' | 'kind' | 'text' | 'meaning'>): string =>
  [language, kind, canonical(text), canonical(meaning ?? '')].join('\t');
