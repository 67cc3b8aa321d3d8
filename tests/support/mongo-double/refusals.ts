import type { Doc } from './keys';

const names: Record<number, string> = {
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  59: 'CommandNotFound',
  61: 'ShardKeyNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  115: 'CommandNotSupported',
  171: 'CannotIndexParallelArrays',
  225: 'TransactionTooOld',
  291: 'NoQueryExecutionPlans',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  11000: 'DuplicateKey',
};

/** An error as the server answers it. */
export class ServerError extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** Further fields of the answer, such as `keyPattern`. */
    readonly extra: Doc = {},
  ) {
    super(message);
  }

  get reply(): Doc {
    return {
      ok: 0,
      errmsg: this.message,
      code: this.code,
      codeName: names[this.code] ?? `Location${this.code}`,
      ...this.extra,
    };
  }
}

/** What MongoDB can do and this double cannot. It says so: an answer that pretends would let a wrong store pass. */
export const unsupported = (what: string): ServerError =>
  new ServerError(115, `the MongoDB double does not do this: ${what}`);

/** What mingo says of a bad filter, pipeline or update becomes an answer; our own errors stay as they are. */
export function asServerError(error: unknown): ServerError {
  if (error instanceof ServerError) return error;
  return new ServerError(2, error instanceof Error ? error.message : String(error));
}
