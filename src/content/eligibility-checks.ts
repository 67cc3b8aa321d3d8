import type { Eligibility } from './eligibility-schema';
import { placeAfter, type Given } from './eligibility-walk';

/** A fault in the questions of a topic; `path` from the topic's own top. */
export interface EligibilityFault {
  path: readonly PropertyKey[];
  what: string;
  mend: string;
}

/** Every way through the questions is walked: at most 5 answers to each of 4. */
export function checkEligibility(eligibility: Eligibility): EligibilityFault[] {
  const faults: EligibilityFault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ path: ['eligibility', ...path], what, mend });
  const { questions, outcomes } = eligibility;

  const answersOf = new Map(questions.map(({ key, choices }) => [key, choices.map(({ answer }) => answer)]));
  if (answersOf.size < questions.length) fault(['questions'], 'hai câu hỏi cùng một key', 'đặt key khác nhau');
  questions.forEach(({ key, choices }, index) => {
    const distinct = new Set(choices.map(({ answer }) => answer));
    if (distinct.size < choices.length)
      fault(['questions', index], `"${key}" có hai lựa chọn trùng nhau`, 'giữ một, hoặc đặt answer khác');
  });
  for (const [list, entries] of [['questions', questions] as const, ['outcomes', outcomes] as const]) {
    entries.forEach(({ when = {} }, index) => {
      for (const [key, wanted] of Object.entries(when))
        for (const each of [wanted].flat())
          if (!answersOf.get(key)?.includes(each))
            fault([list, index, 'when'], `không câu hỏi nào có "${key}: ${each}"`, 'sửa theo key và answer ở trên');
    });
  }
  outcomes.forEach(({ when }, index) => {
    const last = index === outcomes.length - 1;
    if (last && when) fault(['outcomes', index], 'kết quả cuối còn có when', 'thêm một kết quả cuối không có when');
    if (!last && !when)
      fault(['outcomes', index], 'chỉ kết quả cuối mới được không có when', 'ghi when, hoặc chuyển xuống cuối');
  });
  if (faults.length > 0) return faults;

  const { asked, reached } = walk(eligibility);
  questions.forEach(({ key }, index) => {
    if (!asked.has(key)) fault(['questions', index], `không ai đi tới câu hỏi "${key}"`, 'sửa when, hoặc xóa câu hỏi');
  });
  outcomes.forEach((_each, index) => {
    if (!reached.has(index)) fault(['outcomes', index], 'không ai đi tới kết quả này', 'sửa when, hoặc xóa kết quả');
  });
  return faults;
}

function walk(eligibility: Eligibility): { asked: Set<string>; reached: Set<number> } {
  const asked = new Set<string>();
  const reached = new Set<number>();
  const from = (given: Given): void => {
    const place = placeAfter(eligibility, given);
    if (place.kind === 'outcome') return void reached.add(place.index);
    const { key, choices } = place.question;
    asked.add(key);
    for (const { answer } of choices) from({ ...given, [key]: answer });
  };
  from({});
  return { asked, reached };
}
