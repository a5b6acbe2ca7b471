import {phrase} from '../../base/phrase.js'
import type {ArticleModel, AttributeValue, Claim, Unit} from '../../model/article-model.js'
import {firstFragments, fragmentKey} from '../../model/link-claims.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {expectKnown, quote} from '../shared/wording.js'

/** Reports a continuation of nothing: no first fragment of its kind has the id. */
export const orphanContinuation: ArticleRule = {
  id: 'orphan-continuation',
  subject: 'article',
  attribute: 'continues',
  group: 'claims',
  severity: 'error',
  summary: 'A fragment of something that is not there',
  readsMarkup: true,
  check(model, report) {
    if (countContinuations(model.units) === countLinked(model.claims)) return
    const first = firstFragments(model.units)
    let ids: Ids | undefined
    let before = 0
    for (const {continues, kind} of model.units) {
      if (!continues || !kind || first.has(fragmentKey(kind.name, continues.text))) continue
      ids ??= collectIds(model)
      if (!ids.unread.has(continues.text)) report(explain(continues, kind.name, ids, before++))
    }
  }
}

function countContinuations(units: readonly Unit[]): number {
  let count = 0
  for (const {continues} of units) if (continues) count++
  return count
}

/** Counts the continuations that belong to claims; if that is all of them, none is an orphan. */
function countLinked(claims: readonly Claim[]): number {
  let count = 0
  for (const {fragments} of claims) count += fragments.length - 1
  return count
}

/** The ids in an article. */
interface Ids {
  /** The ids on tags that cannot be read in full, which are reported by themselves. */
  readonly unread: ReadonlySet<string>
  /** The first tag of each id. */
  readonly units: ReadonlyMap<string, Unit>
  /** The ids that can be continued, by kind. */
  readonly byKind: ReadonlyMap<string, ReadonlySet<string>>
}

function collectIds(model: ArticleModel): Ids {
  const units = new Map<string, Unit>()
  const byKind = new Map<string, Set<string>>()
  for (const unit of model.units) {
    const {id, kind, continues} = unit
    if (id === undefined || !kind) continue
    if (!units.has(id)) units.set(id, unit)
    if (continues) continue
    const ofKind = byKind.get(kind.name)
    if (ofKind) ofKind.add(id)
    else byKind.set(kind.name, new Set([id]))
  }
  return {unread: model.unreadIds, units, byKind}
}

function explain(
  {text, span}: AttributeValue,
  kind: string,
  {units, byKind}: Ids,
  before: number
): Report {
  const target = units.get(text)
  if (target?.continues && target.kind?.name === kind) {
    const message = phrase`${quote(text)} goes on with another part itself: write the id of the first part`
    return {message, span, expected: target.continues.text === text ? [] : [target.continues.text]}
  }
  const known = byKind.get(kind) ?? NONE
  const {wanted, expected} = expectKnown(
    text,
    known,
    phrase`the id of a \`${kind}\` in this article`,
    before
  )
  const what = target
    ? phrase`id ${quote(text)} of kind \`${target.tag.kind}\``
    : phrase`id ${quote(text)}`
  return {message: phrase`Unexpected ${what}, expected ${wanted}`, span, expected}
}

const NONE: ReadonlySet<string> = new Set()
