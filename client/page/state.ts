import type {Annotations, BaseSpan, Mark, Splice} from '../../server/src/lsp/editor-protocol.js'
import type {ActCall, PageFinding, Setup, State} from '../src/annotation-editor/messages.js'

/** What is selected, in base offsets; the focus is the end that moves. */
export interface TextSelection {
  readonly anchor: number
  readonly focus: number
}

/** An act that was sent and not yet answered. */
export interface PendingAct {
  readonly id: number
  readonly call: ActCall
  /** Whether it has taken so long that its place is shown. */
  readonly isShown: boolean
}

/** All that the page shows. */
export interface PageState {
  /** The version of the article; -1 before there is one. */
  readonly version: number
  readonly text: string
  readonly language: string | null
  readonly header: Annotations['header']
  readonly marks: readonly Mark[]
  readonly paragraphs: readonly BaseSpan[]
  readonly broken: readonly BaseSpan[]
  readonly findings: readonly PageFinding[]
  readonly setup: Setup
  readonly state: State
  readonly reason: string
  readonly selection: TextSelection | null
  /** The mark that was chosen as such; it holds as long as the selection is its span. */
  readonly chosen: number | null
  readonly pending: readonly PendingAct[]
}

/** The state before the extension has said anything. */
export const EMPTY_STATE: PageState = {
  version: -1,
  text: '',
  language: null,
  header: [],
  marks: [],
  paragraphs: [],
  broken: [],
  findings: [],
  setup: {
    kinds: [],
    strings: {},
    uiLanguage: 'en',
    font: {family: '', size: 0, lineHeight: 0},
    isMac: false
  },
  state: 'loading',
  reason: '',
  selection: null,
  chosen: null,
  pending: []
}

/**
 * The state with an answer of the server taken in; undefined where the answer is a change to a version that the page does not
 * have.
 */
export function takeAnnotations(state: PageState, given: Annotations): PageState | undefined {
  const isWhole = given.since === null
  if (!isWhole && given.since !== state.version) return undefined
  const text = given.text ?? state.text
  const marks = splice(isWhole ? [] : state.marks, given.marks)
  return {
    ...state,
    version: given.version,
    text,
    language: given.language,
    header: given.header,
    marks,
    paragraphs: splice(isWhole ? [] : state.paragraphs, given.paragraphs),
    broken: given.broken,
    findings: given.text === null || text === state.text ? state.findings : [],
    selection: text === state.text ? state.selection : moved(state, text),
    chosen: null
  }
}

/** The selection in another text: what stands behind the change goes with its words. */
function moved({selection, text: before}: PageState, text: string): TextSelection | null {
  if (!selection) return null
  let same = 0
  while (same < before.length && same < text.length && before[same] === text[same]) same++
  const change = text.length - before.length
  const move = (offset: number): number =>
    offset <= same ? offset : Math.min(text.length, Math.max(same, offset + change))
  return {anchor: move(selection.anchor), focus: move(selection.focus)}
}

/** The list with a change made to it. */
function splice<T>(list: readonly T[], {start, removed, added}: Splice<T>): readonly T[] {
  if (removed === 0 && added.length === 0) return list
  return [...list.slice(0, start), ...added, ...list.slice(start + removed)]
}

/** The selection from its first to its last offset; null where nothing is selected. */
export function selectedSpan({selection}: PageState): BaseSpan | null {
  if (!selection) return null
  const {anchor, focus} = selection
  return {start: Math.min(anchor, focus), end: Math.max(anchor, focus)}
}

/** Whether acts are taken. */
export function isEditable({state, version}: PageState): boolean {
  return version >= 0 && (state === 'ready' || state === 'large')
}
