import {join} from 'node:path'
import {asSuggestions} from '../../exchange/anchor/apply-annotations.js'
import {articleOfBrat, type BratAnnotations, readBrat} from '../../exchange/brat/import-brat.js'
import {isArticlePath} from '../../exchange/brat/manifest.js'
import type {Renaming} from '../../exchange/brat/renaming.js'
import type {ArticleFields} from '../../exchange/import-text.js'
import {sealingHash} from '../../model/seal.js'
import {plainKindAt} from '../../node/file-kind.js'
import {readText} from '../../node/file-system.js'
import type {Project} from '../../project/project.js'
import type {Failure} from '../../reporting/report.js'
import {count, printable} from '../../reporting/text.js'
import {exitCode} from '../exit-code.js'
import {createLossReport, type LossOptions, type LossReport} from '../export/loss-report.js'
import {toFailureAt, toWriteFailure} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'
import {projectFinder} from '../files/project-finder.js'
import {loadFound} from '../files/run-project.js'
import {notifyFailures} from '../notify-failures.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {bringInto} from './bring-into.js'
import {type BratSource, exportedAnnotations, findBrat} from './find-brat.js'
import {type TargetArticle, type TargetArticles, targetArticles} from './target-articles.js'
import {writeImported} from './write-imported.js'

/** What is made of annotations in brat. */
export interface BratImportOptions {
  /** What is said of all articles that are new. */
  readonly fields: ArticleFields
  /** The folder to write to; by default each article stands beside its text, or is changed where it is. */
  readonly folder: string | undefined
  readonly force: boolean
  /** The articles that the annotations are brought into; new articles without it. */
  readonly texts: string | undefined
  /** Who suggests the annotations; undefined where they hold. */
  readonly suggestedBy: string | undefined
  /** What names of brat are called in the project. */
  readonly renaming: Renaming | undefined
  readonly losses: LossOptions
}

/** An article that was made, and where it goes. */
interface Made {
  readonly target: string
  readonly text: string
  readonly conflicts: number
}

/** What all texts share. */
interface Task {
  readonly options: BratImportOptions
  readonly files: FileOptions
  readonly context: RunContext
  readonly report: LossReport
  readonly failures: Failure[]
  readonly articles: TargetArticles | undefined
  /** The sources of the articles that are written. */
  readonly taken: Map<string, string>
  /** How many tags of articles stay though their `.ann` files lack them. */
  kept: number
}

/** Makes articles of texts with annotations in brat, or brings these into articles; gives the exit code. */
export async function runImportBrat(
  operands: readonly string[],
  files: FileOptions,
  options: BratImportOptions,
  context: RunContext
): Promise<number> {
  const {sources, failures: unread} = findBrat(operands, context.cwd)
  const {texts} = options
  const articles = texts === undefined ? undefined : targetArticles(texts, files, context.cwd)
  const failures: Failure[] = [...unread]
  const report = createLossReport(options.losses, options.force, context)
  const task: Task = {
    options,
    files,
    context,
    report,
    failures,
    articles,
    taken: new Map<string, string>(),
    kept: 0
  }
  let conflicts = 0
  const signals = context.holdSignals()
  context.progress.begin(sources.length, true, 'Imported')
  try {
    for (const [index, source] of sources.entries()) {
      await context.progress.advance(index)
      if (signals.caught !== undefined || context.progress.interrupted) break
      conflicts += importOne(source, task)
    }
  } finally {
    context.progress.end()
    signals.release()
  }
  const losses = report.finish('What is not as it was in brat')
  failures.push(...(articles?.failures ?? []), ...losses.failures)
  notifyFailures(failures, context)
  if (task.kept > 0)
    context.notify(
      `${count(task.kept, 'tag')} of the articles ${task.kept === 1 ? 'stays though it is' : 'stay though they are'} not in brat, as nothing tells whether that was deleted there or never exported`
    )
  if (conflicts > 0) context.notify(`${count(conflicts, 'conflict')} noted in the articles`)
  if (signals.caught !== undefined || context.progress.interrupted) return exitCode.interrupted
  if (failures.length > 0) return exitCode.failure
  return conflicts > 0 ? exitCode.findings : losses.code
}

/** Gives the number of conflicts that were noted. */
function importOne(source: BratSource, task: Task): number {
  const {failures, context} = task
  const read = readPair(source, task)
  if (!read) return 0
  try {
    const made = task.articles
      ? bringIntoArticle(source, read.txt, read.ann, task)
      : makeArticle(source, read.txt, read.ann, task)
    if (made && write(made, source, task)) return made.conflicts
  } catch (error) {
    failures.push(toFailureAt(context.cwd, `${source.stem}.ann`, error))
  }
  return 0
}

function readPair(
  {stem, links}: BratSource,
  {failures, context: {cwd}}: Task
): {txt: string; ann: string} | undefined {
  const there = ['.txt', '.ann'].map(
    ending => plainKindAt(namedPath(stem + ending, cwd)) !== undefined
  )
  if (!there[0] || !there[1]) {
    const [has, lacks] = there[0] ? ['.txt', '.ann'] : ['.ann', '.txt']
    const message = `There is no \`${baseName(stem)}${lacks}\` beside this file: put the two together`
    failures.push({path: there[0] || there[1] ? stem + has : `${stem}.ann`, message})
    return undefined
  }
  let file = `${stem}.txt`
  try {
    const txt = readText(namedPath(file, cwd), undefined, links)
    file = `${stem}.ann`
    return {txt, ann: readText(namedPath(file, cwd), undefined, links)}
  } catch (error) {
    failures.push(toFailureAt(cwd, file, error))
    return undefined
  }
}

/** Reads the annotations, and tells what is wrong in them. */
function readAnnotations(
  {stem}: BratSource,
  txt: string,
  ann: string,
  {codebook}: Pick<Project, 'codebook'>,
  {failures, report, options: {renaming}}: Task,
  taken: Iterable<string> = []
): BratAnnotations {
  const path = `${stem}.ann`
  const found = readBrat(txt, ann, path, codebook, {taken, renaming})
  for (const {line, message} of found.problems) failures.push({path: `${path}:${line}`, message})
  report.add(found.losses)
  return found
}

function makeArticle(source: BratSource, txt: string, ann: string, task: Task): Made {
  const {options, files, context} = task
  const {known, stem, name} = source
  const own = known && isArticlePath(known.path) ? known.path : `${name}.news.txt`
  const target = options.folder === undefined ? `${stem}.news.txt` : join(options.folder, own)
  const project = loadFound(
    projectFinder(files, context.cwd)(namedPath(target, context.cwd)),
    files
  )
  const read = readAnnotations(source, txt, ann, project, task)
  const {suggestedBy} = options
  const found =
    suggestedBy === undefined
      ? read
      : {...read, annotations: asSuggestions(read.annotations, suggestedBy)}
  const metadata = known && known['text-sha256'] === sealingHash(txt) ? known.metadata : {}
  const {text, losses} = articleOfBrat(
    {...found, losses: []},
    {...metadata, ...options.fields},
    `${stem}.ann`,
    project.codebook
  )
  task.report.add(losses)
  return {target, text, conflicts: 0}
}

/** Brings annotations into the article that their text is. */
function bringIntoArticle(
  source: BratSource,
  txt: string,
  ann: string,
  task: Task
): Made | undefined {
  const {articles, options, failures, report} = task
  const {stem, known} = source
  const article = articles?.find(txt, source.name, known)
  if (!article) {
    const message = `No article of ${printable(options.texts ?? '')} has this text or this name, or several have: name the folder it is in`
    failures.push({path: `${stem}.txt`, message})
    return undefined
  }
  const {model} = article
  const taken = model.units.flatMap(({id}) => (id === undefined ? [] : [id]))
  const path = `${stem}.ann`
  const isSame = known?.['text-sha256'] === sealingHash(txt)
  const before = isSame ? exportedAnnotations(source) : undefined
  const {applied, losses, kept} = bringInto(
    {
      path,
      found: readAnnotations(source, txt, ann, model, task, taken),
      exported:
        before === undefined
          ? undefined
          : readBrat(txt, before, path, model.codebook, {taken, renaming: options.renaming}),
      suggestedBy: options.suggestedBy
    },
    article
  )
  report.add(losses)
  if (!applied) {
    failures.push({
      path: article.path,
      message: 'The annotations cannot be written into this article: check it first'
    })
    return undefined
  }
  task.kept += kept
  report.add(applied.losses)
  if (options.folder === undefined && applied.text === model.syntax.text) return undefined
  return {target: targetOf(article, options), text: applied.text, conflicts: applied.conflicts}
}

function targetOf({path, name}: TargetArticle, {folder}: BratImportOptions): string {
  return folder === undefined ? path : join(folder, name)
}

/** Writes an article, unless another one is in its place; gives whether it did. */
function write(
  {target, text}: Made,
  {stem}: BratSource,
  {options, failures, taken, context: {cwd, stdout}}: Task
): boolean {
  const path = namedPath(target, cwd)
  const other = taken.get(path)
  const message =
    other !== undefined
      ? `The article of ${printable(other)} has the same name: rename one of them`
      : !options.force && plainKindAt(path) !== undefined
        ? 'There is an article here already: choose another folder, or write over it with `--force`'
        : undefined
  if (message !== undefined) {
    failures.push({path: other === undefined ? target : `${stem}.ann`, message})
    return false
  }
  try {
    writeImported(path, text, options.folder && namedPath(options.folder, cwd))
  } catch (error) {
    failures.push(toWriteFailure(target, error))
    return false
  }
  taken.set(path, `${stem}.ann`)
  stdout.write([`Wrote  ${printable(target)}\n`])
  return true
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
