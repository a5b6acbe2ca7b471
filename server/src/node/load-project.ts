import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {phrase} from '../base/phrase.js'
import type {Codebook} from '../codebook/codebook.js'
import {defaultCodebook} from '../codebook/default/codebook.js'
import {parseCodebook} from '../codebook/parse-codebook.js'
import {joinGlossary, rejoinGlossary} from '../glossary/compiled/join-glossary.js'
import type {Location} from '../glossary/entry.js'
import {buildGlossary, type Glossary, type GlossaryFile} from '../glossary/glossary.js'
import {
  type GlossaryReading,
  holdEntries,
  isReading,
  parseGlossaryFile,
  readGlossaryFile
} from '../glossary/parse-glossary.js'
import {rereadGlossaryFile} from '../glossary/reread-glossary.js'
import {type Baseline, baselineName, parseBaseline} from '../project/baseline.js'
import {type DeclaredConfig, fromRoot, last, mergeConfigs} from '../project/config.js'
import {FileTexts} from '../project/file-texts.js'
import {type ParsedConfig, parseDeclaredConfig} from '../project/parse-config.js'
import type {KnownRules} from '../project/presets.js'
import type {ProjectProblem} from '../project/problem.js'
import {countingText, type Project} from '../project/project.js'
import {buildHash} from './build-hash.js'
import {compileInMemory, openCompiled} from './compiled-glossary.js'
import type {GlossaryPlace} from './glossary-cache.js'
import {type CodebookSource, type KeptGlossaries, openKeptFile} from './kept-glossary.js'
import {loadGlossaryFiles} from './load-glossary-files.js'
import {allowedRoot, pathFrom, projectFileName, toPortable} from './paths.js'
import {hold, type Loading, lastText, readProjectFile, report} from './read-project-file.js'

/** How a project is loaded. */
export interface LoadOptions {
  /** The project file; by default `newsmark.yaml` in the root, if it is there. */
  readonly file?: string
  /** Whether no project file counts: no `newsmark.yaml`, codebook, glossary and baseline. */
  readonly isolated?: boolean
  /** The rules that may be set. */
  readonly knownRules: KnownRules
  /** The texts of files that are open in an editor, by absolute path. */
  readonly overlay?: (absolutePath: string) => string | undefined
  /**
   * For whoever loads the project again and again: what it was the time before, if it was loaded. The codebook and the
   * glossary are the same objects where they say the same, and only what has changed of a glossary file is read again.
   */
  readonly again?: {
    readonly before: Project | undefined
    /** How large glossary files are opened in their compiled form; without it all are read. */
    readonly kept?: KeptGlossaries
    /** What was read ahead of a glossary file that is open, by its path in the project: an edit of it reads only what it touches. */
    readonly readAhead?: (path: string) => GlossaryReading | undefined
  }
  /** Where large glossary files are compiled to; without it all are read as a whole. */
  readonly glossaryCache?: GlossaryPlace
  /** Whether the glossary is left out, as nobody asks for it. */
  readonly withoutGlossary?: boolean
  /** Whether so little of the glossary will be asked for that smaller files are opened in their compiled form, too. */
  readonly isBrief?: boolean
}

/**
 * Reads a project's configuration, codebook, glossary and baseline. What is missing, unreadable, wrong or outside
 * of the repository stands among the problems; nothing is thrown for it.
 */
export function loadProject(root: string, options: LoadOptions): Project {
  const loading = startLoading(root, options)
  const {file, configs} = declaredIn(loading, options)
  const codebook = loadCodebook(loading, configs)
  const glossary =
    options.isolated || options.withoutGlossary
      ? buildGlossary([])
      : loadGlossary(loading, configs, codebook, options)
  return {
    root: loading.root,
    file: file === undefined ? undefined : toPortable(file),
    config: mergeConfigs(configs),
    codebook,
    glossary,
    baseline: options.isolated ? undefined : loadBaseline(loading),
    problems: loading.problems,
    texts: loading.texts,
    held: loading.held,
    unread: loading.unread,
    ...(loading.awaited.size > 0 && {awaited: loading.awaited})
  }
}

/** The project files that hold for a project, the ones that others build on first, and their texts by path. */
export interface LoadedConfigs {
  readonly configs: readonly DeclaredConfig[]
  readonly texts: ReadonlyMap<string, string>
}

/** Reads what a project's files say, each for itself, as `loadProject` does before it joins them. */
export function loadConfigs(root: string, options: LoadOptions): LoadedConfigs {
  const loading = startLoading(root, options)
  return {configs: declaredIn(loading, options).configs, texts: loading.texts}
}

function startLoading(root: string, {overlay, again}: LoadOptions): Loading {
  const allowed = allowedRoot(root)
  const before = again?.before
  return {
    root: toPortable(root),
    allowed,
    overlay,
    problems: [],
    texts: new FileTexts(),
    before,
    held: [],
    unread: new Set(),
    awaited: new Set()
  }
}

function declaredIn(loading: Loading, options: LoadOptions) {
  const file = options.isolated ? undefined : (options.file ?? projectFileIn(loading))
  if (file === undefined) return {file, configs: []}
  return {file, configs: readConfigs(loading, pathFrom(loading.root, file), options.knownRules)}
}

function projectFileIn({root, overlay}: Loading): string | undefined {
  const file = join(root, projectFileName)
  return overlay?.(file) !== undefined || existsSync(file) ? file : undefined
}

function loadGlossary(
  loading: Loading,
  configs: readonly DeclaredConfig[],
  codebook: Codebook,
  {again, glossaryCache, isBrief}: LoadOptions
): Glossary {
  if (!again) return loadAnew(loading, configs, codebook, glossaryCache, isBrief)
  const old = again.before?.glossary
  const known = new Map(old?.files.map(file => [file.path, file]))
  for (const path of again.before?.awaited ?? []) known.delete(path)
  const read = (path: string, text: string): GlossaryFile => {
    const before = known.get(path)
    const file = before?.heldFrom ?? before
    const ahead = again.readAhead?.(path)
    // A file that several projects share has another path in each.
    const other = ahead?.path === path ? ahead : undefined
    const reading = file && isReading(file) ? file : other
    const now = reading
      ? rereadGlossaryFile(reading, text, codebook)
      : readGlossaryFile(path, text, codebook)
    return holdEntries(before, now)
  }
  const isSame = again.before?.codebook === codebook
  const source = {codebook, ...codebookSource(loading, configs)}
  const open = (path: string): GlossaryFile | undefined =>
    again.kept &&
    openKeptFile(loading, path, again.kept, source, isSame ? known.get(path) : undefined)
  const files = loadGlossaryFiles(loading, configs, codebook, read, open)
  return old ? rejoinGlossary(old, files) : joinGlossary(files)
}

function loadAnew(
  loading: Loading,
  configs: readonly DeclaredConfig[],
  codebook: Codebook,
  place: GlossaryPlace | undefined,
  isBrief = false
): Glossary {
  const {codebookText} = codebookSource(loading, configs)
  const brief = isBrief ? {smallest: SMALLEST_IN_BRIEF} : {}
  const open = (path: string): GlossaryFile | undefined => {
    if (place === undefined) return undefined
    if (place === 'memory') return compileInMemory(loading, path, {codebook})
    const {folder} = place
    const build = buildHash()
    return openCompiled(loading, path, {folder, codebook, codebookText, build, ...brief})
  }
  return joinGlossary(loadGlossaryFiles(loading, configs, codebook, parseGlossaryFile, open))
}

/**
 * Bytes of the smallest file that a run over few articles opens in its compiled form: with 500 entries in 70 KB, such a run
 * takes a sixth less of the processor, and one over 1,000 articles a sixth more.
 */
const SMALLEST_IN_BRIEF = 48 * 1024

/** The path and the text of the codebook that counts; no path and an empty text for that of Newsmark. */
function codebookSource(
  {texts, held}: Loading,
  configs: readonly DeclaredConfig[]
): Pick<CodebookSource, 'codebookPath' | 'codebookText'> {
  const declared = last(configs, config => config.codebook)
  const codebookPath = declared && fromRoot(declared)
  if (codebookPath === undefined) return {codebookPath, codebookText: ''}
  const text = held.find(({path}) => path === codebookPath)?.text ?? texts.get(codebookPath)
  return {codebookPath, codebookText: text ?? ''}
}

function loadCodebook(loading: Loading, configs: readonly DeclaredConfig[]): Codebook {
  const declared = last(configs, config => config.codebook)
  if (declared === undefined) return defaultCodebook
  const path = fromRoot(declared)
  const text = readProjectFile(loading, path, declared.location)
  if (text === undefined) return defaultCodebook
  const {before, held} = loading
  const known = before?.config.codebook === path ? countingText(before, path) : undefined
  if (before && known === text && before.texts.get(path) === text) {
    loading.problems.push(...before.problems.filter(({ruleId}) => ruleId === 'invalid-codebook'))
    return before.codebook
  }
  const {now, counts} = readHolding(loading, path, text, of => parseCodebook(path, of))
  for (const problem of now.problems)
    loading.problems.push({ruleId: 'invalid-codebook', ...problem})
  const isHeld = known !== undefined && held.some(file => file.path === path)
  return before && isHeld ? before.codebook : counts.codebook
}

/**
 * Reads a text of YAML or JSON: what it says now, and what counts. While it is broken, that is what the text before it says, as
 * one stray quote would otherwise change what holds for all articles.
 */
function readHolding<T extends {readonly isBroken: boolean}>(
  loading: Loading,
  path: string,
  text: string,
  parse: (text: string) => T
): {readonly now: T; readonly counts: T} {
  const now = parse(text)
  const last = now.isBroken ? lastText(loading, path) : undefined
  const before = last === undefined ? now : parse(last)
  if (last === undefined || before.isBroken) return {now, counts: now}
  hold(loading, path, last)
  return {now, counts: before}
}

/** Project files by where they stand while they are read. */
interface Chain {
  readonly loading: Loading
  readonly knownRules: KnownRules
  /** Files that are read already, or are being read. */
  readonly seen: Set<string>
  readonly configs: DeclaredConfig[]
}

/**
 * Reads a project file, given relative to the root, and all that it extends: the ones it builds on come
 * first. A file that several extend counts once; one that extends itself is reported.
 */
function readConfigs(
  loading: Loading,
  path: string,
  knownRules: KnownRules
): readonly DeclaredConfig[] {
  const chain: Chain = {loading, knownRules, seen: new Set(), configs: []}
  const place = {path, span: {start: 0, end: 0}}
  follow(chain, path, place, [])
  return chain.configs
}

function follow(chain: Chain, path: string, place: Location, open: readonly string[]): void {
  if (open.includes(path)) {
    report(
      chain.loading,
      place,
      phrase`circle of \`extends\` through \`${path}\``,
      phrase`a file that does not extend this one`
    )
    return
  }
  if (chain.seen.has(path)) return
  chain.seen.add(path)
  const text = readProjectFile(chain.loading, path, place)
  if (text === undefined) return
  const {loading, knownRules} = chain
  const parse = (of: string): ParsedConfig<DeclaredConfig> =>
    parseDeclaredConfig(path, of, knownRules)
  const {now, counts} = readHolding(loading, path, text, parse)
  const {config} = counts
  for (const problem of now.problems) loading.problems.push(problem)
  for (const parent of config.extends) {
    follow(chain, fromRoot(parent), parent.location, [...open, path])
  }
  chain.configs.push(config)
}

/** Reads the findings that a project accepts, if it lists any in a file in its root; what is wrong stands among the problems. */
function loadBaseline(loading: Loading): Baseline | undefined {
  const {root, overlay} = loading
  const file = join(root, baselineName)
  if (overlay?.(file) === undefined && !existsSync(file)) return undefined
  const unread: ProjectProblem[] = []
  const place = {path: baselineName, span: {start: 0, end: 0}}
  const text = readProjectFile({...loading, problems: unread}, baselineName, place)
  for (const problem of unread) loading.problems.push({...problem, ruleId: 'invalid-baseline'})
  if (text === undefined) return undefined
  const {now, counts} = readHolding(loading, baselineName, text, of =>
    parseBaseline(baselineName, of)
  )
  for (const problem of now.problems) loading.problems.push(problem)
  return counts.baseline
}
