import { fewestPeople } from '../../model/unknown-word';
import type { UnknownWord, UnknownWords } from '../../ports/unknown-words';
import type { Link } from './link';

const reportMs = 60_000;

export const mongoUnknownWords = (link: Link): UnknownWords => ({
  common: async ({ minPeople, limit, language }) => {
    if (limit < 1) return [];
    return link.run(
      ({ unknownWords }) =>
        unknownWords
          .aggregate<UnknownWord>(
            [
              { $match: language === undefined ? {} : { language } },
              // One document is one person: nobody is met twice.
              {
                $group: {
                  ...{ _id: { word: '$word', language: '$language' }, people: { $sum: 1 } },
                  ...{ times: { $sum: '$times' }, lastAt: { $max: '$lastAt' } },
                },
              },
              { $match: { people: { $gte: Math.max(fewestPeople, minPeople) } } },
              { $sort: { people: -1, times: -1, '_id.word': 1, '_id.language': 1 } },
              { $limit: limit },
              { $project: { _id: 0, word: '$_id.word', language: '$_id.language', people: 1, times: 1, lastAt: 1 } },
            ],
            { allowDiskUse: true, maxTimeMS: reportMs },
          )
          .exec(),
      reportMs,
    );
  },
});
