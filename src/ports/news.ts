/** What processes tell each other while they run. Nothing is kept: who is not listening does not hear it. */
export interface News {
  tell(topic: string, text: string): Promise<void>;
  /** Hears a topic until the function it resolves with is called. */
  hear(topic: string, listener: (text: string) => void): Promise<() => void>;
}
