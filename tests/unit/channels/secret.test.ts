import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameSecret } from '../../../src/channels/secret';

describe('comparing secrets', () => {
  it('says yes to the right one only', () => {
    expect(sameSecret('bí-mật-0123456789', 'bí-mật-0123456789')).toBe(true);
    for (const wrong of [
      '',
      'b',
      'bí-mật-012345678',
      'bí-mật-01234567890',
      'BÍ-MẬT-0123456789',
      ' bí-mật-0123456789',
    ]) {
      expect(sameSecret(wrong, 'bí-mật-0123456789')).toBe(false);
    }
  });

  it('says no where there is no header, or two, or nothing to compare with', () => {
    expect(sameSecret(undefined, 'x')).toBe(false);
    expect(sameSecret(['x', 'x'], 'x')).toBe(false);
    expect(sameSecret(['x'], 'x')).toBe(false);
    expect(sameSecret(undefined, '')).toBe(false);
    expect(sameSecret('', '')).toBe(false);
  });

  it('compares digests of one length in constant time, never the secrets themselves', () => {
    const source = readFileSync(join(__dirname, '../../../src/channels/secret.ts'), 'utf8');
    expect(source).toContain('timingSafeEqual(digest(');
    expect(source).not.toMatch(/given === right|right === given/);
  });
});
