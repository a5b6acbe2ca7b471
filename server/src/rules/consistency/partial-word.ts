import type {Edit} from '../../base/edits.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Mention} from '../../model/article-model.js'
import {type BaseText, toBaseText, toWrittenSpan} from '../../syntax/base-text.js'
import type {Fix} from '../finding.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {baseSpan, cutWords, mayCutWord, REACH} from '../shared/tag-edges.js'
import {quote} from '../shared/wording.js'

/** Reports a mention that starts or ends inside a word. */
export const partialWord: ArticleRule = {
  id: 'partial-word',
  subject: 'article',
  group: 'consistency',
  severity: 'warning',
  fix: 'unsafe',
  summary: 'A mention that starts or ends inside a word',
  judges: 'tag',
  check({mentions, syntax}, report) {
    let base: BaseText | undefined
    for (const mention of mentions) {
      if (!mayCutWord(mention, syntax.text)) continue
      base ??= toBaseText(syntax)
      checkMention(mention, base, syntax.text, report)
    }
  }
}

function checkMention(mention: Mention, base: BaseText, text: string, report: Reporter): void {
  const {tag} = mention
  const {start, end} = baseSpan(mention, base)
  for (const word of cutWords(mention, base)) {
    const inside = {start: Math.max(word.start, start), end: Math.min(word.end, end)}
    const fix = takeIn(mention, word, {start, end}, base.text, text)
    const written = quote(base.text.slice(word.start, word.end))
    report({
      message: phrase`This \`${tag.kind}\` cuts through the word ${written}: tag the whole word`,
      span: toWrittenSpan(base, inside),
      ...(fix && {fix})
    })
  }
}

/** The fix that moves the rest of a word into the tag; undefined where other markup is in the way. */
function takeIn(
  {tag}: Mention,
  word: Span,
  inside: Span,
  base: string,
  text: string
): Fix | undefined {
  const head = base.slice(word.start, Math.max(word.start, inside.start))
  const tail = base.slice(Math.min(word.end, inside.end), word.end)
  const edits: Edit[] = []
  if (head !== '') {
    const from = tag.start - head.length
    const isPlain = text.slice(from, tag.start) === head && !/[:\\]/.test(text.charAt(from - 1))
    if (!isPlain || head.length >= REACH) return undefined
    edits.push({start: from, end: tag.start, text: ''}, insert(tag.contentStart, head))
  }
  if (tail !== '') {
    const to = tag.end + tail.length
    const isPlain = text.slice(tag.end, to) === tail && text.charAt(to) !== '{'
    if (!isPlain || tail.length >= REACH) return undefined
    edits.push(insert(tag.contentEnd, tail), {start: tag.end, end: to, text: ''})
  }
  return {title: 'Tag the whole word', safety: 'unsafe', edits}
}

function insert(offset: number, text: string): Edit {
  return {start: offset, end: offset, text}
}
