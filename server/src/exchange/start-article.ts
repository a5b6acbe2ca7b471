import type {Edit} from '../base/edits.js'
import {lineEndOf} from '../base/lines.js'
import {defaultCodebook} from '../codebook/default/codebook.js'
import {readMetadata} from '../model/metadata.js'
import {parse} from '../syntax/parse.js'
import {escapeEdits} from '../syntax/write-markup.js'
import {type ArticleFields, EMPTY_FRONT_MATTER, writeFrontMatter} from './import-text.js'

/**
 * Whether a text is an article already rather than plain text: it has a tag of a kind that the built-in codebook knows, or
 * front matter with a field that Newsmark reads. What is in it is meant as markup, and must not be escaped.
 */
export function isArticleText(text: string): boolean {
  const syntax = parse(text)
  if (syntax.tags.some(({kind}) => defaultCodebook.kinds.has(kind))) return true
  if (!syntax.frontMatter) return false
  return [...readMetadata(syntax).fields.keys()].some(name => FIELDS.has(name))
}

const FIELDS: ReadonlySet<string> = new Set(['id', 'title', 'source', 'date', 'language'])

/**
 * The edits that make an article of a plain text in its own file, in the order of the text: front matter for the fields, and
 * a backslash before what would be read as markup. The base text is the text then, without the byte order mark of the file;
 * all other bytes stay. No edits where nothing has to change.
 */
export function startArticle(text: string, fields: ArticleFields): readonly Edit[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const body = text.slice(start)
  const written = writeFrontMatter(fields, lineEndOf(body))
  const head = written === '' && body.startsWith('\uFEFF') ? EMPTY_FRONT_MATTER : written
  const escapes = escapeEdits(body).map(edit => ({
    ...edit,
    start: edit.start + start,
    end: edit.end + start
  }))
  if (head === '') return escapes
  const [first, ...rest] = escapes
  // Two edits at one place would have no order of their own.
  if (first?.start === start) return [{start, end: start, text: head + first.text}, ...rest]
  return [{start, end: start, text: head}, ...escapes]
}
