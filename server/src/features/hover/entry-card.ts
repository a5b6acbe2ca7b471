import {joinPhrases, type Phrase, phrase} from '../../base/phrase.js'
import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'
import type {Alias, Entry, FieldValue} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {identifierLink, mapLink, webLink} from '../../glossary/identifiers.js'
import {placesAround} from '../../glossary/places-around.js'
import {type Card, labelOf, type Row, type RowValue, row, spanOfTime} from './card.js'

/** How often an entry is named: in the open article, and in how many articles of the project, where that is known. */
export interface EntryUsage {
  readonly mentions?: number
  readonly articles?: number | readonly ArticleCount[] | undefined
}

/** In how many articles of a coder, or of what is curated, an entry is mentioned. */
interface ArticleCount {
  readonly articles: number
  readonly of: string
}

/** The card of an entry. */
export function entryCard(
  entry: Entry,
  codebook: Codebook,
  glossary: Glossary,
  {mentions, articles}: EntryUsage
): Card {
  const kind = codebook.kinds.get(entry.kind)
  const type = textsOf(entry, 'type').map(text => codeLabel(kind, 'type', text))
  return {
    title: entry.name,
    tags: [kind?.label ?? labelOf(entry.kind), ...type],
    id: entry.id,
    text: textsOf(entry, 'note').join('\n') || undefined,
    rows: [
      ...deprecationOf(entry, glossary),
      ...row(
        phrase`Also called`,
        entry.names.filter(({text}) => text !== entry.name).map(aliasValue)
      ),
      ...timeOf(entry),
      ...row(
        phrase`Within`,
        placesAround(entry, glossary).map(({id, entry: place}) => ({text: place?.name ?? id}))
      ),
      ...row(phrase`Coordinates`, coordinatesOf(entry)),
      ...otherFields(entry, kind, glossary),
      ...row(phrase`Identifiers`, identifiersOf(entry)),
      ...row(phrase`Mentioned here`, mentions ? [{text: times(mentions)}] : []),
      ...row(phrase`Mentioned in`, articlesWith(mentions, articles))
    ]
  }
}

/** The fields with rows of their own. */
const SHOWN = new Set(
  'name aliases type note function since until within lat lon precision ids deprecated replaced-by'.split(
    ' '
  )
)

function deprecationOf(entry: Entry, glossary: Glossary): readonly Row[] {
  const [deprecated] = textsOf(entry, 'deprecated')
  const instead = valuesOf(entry, 'replaced-by').map(({text}) => entryValue(text, glossary))
  if (deprecated === 'false' || (deprecated === undefined && instead.length === 0)) return []
  return instead.length > 0
    ? row(phrase`Replaced by`, instead)
    : row(phrase`Deprecated`, [{text: phrase`yes`}])
}

function aliasValue({text, lang, since, until}: Alias): RowValue {
  const details = [lang, spanOfTime(since, until)].filter(detail => detail !== undefined)
  return details.length > 0
    ? {text, detail: joinPhrases(details, (a, b) => phrase`${a}, ${b}`)}
    : {text}
}

/** The row of the function with its dates; without a function, that of the dates. */
function timeOf(entry: Entry): readonly Row[] {
  const [since] = textsOf(entry, 'since')
  const [until] = textsOf(entry, 'until')
  const detail = spanOfTime(since, until)
  const functions = textsOf(entry, 'function')
  if (functions.length > 0)
    return row(
      phrase`Function`,
      functions.map(text => ({text, detail}))
    )
  return detail === undefined ? [] : row(phrase`Time`, [{text: detail}])
}

function coordinatesOf(entry: Entry): readonly RowValue[] {
  const [lat] = textsOf(entry, 'lat')
  const [lon] = textsOf(entry, 'lon')
  if (lat === undefined || lon === undefined) return []
  const [precision] = textsOf(entry, 'precision')
  const detail = precision ? phrase`precision ${precision}` : undefined
  return [{text: `${lat}, ${lon}`, detail, href: mapLink(lat, lon)}]
}

function otherFields(entry: Entry, kind: Kind | undefined, glossary: Glossary): readonly Row[] {
  return [...entry.fields.values()]
    .filter(({name}) => !SHOWN.has(name))
    .flatMap(({name, values}) => {
      const definition = kind?.fields.get(name)
      const shown = values.map(value => fieldValue(value, definition, glossary))
      return row(labelOf(name), shown)
    })
}

function fieldValue(
  {text, key}: FieldValue,
  definition: Attribute | undefined,
  glossary: Glossary
): RowValue {
  if (definition?.type === 'entry') return entryValue(text, glossary)
  if (definition?.type === 'code')
    return {text: definition.codes.get(text)?.label ?? text, isCode: true}
  return {text: key === undefined ? text : `${key} ${text}`, href: webLink(text)}
}

/** The name of an entry with its id, or the id alone where the glossary does not have it. */
export function entryValue(id: string, glossary: Glossary): RowValue {
  const entry = glossary.entries.get(id)
  return entry ? {text: entry.name, detail: id} : {text: id}
}

function identifiersOf(entry: Entry): readonly RowValue[] {
  return valuesOf(entry, 'ids').map(({key = '', text}) => ({
    text: `${key} ${text}`.trim(),
    href: identifierLink(key, text)
  }))
}

function codeLabel(kind: Kind | undefined, field: string, code: string): string {
  return kind?.fields.get(field)?.codes.get(code)?.label ?? code
}

function valuesOf(entry: Entry, field: string): readonly FieldValue[] {
  return entry.fields.get(field)?.values ?? []
}

function textsOf(entry: Entry, field: string): readonly string[] {
  return valuesOf(entry, field).map(({text}) => text)
}

function times(count: number): Phrase {
  return count === 1 ? phrase`once` : phrase`${count} times`
}

/** In how many articles; nothing where that is the open one alone, of which the row above tells. */
function articlesWith(
  mentions: number | undefined,
  articles: EntryUsage['articles']
): readonly RowValue[] {
  if (typeof articles === 'object')
    return articles.map(count => ({text: phrase`${articlesText(count.articles)} (${count.of})`}))
  if (!articles || (articles === 1 && mentions)) return []
  return [{text: articlesText(articles)}]
}

function articlesText(articles: number): Phrase {
  return articles === 1 ? phrase`1 article` : phrase`${articles} articles`
}
