import {endsLine, skipBlanks} from '../../base/lines.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel} from '../../model/article-model.js'
import {sealFields} from '../../model/seal.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {Fix} from '../finding.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {isLookAlike} from '../shared/tag-look-alike.js'
import {quote} from '../shared/wording.js'

/**
 * Reports what a reader of the file sees and the base text has not, where nothing says that this is meant: what a file
 * loses that was taken over as it was.
 */
export const lostText: ArticleRule = {
  id: 'lost-text',
  subject: 'article',
  group: 'syntax',
  severity: 'warning',
  fix: 'safe',
  restoresText: true,
  summary: 'Text that is read as markup, though nobody meant it so',
  judges: 'tag',
  check(model, report) {
    // A seal says which text is meant: then nothing is brought back by a fix.
    const say: Reporter = model.metadata.fields.has(sealFields.hash)
      ? ({message, span}) => report({message, span})
      : report
    reportDateline(model, say)
    reportEscapes(model.syntax, say)
    reportComments(model, say)
    for (const unit of model.units)
      if (isLookAlike(unit, model.syntax.text, model.codebook)) reportTag(unit.tag, say)
  }
}

/** A fix that writes a backslash before a sign, so that it and what it opens are text. */
function escaping(offset: number, safety: Fix['safety'], title: string): Fix {
  return {title, safety, edits: [{start: offset, end: offset, text: '\\'}]}
}

function reportTag(
  {kind, start, contentStart}: ArticleModel['units'][number]['tag'],
  report: Reporter
): void {
  report({
    message: phrase`${quote(`:${kind}[`)} opens a tag of no kind that there is: write ${quote(`\\:${kind}[`)} to keep it as text`,
    span: {start, end: contentStart},
    fix: escaping(start, 'safe', 'Keep it as text')
  })
}

function reportEscapes(syntax: Syntax, report: Reporter): void {
  for (const start of syntax.escapes) {
    if (isMeant(syntax.text, start)) continue
    const sign = syntax.text.charAt(start + 1)
    const shown = sign === '`' ? phrase`a backtick` : `\`${sign}\``
    report({
      message: phrase`A backslash before ${shown} is left out of the text: write \`\\\\\` to keep it`,
      span: {start, end: start + 2},
      fix: escaping(start, 'safe', 'Keep the backslash')
    })
  }
}

/** Whether an escape is before a sign that means something in the format, or can do so where it stands. */
function isMeant(text: string, backslash: number): boolean {
  const sign = text.charAt(backslash + 1)
  if (SIGNS.includes(sign)) return true
  if (!COMMENT_SIGNS.includes(sign)) return false
  const before = text.slice(Math.max(0, backslash - 3), backslash)
  const around = before + text.slice(backslash + 1, backslash + 5)
  return (
    overlaps(around, '<!--', before.length) ||
    overlaps(around, '-->', before.length) ||
    isFence(text, backslash)
  )
}

/** The signs of tags, attributes and escapes, and that of comments. */
const SIGNS = ':[]{}\\<'

/** The other signs of comments and front matter. */
const COMMENT_SIGNS = '!->'

/** Whether an occurrence of a mark in a text covers an offset. */
function overlaps(text: string, mark: string, offset: number): boolean {
  const from = Math.max(0, offset - mark.length + 1)
  const found = text.indexOf(mark, from)
  return found >= 0 && found <= offset
}

/** Whether a line would be `---` without the backslash at its start. */
function isFence(text: string, backslash: number): boolean {
  const before = text.charCodeAt(backslash - 1)
  return (
    (endsLine(before) || before === BYTE_ORDER_MARK) &&
    text.startsWith('---', backslash + 1) &&
    endsLine(text.charCodeAt(skipBlanks(text, backslash + 4)))
  )
}

const BYTE_ORDER_MARK = 0xfeff

/** Comments count as text only where nobody has begun to annotate: without tags, front matter and directives. */
function reportComments({syntax, metadata}: ArticleModel, report: Reporter): void {
  const {comments, frontMatter, text, tags} = syntax
  if (comments.length === 0 || tags.length > 0 || frontMatter || metadata.problems.length > 0)
    return
  if (comments.some(({start}) => isOurs(text, start))) return
  for (const {start, end} of comments) {
    const message = 'This comment is no part of the text: write `\\<!--` to make it one'
    const isPlain = syntax.problems.length === 0 && !MARKUP.test(text.slice(start + 1, end))
    const fix = isPlain && {fix: escaping(start, 'unsafe', 'Make it a part of the text')}
    report({message, span: {start, end}, ...fix})
  }
}

/** What might be markup once the comment around it is text. */
const MARKUP = /[\\[\]{}]|<!--/

/** Whether a comment speaks to Newsmark. */
function isOurs(text: string, start: number): boolean {
  return /^<!--[ \t\n\r]*newsmark\b/.test(text.slice(start, start + 40))
}

/** Reports a story between two lines `---` whose first word and colon make a field of it. */
function reportDateline({syntax, metadata}: ArticleModel, report: Reporter): void {
  const {frontMatter, text} = syntax
  if (!frontMatter || [...metadata.fields.keys()].some(name => FIELDS.has(name.toLowerCase())))
    return
  for (const [name, {keySpan, span}] of metadata.fields) {
    if (!/^\p{Lu}/u.test(name) || countWords(text, span) < WORDS) continue
    report({
      message: phrase`${quote(name)} is read as a field, so that this is no part of the text: write \`\\---\` at the top to make it one`,
      span: keySpan,
      fix: escaping(text.indexOf('-'), 'unsafe', 'Make it a part of the text')
    })
    return
  }
}

/** The fields that something is made of; front matter with one of them is meant as such. */
const FIELDS: ReadonlySet<string> = new Set([
  ...['id', 'title', 'source', 'date', 'language', 'author', 'url'],
  ...Object.values(sealFields)
])

/** A value of so many words is a sentence. */
const WORDS = 5

function countWords(text: string, {start, end}: Span): number {
  return text
    .slice(start, Math.min(end, start + 400))
    .trim()
    .split(/\s+/).length
}
