import { plainReply } from '../../model/message';
import { readPayload } from '../../model/payload';
import { commandIn, commands, type Command } from '../commands';
import { erase, officer } from '../dialogs/catalogue';
import { contributionFor } from './contribute';
import { beginDialog } from './dialogue';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';
import { languageButtons, menuButtons, openingButtons, topicButtons } from '../menu';

/** Commands in plain words, with a slash, or on a button. */
export const command: Step = (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  if (payload?.kind === 'language') return chooseLanguage(heard, tools, payload.language);
  if (payload?.kind === 'menu') return openMenu(heard, tools, payload.entry);
  const named =
    payload?.kind === 'command'
      ? commands.find((each) => each === payload.command)
      : commandIn(tools.content.messages, heard.language, heard.text);
  return named ? run(named, heard, tools) : null;
};

function run(named: Command, heard: Heard, tools: Tools): Outcome | Promise<Outcome> | null {
  const say = sayer(heard, tools);
  const told = (topic: string, key: string, change: Partial<Outcome> = {}): Outcome => ({
    replies: [plainReply(say(key))],
    decision: 'answer',
    topic,
    session: { dialog: null, choices: [] },
    ...change,
  });
  switch (named) {
    case 'start':
      return {
        replies: [plainReply(say('intro')), plainReply(say('start'), openingButtons(tools.content, heard.language))],
        decision: 'answer',
        topic: 'sys-bat-dau',
        person: { greeted: true },
        session: { dialog: null },
      };
    case 'help':
      return told('sys-giup', 'help', {
        replies: [plainReply(say('help'), openingButtons(tools.content, heard.language))],
      });
    case 'language':
      return told('sys-tieng', 'language.ask', {
        replies: [plainReply(say('language.ask'), languageButtons(tools.content))],
      });
    case 'stop':
      return told('sys-dung', 'stop', { person: { notices: false } });
    case 'resume':
      return told('sys-nhan', 'resume', { person: { notices: true } });
    case 'erase':
      return beginDialog(erase, heard, tools);
    case 'traceless':
      // Somebody may come in at any moment: nothing is asked back, and nothing of it is logged.
      return {
        replies: [
          { ...plainReply(say(heard.event.channel === 'web' ? 'traceless.done.web' : 'traceless.done')), wipe: true },
        ],
        decision: 'answer',
        topic: null,
        erase: true,
        logged: false,
      };
    case 'officer':
      return beginDialog(officer, heard, tools);
    case 'contribute': {
      const dialog = contributionFor(heard, tools);
      return dialog && beginDialog(dialog, heard, tools);
    }
    case 'cancel':
      if (heard.session.dialog && tools.dialogs.skips(heard.session.dialog, heard.text)) return null;
      return heard.session.dialog ? told('sys-thoi', 'dialog.cancelled') : null;
  }
}

function chooseLanguage(heard: Heard, tools: Tools, tag: string): Outcome {
  const entry = tools.content.languages.find((each) => each.tag === tag);
  const say = sayer(heard, tools);
  if (!entry) {
    return {
      replies: [plainReply(say('language.unknown'), languageButtons(tools.content))],
      decision: 'answer',
      topic: 'sys-tieng',
    };
  }
  const key = {
    full: 'language.set',
    understood: 'language.understood',
    'vietnamese-only': 'language.vietnamese-only',
  }[entry.state];
  const text = tools.content.messages.say(tag, `bot.${key}`, { language: entry.name });
  return {
    replies: [plainReply(text, menuButtons(tools.content, tag))],
    decision: 'answer',
    topic: 'sys-tieng',
    person: { language: tag },
    session: { dialog: null },
  };
}

function openMenu(heard: Heard, tools: Tools, entry: string): Outcome | null {
  const found = tools.content.menu.find((each) => each.entry === entry);
  if (!found) return null;
  return {
    replies: [
      plainReply(
        `${found.title}: ${sayer(heard, tools)('menu.ask')}`,
        topicButtons(tools.content, found.topics, heard.language),
      ),
    ],
    decision: 'ask',
    topic: null,
    session: { dialog: null, topic: null, topicAt: null },
    logged: false,
  };
}
