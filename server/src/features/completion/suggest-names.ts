import type {Edit} from '../../base/edits.js'
import type {Span} from '../../base/span.js'
import {inSteps, type Steps} from '../../base/steps.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import {searchNames} from '../../glossary/entry-names.js'
import type {CursorContext} from '../../syntax/cursor-context.js'
import {MOST_SUGGESTIONS, type Suggestion, suggest} from './completion.js'
import {type CompletionContext, entriesInUse, unitStartingAt} from './completion-context.js'
import {suggestEntry} from './suggest-entry.js'
import {entriesNamedBy, LONGEST_NAME, partOfName, runsFrom, shortestPart} from './words-there.js'

/**
 * Suggests names of entries for the content of a mention: first the entries that the words behind the bracket name,
 * then those that what is typed is the beginning of. Words that are there are kept and marked, never written again.
 */
export function* suggestNames(
  context: CompletionContext,
  at: Extract<CursorContext, {readonly type: 'content'}>
): Steps<readonly Suggestion[]> {
  const {model, offset} = context
  const kind = model.codebook.kinds.get(at.kind)
  const {text} = model.syntax
  const typed = text.slice(at.span.start, offset)
  if (kind?.unit !== 'mention' || typed.length > LONGEST_NAME || /[\n\r[\]]/.test(typed)) return []
  const place = placeOf(context, kind, at.span.start)
  const named = entriesNamedBy(model.glossary, kind.name, text, place.runs)
  const first = named.map(({entry, span}) =>
    suggestWords(context, {kind, place, typed, entry, span})
  )
  // By id: a compiled glossary does not keep all entries that it gives.
  const known = new Set(named.map(({entry}) => entry.id))
  const search = {typed, kinds: new Set([kind.name]), first: entriesInUse(model), byId: false}
  const marked: Suggestion[] = []
  const words = shortestPart(text, place.runs)
  const holding =
    words === undefined
      ? []
      : yield* searchNames(model.glossary, {...search, words, most: Number.POSITIVE_INFINITY})
  yield* inSteps(holding, ({entry}) => {
    const span = known.has(entry.id) ? undefined : partOfName(entry, text, place.runs)
    if (!span) return
    known.add(entry.id)
    marked.push(suggestWords(context, {kind, place, typed, entry, span}))
  })
  // Of those that are left out for what stands there, as many more are looked for.
  const most = MOST_SUGGESTIONS + known.size + SPARE
  const fitting = yield* searchNames(model.glossary, {...search, most})
  const written = fitting
    .slice(0, most)
    .filter(({entry}) => !known.has(entry.id))
    .map(({entry, text: name}) => suggestName(context, {kind, place, typed, entry, name}))
  // A name that is there whole would only take the key that goes on behind it.
  return [...first, ...marked, ...written].filter(one => changesText(one, text))
}

/** Names of which choosing would change nothing are few. */
const SPARE = 20

function changesText({span, insert, edits}: Suggestion, text: string): boolean {
  return edits.length > 0 || span === undefined || text.slice(span.start, span.end) !== insert
}

/** Where the words of a mention are or are to come. */
interface NamePlace {
  /** UTF-16 offset behind the bracket. */
  readonly start: number
  /** That of the `]` of a whole tag; undefined for a tag that is being written. */
  readonly close: number | undefined
  /** Runs of words behind the bracket, or behind the whole tag where it is empty; all end behind the cursor. */
  readonly runs: readonly Span[]
}

function placeOf({model, offset}: CompletionContext, kind: Kind, start: number): NamePlace {
  const {text} = model.syntax
  const tag = unitStartingAt(model, start - kind.name.length - 2)?.tag
  const close = tag?.contentEnd
  const reaches = ({end}: Span): boolean => end > offset || (end === offset && end === close)
  if (close === undefined)
    return {start, close, runs: runsFrom(text, start, text.length).filter(reaches)}
  // Behind `:actor[]`, as an editor closes the bracket before words.
  if (close === start && tag?.end === close + 1)
    return {start, close, runs: runsFrom(text, close + 1, text.length)}
  return {start, close, runs: runsFrom(text, start, close).filter(reaches)}
}

interface Choice {
  readonly kind: Kind
  readonly place: NamePlace
  readonly typed: string
  readonly entry: Entry
}

/** Suggests an entry for words that are there: the tag is closed behind them, with a `ref` where they are not its name alone. */
function suggestWords(
  {model}: CompletionContext,
  {kind, place, typed, entry, span}: Choice & {readonly span: Span}
): Suggestion {
  const {text} = model.syntax
  const words = text.slice(span.start, span.end)
  const [only, ...more] = model.glossary.named(kind.name, words)
  const reference = only === entry && more.length === 0 ? '' : `{ref=${entry.id}}`
  const {start, close} = place
  const isInside = close !== undefined && span.end <= close
  const edits = isInside && reference !== '' ? referenceBehind(text, close, entry.id) : []
  return suggest({
    type: 'entry',
    label: words,
    ...suggestEntry(model, entry, words),
    span: {start, end: span.end},
    insert: isInside ? words : `${words}]${reference}`,
    filter: typed || words,
    edits
  })
}

/** Suggests a name to be written; the rest of the word that the cursor is in goes. */
function suggestName(
  {model, offset}: CompletionContext,
  {kind, place, typed, entry, name}: Choice & {readonly name: string}
): Suggestion {
  const {text} = model.syntax
  const {start, close} = place
  const escaped = name.replace(/[\\[\]]/g, '\\$&')
  const isShared = model.glossary.named(kind.name, name).length > 1
  const reference = isShared ? `{ref=${entry.id}}` : ''
  const isWhole = close !== undefined
  const edits: Edit[] =
    isWhole && isShared && text[close + 1] !== '{'
      ? [{start: close + 1, end: close + 1, text: reference}]
      : []
  const rest =
    typed === ''
      ? ''
      : (/^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(offset, offset + LONGEST_NAME))?.[0] ?? '')
  return suggest({
    type: 'entry',
    label: name,
    ...suggestEntry(model, entry, name),
    span: {start, end: offset + rest.length},
    insert: isWhole ? escaped : `${escaped}]${reference}`,
    filter: typed || name,
    edits
  })
}

/** The `ref` behind the `]` of a whole tag, among its attributes if it has any; none where there is one. */
function referenceBehind(text: string, close: number, id: string): Edit[] {
  if (text[close + 1] !== '{') return [{start: close + 1, end: close + 1, text: `{ref=${id}}`}]
  if (/^\{[^}]*\bref\s*=/.test(text.slice(close + 1, close + 500))) return []
  return [{start: close + 2, end: close + 2, text: `ref=${id} `}]
}
