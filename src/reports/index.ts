import { commonQuestions } from './common-questions';
import { countsByChannel, countsByLanguage, countsByWeek } from './counts';
import { handoffs } from './handoffs';
import type { Report } from './report';
import { unanswered } from './unanswered';

/** Every report. A new one is a file beside these and a line here. */
export const reports: readonly Report[] = [
  commonQuestions,
  unanswered,
  countsByWeek,
  countsByLanguage,
  countsByChannel,
  handoffs,
];
