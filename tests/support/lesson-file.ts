/** A correct lesson file and its drawing, for a scratch project that has the topic `so-thu`. */

export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><title>Hình thử</title><rect width="320" height="200"/></svg>\n';

export const pictureAt = 'intents/media/lessons/hinh-thu.svg';

export function lessonFile(id: string, change: (text: string) => string = (text) => text): string {
  const screen = (number: number) => `  - text: Màn số ${number}.
    picture: hinh-thu.svg
    alt: Hình ${number}.`;
  return change(`id: ${id}
order: 1
title: Bài thử
about: Một bài để thử.
topics: [so-thu]
screens:
${[1, 2, 3].map(screen).join('\n')}
check:
  - question: Hai với hai là mấy?
    choices:
      - title: Ba
      - title: Bốn
        right: true
    why: Đếm là biết.
citations:
  - instrument: 60/2014/QH13
review: { checked: 2026-11-22, due: 2027-05-22 }
`);
}
