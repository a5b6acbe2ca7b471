import {getOrMake} from '../../base/group.js'
import type {Span} from '../../base/span.js'
import type {Entry} from '../../glossary/entry.js'
import type {ArticleModel, Mention} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {modelOf} from '../../session/derive.js'
import {articleAt} from '../../session/queries.js'
import {speakersOf, subjectsOf} from '../../session/speakers.js'
import type {Workspace} from '../../session/workspace.js'
import {wordsOf} from './claim-item.js'

/** How exactly coordinates give a place: a country, an area, somewhere near, the place itself. */
export type PlacePrecision = 'country' | 'area' | 'near' | 'point'

/** A place of an article. */
export interface PanelPlace {
  readonly id: string
  readonly name: string
  /** The label of its type; empty for none. */
  readonly type: string
  /** In degrees; undefined where the glossary has none. */
  readonly coordinates: {readonly lat: number; readonly lon: number} | undefined
  readonly precision: PlacePrecision
  readonly mentions: number
  /** Of the first mention. */
  readonly span: Span
}

/** Somebody who says something in an article, or of whom something is said. */
export interface PanelNode {
  readonly key: string
  readonly name: string
  readonly kind: string
  /** Where the article names them first; undefined where only attributes do. */
  readonly span: Span | undefined
}

/** A claim: who says what about whom, by the keys of the nodes. */
export interface PanelClaim {
  readonly id: string
  readonly words: string
  readonly speakers: readonly string[]
  readonly about: readonly string[]
  readonly stance: string
  readonly span: Span
}

/** What the panel of an article shows. */
export interface ArticlePanel {
  readonly title: string
  readonly places: readonly PanelPlace[]
  readonly nodes: readonly PanelNode[]
  readonly claims: readonly PanelClaim[]
}

/** The places of an article, and who says what about whom in it; undefined for what is no article. */
export function articlePanel(workspace: Workspace, path: string): ArticlePanel | undefined {
  const article = articleAt(workspace, path)
  if (!article) return undefined
  const model = modelOf(workspace, article)
  const title = model.metadata.fields.get('title')?.text ?? ''
  return {title: title === '' ? model.id : title, places: placesOf(model), ...graphOf(model)}
}

/** The entries with coordinates, or of a kind that has them, in the order in which they are mentioned. */
function placesOf(model: ArticleModel): readonly PanelPlace[] {
  const found = new Map<string, {entry: Entry; mentions: Mention[]}>()
  for (const mention of model.mentions) {
    for (const entry of mention.entries) {
      if (!model.codebook.kinds.get(entry.kind)?.fields.has('lat')) continue
      getOrMake(found, entry.id, () => ({entry, mentions: []})).mentions.push(mention)
    }
  }
  return Array.from(found.values(), ({entry, mentions}) => ({
    id: entry.id,
    name: entry.name,
    type: typeLabel(model, entry),
    coordinates: coordinatesOf(entry),
    precision: precisionOf(entry),
    mentions: mentions.length,
    span: contentOf(mentions[0])
  }))
}

function first({fields}: Entry, name: string): string {
  return fields.get(name)?.values[0]?.text ?? ''
}

function typeLabel({codebook}: ArticleModel, entry: Entry): string {
  const code = first(entry, 'type')
  return codebook.kinds.get(entry.kind)?.fields.get('type')?.codes.get(code)?.label ?? code
}

function coordinatesOf(entry: Entry): PanelPlace['coordinates'] {
  const [lat, lon] = [first(entry, 'lat'), first(entry, 'lon')]
  if (lat === '' || lon === '') return undefined
  const [north, east] = [Number(lat), Number(lon)]
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? {lat: north, lon: east} : undefined
}

/** By the type of a place, where that is an area, and else by what the glossary says of its coordinates. */
function precisionOf(entry: Entry): PlacePrecision {
  const type = first(entry, 'type')
  if (type === 'country') return 'country'
  const precision = first(entry, 'precision')
  if (AREAS.has(type) || precision === '3') return 'area'
  return precision === '2' ? 'near' : 'point'
}

const AREAS: ReadonlySet<string> = new Set(['admin1', 'admin2', 'admin3', 'region', 'water'])

function contentOf(mention: Mention | undefined): Span {
  return mention
    ? {start: mention.tag.contentStart, end: mention.tag.contentEnd}
    : {start: 0, end: 0}
}

function graphOf(model: ArticleModel): Pick<ArticlePanel, 'nodes' | 'claims'> {
  const nodes = new Map<string, PanelNode>()
  const add = (entry: Entry): string => {
    const {id, name, kind} = entry
    return getOrMake(nodes, id, () => ({key: id, name, kind, span: firstMention(model, entry)})).key
  }
  const addText = (text: string): string =>
    getOrMake(nodes, `=${text}`, () => ({key: `=${text}`, name: text, kind: '', span: undefined}))
      .key
  const claims = model.claims.slice(0, MOST_CLAIMS).map((claim): PanelClaim => {
    const {tag, attributes} = claim.unit
    const speakers = speakersOf(model, claim).map(add)
    const written = attributeOf(attributes, 'speaker')?.values ?? []
    const saying = speakers.length > 0 ? speakers : written.map(({text}) => addText(text))
    return {
      id: claim.id ?? '',
      words: wordsOf(model, claim),
      speakers: saying,
      about: subjectsOf(model, claim).map(add),
      stance: attributeOf(attributes, 'stance')?.values[0]?.text ?? '',
      span: {start: tag.contentStart, end: tag.contentEnd}
    }
  })
  return {nodes: [...nodes.values()], claims}
}

/** A graph of more is nothing that anybody reads. */
const MOST_CLAIMS = 500

function firstMention({mentions}: ArticleModel, {id}: Entry): Span | undefined {
  const mention = mentions.find(({entries}) => entries.some(entry => entry.id === id))
  return mention && contentOf(mention)
}
