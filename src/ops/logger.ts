import pino from 'pino';
import type { Log } from '../ports/log';
import { redactForLog } from './redactor';

/** JSON lines on standard error. Every value passes the redactor: no token and no phone is ever written. */
export function createLog(level: string, destination: NodeJS.WritableStream = process.stderr): Log {
  return wrap(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination));
}

function wrap(logger: pino.Logger): Log {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: Record<string, unknown>, message: string) => {
    if (logger.isLevelEnabled(level)) logger[level](redactForLog(fields) as object, message);
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(logger.child(redactForLog(fields) as object)),
  };
}
