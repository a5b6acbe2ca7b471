import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  type TextEdit
} from 'vscode-languageserver/node'
import type {Said} from '../base/phrase.js'
import type {Completion, Suggestion} from '../features/completion/completion.js'
import {converterFor} from './locations.js'
import {type ToPosition, toRange} from './positions.js'
import {escapeMarkdown} from './render-card.js'
import type {Snapshot} from './server.js'
import {sayPhrase, type Translator} from './translator.js'

/** Suggestions as the protocol has them, in their order. */
export function completionList(
  snapshot: Snapshot,
  path: string,
  {span, suggestions, isCut}: Completion
): CompletionList | null {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return null
  const range = toRange(toPosition, span)
  const items = suggestions.map((suggestion, index) => ({
    ...toItem(snapshot, suggestion, range, toPosition),
    sortText: String(index).padStart(4, '0')
  }))
  return {
    isIncomplete: isCut,
    ...(snapshot.client.listRanges ? withSharedRange(items, range) : {items})
  }
}

/**
 * Items that say for themselves what they replace only where that is not what most do: of 200 names the range is a third of
 * the answer.
 */
function withSharedRange(
  items: readonly PlacedItem[],
  range: Range
): Pick<CompletionList, 'items' | 'itemDefaults'> {
  const shared = items[0]?.textEdit.range ?? range
  const isShared = ({start, end}: Range): boolean =>
    isSame(start, shared.start) && isSame(end, shared.end)
  const own = items.map(({textEdit, ...item}) =>
    isShared(textEdit.range) ? {...item, textEditText: textEdit.newText} : {...item, textEdit}
  )
  return {itemDefaults: {editRange: shared}, items: own}
}

function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character
}

/** An item that says what it replaces. */
type PlacedItem = CompletionItem & {readonly textEdit: TextEdit}

/**
 * A suggestion as the protocol has it. The text to compare with is left out where the label does as well: Neovim learns
 * from such suggestions alone where the replaced text begins. VS Code sorts by it, and gets it for all.
 */
function toItem(
  {client}: Snapshot,
  suggestion: Suggestion,
  range: Range,
  toPosition: ToPosition
): PlacedItem {
  const {label, type, origin, filter, isDeprecated, goesOn, edits} = suggestion
  const {detail, text} = inLanguage(suggestion, client.say)
  const ownRange = suggestion.span ? toRange(toPosition, suggestion.span) : range
  return {
    label,
    kind: KINDS[type],
    ...(client.isVsCode || !label.startsWith(filter) ? {filterText: filter} : {}),
    ...inserted(suggestion, client.snippets, ownRange),
    ...described(detail, origin, client.labelDetails),
    ...(text === undefined ? {} : {documentation: documentation(text, client.completionMarkdown)}),
    ...(isDeprecated ? {tags: [CompletionItemTag.Deprecated]} : {}),
    ...(goesOn && client.isVsCode ? {command: SUGGEST} : {}),
    ...(edits.length > 0
      ? {
          additionalTextEdits: edits.map(edit => ({
            range: toRange(toPosition, edit),
            newText: edit.text
          }))
        }
      : {})
  }
}

/** What is said of a suggestion, in the user's language. */
function inLanguage(
  {type, detail, text}: Suggestion,
  say: Translator
): {readonly detail: string | undefined; readonly text: string | undefined} {
  const isOfCodebook = type === 'kind' || type === 'attribute' || type === 'code'
  const sayOne = (one: Said): string =>
    typeof one === 'string' && isOfCodebook ? say.codebook(one) : sayPhrase(one, say)
  return {
    // What we say in a few words has no place for code.
    detail:
      detail === undefined || typeof detail === 'string'
        ? detail && sayOne(detail)
        : say(detail).replaceAll('`', ''),
    text: text === undefined ? undefined : sayOne(text)
  }
}

/** What stands behind a label: in two columns where the client has them, which tell entries of one name apart. */
function described(
  detail: string | undefined,
  origin: string | undefined,
  inColumns: boolean
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  if (origin === undefined) return detail === undefined ? {} : {detail}
  if (inColumns) {
    const words = detail === undefined ? {} : {detail: `  ${detail}`}
    return {labelDetails: {...words, description: origin}}
  }
  return {detail: detail === undefined ? origin : `${detail} (${origin})`}
}

function inserted(
  {insert, snippet}: Suggestion,
  withSnippets: boolean,
  range: Range
): Pick<PlacedItem, 'textEdit' | 'insertTextFormat'> {
  if (snippet === undefined || !withSnippets) return {textEdit: {range, newText: insert}}
  return {textEdit: {range, newText: snippet}, insertTextFormat: InsertTextFormat.Snippet}
}

function documentation(text: string, isMarkdown: boolean): MarkupContent {
  return isMarkdown
    ? {kind: MarkupKind.Markdown, value: escapeMarkdown(text)}
    : {kind: MarkupKind.PlainText, value: text}
}

/** The command of VS Code that asks for suggestions. */
const SUGGEST = {title: 'Suggest values', command: 'editor.action.triggerSuggest'}

const KINDS: Readonly<Record<Suggestion['type'], CompletionItemKind>> = {
  kind: CompletionItemKind.Keyword,
  attribute: CompletionItemKind.Property,
  entry: CompletionItemKind.Reference,
  claim: CompletionItemKind.Event,
  code: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Value
}
