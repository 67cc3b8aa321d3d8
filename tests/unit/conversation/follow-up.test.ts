import fc from 'fast-check';
import type { Content, Topic } from '../../../src/content/content';
import { readFollowUps } from '../../../src/content/follow-up';
import { bareReader, type Asked } from '../../../src/conversation/follow-up/reader';
import { followUpMs } from '../../../src/conversation/steps/follow-up';
import type { Reply } from '../../../src/model/message';
import { root } from '../../../src/root';
import { fold } from '../../../src/text/fold';
import { book, Conversation, telegramShape, webShape, zaloBotShape } from '../../support/conversation';
import { scratchProject } from '../../support/scratch-project';

const content = book();
const { phrases, faults } = readFollowUps(root);
const reads = bareReader(phrases!);

const asking: Record<Asked, string[]> = {
  who: [
    'ai được làm',
    'Ai làm được ạ?',
    'thế ai đi làm',
    'nhờ người khác làm hộ được không',
    'ai dc lam',
    'con lam thay dc k',
  ],
  where: [
    ...['nộp ở đâu?', 'làm cái đó ở đâu', 'ra đâu làm hả bác', 'chỗ nào', 'nộp hồ sơ ở đâu', 'thế thì nộp ở chỗ nào'],
    ...[
      'o dau vay',
      'nop o dau z',
      'lm o dau',
      'gặp ai ở xã',
      'bác ơi cho cháu hỏi làm ở đâu ạ',
      'viec nay nop o dau',
      'nop hs o dau v',
      'tt nay nop cho nao',
    ],
  ],
  papers: [
    ...['cần giấy gì', 'mang theo gì', 'cần mang theo những giấy tờ gì', 'thế còn giấy tờ?', 'phải chuẩn bị những gì'],
    ...['can giay j', 'mang j', 'ho so gom nhung gi', 'can nhung gi z', 'cần những gì ạ', 'nộp giấy tờ gì', 'can hs j'],
  ],
  fee: [
    ...[
      'thế còn phí thì sao?',
      'phí bao nhiêu',
      'lệ phí thế nào',
      'có mất tiền không',
      'làm cái này hết bao nhiêu tiền',
    ],
    ...[
      'het bao nhieu',
      'con phi thi sao',
      'phi bn',
      'co mat tien ko',
      'mất bao nhiêu',
      'Phí?',
      'thủ tục này phí bao nhiêu ạ',
    ],
    ...['vậy phải nộp tiền không', 'có được miễn phí không', 'phi', 'het bn tien v'],
  ],
  time: [
    ...['mất bao lâu', 'bao giờ có kết quả', 'thế bao lâu thì xong ạ', 'mấy ngày', 'khi nào lấy được', 'có lâu không'],
    ...[
      'mat bao lau',
      'may ngay thi xong',
      'bao gio xong',
      'bao nhiêu ngày hả bác',
      'bao lau z',
      'có lấy ngay được không',
      'bh co kq',
    ],
  ],
  online: [
    ...[
      'làm trên mạng được không',
      'con lam online dc k',
      'nộp online ở đâu',
      'lam qua mang dc ko',
      'làm tại nhà được không',
    ],
    ...['làm trên điện thoại được không ạ', 'lm tren đt dc k', 'thế nộp trực tuyến được không', 'có phải ra xã không'],
  ],
  result: [
    'được gì',
    'thế nhận được gì',
    'dc nhung gi',
    'kết quả là gì',
    'được hưởng gì ạ',
    'duoc bao nhieu tien',
    'quyền lợi thế nào',
  ],
  amount: ['bn tien', 'bao nhiêu', 'tiền thì sao', 'bao nhiêu tiền hả bác', 'may tien', 'cái đó bao nhiêu tiền'],
  phone: ['gọi số nào', 'goi ai', 'số điện thoại là gì', 'sdt la j', 'gọi cho ai được'],
};

const notBare = [
  ...[
    'thế còn phí làm căn cước?',
    'nộp hồ sơ ly hôn ở đâu',
    'thế còn học phí thì sao',
    'viện phí bao nhiêu',
    'mất giấy tờ thì sao',
  ],
  ...[
    'mất tiền trong tài khoản',
    'bị mất tiền thì làm thế nào',
    'chồng đánh tôi',
    'chong danh toi goi ai',
    'cháy nhà gọi ai',
  ],
  ...[
    'làm nhà mất bao nhiêu tiền',
    'lam nha het bao nhieu',
    'mua thẻ bảo hiểm ở đâu',
    'con tôi bị sốt',
    'muộn thì phí bao nhiêu',
  ],
  ...[
    'muon thi phi bao nhieu',
    'bán ở đâu',
    'sổ đỏ mất bao lâu',
    'so do mat bao lau',
    'tìm việc online ở đâu',
    'xin chào',
  ],
  ...[
    'lương bao nhiêu',
    'phạt bao nhiêu tiền',
    'ai đánh tôi',
    'vay được bao nhiêu',
    'trạm y tế ở đâu',
    'quên mật khẩu thì sao',
  ],
  ...[
    'giấy kết hôn cần gì',
    'bạn làm được gì',
    'mất giấy ở đâu đó',
    'khai sinh muộn mất bao lâu',
    'học nghề ở đâu',
    'phỉ bao nhiêu',
  ],
  ...[
    'thế còn căn cước thì sao',
    'con toi hoc o dau',
    'hai tháng nữa nộp ở đâu',
    'câu lạ',
    'lụt rồi đi đâu',
    'thi ở đâu',
    'bạn ở đâu',
    'bn nam vien het bn tien',
    'hs dc nghi may ngay',
    'dt dc bn tien vay von',
    'may ở đâu',
    'vay duoc bao nhieu',
    'ho ra máu đi đâu',
    'thuốc mua ở đâu',
  ],
];

describe('a question that names no matter', () => {
  test.each(Object.entries(asking))('is understood as asking for: %s', (asked, texts) => {
    expect(texts.map((text) => [text, reads(text)])).toEqual(texts.map((text) => [text, [asked]]));
  });

  test('is understood the same when typed without any marks', () => {
    for (const [asked, texts] of Object.entries(asking))
      for (const text of texts) expect([text, reads(fold(text))]).toEqual([text, [asked]]);
  });

  test('may ask for several things, in their order', () => {
    expect(reads('phí bao nhiêu, nộp ở đâu?')).toEqual(['fee', 'where']);
    expect(reads('mat bao lau va het bao nhieu tien')).toEqual(['time', 'fee']);
    expect(reads('cần giấy gì, mang giấy gì')).toEqual(['papers']);
  });

  test('asks for nothing where only connecting words are said', () => {
    for (const text of ['thế còn', 'vâng ạ', 'ok bác', 'thì sao', '', '?!']) expect(reads(text)).toEqual([]);
  });

  test.each(notBare)('is not one with a matter of its own: "%s"', (text) => expect(reads(text)).toBeNull());

  test('is not one that tells a story, whatever its words', () => {
    expect(reads('thế '.repeat(16) + 'ở đâu')).toBeNull();
    expect(reads('a '.repeat(100_000))).toBeNull();
    expect(reads('tt '.repeat(16))).toBeNull();
  });

  test('never has other marks than its phrase', () => {
    for (const text of ['mằng gì', 'ở đấu', 'phì bao nhiêu tiền', 'gọi sổ nào']) expect(reads(text)).not.toEqual([]);
    expect(reads('mằng gì')).toBeNull();
  });

  test('is told from others without failing on any text', () => {
    const words = fc.constantFrom(
      'phí',
      'phi',
      'ở',
      'đâu',
      'o dau',
      'con',
      '?',
      'bác',
      '\u0301',
      'x',
      'bao',
      'nhiêu',
      '🏞',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((some) => some.join(' ')),
        ),
        (text) => {
          const asked = reads(text);
          expect(new Set(asked ?? []).size).toBe((asked ?? []).length);
        },
      ),
    );
  });

  test('is none of the held-out questions, which all name their matter', () => {
    const bare = [...content.topics.values()].flatMap(({ tests }) => tests.filter((text) => reads(text)?.length));
    expect(bare).toEqual([]);
  });
});

describe('the phrases', () => {
  const file = 'intents/lexicon/vi/follow-up.yml';
  const faultsOf = (text: string) => readFollowUps(scratchProject({ [file]: text }).root).faults;

  test('have no faults', () => expect(faults).toEqual([]));

  test('that stand under two headings are named with their line, marks or not', () => {
    const fault = faultsOf('blocks:\n  fee:\n    - phí\n  time:\n    - phi\n')[0];
    expect(fault).toMatchObject({ file, line: 5 });
    expect(fault?.what).toContain('"phi"');
  });

  test('under a heading that does not exist, or without their file, are no phrases', () => {
    expect(faultsOf('blocks:\n  gia:\n    - giá\n')[0]).toMatchObject({ file, line: 3 });
    expect(readFollowUps(scratchProject({}).root)).toMatchObject({ phrases: null, faults: [{ what: 'thiếu tệp' }] });
  });
});

const birth = content.topics.get('dvc-khai-sinh')!;
const whole = { title: 'Xem lại cả câu trả lời', payload: 't:dvc-khai-sinh' };
const kindsOf = (reply?: Reply) => reply?.blocks.map(({ kind }) => kind);

/** Somebody who was just answered about a topic. */
async function after(id: string, shape = telegramShape, known: Content = content): Promise<Conversation> {
  const person = new Conversation(shape, known);
  person.classifier.learn('câu đầu', id);
  await person.say('câu đầu');
  return person;
}

/** The content with one topic changed. */
const changed = (change: Partial<Topic>): Content => ({
  ...content,
  topics: new Map([...content.topics, ['dvc-khai-sinh', { ...birth, ...change }]]),
});

describe('a follow-up', () => {
  test('is answered with that block alone, named after its topic, with its basis and the way to all of it', async () => {
    const person = await after('dvc-khai-sinh');
    const { outcome, said, turn } = await person.say('thế còn phí thì sao?');
    const reply = outcome.replies[0]!;
    expect(said).toBe(person.line('follow.of', { title: birth.title }));
    expect(reply.blocks).toEqual([{ kind: 'fee', lines: birth.blocks!.fee }]);
    expect(reply.citations).toHaveLength(birth.citations.length);
    expect(reply.buttons).toEqual([
      whole,
      ...birth.related.map((id) => expect.objectContaining({ payload: `t:${id}` })),
    ]);
    expect(reply.rate).toBe('inbox-2');
    expect(turn.interaction).toMatchObject({ decision: 'answer', topic: 'dvc-khai-sinh', revision: birth.revision });
    for (const line of ['Phí:', ...birth.blocks!.fee!]) expect(turn.outbox[0]?.part.text).toContain(line);
  });

  test('can be followed by more of them, and by the whole answer again', async () => {
    const person = await after('dvc-khai-sinh');
    for (const [text, kind] of [
      ['nop o dau', 'where'],
      ['mất bao lâu', 'time'],
      ['lam online dc k', 'online'],
    ] as const)
      expect(kindsOf((await person.say(text)).outcome.replies[0])).toEqual([kind]);
    expect((await person.tap(whole.title)).said).toBe(birth.answer.trim());
  });

  test('that asks for two blocks gets both', async () => {
    const person = await after('dvc-khai-sinh');
    expect(kindsOf((await person.say('phí bao nhiêu và nộp ở đâu')).outcome.replies[0])).toEqual(['where', 'fee']);
  });

  test('understands what was tapped or chosen by number as well as what was typed', async () => {
    const person = new Conversation(zaloBotShape, content);
    await person.press('t:dvc-khai-sinh');
    expect(kindsOf((await person.say('phi bao nhieu')).outcome.replies[0])).toEqual(['fee']);
    const second = await person.say('2');
    expect(second.outcome.topic).toBe(birth.related[0]);
    expect((await person.say('ở đâu')).outcome.topic).toBe(birth.related[0]);
  });

  test('is said with the note of an overdue answer, and withheld with a lapsed one', async () => {
    const overdue = await after(
      'dvc-khai-sinh',
      telegramShape,
      changed({ review: { checked: '2026-01-01', due: '2026-06-01' } }),
    );
    expect((await overdue.say('phí bao nhiêu')).outcome.replies[0]?.notes).toEqual([
      overdue.line('note.overdue', { day: '01/06/2026' }),
    ]);
    const lapsed = await after('dvc-khai-sinh', telegramShape, changed({ valid: { from: null, to: '2026-11-21' } }));
    const { said, outcome } = await lapsed.say('phí bao nhiêu');
    expect(said).toBe(lapsed.line('withheld.expired', { title: birth.title, day: '21/11/2026' }));
    expect([outcome.revision, outcome.replies[0]?.blocks]).toEqual([null, []]);
  });

  test('after small talk is still about the matter before it', async () => {
    const person = await after('dvc-khai-sinh');
    person.classifier.learn('cảm ơn bác', 'sys-cam-on');
    await person.say('cảm ơn bác');
    await person.say('thế còn');
    expect((await person.say('mất bao lâu')).outcome.topic).toBe('dvc-khai-sinh');
  });

  test('about an emergency gets the whole answer again, numbers first', async () => {
    const person = await after('bg-blgd-lam-gi');
    for (const text of ['gọi số nào', 'mất bao lâu', 'phí bao nhiêu']) {
      const { outcome } = await person.say(text);
      expect(outcome.replies[0]).toMatchObject({
        tone: 'emergency',
        text: content.topics.get('bg-blgd-lam-gi')!.answer.trim(),
      });
    }
  });

  test('that asks for a number gets those of the topic, and the emergency numbers a tap away', async () => {
    const person = await after('bg-thai-san');
    person.classifier.learn('gọi số nào', [{ topic: 'kc-so-khan-cap', score: 0.6 }]);
    const { outcome } = await person.say('gọi số nào');
    expect(outcome.replies[0]?.phones.map(({ number }) => number)).toEqual(content.topics.get('bg-thai-san')!.phones);
    expect(outcome.replies[0]?.buttons.map(({ payload }) => payload)).toContain('t:kc-so-khan-cap');
  });

  test('that asks for a number where the topic has none is left to the classifier, which knows the emergency ones', async () => {
    const person = await after('dvc-khai-sinh');
    person.classifier.learn('gọi số nào', [{ topic: 'kc-so-khan-cap', score: 0.6 }]);
    expect((await person.say('gọi số nào')).outcome.topic).toBe('kc-so-khan-cap');
  });

  test('"how much" is the fee, or the money one gets where there is no fee', async () => {
    const fee = await after('dvc-can-cuoc');
    expect(kindsOf((await fee.say('bn tien')).outcome.replies[0])).toEqual(['fee']);
    const paid = await after('dvc-huu-tri-xa-hoi');
    expect(kindsOf((await paid.say('bn tien')).outcome.replies[0])).toEqual(['result']);
  });
});

describe('a block that the topic does not have', () => {
  test('is said to be missing, with the place to ask, and never guessed', async () => {
    const person = await after('dvc-ket-hon');
    const { outcome, said } = await person.say('phí bao nhiêu');
    expect(said).toContain(person.line('follow.missing', { parts: 'Phí' }));
    expect(said).toContain(person.line('follow.missing.where'));
    expect(kindsOf(outcome.replies[0])).toEqual(['where']);
    expect(outcome.topic).toBe('dvc-ket-hon');
  });

  test('and no place either names the office of the commune', async () => {
    const person = await after('vl-luong-toi-thieu');
    const { outcome, said } = await person.say('nộp ở đâu, mất bao lâu');
    expect(said).toContain(person.line('follow.missing', { parts: 'Nộp ở đâu", "Bao lâu' }));
    expect(said).toContain(person.line('follow.missing.office'));
    expect(outcome.replies[0]?.blocks).toEqual([]);
  });

  test('does not hide the one that was asked for with it', async () => {
    const person = await after('dvc-ket-hon');
    const { outcome, said } = await person.say('mất bao lâu, phí bao nhiêu');
    expect(said).toContain('"Phí"');
    expect(kindsOf(outcome.replies[0])).toEqual(['where', 'time']);
  });
});

describe('what is no follow-up', () => {
  test('a question with its own matter is answered on that, and is what comes next is about', async () => {
    const person = await after('dvc-khai-sinh');
    person.classifier.learn('thế còn phí làm căn cước?', 'dvc-can-cuoc');
    expect((await person.say('thế còn phí làm căn cước?')).outcome.topic).toBe('dvc-can-cuoc');
    expect((await person.say('mất bao lâu')).outcome.topic).toBe('dvc-can-cuoc');
  });

  test('a bare question that is an example of another topic belongs to that topic', async () => {
    const person = await after('dvc-khai-sinh');
    person.classifier.learn('phí bao nhiêu', 'vl-xkld');
    expect((await person.say('phí bao nhiêu')).outcome.topic).toBe('vl-xkld');
  });

  test('after a matter that was not understood, nothing is said about the one before it', async () => {
    const person = await after('dvc-khai-sinh');
    await person.say('thế còn xe ôm bay thì sao');
    expect((await person.say('phí bao nhiêu')).said).toBe(person.line('follow.which'));
  });

  test('commands and open dialogues come first', async () => {
    const person = await after('dvc-khai-sinh');
    await person.say('gặp cán bộ');
    const { said } = await person.say('phí bao nhiêu');
    expect(said).toBe(person.line('officer.done'));
    expect(kindsOf((await person.say('phí bao nhiêu')).outcome.replies[0])).toEqual(['fee']);
  });
});

describe('a bare question without anything before it', () => {
  test.each(['phí bao nhiêu?', 'o dau vay', 'bn tien'])('is asked back with the menu: "%s"', async (text) => {
    const person = new Conversation(webShape, content);
    person.classifier.learn(text, [{ topic: 'dvc-so-do', score: 0.97 }]);
    const { outcome, said } = await person.say(text);
    expect([outcome.decision, outcome.topic, said]).toEqual(['ask', null, person.line('follow.which')]);
    expect(outcome.replies[0]?.buttons).toHaveLength(content.menu.length);
  });

  test('is one again ten minutes after the last answer, and not before', async () => {
    const person = await after('dvc-khai-sinh');
    person.wait(followUpMs - 10_000);
    expect((await person.say('phí bao nhiêu')).outcome.topic).toBe('dvc-khai-sinh');
    person.wait(followUpMs - 10_000);
    expect((await person.say('nộp ở đâu')).outcome.topic).toBe('dvc-khai-sinh');
    person.wait(followUpMs);
    expect((await person.say('mất bao lâu')).said).toBe(person.line('follow.which'));
  });

  test('is one with a session from before there were follow-ups, or of a topic that has gone', async () => {
    const person = await after('dvc-khai-sinh');
    delete person.session!.topicAt;
    expect((await person.say('mất bao lâu')).said).toBe(person.line('follow.which'));
    Object.assign(person.session!, { topic: 'dvc-da-bo', topicAt: person.now });
    expect((await person.say('mất bao lâu')).said).toBe(person.line('follow.which'));
  });

  test('"which number" is never asked back: it may come from somebody in danger', async () => {
    const person = new Conversation(telegramShape, content);
    person.classifier.learn('gọi ai bây giờ', [{ topic: 'kc-so-khan-cap', score: 0.5 }]);
    expect((await person.say('gọi ai bây giờ')).outcome.topic).toBe('kc-so-khan-cap');
  });
});
