import type {Steps} from '../../base/steps.js'
import type {Project} from '../../project/project.js'
import {articlesOf} from '../../session/queries.js'
import {type FoundClaim, searchClaims} from '../../session/search-claims.js'
import type {Workspace} from '../../session/workspace.js'
import type {FoundSymbol} from './found-symbol.js'

/** The claims with an id in the articles of a project that fit a text by their names or words, best first, as symbols. */
export function* claimSymbols(
  workspace: Workspace,
  project: Project,
  query: string,
  most: number
): Steps<readonly FoundSymbol[]> {
  const articles = articlesOf(workspace, project.root)
  const search = {typed: query, speakers: NOBODY, most}
  const found = yield* searchClaims(workspace, articles, search)
  return found.map(claim => toSymbol(project, claim))
}

const NOBODY: ReadonlySet<string> = new Set()

function toSymbol(
  {glossary}: Project,
  {path, id, name, words, kind, speakers, content, rank}: FoundClaim
): FoundSymbol {
  return {
    name: words === '' ? name : `${name} ${words}`,
    container: speakers.map(one => glossary.entries.get(one)?.name ?? one).join(', '),
    kind,
    unit: 'claim',
    isDeprecated: false,
    target: {type: 'claim', path, id},
    place: {path, span: content},
    rank
  }
}
