/** What is wrong with a command line. The page of usage stays where it can be asked for: it would bury the one fault. */
export const wrongUse = (faults: readonly string[], command: string): string =>
  [...faults.map((fault) => `- ${fault}`), `Xem cách dùng: npm run ${command} -- help`].join('\n');

/** The task a command line names and what is too much for it; faults alone for a task that does not exist. */
export function taskOf<Option extends string>(
  positionals: readonly string[],
  values: Readonly<Record<string, unknown>>,
  allowed: Readonly<Record<string, readonly Option[]>>,
  usual: string,
  /** Tasks that are told a file or folder. */
  filed: readonly string[] = ['import'],
): { task: string; file: string; faults: string[] } | string[] {
  const [task = usual, ...rest] = positionals;
  const keys = Object.hasOwn(allowed, task) ? allowed[task] : undefined;
  if (!keys) return [`"${task}": không có việc này`];
  const faults = rest.slice(filed.includes(task) ? 1 : 0).map((each) => `"${each}": thừa`);
  for (const key of Object.keys(values))
    if (!(keys as readonly string[]).includes(key)) faults.push(`--${key}: thừa với ${task}`);
  return { task, file: rest[0] ?? '', faults };
}
