import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipelines from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import * as corrected from './corrections';
import { copy, type Doc } from './keys';
import { checkPipeline } from './operators';

export const context = Context.init({
  accumulator: { ...accumulators, ...corrected.accumulators },
  expression: { ...expressions, ...corrected.expressions },
  pipeline: { ...pipelines, ...corrected.stages },
  projection,
  query,
  window,
});

/** These make new documents of those that come in; whatever follows cannot reach a stored one. */
const making = new Set(['$group', '$count', '$sortByCount']);
const reading = new Set(['$match', '$sort', '$skip', '$limit', '$sample']);

/** Documents through a pipeline. Those given stay whole. @throws ServerError, MingoError */
export function through(docs: Doc[], stages: Doc[], others: (name: string) => Doc[] = () => []): Doc[] {
  checkPipeline(stages);
  const names = stages.map((stage) => Object.keys(stage)[0]!);
  const maker = names.findIndex((name) => making.has(name));
  // Several of mingo's stages write into nested objects of what they are given: a copy is cheap beside a store spoilt.
  const harmless = names.slice(0, maker === -1 ? names.length : maker).every((name) => reading.has(name));
  const options = { context, scriptEnabled: false, collectionResolver: (name: string) => others(name).map(copy) };
  // The array itself is sorted in place, too.
  return new Aggregator(stages, options).run(harmless ? [...docs] : docs.map(copy)) as Doc[];
}
