import {lineEnd, lineStart} from '../../base/lines.js'
import {type Phrase, phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import {articlesAround} from '../../session/queries.js'
import {type Article, headOf, type Workspace} from '../../session/workspace.js'
import {frontMatterLines} from '../../syntax/front-matter.js'
import {type Suggestion, suggest} from './completion.js'

/** A place in the front matter of an article: the name of a field, or its value. */
export interface FieldContext {
  readonly type: 'field'
  /** The field whose value it is; undefined where the name of a field is to be written. */
  readonly field: string | undefined
  /** Of the word or the value up to the end of what is written of it. */
  readonly span: Span
}

/** The field of the front matter that the cursor is in; undefined outside, in comments and in nested lines. */
export function fieldContext(text: string, offset: number): FieldContext | undefined {
  const lines = frontMatterLines(text)
  if (!lines || offset < lines.start || offset > lines.end) return undefined
  const start = lineStart(text, offset)
  const before = text.slice(start, offset)
  const name = /^[\p{L}\p{N}_-]*$/u.exec(before)
  if (name) {
    const rest = /^[\p{L}\p{N}_-]*/u.exec(text.slice(offset, lineEnd(text, offset)))?.[0] ?? ''
    return {type: 'field', field: undefined, span: {start, end: offset + rest.length}}
  }
  const written = /^([\p{L}\p{N}_-]+)\s*:\s+(?:\[(?:[^\]]*,)?\s*)?(["']?)/u.exec(before)
  if (!written) return undefined
  const [head, field] = written
  const isList = head.includes('[')
  const behind = text.slice(offset, lineEnd(text, offset))
  const rest = (isList ? /^[^,\]]*/ : /^.*?(?=\s*$)/).exec(behind)?.[0] ?? ''
  return {type: 'field', field, span: {start: start + head.length, end: offset + rest.length}}
}

/** Suggests the fields that an article may have, or the values that a field has in the articles of the project. */
export function suggestFields(
  workspace: Workspace,
  article: Article,
  {field}: FieldContext
): readonly Suggestion[] {
  const others = usedFields(workspace, article)
  if (field !== undefined) return suggestFieldValues(article, field, others.get(field))
  const present = fieldsOf(article.text)
  const names = new Set([...FIELDS.keys(), ...others.keys()])
  return [...names]
    .filter(name => !present.some(([known]) => known === name))
    .map(name =>
      suggest({
        type: 'attribute',
        label: name,
        text: FIELDS.get(name),
        insert: `${name}: `,
        goesOn: true
      })
    )
}

/** The fields that Newsmark itself knows; a team may have any others. */
const FIELDS: ReadonlyMap<string, Phrase> = new Map([
  ['id', phrase`The name by which other articles refer to this one: without it, that of the file.`],
  ['title', phrase`The headline.`],
  ['source', phrase`Who published the article.`],
  ['date', phrase`The day of publication, as 2016-04-22.`],
  ['language', phrase`The language of the text, as en.`],
  ['url', phrase`Where the article was published.`],
  ['topic', phrase`What the article is about.`]
])

function suggestFieldValues(
  {name, text}: Article,
  field: string,
  used: ReadonlyMap<string, number> = new Map()
): readonly Suggestion[] {
  const stem = name.slice(name.lastIndexOf('/') + 1).replace(/(?:\.news)?\.[^.]*$/, '')
  const day = /\d{4}-\d\d-\d\d/.exec(name)?.[0]
  const own = field === 'id' ? [stem] : field === 'date' && day !== undefined ? [day] : []
  const isTaken = field === 'id' || field === 'title' || field === 'url'
  const byUse = isTaken ? [] : [...used].sort(field === 'date' ? byDay : byNumber)
  const values = new Set([...own, ...byUse.map(([value]) => value)])
  const written = fieldsOf(text).find(([known]) => known === field)?.[1] ?? ''
  return [...values]
    .filter(value => value !== written)
    .map(value => {
      const count = used.get(value)
      const detail = isTaken || count === undefined ? undefined : articles(count)
      return suggest({type: 'code', label: value, detail})
    })
}

function byNumber([a, x]: readonly [string, number], [b, y]: readonly [string, number]): number {
  return y - x || (a < b ? -1 : 1)
}

function byDay([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? 1 : -1
}

function articles(count: number): string {
  return count === 1 ? 'in 1 article' : `in ${count} articles`
}

/** The values of each field in the other articles of the project, with the number of articles that have them. */
function usedFields(
  workspace: Workspace,
  article: Article
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const used = new Map<string, Map<string, number>>()
  let left = MOST_ARTICLES
  for (const other of articlesAround(workspace, article.root, article.path)) {
    if (left-- === 0) break
    if (other.path === article.path) continue
    for (const [field, value] of fieldsOf(headOf(other))) {
      const values = used.get(field) ?? new Map<string, number>()
      for (const one of valuesIn(value)) values.set(one, (values.get(one) ?? 0) + 1)
      used.set(field, values)
    }
  }
  return used
}

/** So many articles are looked at: 5,000 take about 10 ms. */
const MOST_ARTICLES = 5000

/** The fields on lines of their own, as they are written: other YAML is no pattern for what one types. */
function fieldsOf(text: string): readonly (readonly [string, string])[] {
  const lines = frontMatterLines(text)
  if (!lines) return []
  const written = text.slice(lines.start, Math.min(lines.end, lines.start + LONGEST))
  return [...written.matchAll(/^([\p{L}\p{N}_-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/gmu)].map(
    ([, name = '', value = '']) => [name, value]
  )
}

/** UTF-16 units of front matter that are read for suggestions. */
const LONGEST = 4000

/** The single values of a list like `[a, b]`, or the value; none where there is no plain text. */
function valuesIn(value: string): readonly string[] {
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  const values = list === undefined ? [value] : list.split(',').map(one => one.trim())
  return values.filter(one => one !== '' && !/^[|>&*!{["'#]/.test(one))
}
