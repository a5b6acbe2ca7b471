import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'

/** What the inspector is to show. */
export interface InspectorContent {
  readonly kinds: readonly PageKind[]
  readonly marks: readonly Mark[]
  /** The base text. */
  readonly text: string
  /** The index of the mark at the cursor. */
  readonly mark: number | undefined
  readonly version: number
  readonly isReadOnly: boolean
}

/** The mark whose attributes are shown: the first fragment for one that continues it. */
export interface ShownMark {
  readonly index: number
  readonly mark: Mark
  /** The mark at the cursor. */
  readonly chosen: number
  readonly kind: PageKind | undefined
}

/** The mark to show; undefined for none. */
export function shownMark({marks, kinds, mark: chosen}: InspectorContent): ShownMark | undefined {
  const own = chosen === undefined ? undefined : marks[chosen]
  if (chosen === undefined || !own) return undefined
  const index = headOf(marks, chosen, own)
  const mark = marks[index] ?? own
  return {index, mark, chosen, kind: kinds.find(({name}) => name === mark.kind)}
}

/** The index of the first fragment of a mark; its own where there is none. */
function headOf(marks: readonly Mark[], index: number, {continues, kind}: Mark): number {
  if (continues === null) return index
  const head = marks.findIndex(
    other => other.id === continues && other.kind === kind && other.continues === null
  )
  return head < 0 ? index : head
}

/** Whether two marks of two versions are the same one. Offsets of the base text stay as they are while marks are made. */
export function isSame(a: Mark, b: Mark): boolean {
  if (a.id !== null && a.id === b.id) return true
  return a.start === b.start && a.end === b.end && a.kind === b.kind && a.continues === b.continues
}

/** The value of an attribute; undefined where the mark does not have it. */
export function attributeOf({attributes}: Mark, name: string): string | undefined {
  return attributes.find(attribute => attribute.name === name)?.value
}
