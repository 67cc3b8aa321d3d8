export const roles = ['admin', 'officer', 'viewer'] as const;
export type Role = (typeof roles)[number];

export interface Official {
  id: string;
  username: string;
  role: Role;
  /** argon2id, PHC string. */
  passwordHash: string;
  createdAt: number;
  disabled: boolean;
}

/** First invitations that are good beside each other: about as many as there may be processes that start together. */
export const invitesKept = 8;

export const actions = [
  'numbers.see',
  'questions.see',
  'report.export',
  'content.manage',
  'jobs.manage',
  'officials.manage',
  'audit.see',
] as const;
export type Action = (typeof actions)[number];

const allowed: Record<Role, readonly Action[]> = {
  admin: actions,
  officer: ['numbers.see', 'questions.see', 'report.export', 'content.manage', 'jobs.manage'],
  viewer: ['numbers.see'],
};

/** The one place where rights are decided. Everything not allowed is refused. */
export function can(official: Pick<Official, 'role' | 'disabled'> | null, action: Action): boolean {
  return official !== null && !official.disabled && allowed[official.role].includes(action);
}
