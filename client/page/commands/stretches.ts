import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {Page} from '../page.js'
import {selectedSpan, type TextSelection} from '../state.js'
import {
  clausesIn,
  possibleNames,
  quotationsIn,
  sentencesIn,
  type Words,
  widerSelection,
  wordsOf
} from '../steps/stretches.js'
import {marksAround, marksIn, paragraphAt} from '../text/mark-search.js'
import {shownParagraphs} from '../text/shown-paragraphs.js'
import {selectionNow} from './moves.js'

/** What one can go to besides words and marks. */
export type Stretch = 'name' | 'quotation' | 'clause'

/** The selections that were grown, the first one first; they hold as long as the last of them is what is selected. */
let grown: readonly TextSelection[] = []

/** Grows the selection: over the name, the mark, the clause, the quotation, the sentence, the paragraph. */
export function widen(page: Page): void {
  const {text, language, marks, paragraphs} = page.state()
  const from = selectionNow(page)
  const span = spanOf(from)
  const shown = shownParagraphs(page.state())
  const paragraph = shown[paragraphAt(shown, span.start)]
  if (!paragraph) return
  const around = marksAround(marks, paragraphs, span).flatMap(index => marks[index] ?? [])
  const wider = widerSelection(text, paragraph, around, span, language ?? undefined)
  if (!wider) return
  const after = {anchor: wider.start, focus: wider.end}
  grown = [...(isSame(grown.at(-1), from) ? grown : [from]), after]
  page.select(after)
}

/** Takes the last growing of the selection back. */
export function narrow(page: Page): void {
  if (!isSame(grown.at(-1), selectionNow(page))) return
  grown = grown.slice(0, -1)
  const before = grown.at(-1)
  if (before) page.select(before)
}

/** Selects the next stretch, or the one before; a name only where no mention stands in it or around it yet. */
export function goToStretch(page: Page, stretch: Stretch, by: 1 | -1): void {
  const state = page.state()
  const paragraphs = shownParagraphs(state)
  const from = selectedSpan(state) ?? {start: -1, end: -1}
  const first = Math.max(0, paragraphAt(paragraphs, Math.max(0, from.start)))
  for (let step = 0; step <= paragraphs.length; step++) {
    const paragraph = paragraphs[(first + by * step + paragraphs.length * 2) % paragraphs.length]
    const found = paragraph ? stretchesIn(page, paragraph, stretch) : []
    const isBehind = ({start, end}: BaseSpan): boolean =>
      step > 0 || (by > 0 ? start >= from.end : end <= from.start)
    const next = by > 0 ? found.find(isBehind) : found.findLast(isBehind)
    if (!next) continue
    page.select({anchor: next.start, focus: next.end})
    return
  }
  page.toast(page.text('There is none in this article'))
}

function stretchesIn(page: Page, paragraph: BaseSpan, stretch: Stretch): readonly BaseSpan[] {
  const {text, language, marks} = page.state()
  const inside = text.slice(paragraph.start, paragraph.end)
  const found = FINDERS[stretch](inside, language ?? undefined, text).map(({start, end}) => ({
    start: paragraph.start + start,
    end: paragraph.start + end
  }))
  if (stretch !== 'name') return found
  const mentions = marksIn(marks, paragraph).flatMap(index => {
    const mark = marks[index]
    return mark?.unit === 'mention' ? [mark] : []
  })
  const isFree = ({start, end}: BaseSpan): boolean =>
    !mentions.some(mention => mention.start < end && start < mention.end)
  return found.flatMap(span => (isFree(span) ? [span] : partsOf(text, span).filter(isFree)))
}

/** What stands before and behind an *and*: with a mention in one of them, the other one is another name. */
function partsOf(text: string, {start, end}: BaseSpan): BaseSpan[] {
  const parts = text.slice(start, end).split(/(?:[ \u00a0](?:and|the))+[ \u00a0]/)
  let from = start
  return parts.map(part => {
    const at = text.indexOf(part, from)
    from = at + part.length
    return {start: at, end: from}
  })
}

const FINDERS: Readonly<
  Record<
    Stretch,
    (inside: string, language: string | undefined, text: string) => readonly BaseSpan[]
  >
> = {
  name: (inside, language, text) => possibleNames(inside, language, wordsIn(text)),
  quotation: quotationsIn,
  clause: (text, language) =>
    sentencesIn(text, language).flatMap(sentence => clausesIn(text, sentence))
}

/** How the text writes its words, looked for once a text: 25 ms at 1 MB. */
function wordsIn(text: string): Words {
  if (known?.text !== text) known = {text, words: wordsOf(text)}
  return known.words
}

let known: {readonly text: string; readonly words: Words} | undefined

function spanOf({anchor, focus}: TextSelection): BaseSpan {
  return {start: Math.min(anchor, focus), end: Math.max(anchor, focus)}
}

function isSame(a: TextSelection | undefined, b: TextSelection): boolean {
  return a?.anchor === b.anchor && a.focus === b.focus
}
