import {join} from 'node:path'
import {version} from '../../base/version.js'
import {type Exporter, fileNames, type Piece} from '../../exchange/export/exporter.js'
import type {ExportFormat} from '../../exchange/export-formats.js'
import {resolve} from '../../model/resolve.js'
import {plainKindAt} from '../../node/file-kind.js'
import {pathFrom} from '../../node/paths.js'
import {StagedFileError, type StagedFolder, stageFolder} from '../../node/staged-folder.js'
import type {Failure} from '../../reporting/report.js'
import {count, printable} from '../../reporting/text.js'
import {parse} from '../../syntax/parse.js'
import {exitCode} from '../exit-code.js'
import {toFailure, toWriteFailure} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'
import {resolveOperands} from '../files/resolve-files.js'
import type {ProjectFiles} from '../files/run-files.js'
import {notifyFailures} from '../notify-failures.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'
import {createLossReport, type LossOptions, type LossReport} from './loss-report.js'
import {refuseOwnFiles} from './own-files.js'

/** How articles are exported. */
export interface ExportOptions {
  readonly format: ExportFormat
  /** The folder that the files come into. */
  readonly folder: string
  /** Whether files that are there are replaced. */
  readonly force: boolean
  /** Whether the texts are left out. */
  readonly withoutText: boolean
  readonly losses: LossOptions
}

/**
 * Writes articles in another format, and tells what it cannot hold; gives the exit code. Nothing is at its place before all is
 * made. Throws a UsageError for articles of several projects, and for files that are there.
 */
export async function runExport(
  files: FileOptions,
  options: ExportOptions,
  context: RunContext
): Promise<number> {
  const {projects, failures: unread, notes} = resolveOperands(files, context.cwd)
  for (const note of notes) context.notify(note)
  const failures: Failure[] = [...unread]
  const chosen = onlyProject(projects, context.cwd)
  if (!chosen) {
    notifyFailures(failures, context)
    if (failures.length === 0) context.notify('No articles exported, as there is none')
    return failures.length > 0 ? exitCode.failure : exitCode.ok
  }
  const exporter = createExporter(chosen, options)
  const started = exporter.start()
  refuseReplacing(started, options, context.cwd)
  const report = createLossReport(options.losses, options.force, context)
  let staged: StagedFolder | undefined
  const signals = context.holdSignals()
  try {
    const folder = namedPath(options.folder, context.cwd)
    staged = guarded(stageFolder(folder, options.force), folder, chosen, options)
    putPieces(staged, started)
    const done = await exportArticles(exporter, chosen, staged, report, failures, context)
    if (context.progress.interrupted || signals.caught !== undefined) {
      context.notify('Nothing was written, as the export was stopped')
      return exitCode.interrupted
    }
    staged.commit()
    context.stdout.write([`Exported ${count(done, 'article')} to ${printable(options.folder)}\n`])
  } catch (error) {
    failures.push(toExportFailure(error, options.folder, context.cwd))
    context.notify('Nothing was written, as not all files could be')
    notifyFailures(failures, context)
    return exitCode.failure
  } finally {
    staged?.discard()
    signals.release()
  }
  const losses = report.finish(`What ${options.format.name} does not hold as it is`)
  failures.push(...losses.failures)
  notifyFailures(failures, context)
  return failures.length > 0 ? exitCode.failure : losses.code
}

function createExporter(
  {project: {codebook, glossary}, articles}: ProjectFiles,
  {format, withoutText}: ExportOptions
): Exporter {
  const generator = `newsmark ${version()}`
  return format.create({codebook, glossary, generator, nameOf: fileNames(articles), withoutText})
}

/** The project of all articles; undefined where there are none. */
function onlyProject(projects: readonly ProjectFiles[], cwd: string): ProjectFiles | undefined {
  const [first, second] = projects.filter(({articles}) => articles.length > 0)
  if (first && second) {
    const [one, other] = [first, second].map(({project}) => pathFrom(cwd, project.root) || '.')
    throw new UsageError(
      `Unexpected articles of several projects, as \`${one}\` and \`${other}\`, expected those of one: export one after the other`
    )
  }
  return first
}

function refuseReplacing(
  started: readonly Piece[],
  {folder, force}: ExportOptions,
  cwd: string
): void {
  const there = started.find(({file}) => {
    return plainKindAt(namedPath(`${folder}/${file}`, cwd)) !== undefined
  })
  if (there && !force)
    throw new UsageError(
      `Unexpected folder \`${folder}\`, as \`${there.file}\` is in it: choose another, or write over what is there with \`--force\``
    )
}

/** A staged folder that takes no file at the place of one of the project, where files may be replaced. */
function guarded(
  staged: StagedFolder,
  folder: string,
  project: ProjectFiles,
  {force}: ExportOptions
): StagedFolder {
  if (!force) return staged
  const refuse = refuseOwnFiles(project)
  const known = new Set<string>()
  const check = (name: string): void => {
    if (!known.has(name)) refuse(join(folder, name))
    known.add(name)
  }
  return {
    ...staged,
    append(name, text) {
      check(name)
      staged.append(name, text)
    },
    write(name, text) {
      check(name)
      staged.write(name, text)
    }
  }
}

async function exportArticles(
  exporter: Exporter,
  {project, access, articles}: ProjectFiles,
  staged: StagedFolder,
  report: LossReport,
  failures: Failure[],
  {progress}: RunContext
): Promise<number> {
  let done = 0
  progress.begin(articles.length, true, 'Exported')
  try {
    for (const path of articles) {
      await progress.advance(done)
      if (progress.interrupted) return done
      let text: string
      try {
        text = access.read(path)
      } catch (error) {
        failures.push(toFailure(access.show(path), error))
        continue
      }
      const {pieces, losses} = exporter.add(
        resolve(path, parse(text), project.codebook, project.glossary)
      )
      putPieces(staged, pieces)
      report.add(losses)
      done++
    }
  } finally {
    progress.end()
  }
  const {pieces, losses} = exporter.finish()
  putPieces(staged, pieces)
  report.add(losses)
  return done
}

function putPieces(staged: StagedFolder, pieces: readonly Piece[]): void {
  for (const {file, text, isWhole} of pieces)
    if (isWhole) staged.write(file, text)
    else staged.append(file, text)
}

function toExportFailure(error: unknown, folder: string, cwd: string): Failure {
  if (error instanceof StagedFileError)
    return toWriteFailure(pathFrom(cwd, error.path), error.cause)
  return toWriteFailure(folder, error)
}
