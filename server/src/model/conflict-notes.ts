/** What a merge leaves open: one thing of which the common version, ours and theirs say something else each. */
export interface ConflictNote {
  /** The name of an attribute, or `kind`, `span` or `tag` with a sign before it that no attribute has. */
  readonly about: string
  /** Undefined where a version says nothing. */
  readonly base: string | undefined
  readonly ours: string | undefined
  readonly theirs: string | undefined
}

/** What a note is about besides attributes; these names stand in parentheses, as attributes may have the same. */
export const ABOUT = {kind: '(kind)', span: '(words)', tag: '(tag)'} as const

/** What notes about a whole tag say of a version. */
export const TAG_STATE = {there: 'there', changed: 'changed', deleted: 'deleted'} as const

/** Writes notes as the value of `conflict`: `stance: support | oppose | mixed`, with `; ` between several. */
export function writeNotes(notes: readonly ConflictNote[]): string {
  return notes
    .map(({about, base, ours, theirs}) => `${about}: ${writeSides([base, ours, theirs])}`)
    .join('; ')
}

/** Reads the value of `conflict`; undefined where it is none that was written by `writeNotes`. */
export function readNotes(value: string): readonly ConflictNote[] | undefined {
  const notes: ConflictNote[] = []
  NOTE.lastIndex = 0
  for (let at = 0; at < value.length; at = NOTE.lastIndex) {
    NOTE.lastIndex = at
    const [, about, base, ours, theirs] = NOTE.exec(value) ?? []
    if (about === undefined) return undefined
    notes.push({about, base: readSide(base), ours: readSide(ours), theirs: readSide(theirs)})
  }
  return notes.length > 0 ? notes : undefined
}

const SIDE = String.raw`("(?:[^"\\]|\\.)*"|[^"|;]+?)`
const NOTE = new RegExp(String.raw`([^:;|"]+): ${SIDE} \| ${SIDE} \| ${SIDE}(?:; |$)`, 'suy')

function writeSides(sides: readonly (string | undefined)[]): string {
  return sides.map(writeSide).join(' | ')
}

function writeSide(text: string | undefined): string {
  if (text === undefined) return NOTHING
  const isPlain = text !== '' && text !== NOTHING && text.trim() === text && !/["|;\n\r]/.test(text)
  return isPlain ? text : JSON.stringify(text)
}

function readSide(written: string | undefined): string | undefined {
  if (written === undefined || written === NOTHING) return undefined
  if (!written.startsWith('"')) return written
  try {
    return String(JSON.parse(written))
  } catch {
    return written
  }
}

/** What stands for a version that says nothing. */
const NOTHING = '-'

/** Words of which each of the three versions has others; none is undefined. */
export type TextConflict = Omit<ConflictNote, 'about'>

/** Writes the comment that stands behind ours of words that were changed two ways. */
export function writeTextConflict({base = '', ours = '', theirs = ''}: TextConflict): string {
  const sides = [base, ours, theirs].map(side => JSON.stringify(side).replaceAll('>', '\\u003e'))
  return `<!-- conflict: ${sides.join(' | ')} -->`
}

/** Reads a comment; undefined for one that `writeTextConflict` has not written. */
export function readTextConflict(comment: string): TextConflict | undefined {
  if (!comment.startsWith(COMMENT_START)) return undefined
  const [, base, ours, theirs] = COMMENT.exec(comment) ?? []
  if (base === undefined) return undefined
  return {base: readSide(base), ours: readSide(ours), theirs: readSide(theirs)}
}

const COMMENT_START = '<!-- conflict: '
const QUOTED = String.raw`("(?:[^"\\]|\\.)*")`
const COMMENT = new RegExp(`^${COMMENT_START}${QUOTED} \\| ${QUOTED} \\| ${QUOTED} -->$`, 'su')

/** Writes the line that stands behind ours of a field of the front matter that was changed two ways. */
export function writeFieldConflict(note: ConflictNote): string {
  const sides = [note.base, note.ours, note.theirs].map(side =>
    side === undefined ? NOTHING : JSON.stringify(side)
  )
  return `${FIELD_START}${note.about}: ${sides.join(' | ')}`
}

/** What the line of a field's conflict begins with. */
export const FIELD_START = '# conflict in '

/** Reads a line of the front matter; undefined for one that `writeFieldConflict` has not written. */
export function readFieldConflict(line: string): ConflictNote | undefined {
  const [, about, base, ours, theirs] = FIELD_NOTE.exec(line) ?? []
  if (about === undefined) return undefined
  return {about, base: readSide(base), ours: readSide(ours), theirs: readSide(theirs)}
}

const FIELD_SIDE = String.raw`(-|"(?:[^"\\]|\\.)*")`
const FIELD_NOTE = new RegExp(
  `^${FIELD_START}(.+): ${FIELD_SIDE} \\| ${FIELD_SIDE} \\| ${FIELD_SIDE}\\s*$`,
  'su'
)
