import {resolve} from 'node:path'
import type {Codebook} from '../codebook/codebook.js'
import {defaultCodebook} from '../codebook/default/codebook.js'
import {parseCodebook} from '../codebook/parse-codebook.js'
import type {GlossaryFile} from '../glossary/glossary.js'
import {removeUnused} from './cache-files.js'
import {
  isAtRest,
  open,
  openKeptContent,
  orUndefined,
  type Wanted,
  wantedAt
} from './compiled-glossary.js'
import {hashContent} from './content-hash.js'
import {NO_FORM, readRecord, recordFileOf} from './glossary-cache.js'
import {NoFileError} from './open-file.js'
import type {Loading} from './read-project-file.js'
import {systemCode} from './system-errors.js'

/**
 * How a program that must not wait opens large glossary files: those whose compiled form is kept. Another thread makes the
 * others.
 */
export interface KeptGlossaries {
  /** A folder outside of the repository. */
  readonly folder: string
  /** The hash of the code that compiles. */
  readonly build: string
  /** What other threads have told of glossary files since the program was started, by the ids of their tasks. */
  readonly made: ReadonlyMap<string, MadeGlossary>
  /** Is told of each glossary file whose compiled form is not there. */
  readonly make: (task: CompileTask) => void
}

/** A glossary file that is to be compiled, as plain data for another thread. */
export interface CompileTask {
  /** The same for the same file under the same codebook. */
  readonly id: string
  readonly root: string
  readonly allowed: string
  /** Relative to the root. */
  readonly path: string
  readonly folder: string
  readonly build: string
  /** The path and the text of the codebook; undefined for that of Newsmark. */
  readonly codebook: {readonly path: string; readonly text: string} | undefined
  /** That of the file as it was when the task was given. */
  readonly stamp: string
}

/** What came of a task: the content that was compiled of the file with this stamp. */
export interface MadeGlossary {
  readonly stamp: string
  /** A hash; empty where the file has no compiled form. */
  readonly content: string
  /** Whether a change of the file would show in its stamp. */
  readonly isAtRest: boolean
}

/** The codebook that rules the entries. */
export interface CodebookSource {
  readonly codebook: Codebook
  /** Relative to the root; undefined for that of Newsmark. */
  readonly codebookPath: string | undefined
  /** Empty for that of Newsmark. */
  readonly codebookText: string
}

/**
 * Opens a large glossary file in its compiled form. Where there is none, it is to be made, and until then the file is what
 * it was before, under the same codebook, or else one without entries that is awaited. Undefined for a file that is to be
 * read as any other: a small one, one that an editor has changed, and one that cannot be read or compiled.
 */
export function openKeptFile(
  loading: Loading,
  path: string,
  kept: KeptGlossaries,
  source: CodebookSource,
  before: GlossaryFile | undefined
): GlossaryFile | undefined {
  const found = openKept(loading, path, kept, source, before)
  if (!found || 'entries' in found) return found
  kept.make(found)
  if (before) return before
  loading.awaited.add(path)
  return {path, text: '', entries: [], problems: []}
}

function openKept(
  {root, allowed, overlay}: Loading,
  path: string,
  {folder, build, made}: KeptGlossaries,
  {codebook, codebookPath, codebookText}: CodebookSource,
  before: GlossaryFile | undefined
): GlossaryFile | CompileTask | undefined {
  const cache = {folder, build, codebook, codebookText, mostRows: MOST_ROWS}
  const wanted = wantedAt({root, allowed}, path, cache)
  if (!wanted) return undefined
  const text = overlay?.(resolve(root, path))
  if (text !== undefined && !mayBeSame(wanted, text, before)) return undefined
  const id = recordFileOf(wanted)
  const {stamp} = wanted
  const fresh = made.get(id)
  const isFresh = fresh?.stamp === stamp
  const record = isFresh ? undefined : readRecord(id)
  const known = isFresh ? fresh : record
  const isKnown = known?.stamp === stamp
  if (record?.stamp === stamp && record.key === NO_FORM) return undefined
  if (text !== undefined && isKnown && hashContent(text) !== known.content) return undefined
  const file = isKnown ? keptOf(wanted, known.content, before) : undefined
  // What was made just now and cannot be opened is read as a whole: there is no cache that can be written to.
  if (file || isFresh) return file
  const own = codebookPath === undefined ? undefined : {path: codebookPath, text: codebookText}
  return {id, root, allowed, path, folder, build, codebook: own, stamp}
}

/** Rows that are kept of those that were read: a program that runs all day reads all of them one day. */
const MOST_ROWS = 10_000

/** Whether the text of a file in an editor may be that on the disk; one that was changed there is read as a whole until it is closed. */
function mayBeSame({status}: Wanted, text: string, before: GlossaryFile | undefined): boolean {
  return (!before || before.stored !== undefined) && BigInt(Buffer.byteLength(text)) === status.size
}

/** The very same object as before where the content is the same, so that what is known of it stays. */
function keptOf(
  wanted: Wanted,
  content: string,
  before: GlossaryFile | undefined
): GlossaryFile | undefined {
  return before?.stored?.contentHash === content ? before : openKeptContent(wanted, content)
}

/** Compiles a glossary file and keeps that; for a thread of its own, as a million rows take many seconds. */
export function makeKept(task: CompileTask): MadeGlossary {
  const {root, allowed, path, folder, build, codebook: source, stamp} = task
  const codebook = source ? parseCodebook(source.path, source.text).codebook : defaultCodebook
  const cache = {folder, build, codebook, codebookText: source?.text ?? ''}
  const wanted = wantedAt({root, allowed}, path, cache)
  // Reading a file that cannot be compiled as any other says what is wrong with it.
  const file = wanted && orUndefined(() => open(wanted))
  if (!file) return {stamp: wanted?.stamp ?? stamp, content: '', isAtRest: true}
  tidy(folder)
  const content = file.stored?.contentHash ?? ''
  return {stamp: wanted.stamp, content, isAtRest: isAtRest(wanted.status)}
}

/** Removes compiled forms that nobody has used for long. */
function tidy(folder: string): void {
  try {
    removeUnused(folder, UNUSED)
  } catch (error) {
    if (!(error instanceof NoFileError) && systemCode(error) === undefined) throw error
  }
}

/** Milliseconds; as long as other things stay in the cache. */
const UNUSED = 30 * 24 * 60 * 60 * 1000
