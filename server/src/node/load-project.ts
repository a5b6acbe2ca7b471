import {existsSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import type {Codebook} from '../codebook/codebook.js'
import {defaultCodebook} from '../codebook/default-codebook.js'
import {parseCodebook} from '../codebook/parse-codebook.js'
import {buildGlossary} from '../glossary/build-glossary.js'
import type {DeclaredConfig} from '../project/declared-config.js'
import type {KnownRules} from '../project/known-rules.js'
import {fromRoot, last, mergeConfigs} from '../project/merge-configs.js'
import type {Project} from '../project/project.js'
import {loadBaseline} from './load-baseline.js'
import {loadGlossaryFiles} from './load-glossary-files.js'
import {allowedRoot, projectFileName, toPortable} from './paths.js'
import {readConfigs} from './read-configs.js'
import {type Loading, readProjectFile} from './read-project-file.js'

/** How a project is loaded. */
export interface LoadOptions {
  /** The project file; by default `newsmark.yaml` in the root, if it is there. */
  readonly file?: string
  /** The rules that may be set. */
  readonly knownRules: KnownRules
  /** The texts of files that are open in an editor, by absolute path. */
  readonly overlay?: (absolutePath: string) => string | undefined
}

/**
 * Reads a project's configuration, codebook, glossary and baseline. What is missing, unreadable, wrong or outside
 * of the repository stands among the problems; nothing is thrown for it.
 */
export function loadProject(root: string, options: LoadOptions): Project {
  const loading = startLoading(root, options)
  const {file, configs} = declaredIn(loading, options)
  const codebook = loadCodebook(loading, configs)
  const glossary = buildGlossary(loadGlossaryFiles(loading, configs, codebook))
  return {
    root: loading.root,
    file: file === undefined ? undefined : toPortable(file),
    config: mergeConfigs(configs),
    codebook,
    glossary,
    baseline: loadBaseline(loading),
    problems: loading.problems,
    texts: loading.texts
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

function startLoading(root: string, {overlay}: LoadOptions): Loading {
  const allowed = allowedRoot(root)
  return {root: toPortable(root), allowed, overlay, problems: [], texts: new Map()}
}

function declaredIn(loading: Loading, options: LoadOptions) {
  const file = options.file ?? projectFileIn(loading)
  if (file === undefined) return {file, configs: []}
  return {file, configs: readConfigs(loading, pathOf(loading.root, file), options.knownRules)}
}

function projectFileIn({root, overlay}: Loading): string | undefined {
  const file = join(root, projectFileName)
  return overlay?.(file) !== undefined || existsSync(file) ? file : undefined
}

function pathOf(root: string, file: string): string {
  return relative(root, file).replaceAll(sep, '/')
}

function loadCodebook(loading: Loading, configs: readonly DeclaredConfig[]): Codebook {
  const declared = last(configs, config => config.codebook)
  if (declared === undefined) return defaultCodebook
  const path = fromRoot(declared)
  const text = readProjectFile(loading, path, declared.location)
  if (text === undefined) return defaultCodebook
  const {codebook, problems} = parseCodebook(path, text)
  for (const problem of problems) loading.problems.push({ruleId: 'invalid-codebook', ...problem})
  return codebook
}
