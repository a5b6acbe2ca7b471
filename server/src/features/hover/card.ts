import {phrase, type Said} from '../../base/phrase.js'
/** A card: what is known of one thing, as plain texts without markup. */
export interface Card {
  readonly title: string
  /** Labels behind the title, a few words each: those of the codebook as strings, ours as phrases. */
  readonly tags: readonly Said[]
  /** The id by which the thing is referred to. */
  readonly id: string | undefined
  /** A description: a sentence or more. */
  readonly text: Said | undefined
  readonly rows: readonly Row[]
  /** Whether title and text are those of a codebook, and not of an entry or an article. */
  readonly isCodebook?: true
}

/** One row of a card. */
export interface Row {
  /** The label of a field or an attribute of the codebook as a string, one of ours as a phrase. */
  readonly label: Said
  readonly values: readonly RowValue[]
}

/** One value of a row. */
export interface RowValue {
  /** What the article, the glossary or the codebook says as a string, what we say as a phrase. */
  readonly text: Said
  /** A restriction or an explanation of the value, as the time in which it holds. */
  readonly detail?: Said | undefined
  /** An https link. */
  readonly href?: string | undefined
  /** Whether the text is the label of a code. */
  readonly isCode?: true
}

/** Makes a row; none without values. */
export function row(label: Said, values: readonly RowValue[]): readonly Row[] {
  return values.length > 0 ? [{label, values}] : []
}

/** The label of a name in a codebook: “Member of” for `member-of`. */
export function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Describes the time between two dates, of which one may be missing; undefined where both are. */
export function spanOfTime(since: string | undefined, until: string | undefined): Said | undefined {
  if (since && until) return `${since} – ${until}`
  if (since) return phrase`since ${since}`
  return until ? phrase`until ${until}` : undefined
}
