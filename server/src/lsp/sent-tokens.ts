/**
 * The tokens that were last sent for each open document, by key, to a client that asks for what has changed since. They are
 * forgotten when the document is closed.
 */
export interface SentTokens {
  /** How many results there were, so that no two have the same id. */
  count: number
  readonly results: Map<string, SentResult>
}

interface SentResult {
  readonly id: string
  readonly data: readonly number[]
}

/** Nothing was sent yet. */
export function noTokens(): SentTokens {
  return {count: 0, results: new Map()}
}
