import type { Paper, Procedure } from './procedure-schema';
import type { ProcedureTopicFile, TopicFile } from './schema';

type Say = (key: string, values?: Record<string, string>) => string;

/** The topic as the rest of the house knows it: its answer and rows come out of the record. */
export function topicOfProcedure(asked: ProcedureTopicFile, record: Procedure, say: Say): TopicFile {
  const { lead, more, who, fee, time, result, phones, citations, sources, valid, review, unverified } = record;
  return {
    ...asked,
    answer: lead,
    ...(more ? { more } : {}),
    blocks: {
      who,
      where: whereOf(record, say),
      papers: papersOf(record, say),
      ...(fee ? { fee } : {}),
      ...(time ? { time } : {}),
      ...(record.online ? { online: [record.online.where] } : {}),
      ...(result ? { result } : {}),
    },
    phones,
    citations,
    sources,
    valid,
    review,
    unverified,
  };
}

function whereOf({ where }: Procedure, say: Say): string[] {
  return where.anyCentre ? [...where.office, say('procedure.any-centre')] : where.office;
}

function papersOf({ papers, notNeeded }: Procedure, say: Say): string[] {
  const needed = papers?.map((each) => paperLine(each, say)) ?? [say('procedure.papers-unknown')];
  const lines = [
    ...(needed.length > 0 ? needed : [say('procedure.no-papers')]),
    ...notNeeded.map((name) => say('procedure.not-needed', { name })),
  ];
  return lines;
}

/** "Giấy chứng sinh (khi …). Không có thì …" */
export function paperLine({ name, when, without }: Paper, say: Say): string {
  const named = when ? say('procedure.paper.when', { name, when }) : name;
  return without ? `${named.replace(/\.$/, '')}. ${without}` : named;
}
