import { readFileSync, writeFileSync } from 'node:fs';
import { coverage } from '../../content/coverage';
import { faultLine, type Fault } from '../../content/fault';
import { readContent } from '../../content/load';
import { tableFile } from '../../sheets/table-file';
import { guideOf } from './guide';
import { lackLine } from './lack';
import { planImport, type ImportPlan } from './plan';
import { atSheet } from './point';
import { columns, readRows, sheetOf } from './sheet';
import { waiting } from './waiting';
import { changedFiles, writeFiles } from './write';

/** What a task has to say, and whether it did anything. */
export interface Told {
  done: boolean;
  lines: string[];
}

export function status(root: string): Told {
  const { content, faults } = readContent(root);
  const cells = (row: (string | number)[]) => row.map((cell, at) => String(cell).padEnd(at === 0 ? 20 : 9)).join(' ');
  const all = [...content.translations.values()].flatMap((texts) => [...texts.values()]);
  const stale = all.filter((each) => each.stale);
  const others = faults.filter(({ language }) => language !== undefined);
  return {
    done: others.length === 0,
    lines: [
      cells(['tiếng', 'thiếu', 'nháp', 'đang xem', 'đã duyệt', 'đã rút', 'cũ', 'tất cả']),
      ...coverage(content).map(({ name, missing, states, stale: old, total }) =>
        cells([name, missing, states.draft, states['in-review'], states.approved, states.withdrawn, old, total]),
      ),
      ...stale.map(({ file, line, key }) => `${file}:${line} — ${key}: bản tiếng Việt đã đổi — xem lại, duyệt lại`),
      ...waiting(all, content),
      ...others.map(faultLine),
    ],
  };
}

export async function send(root: string, { language, out }: { language: string; out: string }): Promise<Told> {
  const rows = sheetOf(readContent(root).content, language);
  writeFileSync(out, await tableFile(out, rows, guideOf(columns)), { mode: 0o600, flag: 'wx' });
  return { done: true, lines: [`${rows.length - 1} câu trong ${out}.`] };
}

/** All of the sheet or nothing of it: what was written is taken back if it does not read as it should. */
export async function load(root: string, file: string, now: number): Promise<Told> {
  const { rows, faults } = await readRows(readFileSync(file), file);
  if (faults.length > 0) return refused(faults);
  const { content, faults: standing } = readContent(root);
  const plan = planImport(rows, { file, content, now });
  if (plan.faults.length > 0) return refused(plan.faults, outdated(plan));
  // A file that is left out would be written over without having been read.
  const blocked = standing.filter(({ language }) => plan.changes.some((change) => change.language === language));
  if (blocked.length > 0) return refused(blocked);

  const undo = writeFiles(root, changedFiles(root, plan.changes));
  const after = readContent(root);
  const spoilt = after.faults.filter(({ language }) => plan.changes.some((change) => change.language === language));
  if (spoilt.length > 0) {
    undo();
    return refused(spoilt.map((fault) => atSheet(fault, plan.changes, file)));
  }
  const approved = plan.changes.filter(({ after: { state } }) => state === 'approved').length;
  return {
    done: true,
    lines: [
      `${plan.changes.length} câu đã ghi, ${plan.unjudged} dòng chưa xem. ${approved} câu trong đó đủ hai người duyệt.`,
      ...plan.changes.flatMap(({ key, after }) => lackLine(key, after.speakers) ?? []),
      ...(plan.changes.length > 0 ? ['Nạp lại nội dung ở /console/content (hoặc kill -HUP) để dùng.'] : []),
    ],
  };
}

/** Somebody else was quicker: what to do with a sheet of which some lines are of yesterday. */
const outdated = ({ outdated: lines }: ImportPlan): string[] =>
  lines.length === 0
    ? []
    : [
        `Dòng ${lines.join(', ')}: câu đã đổi từ lúc xuất tệp này. Xuất tệp mới (npm run translations -- export), xem lại ` +
          'các câu đó trong tệp mới. Muốn nạp các dòng còn lại ngay thì xóa các dòng trên khỏi tệp này rồi nạp lại.',
      ];

const refused = (faults: readonly Fault[], more: readonly string[] = []): Told => ({
  done: false,
  lines: [...faults.map(faultLine), ...more, `${faults.length} lỗi. Chưa ghi gì.`],
});
