import {defaultCodebook} from '../../codebook/default/codebook.js'
import {type Annotation, versionOf} from '../../exchange/compare/annotation.js'
import {buildGlossary} from '../../glossary/glossary.js'
import {resolve} from '../../model/resolve.js'
import {readText} from '../../node/file-system.js'
import {parse} from '../../syntax/parse.js'
import {exitCode} from '../exit-code.js'
import {namedPath} from '../files/named-input.js'
import type {RunContext} from '../run-context.js'

/**
 * Prints an article as git compares it line by line: its front matter, its text, and its annotations, one a line. No project
 * is looked for, as git hands over temporary files. Gives the exit code; throws what reading throws.
 */
export function printTextForm(
  path: string,
  {cwd, stdout}: Pick<RunContext, 'cwd' | 'stdout'>
): number {
  stdout.write([textForm(readText(namedPath(path, cwd)))])
  return exitCode.ok
}

function textForm(text: string): string {
  const syntax = parse(text)
  const version = versionOf(resolve('article', syntax, defaultCodebook, buildGlossary([])))
  const lines = version.annotations.map(annotation => lineOf(annotation, version.text))
  const body = version.text.replace(/\s+$/, '')
  return `${text.slice(0, syntax.bodyStart)}${body}\n\n${lines.join('')}`
}

/** `claim #c1 “words” speaker="ann ben"`, with the values as they are written, sorted by name. */
function lineOf({kind, id, fragments, units}: Annotation, text: string): string {
  const words = fragments.map(({start, end}) => text.slice(start, end)).join(' … ')
  const values = units
    .flatMap(({attributes}) => attributes)
    .filter(({name}) => name !== 'id' && name !== 'continues')
    .map(({name, written: {value}}) => (value === '' ? name : `${name}=${quoted(value)}`))
  const parts = [kind, ...(id === undefined ? [] : [`#${id}`]), `“${words}”`, ...values.sort()]
  return `${parts.join(' ').replace(/\s+/g, ' ')}\n`
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value
}
