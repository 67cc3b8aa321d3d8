import { strFromU8, unzipSync, zipSync } from 'fflate';

/** What the largest honest list of ours comes to unpacked, ten times over. */
const mostUnpacked = 50_000_000;
const mostColumns = 200;
const ours = /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(.*\/)?[^/]+\.(xml|rels))$/;

/**
 * The parts of a workbook that hold its cells, packed again: what is read is what was looked at, and no more of it
 * than a list can need. A few kilobytes can unpack to gigabytes, and one cell in the last corner of a sheet makes
 * a reader lay out billions of empty ones. Null when it is too much; throws when it is no archive.
 */
export function withinReason(bytes: Uint8Array, mostRows: number): Buffer | null {
  let unpacked = 0;
  // An entry is never given more room than it says it needs.
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!ours.test(name) || unpacked > mostUnpacked) return false;
      unpacked += originalSize;
      return unpacked <= mostUnpacked;
    },
  });
  if (unpacked > mostUnpacked) return null;
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
  if (!sheets.every(([name, part]) => name.endsWith('.rels') || isSmall(strFromU8(part), mostRows))) return null;
  return Buffer.from(zipSync(parts, { level: 0 }));
}

/** No row or column beyond what a list has, wherever it stands. Comments could hide one; no spreadsheet writes any. */
function isSmall(xml: string, mostRows: number): boolean {
  if (/<!--|<!\[CDATA\[|<!DOCTYPE/.test(xml)) return false;
  const rows = xml.split(/<(?:\w+:)?row\b/);
  if (rows.length > mostRows + 2) return false;
  if (rows.some((row) => (row.match(/<(?:\w+:)?c\b/g)?.length ?? 0) > mostColumns)) return false;
  return Array.from(xml.matchAll(/<(?:\w+:)?(?:row|c)\s(?:[^>]*\s)?r\s*=\s*["']([^"']*)["']/g), ([, at]) =>
    /^([A-Z]{0,3})(\d{0,7})$/.exec(at!),
  ).every((at) => at !== null && columnOf(at[1]!) <= mostColumns && Number(at[2]) <= mostRows + 1);
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
