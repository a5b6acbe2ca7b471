import {lineEndOf} from '../base/lines.js'
import {writeScalar} from '../data/yaml/write-scalar.js'
import {toBaseText} from '../syntax/base-text.js'
import {parse} from '../syntax/parse.js'
import {escapeBody} from '../syntax/write-markup.js'

/** The fields of a new article's front matter, by name; those without a value are left out. */
export type ArticleFields = Readonly<Record<string, string | undefined>>

/**
 * Makes an article of plain text: the inverse of `toBaseText`, so that the base text of what it gives is the text, whole
 * and to the last code unit. What would be read as markup is escaped; front matter is written for fields, and before a
 * byte order mark, which would else be that of the file. Throws an error where the law does not hold, as that is a bug.
 */
export function importText(text: string, fields: ArticleFields): string {
  const head = writeFrontMatter(fields, lineEndOf(text))
  const article =
    (head === '' && text.startsWith('\uFEFF') ? EMPTY_FRONT_MATTER : head) + escapeBody(text)
  if (toBaseText(parse(article)).text !== text) throw new Error('The text would not come back')
  return article
}

/** Front matter that says nothing, before a text whose first character would else be the byte order mark of the file. */
export const EMPTY_FRONT_MATTER = '---\n---\n'

/** Writes front matter with its fences and the line end behind it; nothing where no field has a value. */
export function writeFrontMatter(fields: ArticleFields, lineEnd = '\n'): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${writeValue(name, value)}${lineEnd}`]
  )
  return lines.length === 0 ? '' : `---${lineEnd}${lines.join('')}---${lineEnd}`
}

/** A date is read as text whatever it looks like; only what YAML cannot read without quotes is put in quotes. */
function writeValue(name: string, value: string): string {
  return name === 'date' && /^\d[\d.+TZ~?%X/-]*$/.test(value) ? value : writeScalar(value)
}

/**
 * The headline of a plain text: its first line that is not blank, without the blanks at its ends; undefined where there
 * is none, or where it is longer than a headline, as that is a paragraph.
 */
export function headlineOf(text: string): string | undefined {
  const line = /[^\s\uFEFF][^\n\r]*/.exec(text)?.[0].trim()
  return line && line.length <= LONGEST ? line : undefined
}

/** UTF-16 units of a headline. */
const LONGEST = 200
