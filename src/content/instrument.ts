import { z } from 'zod';
import { day, line, scope, url } from './forms';

/**
 * A law, decree, decision or resolution that answers rest on. Who replaced or amended it is written once, at the
 * newer one: adding the newer one is enough to end the older.
 */
export const instrumentSchema = z.strictObject({
  number: line,
  title: line,
  issuer: line,
  issued: day.nullable(),
  /** First day it applies. */
  effective: day.nullable(),
  /** Last day it applies, where the text itself or an announcement says so. */
  ends: day.optional(),
  status: z.enum(['in-force', 'amended', 'replaced', 'expired', 'unknown']),
  scope,
  /** Numbers of the register that lapse the day this one applies. */
  replaces: z.array(line).default([]),
  /** Numbers of the register that this one changes without ending them. */
  amends: z.array(line).default([]),
  source: url,
});
export type Instrument = z.infer<typeof instrumentSchema>;
