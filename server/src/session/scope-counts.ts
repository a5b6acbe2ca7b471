import {CountText, joinPhrases, type Phrase, phrase, type Said} from '../base/phrase.js'
import type {Steps} from '../base/steps.js'
import type {Project} from '../project/project.js'
import {hasScopes, type Scope, scopeName, scopesOf} from '../project/scopes.js'
import {countMentions, type MentionCount} from './mention-counts.js'
import type {Workspace} from './workspace.js'

/** How often an entry is mentioned in one scope of a project. */
export interface ScopeCount extends MentionCount {
  /** Undefined for a project of one scope. */
  readonly scope: Scope | undefined
}

/**
 * Counts the mentions of an entry scope by scope, as what several coders have of one text must not be added up: a project
 * of one scope has one count, and of several those that have mentions.
 */
export function* countByScope(
  workspace: Workspace,
  {root, config}: Project,
  id: string
): Steps<readonly ScopeCount[]> {
  const isOne = !hasScopes(config)
  const counts: ScopeCount[] = []
  for (const scope of scopesOf(config)) {
    const count = yield* countMentions(workspace, root, id, scope)
    if (isOne || count.mentions > 0) counts.push({...count, scope: isOne ? undefined : scope})
  }
  return counts
}

/** `7 mentions in 2 articles`, or `7 mentions in 2 articles (anna), 5 in 2 (ben)`. */
export function mentionsText(counts: readonly ScopeCount[]): Said {
  const found = counts.filter(({mentions}) => mentions > 0)
  if (found.length === 0) return phrase`no mentions`
  const shown = found.slice(0, MOST_SCOPES).map(({mentions, articles, scope}, at) => {
    const text =
      at === 0
        ? firstText(mentions, articles)
        : phrase`${new CountText(mentions)} in ${new CountText(articles)}`
    return scope ? phrase`${text} (${scopeName(scope)})` : text
  })
  const left = found.length - shown.length
  const all = left > 0 ? [...shown, phrase`and of ${left} more`] : shown
  return joinPhrases(all, (before, next) => phrase`${before}, ${next}`)
}

/** A lens is one line. */
const MOST_SCOPES = 4

function firstText(mentions: number, articles: number): Phrase {
  const often = mentions === 1 ? phrase`1 mention` : phrase`${new CountText(mentions)} mentions`
  return articles === 1
    ? phrase`${often} in 1 article`
    : phrase`${often} in ${new CountText(articles)} articles`
}
