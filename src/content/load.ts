import { AppError } from '../errors';
import { readAreas } from './areas';
import { Instruments } from './instruments';
import { instrumentSchema } from './instrument';
import { checkInstruments } from './instrument-checks';
import { checkExamples, checkMenu, checkProcedure, checkTopic } from './checks';
import { revisionOf, type Content, type Topic } from './content';
import { strayFiles } from './content-names';
import { readCulture } from './culture';
import { readLessons } from './lessons';
import { readProcedures } from './procedures';
import { readFollowUps } from './follow-up';
import { faultLine, type Fault } from './fault';
import { loadMessages } from './messages';
import { readRegister, unreadIn } from './register';
import { hotlineSchema, languageSchema, menuSchema } from './schema';
import { spokenLines } from './spoken';
import { sourceLines } from './translatable';
import { topicFiles, topicIds } from './topic-files';
import { readTrades } from './trades';
import { readTranslations, type Translations } from './translations';

/** Reads and checks `intents/` and `locales/` under `root`. Faulty topics are left out and named in `faults`. */
export function readContent(root: string): { content: Content; faults: Fault[] } {
  const faults: Fault[] = [];
  const instruments = readRegister(root, 'instruments', instrumentSchema, (each) => [each.number], faults);
  faults.push(...checkInstruments(root, [...instruments.values()]));
  const hotlines = readRegister(root, 'hotlines', hotlineSchema, (each) => [each.number], faults);
  const languages = readRegister(root, 'languages', languageSchema, ({ tag, code }) => [tag, `code ${code}`], faults);
  const menu = readRegister(root, 'menu', menuSchema, (each) => [each.entry], faults);
  const { messages, faults: spoken } = loadMessages(root);
  faults.push(...spoken);
  const { areas, faults: placed } = readAreas(root);
  faults.push(...placed, ...readFollowUps(root).faults);
  const { trades, faults: called } = readTrades(root);
  const unread = unreadIn(faults);
  faults.push(...called, ...strayFiles(root));

  const communes = unread.has('areas') ? null : new Set(areas.communes.map(({ code }) => code));
  const culture = readCulture(root, communes);
  faults.push(...culture.faults);

  const procedures = readProcedures(root);
  faults.push(...procedures.faults);
  const files = topicFiles(root, procedures.files, (key, values) => messages.say('vi', `bot.${key}`, values), faults);
  // A faulty file is named once, not again by every file that points to it.
  const ids = topicIds(root);
  const register = new Instruments(instruments.values());
  const known = { instruments: register, hotlines, topics: ids, unread };
  for (const { read, topic, procedure } of files) faults.push(...checkTopic(read, topic, procedure === null, known));
  for (const read of procedures.files.values()) if (read.value) faults.push(...checkProcedure(read, read.value, known));
  const { lessons, faults: taught } = readLessons(root, known);
  faults.push(...taught);
  faults.push(...checkExamples(files));
  faults.push(...checkMenu([...menu.values()], ids));

  const topics = new Map<string, Topic>(
    files.map(({ topic, procedure }) => [topic.id, { ...topic, procedure, revision: revisionOf(topic, procedure) }]),
  );
  const sources = sourceLines(messages, [...menu.values()], topics.values());
  const others = [...languages.values()].filter(({ tag }) => tag !== 'vi');
  const tags = others.map(({ tag }) => tag);
  // Without the Vietnamese that they were made from, all of them would look wrong.
  const isSourceKnown = !['languages', 'menu', 'lines'].some((each) => unread.has(each));
  const { translations, faults: translated } = isSourceKnown
    ? readTranslations(root, sources, tags)
    : { translations: new Map() as Translations, faults: [] };
  faults.push(...translated);
  return {
    content: {
      topics,
      instruments: register,
      hotlines,
      areas,
      trades,
      culture: culture.entries,
      lessons,
      languages: [...languages.values()],
      menu: [...menu.values()],
      messages: messages.and(spokenLines(messages, translations, sources, others)),
      translations,
    },
    faults,
  };
}

/**
 * The content for a running server; refuses to go on with faults in it. A faulty file of another language is left
 * out instead, and `leftOut` is told: its people are answered in Vietnamese meanwhile.
 */
export function loadContent(root: string, leftOut: (fault: Fault) => void = () => {}): Content {
  const { content, faults } = readContent(root);
  const wrong = faults.filter(({ language }) => language === undefined);
  if (wrong.length > 0) throw new AppError('content.invalid', `\n${wrong.map(faultLine).join('\n')}`);
  faults.forEach(leftOut);
  return content;
}
