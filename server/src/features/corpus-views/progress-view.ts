import {compareText} from '../../base/compare.js'
import {oncePer} from '../../base/memo.js'
import type {Steps} from '../../base/steps.js'
import {readMetadata} from '../../model/metadata.js'
import {hasScopes} from '../../project/scopes.js'
import type {Finding} from '../../rules/finding.js'
import {findingsOf} from '../../session/derive.js'
import type {Place} from '../../session/queries.js'
import {type StoredFindings, storedFindingSteps} from '../../session/stored-findings.js'
import {type Article, headOf, isCopy, type Workspace} from '../../session/workspace.js'
import {parse} from '../../syntax/parse.js'
import type {Syntax} from '../../syntax/syntax.js'
import {type Page, type PageRange, pageOf} from './page.js'
import {articlesWithin, type ScopeItem, scopeItems, type ViewedScope} from './scope-nodes.js'

/** How far the work on an article is, as its file tells; the first that holds, in this order. */
export const STATES = ['untouched', 'problems', 'suggestions', 'begun', 'done'] as const

/**
 * Nothing is tagged; there are errors or warnings; a tag is a suggestion; a tag is a draft or to be talked over, a known
 * name is not tagged, or a tagged one is not known; none of these.
 */
export type ArticleState = (typeof STATES)[number]

/** What is known of the work on an article. */
export interface ArticleProgress {
  readonly state: ArticleState
  /** The number of errors and warnings. */
  readonly problems: number
  readonly suggestions: number
  /** The number of tags that are drafts or to be talked over. */
  readonly drafts: number
}

/** A state with its number of articles, or an article. */
export type ProgressItem =
  | {
      readonly type: 'state'
      readonly state: ArticleState
      readonly count: number
      /** The scope that it is below; null in projects of one. */
      readonly scope: ViewedScope | null
    }
  | ScopeItem
  | (ArticleProgress & {
      readonly type: 'article'
      readonly name: string
      readonly title: string
      readonly place: Place
    })

/** Gives what is known to be wrong in an article that is not open; undefined where nobody has looked. */
export type KnownFindings = (article: Article) => StoredFindings | undefined

/** The node whose children are asked for: a state, a scope, or a state below a scope. */
export interface ProgressParent {
  readonly state: ArticleState | undefined
  readonly scope: ViewedScope | undefined
}

/**
 * The states of the articles of all projects, or the articles in one of them; those of a project of several coders below the
 * scope that they are in. Articles whose problems nobody knows yet are checked, in steps. Projects of more than `most` articles
 * have no problems: checking them is for the command line.
 */
export function* progressChildren(
  workspace: Workspace,
  {state: parent, scope}: ProgressParent,
  range: PageRange,
  known: KnownFindings,
  most: number
): Steps<Page<ProgressItem>> {
  const found = new Map<ArticleState, {article: Article; progress: ArticleProgress}[]>(
    STATES.map(state => [state, []])
  )
  for (const project of workspace.projects.values()) {
    const {root, config} = project
    if (scope ? scope.root !== root : hasScopes(config)) continue
    const isChecked = (workspace.stored.get(root)?.size ?? 0) <= most
    for (const article of articlesWithin(workspace, project, scope)) {
      if (isCopy(article) || !article.included) continue
      const findings = isChecked ? yield* findingsFor(workspace, article, known) : []
      const progress = progressOf(article, findings)
      found.get(progress.state)?.push({article, progress})
      yield
    }
  }
  if (parent !== undefined) {
    const articles = found.get(parent) ?? []
    articles.sort((a, b) => compareText(a.article.path, b.article.path))
    const {items, total} = pageOf(articles, range)
    return {total, items: items.map(({article, progress}) => articleItem(article, progress))}
  }
  const states = STATES.map((state): ProgressItem => {
    return {type: 'state', state, count: found.get(state)?.length ?? 0, scope: scope ?? null}
  })
  const scopes = scope ? [] : [...workspace.projects.values()]
  const isEmpty = [...found.values()].every(list => list.length === 0)
  const items: ProgressItem[] = scopes.flatMap(project => scopeItems(workspace, project))
  return pageOf(isEmpty ? items : [...items, ...states], range)
}

/** What is wrong in an article: of a stored one as it is known, or found now and kept as long as it is the same. */
function* findingsFor(
  workspace: Workspace,
  article: Article,
  known: KnownFindings
): Steps<readonly Finding[]> {
  if (article.syntax) return findingsOf(workspace, article).findings
  const kept = checkedBefore(article)
  const last = kept.found ?? known(article)
  kept.found = yield* storedFindingSteps(workspace, article, last)
  return kept.found.findings
}

const checkedBefore = oncePer((_: Article): {found?: StoredFindings} => ({}))

/** How far the work on an article is, by its tags and what is found in it. */
export function progressOf(article: Article, findings: readonly Finding[]): ArticleProgress {
  const {tags, suggestions, drafts} = article.syntax
    ? countTags(article.syntax)
    : storedTags(article)
  const counting = findings.filter(({ruleId, severity}) => severity !== 'info' && !OPEN.has(ruleId))
  const problems = counting.length
  const isBegun = drafts > 0 || findings.some(({ruleId}) => LEFT.has(ruleId))
  const state =
    tags === 0
      ? 'untouched'
      : problems > 0
        ? 'problems'
        : suggestions > 0
          ? 'suggestions'
          : isBegun
            ? 'begun'
            : 'done'
  return {state, problems, suggestions, drafts}
}

/** The rules that report work which is left, as the states have it. */
const OPEN: ReadonlySet<string> = new Set([
  'untagged-mention',
  'unreviewed-suggestion',
  'open-discussion'
])

/** The rules whose findings, even as mere infos, say that an article is not finished. */
const LEFT: ReadonlySet<string> = new Set([
  'untagged-mention',
  'unresolved-mention',
  'ambiguous-mention'
])

interface TagCounts {
  readonly tags: number
  readonly suggestions: number
  readonly drafts: number
}

const storedTags = oncePer((article: Article): TagCounts => countTags(parse(article.text)))

function countTags({tags}: Syntax): TagCounts {
  let [suggestions, drafts] = [0, 0]
  for (const {attributes} of tags) {
    const status = attributes.findLast(({name}) => name === 'status')?.value
    if (status === 'suggested') suggestions += 1
    else if (status === 'draft' || status === 'discuss') drafts += 1
  }
  return {tags: tags.length, suggestions, drafts}
}

function articleItem(article: Article, progress: ArticleProgress): ProgressItem {
  const {fields} = readMetadata(article.syntax ?? parse(headOf(article)))
  const place = {path: article.path, span: {start: 0, end: 0}}
  return {
    type: 'article',
    ...progress,
    name: article.name,
    title: fields.get('title')?.text ?? '',
    place
  }
}
