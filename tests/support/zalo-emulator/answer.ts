/** What the emulator answers: a status and a body. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Failures too come with HTTP 200. */
export const refusal = (error: number, message: string): Answer => ({ status: 200, body: { error, message } });

export const success = (data: unknown): Answer => ({ status: 200, body: { data, error: 0, message: 'Success' } });
