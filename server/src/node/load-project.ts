import {existsSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import type {Codebook} from '../codebook/codebook.js'
import {defaultCodebook} from '../codebook/default-codebook.js'
import {parseCodebook} from '../codebook/parse-codebook.js'
import {buildGlossary} from '../glossary/build-glossary.js'
import type {DeclaredConfig} from '../project/declared-config.js'
import {fromRoot, last, mergeConfigs} from '../project/merge-configs.js'
import type {Project} from '../project/project.js'
import {loadGlossaryFiles} from './load-glossary-files.js'
import {allowedRoot, projectFileName, toPortable} from './paths.js'
import {readConfigs} from './read-configs.js'
import {type Loading, readProjectFile} from './read-project-file.js'

/** How a project is loaded. */
export interface LoadOptions {
  /** The project file; by default `newsmark.yaml` in the root, if it is there. */
  readonly file?: string
  /** The ids of the rules that may be set. */
  readonly knownRules: ReadonlySet<string>
  /** The texts of files that are open in an editor, by absolute path. */
  readonly overlay?: (absolutePath: string) => string | undefined
}

/**
 * Reads a project's configuration, codebook and glossary. What is missing, unreadable, wrong or outside
 * of the repository stands among the problems; nothing is thrown for it.
 */
export function loadProject(root: string, options: LoadOptions): Project {
  const loading: Loading = {
    root: toPortable(root),
    allowed: allowedRoot(root),
    overlay: options.overlay,
    problems: [],
    texts: new Map()
  }
  const file = options.file ?? projectFileIn(loading)
  const configs =
    file === undefined ? [] : readConfigs(loading, pathOf(root, file), options.knownRules)
  const codebook = loadCodebook(loading, configs)
  const glossary = buildGlossary(loadGlossaryFiles(loading, configs, codebook))
  return {
    root: loading.root,
    file: file === undefined ? undefined : toPortable(file),
    config: mergeConfigs(configs),
    codebook,
    glossary,
    problems: loading.problems,
    texts: loading.texts
  }
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
