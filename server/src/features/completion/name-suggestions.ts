import type {Edit} from '../../base/edits.js'
import type {Kind} from '../../codebook/codebook.js'
import type {CursorContext} from './cursor-context.js'
import {type CompletionContext, entriesInUse, unitStartingAt} from './cursor-context.js'
import {type FoundName, searchNames} from './entry-names.js'
import {type Suggestion, suggest} from './suggestion.js'

/** The names of entries that may be meant by what is being written in a mention. */
export function suggestNames(
  context: CompletionContext,
  {kind: kindName, span}: Extract<CursorContext, {readonly type: 'content'}>
): readonly Suggestion[] {
  const {model, offset} = context
  const kind = model.codebook.kinds.get(kindName)
  const typed = model.syntax.text.slice(span.start, offset)
  if (kind?.unit !== 'mention' || typed.length > LONGEST || /[\n\r[\]]/.test(typed)) return []
  const end = closingBracket(context, kind, span.start)
  const found = searchNames(model.glossary, {
    typed,
    kinds: new Set([kind.name]),
    first: entriesInUse(model),
    byId: false
  })
  return found.map(name => suggestName(context, kind, name, typed, end))
}

/** Longer texts are no names. */
const LONGEST = 80

function suggestName(
  {model}: CompletionContext,
  {name: kind, label}: Kind,
  {entry, text}: FoundName,
  typed: string,
  close: number | undefined
): Suggestion {
  const escaped = text.replace(/[\\[\]]/g, '\\$&')
  const isShared = model.glossary.named(kind, text).length > 1
  const reference = isShared ? `{ref=${entry.id}}` : ''
  const isWhole = close !== undefined
  const edits: Edit[] =
    isWhole && isShared && model.syntax.text[close + 1] !== '{'
      ? [{start: close + 1, end: close + 1, text: reference}]
      : []
  return suggest({
    type: 'entry',
    label: text,
    detail: text === entry.name ? `${label} ${entry.id}` : `${entry.name} (${entry.id})`,
    insert: isWhole ? escaped : `${escaped}]${reference}`,
    filter: typed || text,
    edits
  })
}

/** Offset of the bracket that closes the tag; undefined where none does. */
function closingBracket(
  {model}: CompletionContext,
  {name}: Kind,
  contentStart: number
): number | undefined {
  const unit = unitStartingAt(model, contentStart - name.length - 2)
  return unit?.tag.contentEnd
}
