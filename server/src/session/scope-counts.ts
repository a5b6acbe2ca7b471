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
export function mentionsText(counts: readonly ScopeCount[]): string {
  const found = counts.filter(({mentions}) => mentions > 0)
  if (found.length === 0) return 'no mentions'
  const shown = found.slice(0, MOST_SCOPES).map(({mentions, articles, scope}, at) => {
    const text =
      at === 0
        ? `${plural(mentions, 'mention')} in ${plural(articles, 'article')}`
        : `${mentions.toLocaleString('en')} in ${articles.toLocaleString('en')}`
    return scope ? `${text} (${scopeName(scope)})` : text
  })
  const left = found.length - shown.length
  return [...shown, ...(left > 0 ? [`and of ${left} more`] : [])].join(', ')
}

/** A lens is one line. */
const MOST_SCOPES = 4

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
