import { join } from 'node:path';
import type { z } from 'zod';
import { reasonOf } from '../errors';
import type { Fault } from './fault';
import type { SourceLine } from './translatable';
import { faultsOfLoss, faultsOfText } from './translation-checks';
import {
  linesFileSchema,
  topicTranslationSchema,
  type LinesFile,
  type TopicTranslationFile,
  type Written,
} from './translation-schema';
import { carried } from './translation-state';
import { readYaml, type YamlFile } from './yaml-file';

/** One text as its file has it. */
export interface ReadUnit extends Written {
  key: string;
  revision: string;
  /** Where it stands, for faults and for writing it back. */
  file: string;
  line: number;
  /** Within the file: `['lines', 2]` or `['answer']`. */
  at: readonly (string | number)[];
}

/** Reads one file of a language: `locales/<tag>/<name>.yml` or `intents/<tag>/<group>/<topic>.yml`. */
export function readTranslationFile(
  root: string,
  file: string,
  sources: ReadonlyMap<string, SourceLine>,
): { units: ReadUnit[]; faults: Fault[] } {
  const stop = (what: string, mend: string) => ({ units: [], faults: [{ file, line: 1, what, mend }] });
  if (!file.endsWith('.yml'))
    return stop('bản tiếng khác ghi trong tệp .yml', 'chép theo mẫu trong intents/README.md, mục Dịch sang tiếng mình');
  try {
    const read = file.startsWith('locales/') ? linesOf(root, file) : partsOf(root, file);
    const faults = [...read.faults];
    const units = read.written.flatMap(({ key, at, written }) => {
      const line = read.lineOf(at);
      const wrong = faultsOf(key, written, sources).map(({ part, what, mend }): Fault => {
        return { file, line: read.lineOf([...at, part]), what, mend };
      });
      faults.push(...wrong);
      return wrong.length > 0 ? [] : [{ ...written, revision: written.revision ?? '', key, file, line, at }];
    });
    return { units, faults };
  } catch (error) {
    return stop(`không đọc được: ${reasonOf(error)}`, 'xem lại tệp, quyền đọc tệp');
  }
}

interface Parts {
  written: { key: string; at: (string | number)[]; written: Written }[];
  faults: Fault[];
  lineOf: YamlFile<unknown>['lineOf'];
}

function linesOf(root: string, file: string): Parts {
  const read = readYaml(join(root, file), file, linesFileSchema as z.ZodType<LinesFile>);
  const written = (read.value?.lines ?? []).map(({ key, ...rest }, index) => ({
    key,
    at: ['lines', index],
    written: rest,
  }));
  const first = new Set<string>();
  const twice = written.filter(({ key }) => first.has(key) || !first.add(key));
  const faults = twice.map(({ key, at }): Fault => {
    return { file, line: read.lineOf(at), what: `"${key}" ghi hai lần`, mend: 'giữ một dòng' };
  });
  return { written, faults: [...read.faults, ...faults], lineOf: read.lineOf };
}

function partsOf(root: string, file: string): Parts {
  const read = readYaml(join(root, file), file, topicTranslationSchema as z.ZodType<TopicTranslationFile>);
  const { value, lineOf } = read;
  const faults = [...read.faults];
  const [group, name] = file
    .replace(/\.yml$/, '')
    .split('/')
    .slice(-2);
  if (value && (value.id !== name || value.id.split('-')[0] !== group))
    faults.push({
      ...{ file, line: lineOf(['id']), what: `mã "${value.id}" khác tên tệp hoặc thư mục` },
      mend: `đặt id: ${name}, tệp để trong thư mục ${name!.split('-')[0]}`,
    });
  const written = (['title', 'answer'] as const).flatMap((part) => {
    const found = value?.[part];
    return found ? [{ key: `topic.${value.id}.${part}`, at: [part], written: found }] : [];
  });
  return { written, faults, lineOf };
}

/** `part`: the entry's own key that the fault is about. */
function faultsOf(key: string, written: Written, sources: ReadonlyMap<string, SourceLine>) {
  const source = sources.get(key);
  const about = (part: string, what: string, mend: string) => ({ part, what: `${key}: ${what}`, mend });
  if (!source)
    return [about('key', 'không có câu này trong bản tiếng Việt', 'xem mã đúng: npm run translations -- export')];
  const { text, state, speakers, revision } = written;
  const isStale = revision !== undefined && revision !== source.revision;
  const ofText = [...faultsOfText(text, source), ...(state === 'approved' ? faultsOfLoss(text, source) : [])];
  return [
    ...(revision === undefined
      ? [about('text', 'thiếu revision', `thêm revision: "${source.revision}" (bản tiếng Việt hôm nay)`)]
      : []),
    // A text made from an older Vietnamese need not fit today's: it is stale, not wrong.
    ...(isStale ? [] : ofText).map((fault) => about('text', fault.what, fault.mend)),
    ...(state === 'approved' && !carried(speakers)
      ? [
          about(
            'state',
            'ghi approved mà chưa đủ hai người cùng nhóm, khác thôn, cùng đồng ý',
            'ghi đủ speakers, hoặc đặt state: draft',
          ),
        ]
      : []),
  ];
}
