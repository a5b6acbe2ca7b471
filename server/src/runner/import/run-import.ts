import {basename, dirname, join} from 'node:path'
import type {ImportFormat} from '../../exchange/import-formats.js'
import type {ArticleFields} from '../../exchange/import-text.js'
import {isThere} from '../../node/file-kind.js'
import {decodeText, readText} from '../../node/file-system.js'
import {readStdin} from '../../node/standard-streams.js'
import type {Failure} from '../../reporting/report.js'
import {printable} from '../../reporting/text.js'
import {exitCode} from '../exit-code.js'
import {toFailureAt, toWriteFailure} from '../files/failure.js'
import {namedPath, STDIN_NAME} from '../files/named-input.js'
import {notifyFailures} from '../notify-failures.js'
import type {RunContext} from '../run-context.js'
import {findSources} from './find-sources.js'
import {writeImported} from './write-imported.js'

/** What is made of files that are brought in. */
export interface ImportOptions {
  readonly format: ImportFormat
  /** What is said of all of the articles. */
  readonly fields: ArticleFields
  /** Where titles come from that are not said; nowhere by default. */
  readonly titles: 'first-line' | 'file-name' | undefined
  /** The folder to write to; by default each article stands beside its file. */
  readonly folder: string | undefined
  /** Whether to write over articles that are there. */
  readonly force: boolean
}

/** Makes an article of each of the files that are named, and says which; gives the exit code. */
export function runImport(
  operands: readonly string[],
  options: ImportOptions,
  context: RunContext
): number {
  const {cwd} = context
  const sources = findSources(operands, cwd)
  const failures: Failure[] = [...sources.failures]
  const taken = new Map<string, string>()
  const signals = context.holdSignals()
  try {
    for (const source of sources.paths) {
      if (signals.caught !== undefined) break
      const failure = importFile(source, taken, options, context)
      if (failure) failures.push(failure)
    }
    notifyFailures(failures, context)
    if (signals.caught !== undefined) return exitCode.interrupted
    return failures.length > 0 ? exitCode.failure : exitCode.ok
  } finally {
    signals.release()
  }
}

/** Makes an article of standard input, and prints it. Throws what decoding throws. */
export function importStdin({format, fields, titles}: ImportOptions, context: RunContext): void {
  const text = decodeText(readStdin(), STDIN_NAME)
  const own = titles === 'first-line' ? format.titleOf(text) : undefined
  context.stdout.write([format.toArticle(text, {...(own && {title: own}), ...fields})])
}

/** Gives the failure of a file of which no article was made; `taken` are the articles written so far, by their files. */
function importFile(
  source: string,
  taken: Map<string, string>,
  options: ImportOptions,
  {cwd, stdout}: RunContext
): Failure | undefined {
  const target = targetOf(source, options.folder)
  const path = namedPath(target, cwd)
  const other = taken.get(path)
  if (other !== undefined)
    return {
      path: source,
      message: `The article of ${printable(other)} has the same name: rename one of them`
    }
  let article: string
  try {
    article = makeArticle(readText(namedPath(source, cwd)), source, options)
  } catch (error) {
    return toFailureAt(cwd, source, error)
  }
  if (!options.force && isThere(path))
    return {
      path: target,
      message:
        'There is an article here already: choose another folder, or write over it with `--force`'
    }
  try {
    writeImported(path, article, options.folder && namedPath(options.folder, cwd))
  } catch (error) {
    return toWriteFailure(target, error)
  }
  taken.set(path, source)
  stdout.write([`Wrote  ${printable(target)}\n`])
  return undefined
}

function makeArticle(
  text: string,
  source: string,
  {format, fields, titles}: ImportOptions
): string {
  const own =
    titles === 'first-line'
      ? format.titleOf(text)
      : titles === 'file-name'
        ? stemOf(source)
        : undefined
  return format.toArticle(text, {...(own && {title: own}), ...fields})
}

/** The path of an article, beside its file or in a folder: `a/truce.txt` becomes `truce.news.txt`. */
function targetOf(source: string, folder: string | undefined): string {
  return join(folder ?? dirname(source), `${stemOf(source)}.news.txt`)
}

/** The name of a file without its ending, that of an article included. */
function stemOf(source: string): string {
  const name = basename(source)
  return name.replace(/(?<=.)(?:\.news\.txt|\.[^.]*)$/, '')
}
