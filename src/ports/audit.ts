export interface AuditEntry {
  at: number;
  /** Official id, "system", or a person's pseudonym. */
  actor: string;
  /** For example "console.sign-in", "person.erased". */
  action: string;
  subject: string;
  detail: string;
}

export interface AuditRow extends AuditEntry {
  seq: number;
  /** SHA-256 over the previous row's hash and this row: a change, a deletion or a swap breaks the chain. */
  hash: string;
}

export interface Audit {
  append(entry: AuditEntry): Promise<void>;
  list(limit: number): Promise<AuditRow[]>;
  /** Null when the chain holds, else the sequence number of the first row that does not. */
  verify(): Promise<number | null>;
}
