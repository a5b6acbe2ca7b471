import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {parseCodebook} from '../../server/src/codebook/parse-codebook.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {resolve} from '../../server/src/model/resolve.js'
import {decode} from '../../server/src/node/file-system.js'
import {
  baselineName,
  type ParsedBaseline,
  parseBaseline
} from '../../server/src/project/baseline.js'
import {matchGlobs} from '../../server/src/project/globs.js'
import {parseProjectConfig} from '../../server/src/project/parse-config.js'
import type {Project} from '../../server/src/project/project.js'
import {includes} from '../../server/src/project/selection.js'
import {knownRules} from '../../server/src/rules/registry.js'
import {parse} from '../../server/src/syntax/parse.js'
import {bytesOf, type FixtureFile} from './fixture.js'

/** A project in memory, and the models of its articles in the order of the files. */
export interface FixtureProject {
  readonly project: Project
  readonly articles: readonly ArticleModel[]
  /** Those of the articles that are no UTF-8 text. */
  readonly foreign: readonly ForeignFile[]
}

/** The file of an article that cannot be read. */
export interface ForeignFile {
  readonly path: string
  /** What it seems to hold. */
  readonly encoding: string
}

/**
 * Makes a project of fixture files as it would be made of a folder: `newsmark.yaml` if there is one,
 * the glossary and the codebook that it names or that stand at their usual places, and the articles.
 */
export function toProject(files: readonly FixtureFile[]): FixtureProject {
  const texts = new Map(files.map(({path, text}) => [path, text]))
  const {config, problems} = parseProjectConfig(
    PROJECT_FILE,
    texts.get(PROJECT_FILE) ?? '',
    knownRules
  )
  const parsed = readCodebook(config.codebook, texts)
  const {codebook} = parsed
  const inGlossary = matchGlobs(config.glossary, {dot: true})
  const glossary = buildGlossary(
    files
      .filter(({path}) => inGlossary(path))
      .map(({path, text}) => parseGlossaryFile(path, text, codebook))
  )
  const included = files.filter(({path}) => includes(config, path))
  const foreign = included.flatMap(file => {
    const decoded = decode(bytesOf(file))
    return 'encoding' in decoded ? [{path: file.path, encoding: decoded.encoding}] : []
  })
  const articles = included
    .filter(({path}) => !foreign.some(file => file.path === path))
    .map(({path, text}) => resolve(path, parse(text), codebook, glossary))
  const accepted = readBaseline(texts)
  const project = {
    root: '/fixture',
    file: texts.has(PROJECT_FILE) ? PROJECT_FILE : undefined,
    config,
    codebook,
    glossary,
    baseline: accepted?.baseline,
    problems: [...problems, ...parsed.problems, ...(accepted?.problems ?? [])],
    texts,
    held: [],
    unread: new Set<string>()
  }
  return {project, articles, foreign}
}

const PROJECT_FILE = 'newsmark.yaml'

function readCodebook(
  path: string | undefined,
  texts: ReadonlyMap<string, string>
): Pick<Project, 'codebook' | 'problems'> {
  if (path === undefined) return {codebook: defaultCodebook, problems: []}
  const text = texts.get(path)
  if (text === undefined) throw new Error(`The fixture has no file ${path}`)
  const {codebook, problems} = parseCodebook(path, text)
  return {codebook, problems: problems.map(problem => ({...problem, ruleId: 'invalid-codebook'}))}
}

function readBaseline(texts: ReadonlyMap<string, string>): ParsedBaseline | undefined {
  const text = texts.get(baselineName)
  return text === undefined ? undefined : parseBaseline(baselineName, text)
}
