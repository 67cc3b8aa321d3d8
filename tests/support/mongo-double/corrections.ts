import { evalExpr } from 'mingo/core';
import { Lazy, type Iterator } from 'mingo/lazy';
import type { $push as every } from 'mingo/operators/accumulator';
import { unique } from 'mingo/util';
import { $dateTrunc } from './dates';
import { encode, type Doc } from './keys';
import { ServerError } from './refusals';
import { bySortKey } from './sorting';

type Expression = typeof $dateTrunc;
type Accumulator = typeof every;
/** Mingo's options as they are handed to operators; the class is not exported. */
type Updatable = Parameters<Accumulator>[2] & { update(locals: { root: unknown }): Parameters<Accumulator>[2] };

// Before null, as MongoDB has it: in an expression a missing field is less than null and not equal to it.
const code = (value: unknown) => (value === undefined ? '\u0003' : encode(value));

const compared =
  (says: (order: number) => unknown): Expression =>
  (doc, expr, options) => {
    const sides = evalExpr(doc, expr, options);
    if (!Array.isArray(sides) || sides.length !== 2)
      throw new ServerError(16020, 'a comparison takes exactly 2 arguments');
    const [one, other] = sides.map(code) as [string, string];
    return says(one < other ? -1 : one > other ? 1 : 0);
  };

/** Mingo takes missing for null, and says false of any comparison between two types; MongoDB orders them all. */
export const expressions: Record<`$${string}`, Expression> = {
  $dateTrunc,
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $cmp: compared((order) => order),
};

// Mingo pushes null where there is nothing; MongoDB pushes nothing.
const $push: Accumulator = (docs, expr, options) => {
  const each = options as Updatable;
  return docs.map((root) => evalExpr(root, expr, each.update({ root }))).filter((value) => value !== undefined);
};

// Mingo gives a list of one.
const $top = ((docs, expr, options) => {
  const { sortBy, output } = expr as { sortBy: Doc; output: unknown };
  const [root] = bySortKey(docs as Doc[], sortBy, (doc) => doc);
  return evalExpr(root!, output as Parameters<typeof evalExpr>[1], (options as Updatable).update({ root }));
}) as Accumulator;

export const accumulators: Record<`$${string}`, Accumulator> = {
  $push,
  $addToSet: (docs, expr, options) => unique($push(docs, expr, options)),
  $top,
};

export const stages: Record<`$${string}`, (docs: Iterator, argument: never) => Iterator> = {
  // Mingo compares texts by UTF-16 unit, MongoDB by byte.
  $sort: (docs, sort: Doc) => docs.transform((all) => Lazy(bySortKey(all as Doc[], sort, (doc) => doc))),
  // Of nothing, mingo counts 0; MongoDB gives no document.
  $count(docs, name: string) {
    return docs.transform((all) => {
      const length = (all as unknown[]).length;
      return Lazy(length > 0 ? [{ [name]: length }] : []);
    });
  },
};
