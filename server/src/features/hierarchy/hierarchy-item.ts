import {excerpt} from '../../base/excerpt.js'
import type {Entry} from '../../glossary/entry.js'
import type {ArticleModel, Claim} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {modelOf} from '../../session/derive.js'
import {articleAt, type Place} from '../../session/queries.js'
import {speakersOf} from '../../session/speakers.js'
import type {Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'

/** An entry or a claim as it stands in a tree of such. */
export interface HierarchyItem extends Place {
  readonly name: string
  readonly detail: string
  /** The kind of its tag. */
  readonly kind: string
  readonly unit: 'mention' | 'claim'
  /** Where its id stands, or its words. */
  readonly nameSpan: Place['span']
  readonly key: ItemKey
}

/** By what an item is found again. */
export type ItemKey =
  | EntryKey
  | {
      readonly type: 'claim'
      readonly root: string
      readonly path: string
      readonly id: string | undefined
      /** The offsets of the first tag, which tell a claim without an id. */
      readonly start: number
      readonly end: number
    }

/** By what an entry is found again. */
export interface EntryKey {
  readonly type: 'entry'
  readonly root: string
  readonly id: string
  /** The path of the article in which a tree begins, which sees only what its coder has; undefined for all articles. */
  readonly from?: string | undefined
}

/** The item of an entry, as it is seen from an article or from all. */
export function entryItem(
  {root, codebook}: Project,
  entry: Entry,
  from: string | undefined
): HierarchyItem {
  const {id, kind, name, location} = entry
  const label = codebook.kinds.get(kind)?.label.toLowerCase() ?? kind
  return {
    name,
    detail: `${label} ${id}`,
    kind,
    unit: 'mention',
    path: pathIn(root, location.path),
    span: location.span,
    nameSpan: location.span,
    key: {type: 'entry', root, id, from}
  }
}

/** The item of a claim: who says it and its first words; `detail` is what more is to be said of it. */
export function claimItem(
  root: string,
  path: string,
  model: ArticleModel,
  claim: Claim,
  detail = ''
): HierarchyItem {
  const {id, unit} = claim
  const {start, end, contentStart, contentEnd, kind} = unit.tag
  const words = excerpt(contentReader(model.syntax)(unit.index), LONGEST_WORDS)
  const parts = [id === undefined ? kind : `${kind} ${id}`, model.id, detail]
  return {
    name: [...sayersOf(model, claim), words].join(': '),
    detail: parts.filter(part => part !== '').join(' · '),
    kind,
    unit: 'claim',
    path,
    span: {start, end},
    nameSpan: {start: contentStart, end: contentEnd},
    key: {type: 'claim', root, path, id, start, end}
  }
}

/** UTF-16 units. */
const LONGEST_WORDS = 80

/** The names of those who say a claim, joined: of entries, or what is written in their place. */
function sayersOf(model: ArticleModel, claim: Claim): readonly string[] {
  const names = speakersOf(model, claim).map(({name}) => name)
  const written = attributeOf(claim.unit.attributes, 'speaker')?.values ?? []
  const said = names.length > 0 ? names : written.map(({text}) => text)
  return said.length > 0 ? [said.join(', ')] : []
}

/** A claim with its article. */
export interface KnownClaim {
  readonly model: ArticleModel
  readonly path: string
  readonly claim: Claim
}

/** The claim of an item; undefined where it is not there any more. */
export function claimOfKey(workspace: Workspace, key: ItemKey): KnownClaim | undefined {
  const article = key.type === 'claim' ? articleAt(workspace, key.path) : undefined
  if (key.type !== 'claim' || article?.root !== key.root) return undefined
  const model = modelOf(workspace, article)
  const isThere = ({unit: {tag}}: Claim): boolean => tag.start === key.start && tag.end === key.end
  const claim = key.id === undefined ? model.claims.find(isThere) : model.claimsById.get(key.id)
  return claim && {model, path: key.path, claim}
}
