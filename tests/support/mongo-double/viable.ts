import { isPlain, type Doc } from './keys';
import { put, valueAt } from './paths';
import { ServerError, unsupported } from './refusals';

const ofNumbers = new Set(['$inc', '$mul', '$bit']);
const ofArrays = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
const making = new Set(['$set', '$inc', '$mul', '$min', '$max', '$push', '$addToSet', '$currentDate']);

/**
 * Mingo passes over what does not fit – a number added to a word, an element pushed into none – where MongoDB refuses
 * the whole update. `doc` is the copy about to be changed. @throws ServerError 2, 14, 28
 */
export function checkViable(doc: Doc, operators: Doc): void {
  for (const [operator, fields] of Object.entries(operators))
    for (const [path, argument] of Object.entries(fields as Doc)) {
      checkArgument(operator, argument);
      if (path.includes('$')) continue;
      if (making.has(operator)) checkWay(doc, path);
      const there = valueAt(doc, path);
      if (there === undefined) {
        // Where there is no array yet, mingo forgets $slice and $sort, and lets $addToSet put in the same thing twice.
        if (operator === '$push' || operator === '$addToSet') put(doc, path, []);
        continue;
      }
      if (ofNumbers.has(operator) && typeof there !== 'number')
        throw new ServerError(14, `Cannot apply ${operator} to a value of non-numeric type at ${path}`);
      if (ofArrays.has(operator) && !Array.isArray(there))
        throw new ServerError(2, `The field '${path}' must be an array for ${operator}`);
    }
}

function checkArgument(operator: string, argument: unknown): void {
  if (!isPlain(argument)) return;
  if (operator === '$currentDate' && argument.$type === 'timestamp')
    throw unsupported('$currentDate of type timestamp');
  if (operator === '$push' && isPlain(argument.$sort) && Object.keys(argument.$sort).length > 1)
    throw unsupported('$push with $sort on several fields');
}

function checkWay(doc: Doc, path: string): void {
  const steps = path.split('.');
  for (let length = 1; length < steps.length; length += 1) {
    const way = steps.slice(0, length).join('.');
    const there = valueAt(doc, way);
    if (there === undefined) return;
    const into = steps[length]!;
    if (isPlain(there) || (Array.isArray(there) && /^\d+$/.test(into))) continue;
    throw new ServerError(28, `Cannot create field '${into}' in element {${way}: ${JSON.stringify(there)}}`);
  }
}
