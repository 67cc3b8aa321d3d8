import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDialogEngine } from '../../../src/conversation/dialogs/botkit/engine';
import type { Dialog } from '../../../src/conversation/dialogs/dialog';
import { describeDialogEngine, survey } from './describe-dialog-engine';
import { explosive } from './explosive';

describeDialogEngine('Botkit', createDialogEngine);

describe('Botkit, contained', () => {
  test('a failing handler fails its own turn and no other', async () => {
    const fuse = explosive();
    const engine = createDialogEngine([fuse.dialog, survey]);
    const { state } = await engine.begin('boom@1');
    const bystander = await engine.begin('survey@2');
    fuse.lit = true;
    const [failed, fine] = await Promise.allSettled([
      engine.resume(state!, 'có'),
      engine.resume(bystander.state!, 'Khe Sím'),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'dialog.failed' } });
    expect(fine).toMatchObject({ status: 'fulfilled', value: { says: [{ key: 'survey.water' }] } });
    fuse.lit = false;
    expect((await engine.resume(state!, 'có')).done?.answers).toEqual({ sure: 'yes' });
  });

  test('a process without any safety net outlives failing handlers, and loads Botkit only for a dialogue', async () => {
    const script = join(__dirname, 'bare-process.ts');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
      timeout: 25_000,
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      beforeUse: 0,
      afterUse: true,
      rejected: 20,
      after: { sure: 'yes' },
      nets: 0,
    });
  });

  test('writes nothing to the console', async () => {
    const written = (['log', 'warn', 'error', 'info'] as const).map((level) => jest.spyOn(console, level));
    const engine = createDialogEngine([survey]);
    await engine.warm();
    const { state } = await engine.begin('survey@2');
    await engine.resume(state!, 'Khe Sím');
    for (const spy of written) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('a dialogue that could not run as written', () => {
  const step = { key: 'sure', ask: 'a.ask', choices: [{ answer: 'yes', title: 'a.yes' }] };
  const text = (key: string) => ({ key, ask: 'a.ask' });

  test.each<[string, Dialog]>([
    ['without a version', { id: 'erase', steps: [step] }],
    ['without a question', { id: 'erase@1', steps: [] }],
    ['with two answers of one name', { id: 'erase@1', steps: [step, step] }],
    ['with a template for a message key', { id: 'erase@1', steps: [{ ...step, ask: '{{vars.x}}' }] }],
    [
      'with a sentence for a title',
      { id: 'erase@1', steps: [{ ...step, choices: [{ answer: 'yes', title: 'Xóa hết' }] }] },
    ],
    ['with nothing to choose from', { id: 'erase@1', steps: [{ ...step, choices: [] }] }],
    [
      'with an answer too long for a button',
      { id: 'erase@1', steps: [{ ...step, choices: [{ answer: 'y'.repeat(60), title: 'a.yes' }] }] },
    ],
    [
      'with a word that could mean two answers once its marks are lost',
      {
        id: 'erase@1',
        steps: [
          {
            ...step,
            choices: [
              { answer: 'yes', title: 'a.yes', aliases: ['có'] },
              { answer: 'no', title: 'a.no', aliases: ['cỏ'] },
            ],
          },
        ],
      },
    ],
    ['with a step named like an inherited property', { id: 'erase@1', steps: [{ ...step, key: '__proto__' }] }],
    ['that asks its first question of some only', { id: 'erase@1', steps: [{ ...step, when: { sure: 'yes' } }] }],
    [
      'with a branch for an answer nobody can give',
      { id: 'erase@1', steps: [step, { ...text('why'), when: { sure: 'maybe' } }] },
    ],
    [
      'with a branch on what is asked later',
      { id: 'erase@1', steps: [text('first'), { ...text('why'), when: { sure: 'yes' } }, step] },
    ],
    ['with words of no length', { id: 'erase@1', steps: [{ ...text('why'), words: { most: 0, again: 'a.again' } }] }],
    [
      'with a sentence for what is said again',
      { id: 'erase@1', steps: [{ ...text('why'), words: { most: 9, again: 'Viết lại' } }] },
    ],
    ['with more free text than 8 KB hold', { id: 'erase@1', steps: ['a', 'b', 'c', 'd'].map(text) }],
  ])('%s is refused before anybody meets it', (_what, dialog) => {
    expect(() => createDialogEngine([dialog])).toThrow(expect.objectContaining({ code: 'dialog.failed' }));
  });
});
