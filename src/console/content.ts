import type { RequestHandler, Router } from 'express';
import type { Content } from '../content/content';
import { dueOn } from '../content/due';
import { dueWords } from '../content/due-words';
import type { Reloaded } from '../conversation/library';
import { vietnamDay } from '../model/week';
import { can } from '../model/official';
import { day, number, time } from './format';
import { allow, requireFormToken, signedIn, type Kit } from './kit';

/** What the machine answers from: how much there is, what has to be looked at again, and a button to read it anew. */
export function contentRoutes(router: Router, kit: Kit): void {
  router.get('/content', allow('content.manage'), contentPage(kit));
  router.post('/content/reload', allow('content.manage'), requireFormToken, reload(kit));
}

function contentPage({ deps, view }: Kit): RequestHandler {
  return (_request, response) => {
    const { official, session } = signedIn(response);
    const { content, last } = deps.library;
    const today = vietnamDay(deps.clock.now());
    const topics = [...content.topics.values()];
    view.send(response, 200, 'content', {
      official,
      role: view.say(`role.${official.role}`),
      form: session.csrf,
      maySeeQuestions: can(official, 'questions.see'),
      mayManageContent: true,
      mayManageJobs: can(official, 'jobs.manage'),
      counts: countsOf(content),
      last: last ? told(last, view.say) : null,
      due: dueOn(content, today).map((each) => ({
        what: nameOf(content, each.id),
        why: dueWords(each, view.say),
      })),
      unverified: topics
        .filter(({ unverified }) => unverified.length > 0)
        .map(({ title, unverified }) => ({ title, lines: unverified })),
    });
  };
}

/** Waits for the end: some seconds, after which the page says what came of it. */
function reload({ deps, note }: Kit): RequestHandler {
  return async (request, response) => {
    const { official } = signedIn(response);
    const done = await deps.library.reload();
    await note(official.id, 'content.reload', done.kind, done.kind === 'kept' ? `${done.faults.length} faults` : '');
    response.redirect(303, `${request.baseUrl}/content`);
  };
}

function told(last: Reloaded, say: Kit['view']['say']) {
  const when = `${time(last.at)}, ${day(last.at)}`;
  if (last.kind === 'kept') return { text: say('content.reload.kept', { when }), faults: last.faults };
  const key = last.leftOut.length > 0 ? 'content.reload.left-out' : 'content.reload.done';
  return { text: say(key, { when, topics: number(last.topics) }), faults: last.leftOut };
}

function countsOf({ topics, culture, lessons, instruments }: Content): Record<string, string> {
  return {
    topics: number(topics.size),
    procedures: number([...topics.values()].filter(({ procedure }) => procedure !== null).length),
    culture: number(culture.length),
    lessons: number(lessons.size),
    instruments: number(instruments.size),
  };
}

const nameOf = ({ topics, lessons, hotlines, instruments }: Content, id: string): string =>
  topics.get(id)?.title ??
  lessons.get(id)?.title ??
  (hotlines.has(id)
    ? `${id} (${hotlines.get(id)?.label})`
    : instruments.has(id)
      ? `${instruments.get(id)?.title} (${id})`
      : id);
