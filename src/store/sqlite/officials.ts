import { AppError } from '../../errors';
import { invitesKept, type Official } from '../../model/official';
import type { Clock } from '../../ports/clock';
import type { ConsoleSession, Officials } from '../../ports/officials';
import type { Sql } from './database';
import { read } from './faults';
import type { Writer } from './writer';

interface OfficialRow {
  id: string;
  username: string;
  role: Official['role'];
  password_hash: string;
  created_at: number;
  disabled: number;
}

const sessionColumns = 'token_hash AS tokenHash, official, csrf, created_at AS createdAt, expires_at AS expiresAt';

export class SqliteOfficials implements Officials {
  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  count(): Promise<number> {
    return read(() => this.sql.get<{ n: number }>('SELECT count(*) AS n FROM officials')?.n ?? 0);
  }

  byUsername(username: string): Promise<Official | null> {
    return this.find('username', username);
  }

  byId(id: string): Promise<Official | null> {
    return this.find('id', id);
  }

  create(official: Official): Promise<void> {
    return this.writer.write('official', () => {
      const added = this.sql.run(
        `INSERT INTO officials (id, username, role, password_hash, created_at, disabled)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        [
          ...[official.id, official.username, official.role],
          ...[official.passwordHash, official.createdAt, Number(official.disabled)],
        ],
      );
      if (added === 0) throw new AppError('officials.taken');
    });
  }

  openSession(session: ConsoleSession): Promise<void> {
    return this.writer.write('official', () => {
      this.sql.run(
        'INSERT INTO console_sessions (token_hash, official, csrf, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
        [session.tokenHash, session.official, session.csrf, session.createdAt, session.expiresAt],
      );
    });
  }

  /** A lapsed session is no session, even if the caller forgets to look at its time. */
  session(tokenHash: string): Promise<ConsoleSession | null> {
    return read(
      () =>
        this.sql.get<ConsoleSession>(
          `SELECT ${sessionColumns} FROM console_sessions WHERE token_hash = ? AND expires_at > ?`,
          [tokenHash, this.clock.now()],
        ) ?? null,
    );
  }

  closeSession(tokenHash: string): Promise<void> {
    return this.writer.write('official', () => {
      this.sql.run('DELETE FROM console_sessions WHERE token_hash = ?', [tokenHash]);
    });
  }

  invite(tokenHash: string, expiresAt: number): Promise<void> {
    return this.writer.write('official', () => {
      this.sql.run('INSERT INTO invites (token_hash, expires_at) VALUES (?, ?)', [tokenHash, expiresAt]);
      this.sql.run('DELETE FROM invites WHERE rowid NOT IN (SELECT rowid FROM invites ORDER BY rowid DESC LIMIT ?)', [
        invitesKept,
      ]);
    });
  }

  redeemInvite(tokenHash: string, now: number): Promise<boolean> {
    return this.writer.write('official', () => {
      const found = this.sql.run('DELETE FROM invites WHERE token_hash = ? AND expires_at > ?', [tokenHash, now]) === 1;
      if (found) this.sql.run('DELETE FROM invites');
      return found;
    });
  }

  private find(column: 'id' | 'username', value: string): Promise<Official | null> {
    return read(() => {
      const row = this.sql.get<OfficialRow>(`SELECT * FROM officials WHERE ${column} = ?`, [value]);
      if (!row) return null;
      return {
        id: row.id,
        username: row.username,
        role: row.role,
        passwordHash: row.password_hash,
        createdAt: row.created_at,
        disabled: row.disabled === 1,
      };
    });
  }
}
