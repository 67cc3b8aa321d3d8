/** What may lie in a store instead of a state, as JSON, each with what is wrong with it. */
export const spoiledStates: [string, string][] = [
  ['a step far beyond the end', '{"dialog":"erase@1","step":1e9,"again":false,"answers":{}}'],
  ['half a step', '{"dialog":"erase@1","step":0.5,"again":false,"answers":{}}'],
  ['a step before the first', '{"dialog":"erase@1","step":-1,"again":false,"answers":{}}'],
  ['an answer too many', '{"dialog":"erase@1","step":0,"again":false,"answers":{"sure":"yes"}}'],
  ['an inherited name', '{"dialog":"__proto__","step":0,"again":false,"answers":{}}'],
  ['words for numbers', '{"dialog":"constructor","step":"length","again":false,"answers":[]}'],
  [
    'an answer nobody could give',
    '{"dialog":"survey@2","step":2,"again":false,"answers":{"village":"a","water":"maybe"}}',
  ],
  ['a poisoned key', '{"dialog":"survey@2","step":2,"again":false,"answers":{"__proto__":"a","water":"yes"}}'],
  ['an object for a text', '{"dialog":"survey@2","step":1,"again":false,"answers":{"village":{"toString":1}}}'],
  ['a huge text', `{"dialog":"survey@2","step":1,"again":false,"answers":{"village":"${'a'.repeat(100_000)}"}}`],
  ['a deep well', `{"dialog":"erase@1","answers":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`],
  ['a state of Botkit', '{"dialogState":{"dialogStack":[{"id":"erase@1","state":{"thread":"default"}}]}}'],
  ['a list', '[]'],
  ['nothing', 'null'],
  ['a word', '"erase@1"'],
];
