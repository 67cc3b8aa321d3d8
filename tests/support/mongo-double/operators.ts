import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipelines from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { isPlain, type Doc } from './keys';
import { ServerError, unsupported } from './refusals';

/** Known to mingo, but a server's matter: JavaScript of the server, writing, geography, text. */
const never = new Set([
  ...['$where', '$function', '$accumulator', '$jsonSchema', '$merge', '$out', '$documents', '$text', '$search'],
  ...['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$geoNear', '$changeStream', '$meta', '$rand'],
]);
/** Mingo's answers to these are not MongoDB's: bounds in the wrong bucket, the wrong year of a week. */
const wrong = new Set([
  '$bucket',
  '$bucketAuto',
  '$densify',
  '$fill',
  '$isoWeekYear',
  '$week',
  '$dateDiff',
  '$stdDevPop',
  '$stdDevSamp',
]);
const wrongFormat = /%[GU]/;
const inFilter = new Set([...Object.keys(queries), '$and', '$or', '$nor', '$not', '$expr', '$options', '$comment']);
/** Arguments of stages and accumulators that begin with a dollar sign without being operators. */
const others = ['$each', '$let', '$literal', '$$ROOT'];
const inPipeline = new Set([
  ...[accumulators, expressions, projections, queries, windows].flatMap(Object.keys),
  ...inFilter,
  ...others,
]);
const stages = new Set(Object.keys(pipelines));

/** True when the filter holds `$expr`. @throws ServerError */
export function checkFilter(filter: unknown): boolean {
  let expr = false;
  if (Array.isArray(filter)) {
    for (const each of filter) expr = checkFilter(each) || expr;
    return expr;
  }
  if (!isPlain(filter)) {
    checkValue(filter);
    return false;
  }
  for (const key of Object.keys(filter)) {
    if (key === '$expr') {
      checkExpression(filter[key]);
      expr = true;
      continue;
    }
    if (key.startsWith('$')) checkOperator(key, inFilter);
    const value = filter[key];
    if (typeof value === 'object' && value !== null) expr = checkFilter(value) || expr;
  }
  return expr;
}

// Mingo compares these as text, and binary text loses bytes: equal would be said of what is not.
function checkValue(value: unknown): void {
  const { _bsontype: type, sub_type } = (value ?? {}) as { _bsontype?: string; sub_type?: number };
  if (type === 'Long' || type === 'Decimal128' || type === 'Timestamp' || (type === 'Binary' && sub_type !== 4))
    throw unsupported(`comparing with a ${type}`);
}

export function checkExpression(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkExpression);
  if (!isPlain(value)) return;
  for (const [key, each] of Object.entries(value)) {
    if (key === '$literal') continue;
    if (key.startsWith('$')) checkOperator(key, inPipeline);
    if (key === '$dateToString' && isPlain(each) && wrongFormat.test(String(each.format)))
      throw unsupported(`$dateToString with ${String(each.format)}`);
    checkExpression(each);
  }
}

function checkOperator(name: string, allowed: ReadonlySet<string>): void {
  if (never.has(name) || wrong.has(name)) throw unsupported(name);
  if (!allowed.has(name)) throw new ServerError(2, `unknown operator: ${name}`);
}

/** Every stage, also in `$facet`, `$lookup` and `$unionWith`. @throws ServerError */
export function checkPipeline(pipeline: readonly Doc[]): void {
  for (const stage of pipeline) {
    const [name, ...more] = Object.keys(stage);
    if (name === undefined || more.length > 0)
      throw new ServerError(40323, 'A pipeline stage specification object must contain exactly one field.');
    if (never.has(name) || wrong.has(name)) throw unsupported(name);
    if (!stages.has(name)) throw new ServerError(40324, `Unrecognized pipeline stage name: '${name}'`);
    const body = stage[name];
    if (name === '$match') checkFilter(body);
    else if (name === '$facet') Object.values(body as Record<string, Doc[]>).forEach(checkPipeline);
    else {
      const { pipeline: inner, ...rest } = (isPlain(body) ? body : { body }) as { pipeline?: Doc[] };
      if (inner) checkPipeline(inner);
      checkExpression(rest);
    }
  }
}
