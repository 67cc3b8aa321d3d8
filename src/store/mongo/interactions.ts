import type { PipelineStage } from 'mongoose';
import type { Interaction } from '../../model/interaction';
import type { ChannelName } from '../../model/message';
import type {
  CommonQuestion,
  CountRow,
  Interactions,
  QuestionFilter,
  UnansweredQuestion,
} from '../../ports/interactions';
import { textKey } from '../text-key';
import type { HandoffDoc, InteractionDoc } from './documents';
import type { Link } from './link';

/** A report may look at a year of a province. */
const reportMs = 60_000;

/**
 * What ties are ordered by is part of the promise: two stores must print the same report. People are counted in two
 * stages, because a set of them in one document may exceed what a document can hold.
 */
export const mongoInteractions = (link: Link): Interactions => ({
  get: (id) =>
    link.run(async ({ interactions }) => {
      const found = await interactions.findById(id, { textKey: 0 }).lean<Omit<InteractionDoc, 'textKey'>>();
      return found ? interactionOf(found) : null;
    }),

  common: (filter, limit) =>
    report<CommonQuestion>(link, limit, [
      { $match: { ...within(filter), topic: { $ne: null, $not: /^sys-/ } } },
      {
        $group: {
          _id: { topic: '$topic', person: '$person' },
          count: { $sum: 1 },
          thumbsUp: one({ $eq: ['$thumbs', 1] }),
          thumbsDown: one({ $eq: ['$thumbs', -1] }),
        },
      },
      {
        $group: {
          ...{ _id: '$_id.topic', people: somebody },
          ...{ count: { $sum: '$count' }, thumbsUp: { $sum: '$thumbsUp' }, thumbsDown: { $sum: '$thumbsDown' } },
        },
      },
      { $sort: { count: -1, _id: 1 } },
      { $limit: limit },
      { $project: { _id: 0, topic: '$_id', count: 1, people: 1, thumbsUp: 1, thumbsDown: 1 } },
    ]),

  unanswered: (filter, limit) =>
    report<UnansweredQuestion>(link, limit, [
      { $match: { ...within(filter), decision: 'fallback', text: { $gt: '' } } },
      {
        $group: {
          ...{ _id: '$textKey', count: { $sum: 1 } },
          // Rows that are equal in all three show the same, whichever is taken.
          newest: {
            $top: {
              sortBy: { at: -1, text: -1, language: -1 },
              output: { text: '$text', language: '$language', at: '$at' },
            },
          },
        },
      },
      { $sort: { count: -1, 'newest.at': -1, _id: 1 } },
      { $limit: limit },
      { $project: { _id: 0, text: '$newest.text', count: 1, language: '$newest.language', lastAt: '$newest.at' } },
    ]),

  counts: (filter, by) =>
    report<CountRow>(link, Infinity, [
      { $match: within(filter) },
      {
        $group: {
          ...{ _id: { key: `$${by}`, person: '$person' }, total: { $sum: 1 } },
          answer: one({ $eq: ['$decision', 'answer'] }),
          ask: one({ $eq: ['$decision', 'ask'] }),
          fallback: one({ $eq: ['$decision', 'fallback'] }),
        },
      },
      {
        $group: {
          ...{ _id: '$_id.key', people: somebody, total: { $sum: '$total' } },
          ...{ answer: { $sum: '$answer' }, ask: { $sum: '$ask' }, fallback: { $sum: '$fallback' } },
        },
      },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, key: '$_id', total: 1, answer: 1, ask: 1, fallback: 1, people: 1 } },
    ]),

  handoffs: async ({ from, to }, limit) => {
    if (limit < 1) return [];
    const rows = await link.run(
      ({ handoffs }) =>
        handoffs
          .find({ at: { $gte: from, $lt: to } }, { at: 1, channel: 1, text: 1 })
          .sort({ at: -1, _id: -1 })
          .limit(limit)
          .allowDiskUse(true)
          .maxTimeMS(reportMs)
          .lean<Pick<HandoffDoc, 'at' | 'channel' | 'text'>[]>()
          .exec(),
      reportMs,
    );
    return rows.map(({ at, channel, text }) => ({ at, channel: channel as ChannelName, text }));
  },
});

export const interactionDocOf = ({ id, ...rest }: Interaction): InteractionDoc => ({
  ...{ _id: id, ...rest },
  textKey: textKey(rest.text),
});

export const interactionOf = ({ _id, ...rest }: Omit<InteractionDoc, 'textKey'>): Interaction => ({ id: _id, ...rest });

const one = (test: object) => ({ $sum: { $cond: [test, 1, 0] } });

/** Who was erased is nobody. */
const somebody = one({ $ne: ['$_id.person', null] });

const within = ({ from, to, language, channel }: QuestionFilter) => ({
  at: { $gte: from, $lt: to },
  ...(language === undefined ? {} : { language }),
  ...(channel === undefined ? {} : { channel }),
});

/** Ended on the server as well: nobody waits for it any more. */
async function report<Row>(link: Link, limit: number, stages: PipelineStage[]): Promise<Row[]> {
  if (limit < 1) return [];
  return link.run(
    ({ interactions }) => interactions.aggregate<Row>(stages, { allowDiskUse: true, maxTimeMS: reportMs }).exec(),
    reportMs,
  );
}
