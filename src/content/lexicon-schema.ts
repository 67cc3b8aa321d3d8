import { z } from 'zod';
import { reviewStates } from '../model/lexicon';

/** The form of `intents/lexicon/<tag>.yml`. What a contributor may write is exactly this. */

const line = z.string().trim().min(1, 'để trống');
const state = z.enum(reviewStates).default('draft');
const script = z.enum(['letters', 'sounds']);

export const lexiconSchema = z.strictObject({
  /** BCP-47 tag, the same as the file's name. */
  language: line,
  /** How the words of this file are written: as people spell them, or as a transcription of the sounds. */
  script: script.default('letters'),
  /** Where the words come from; every entry names one of these keys. */
  sources: z.record(line, z.strictObject({ title: line, licence: line, note: line.optional() })),
  entries: z.array(
    z.strictObject({
      word: line,
      also: z.array(line).default([]),
      vi: z.array(line).min(1, 'cần ít nhất 1 nghĩa').max(4, 'tối đa 4 nghĩa'),
      source: line,
      /** Where people say it so, when the source tells. */
      place: line.optional(),
      note: line.optional(),
      /** Where it differs from the file's. */
      script: script.optional(),
      core: z.boolean().default(false),
      state,
    }),
  ),
  phrases: z.array(z.strictObject({ text: line, topic: line, source: line.optional(), state })).default([]),
});
export type LexiconYaml = z.infer<typeof lexiconSchema>;
