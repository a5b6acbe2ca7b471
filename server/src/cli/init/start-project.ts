import {join} from 'node:path'
import {isGone, isThere} from '../../node/file-kind.js'
import {findTexts} from '../../node/find-texts.js'
import {matchGlobs} from '../../project/globs.js'
import {
  CODEBOOK_FILE,
  corpusFiles,
  type NewFile,
  type NewProject,
  PROJECT_FILE
} from '../../project/new-project.js'
import {type FoundTexts, selectTexts} from '../../project/text-files.js'
import type {Failure} from '../../reporting/report.js'
import {count, printable} from '../../reporting/text.js'
import {exitCode} from '../../runner/exit-code.js'
import {toWalkFailure, toWriteFailure} from '../../runner/files/failure.js'
import {namedPath} from '../../runner/files/named-input.js'
import {type StartedTexts, startTexts} from '../../runner/import/start-texts.js'
import {type StartOptions, writeStart} from '../../runner/import/write-start.js'
import {notifyFailures} from '../../runner/notify-failures.js'
import type {RunContext} from '../../runner/run-context.js'
import {agree, askChoices, BrokenOff} from './ask.js'
import {type Choices, NO_CODEBOOK} from './choices.js'
import {sampleFiles, sideFiles, USUAL_INCLUDE} from './new-files.js'

/** How a project is started on the command line. */
export interface StartProjectOptions extends StartOptions {
  /** Whether to ask on the terminal. */
  readonly asks: boolean
  /** Whether texts may be changed that would be read otherwise than they are written. */
  readonly agrees: boolean
}

/** Starts a project in a folder, of the texts that are in it, and tells what to do next; gives the exit code. */
export async function startProject(
  folder: string,
  choices: Choices,
  options: StartProjectOptions,
  context: RunContext
): Promise<number> {
  if (!options.force && !isGone(namedPath(join(folder, PROJECT_FILE), context.cwd))) {
    const message =
      'There is a project here already: choose another folder, or write over it with `--force`'
    notifyFailures([{path: join(folder, PROJECT_FILE), message}], context)
    return exitCode.failure
  }
  try {
    return await start(folder, choices, options, context)
  } catch (error) {
    if (error instanceof BrokenOff) return exitCode.interrupted
    notifyFailures([toWriteFailure(folder, error)], context)
    return exitCode.failure
  }
}

async function start(
  folder: string,
  given: Choices,
  options: StartProjectOptions,
  context: RunContext
): Promise<number> {
  const {found, failures} = textsIn(folder, context)
  const usual = selectTexts(found)
  const articles = found.texts.length + found.articles.length
  const choices = options.asks
    ? await askChoices(given, {
        articles,
        include: articles > 0 ? usual.include : [USUAL_INCLUDE],
        codebook: articles > 0 ? CODEBOOK_FILE : NO_CODEBOOK
      })
    : given
  const corpus = articles > 0 ? corpusOf(choices, usual, found) : undefined
  const {texts = [], project} = corpus ?? {}
  const started = startTexts(folder, texts, {language: choices.language}, context.cwd)
  if (!(await mayChange(started, options, context))) return exitCode.failure
  tellRefused(folder, found, context)
  notifyFailures([...failures, ...started.failures], context)
  const files = project
    ? before(corpusFiles(project), sideFiles(choices))
    : before(sampleFiles(choices), sideFiles(choices))
  const code = writeStart({folder, texts: started.changed, files}, options, context)
  if (code !== exitCode.ok || options.mode !== 'write') return code
  const first = texts[0] ?? found.articles[0] ?? files[0]?.path ?? ''
  context.stdout.write([nextSteps(folder, first, corpus && {...corpus, articles: found.articles})])
  return failures.length + started.failures.length > 0 ? exitCode.failure : exitCode.ok
}

/** A corpus of texts that are there. */
interface Corpus {
  readonly project: NewProject
  /** The plain texts in it. */
  readonly texts: readonly string[]
}

function corpusOf(
  {include, codebook = CODEBOOK_FILE, glossary, preset}: Choices,
  usual: Pick<NewProject, 'include' | 'exclude'>,
  {texts}: FoundTexts
): Corpus {
  const globs = include === undefined ? usual : {include: [include], exclude: []}
  const own = codebook === NO_CODEBOOK ? undefined : codebook
  const takes = matchGlobs(globs.include, {dot: false})
  return {project: {...globs, glossary, codebook: own, preset}, texts: texts.filter(takes)}
}

/** A folder that is still to be made has no texts. */
function textsIn(
  folder: string,
  {cwd}: RunContext
): {readonly found: FoundTexts; readonly failures: readonly Failure[]} {
  const root = namedPath(folder, cwd)
  const failures: Failure[] = []
  if (!isThere(root)) return {found: NOTHING, failures}
  const found = findTexts(root, problem => failures.push(toWalkFailure(cwd, root, problem)))
  return {found, failures}
}

const NOTHING: FoundTexts = {articles: [], texts: [], asides: [], refused: []}

/** Whether texts that would be read as markup may be changed: nothing is, unless somebody agrees. */
async function mayChange(
  {escaped}: StartedTexts,
  {asks, agrees, mode}: StartProjectOptions,
  {notify}: RunContext
): Promise<boolean> {
  if (escaped === 0 || agrees || mode !== 'write') return true
  const what = `${count(escaped, 'text')} would be read otherwise than written, as some of ${escaped === 1 ? 'its' : 'their'} signs are markup`
  if (asks) {
    if (await agree(`${what}. Write a backslash before each of these signs?`)) return true
    notify('Nothing was written')
    return false
  }
  notify(
    `Nothing was written, as ${what}: look with \`--diff\`, and let a backslash be written before them with \`--yes\``
  )
  return false
}

/** Says of files that are no plain text why they are left out: of each form once, with the first file. */
function tellRefused(folder: string, {refused}: FoundTexts, {notify}: RunContext): void {
  const reasons = new Map<string, string[]>()
  for (const {path, reason} of refused) {
    const same = reasons.get(reason)
    if (same) same.push(path)
    else reasons.set(reason, [path])
  }
  for (const [reason, [first = '', ...more]] of reasons) {
    const others = more.length > 0 ? ` and ${count(more.length, 'more file')}` : ''
    notify(`${printable(join(folder, first))}${others}: ${reason}`)
  }
}

/** The side files come before the project file, which is the last. */
function before(files: readonly NewFile[], side: readonly NewFile[]): readonly NewFile[] {
  return [...files.slice(0, -1), ...side, ...files.slice(-1)]
}

function nextSteps(
  folder: string,
  first: string,
  corpus: (Corpus & {readonly articles: readonly string[]}) | undefined
): string {
  const inside = folder === '.' ? '' : ` ${printable(folder)}`
  const article = printable(join(folder, first))
  const told = corpus
    ? `\n${count(corpus.texts.length + corpus.articles.length, 'article')}: ${corpus.project.include.map(printable).join(', ')}\n`
    : ''
  return `${told}
Next:
  newsmark check${inside}
  newsmark mentions ${article}
  newsmark config ${article}
`
}
