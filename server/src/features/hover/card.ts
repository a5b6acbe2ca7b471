/** A card: what is known of one thing, as plain texts without markup. */
export interface Card {
  readonly title: string
  /** Labels behind the title, a few words each. */
  readonly tags: readonly string[]
  /** The id by which the thing is referred to. */
  readonly id: string | undefined
  /** A description: a sentence or more. */
  readonly text: string | undefined
  readonly rows: readonly Row[]
  /** Whether title and text are those of a codebook, and not of an entry or an article. */
  readonly isCodebook?: true
}

/** One row of a card. */
export interface Row {
  readonly label: string
  readonly values: readonly RowValue[]
}

/** One value of a row. */
export interface RowValue {
  readonly text: string
  /** A restriction or an explanation of the value, as the time in which it holds. */
  readonly detail?: string | undefined
  /** An https link. */
  readonly href?: string | undefined
  /** Whether the text is the label of a code. */
  readonly isCode?: true
}

/** Makes a row; none without values. */
export function row(label: string, values: readonly RowValue[]): readonly Row[] {
  return values.length > 0 ? [{label, values}] : []
}

/** The label of a name in a codebook: “Member of” for `member-of`. */
export function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Describes the time between two dates, of which one may be missing; undefined where both are. */
export function spanOfTime(
  since: string | undefined,
  until: string | undefined
): string | undefined {
  if (since && until) return `${since} – ${until}`
  if (since) return `since ${since}`
  return until && `until ${until}`
}
