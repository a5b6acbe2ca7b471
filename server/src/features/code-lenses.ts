import {CountText, joinPhrases, type Phrase, phrase, type Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Steps} from '../base/steps.js'
import {attributeOf} from '../model/unit-attributes.js'
import {type ClaimRelation, relationFinder} from '../session/claims.js'
import {modelOf} from '../session/derive.js'
import {articleAt, glossariesAt, glossaryAt} from '../session/queries.js'
import {countByScope, mentionsText, type ScopeCount} from '../session/scope-counts.js'
import type {Article, Workspace} from '../session/workspace.js'

/** A line above an entry or a claim that says how it is used. */
export interface Lens {
  /** Above which it stands. */
  readonly span: Span
  readonly subject: LensSubject
  /** A UTF-16 offset at which the subject is named. */
  readonly about: number
}

/** What a lens counts, by its id in the file. */
export interface LensSubject {
  readonly type: 'entry' | 'claim'
  readonly id: string
}

/**
 * The lenses of a file, whose words `lensText` makes: in a glossary one for each entry, unless there are so many that the file
 * is a gazetteer; in an article one for each claim of which others say something.
 */
export function* lensesIn(workspace: Workspace, path: string): Steps<readonly Lens[]> {
  const article = articleAt(workspace, path)
  if (article) return yield* lensesOfClaims(workspace, article)
  const entries = glossaryAt(workspace, path)?.file.entries ?? []
  if (entries.length > MOST_ENTRIES) return []
  return entries.map(({id, location: {span}}) => ({
    span,
    subject: {type: 'entry', id},
    about: span.start
  }))
}

const MOST_ENTRIES = 1000
/** More than so many lenses are in nobody's reach. */
const MOST_CLAIMS = 1000

function* lensesOfClaims(workspace: Workspace, article: Article): Steps<readonly Lens[]> {
  const model = modelOf(workspace, article)
  const {claimsById} = model
  if (claimsById.size === 0) return []
  const relations = yield* relationFinder(workspace, article.root, model)
  const lenses: Lens[] = []
  for (const [id, {unit}] of claimsById) {
    if (lenses.length === MOST_CLAIMS) break
    if (relations(id).length === 0) continue
    const {start, contentStart} = unit.tag
    const about = attributeOf(unit.attributes, 'id')?.written.valueSpan?.start ?? start
    lenses.push({span: {start, end: contentStart}, subject: {type: 'claim', id}, about})
  }
  return lenses
}

/**
 * The words of a lens: how often an entry is mentioned in all projects that use its file, coder by coder where there are some;
 * what others say of a claim.
 */
export function* lensText(
  workspace: Workspace,
  path: string,
  {type, id}: LensSubject
): Steps<Said> {
  const article = articleAt(workspace, path)
  if (article && type === 'claim') {
    const relations = yield* relationFinder(workspace, article.root, modelOf(workspace, article))
    return claimText(relations(id))
  }
  let whole: ScopeCount = {scope: undefined, mentions: 0, articles: 0}
  const counts: ScopeCount[] = []
  for (const {project} of glossariesAt(workspace, path))
    for (const count of yield* countByScope(workspace, project, id)) {
      const {mentions, articles} = whole
      if (count.scope) counts.push(count)
      else
        whole = {
          ...whole,
          mentions: mentions + count.mentions,
          articles: articles + count.articles
        }
    }
  return mentionsText([whole, ...counts])
}

/** The relations of other claims, counted by kind, in the order in which they first come. */
function claimText(relations: readonly ClaimRelation[]): Said {
  const counts = new Map<string, number>()
  for (const {relation} of relations) counts.set(relation, (counts.get(relation) ?? 0) + 1)
  if (counts.size === 0) return phrase`nothing said of it`
  return joinPhrases(
    Array.from(counts, ([relation, count]) => {
      const words = WORDS[relation]?.[count === 1 ? 0 : 1]
      return words?.(new CountText(count)) ?? phrase`${new CountText(count)} × ${relation}`
    }),
    (before, next) => phrase`${before}, ${next}`
  )
}

type Counted = (count: CountText) => Phrase

/** What one claim, and what several say of another. */
const WORDS: Readonly<Record<string, readonly [Counted, Counted]>> = {
  rebuts: [() => phrase`1 rebuttal`, count => phrase`${count} rebuttals`],
  supports: [() => phrase`1 claim in support`, count => phrase`${count} claims in support`],
  qualifies: [() => phrase`1 qualification`, count => phrase`${count} qualifications`],
  rephrases: [() => phrase`1 rephrasing`, count => phrase`${count} rephrasings`],
  'same-as': [
    () => phrase`1 claim that is the same`,
    count => phrase`${count} claims that are the same`
  ]
}
