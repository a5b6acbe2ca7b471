import {getOrMake} from '../base/group.js'
import {oncePer} from '../base/memo.js'
import type {Steps} from '../base/steps.js'
import type {Glossary} from '../glossary/glossary.js'
import {findCandidates} from '../model/resolve-mention.js'
import type {Project, ProjectConfig} from '../project/project.js'
import {type Scope, scopeOf} from '../project/scopes.js'
import {factsOf, modelOf, projectOf} from './derive.js'
import {type Article, isCopy, type Workspace} from './workspace.js'

/** How often an entry is mentioned. */
export interface MentionCount {
  readonly mentions: number
  /** The number of articles with such a mention. */
  readonly articles: number
}

/**
 * How often the articles of a scope of a project mention an entry, by its id: as often as `occurrencesOf` gives a mention, but
 * from the facts of stored articles, none of which is parsed. In steps, as the first answer under a glossary counts all
 * entries.
 */
export function* countMentions(
  workspace: Workspace,
  root: string,
  id: string,
  scope: Scope
): Steps<MentionCount> {
  const project = workspace.projects.get(root)
  if (!project) return NONE
  const {glossary, config} = project
  const stored = workspace.stored.get(root)
  const known = stored && (yield* countStored(workspace, stored, project)).get(scope)?.get(id)
  let {mentions, articles} = known ?? NONE
  const add = (count: number, times: 1 | -1): void => {
    mentions += times * count
    if (count > 0) articles += times
  }
  const find = scopeOf(config)
  for (const article of workspace.open.values()) {
    if (article.root !== root || isCopy(article) || find(article.name) !== scope) continue
    const before = stored?.get(article.path)
    if (before) add(mentionsIn(workspace, before, glossary).get(id) ?? 0, -1)
    const {mentions: now} = modelOf(workspace, article)
    add(now.filter(({entries}) => entries.some(entry => entry.id === id)).length, 1)
  }
  return {mentions, articles}
}

/** How often the articles of a scope mention each entry. */
export interface CorpusUsage {
  readonly count: (id: string) => number
  /** The number of articles with such a mention. */
  readonly articles: (id: string) => number
  /** The ids of so many entries at most, the oftenest first. */
  readonly oftenest: (most: number) => readonly string[]
}

/** The same for the scope that an article is in, for who asks for many entries at once; in steps. */
export function usageAround(workspace: Workspace, article: Article): Steps<CorpusUsage> {
  const {root, name} = article
  const {config} = projectOf(workspace, article)
  return corpusUsage(workspace, root, scopeOf(config)(name))
}

/**
 * How often the articles of a scope of a project mention entries, as `countMentions` counts them, for who asks for many at
 * once; in steps.
 */
export function* corpusUsage(workspace: Workspace, root: string, scope: Scope): Steps<CorpusUsage> {
  const project = workspace.projects.get(root)
  const stored = workspace.stored.get(root)
  const all = project && stored ? yield* countStored(workspace, stored, project) : undefined
  const counts = all?.get(scope) ?? NOTHING
  const changes = new Map<string, MentionCount>()
  const add = (found: ReadonlyMap<string, number>, times: 1 | -1): void => {
    for (const [id, count] of found) {
      const {mentions, articles} = changes.get(id) ?? NONE
      changes.set(id, {mentions: mentions + times * count, articles: articles + times})
    }
  }
  for (const article of workspace.open.values()) {
    if (!project || article.root !== root || isCopy(article)) continue
    if (scopeOf(project.config)(article.name) !== scope) continue
    const before = stored?.get(article.path)
    if (before) add(mentionsIn(workspace, before, project.glossary), -1)
    add(mentionsInOpen(workspace, article), 1)
    yield
  }
  const sumOf = (id: string, what: keyof MentionCount): number =>
    (counts.get(id)?.[what] ?? 0) + (changes.get(id)?.[what] ?? 0)
  const count = (id: string): number => sumOf(id, 'mentions')
  const oftenest = (most: number): readonly string[] =>
    [...new Set([...byCount(counts).slice(0, most), ...changes.keys()])]
      .filter(id => count(id) > 0)
      .sort((a, b) => count(b) - count(a))
      .slice(0, most)
  return {count, articles: id => sumOf(id, 'articles'), oftenest}
}

function mentionsInOpen(workspace: Workspace, article: Article): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {entries} of modelOf(workspace, article).mentions)
    for (const id of new Set(entries.map(entry => entry.id)))
      counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Sorted once for all requests. */
const byCount = oncePer((counts: ReadonlyMap<string, MentionCount>): readonly string[] =>
  [...counts].sort(([, a], [, b]) => b.mentions - a.mentions).map(([id]) => id)
)

const NONE: MentionCount = {mentions: 0, articles: 0}

const NOTHING: Counts = new Map()

type Counts = ReadonlyMap<string, MentionCount>

/** The counts of all entries in stored articles by scope, which several callers may work out together. */
function* countStored(
  workspace: Workspace,
  stored: ReadonlyMap<string, Article>,
  {glossary, config}: Project
): Steps<ReadonlyMap<Scope, Counts>> {
  const {scopes, left} = counting(stored)(glossary)(config)
  const find = scopeOf(config)
  for (let step = 1; ; step++) {
    const {done, value: article} = left.next()
    if (done) return scopes
    const counts = getOrMake(scopes, find(article.name), () => new Map<string, MentionCount>())
    for (const [id, count] of mentionsIn(workspace, article, glossary)) {
      const known = counts.get(id) ?? NONE
      counts.set(id, {mentions: known.mentions + count, articles: known.articles + 1})
    }
    if (step % ARTICLES_A_STEP === 0) yield
  }
}

const ARTICLES_A_STEP = 20

/** What is counted so far, and the articles that are left. */
const counting = oncePer((stored: ReadonlyMap<string, Article>) =>
  oncePer((_glossary: Glossary) =>
    oncePer((_config: ProjectConfig) => ({
      scopes: new Map<Scope, Map<string, MentionCount>>(),
      left: stored.values()
    }))
  )
)

/** How often a stored article mentions each entry, by its id. */
function mentionsIn(
  workspace: Workspace,
  article: Article,
  glossary: Glossary
): ReadonlyMap<string, number> {
  const facts = factsOf(workspace, article)
  const found = new Map(article.derived.unnamed)
  for (const id of found.keys()) if (!glossary.entries.has(id)) found.delete(id)
  for (const {kind, name, ref, count} of facts.names) {
    const named = ref === undefined ? findCandidates(kind, name, glossary, facts) : []
    const id = ref === undefined ? only(named) : glossary.entries.has(ref) ? ref : undefined
    if (id !== undefined) found.set(id, (found.get(id) ?? 0) + count)
  }
  return found
}

function only([first, ...others]: readonly {readonly id: string}[]): string | undefined {
  return others.length === 0 ? first?.id : undefined
}
