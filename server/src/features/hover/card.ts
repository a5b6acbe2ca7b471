/** What is known of one thing, for reading: plain texts, whatever they are shown in. */
export interface Card {
  readonly title: string
  /** What sort of thing it is, in a few words each. */
  readonly tags: readonly string[]
  /** By what the thing is referred to. */
  readonly id: string | undefined
  /** A sentence or more. */
  readonly text: string | undefined
  readonly rows: readonly Row[]
}

/** One line of a card. */
export interface Row {
  readonly label: string
  readonly values: readonly RowValue[]
}

/** One value of a line. */
export interface RowValue {
  readonly text: string
  /** What restricts or explains the value, as a span of time. */
  readonly detail?: string | undefined
  /** An https address where more is to be found. */
  readonly href?: string | undefined
}

/** A row, or none where there is nothing to say. */
export function row(label: string, values: readonly RowValue[]): readonly Row[] {
  return values.length > 0 ? [{label, values}] : []
}

/** What people are shown for a name in a codebook: `member-of` as “Member of”. */
export function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The time between two dates, either of which may be missing; undefined where both are. */
export function spanOfTime(
  since: string | undefined,
  until: string | undefined
): string | undefined {
  if (since && until) return `${since} – ${until}`
  if (since) return `since ${since}`
  return until && `until ${until}`
}

/** The first words of a text on one line, with an ellipsis where some are left out. */
export function excerpt(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.lastIndexOf(' ', length)
  return `${line.slice(0, cut > length / 2 ? cut : length)}…`
}
