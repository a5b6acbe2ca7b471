/** A finding as a user sees it, in the editor or on the command line. */
export interface Shown {
  readonly path: string
  /** `line:column-line:column`, from 1, in UTF-16 units. */
  readonly place: string
  readonly severity: string
  readonly ruleId: string
  readonly message: string
}

/** The same order whoever found them. */
export function sortShown(findings: readonly Shown[]): readonly Shown[] {
  return findings.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
