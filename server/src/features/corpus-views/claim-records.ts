import {oncePer} from '../../base/memo.js'
import type {Codebook} from '../../codebook/codebook.js'
import {projectOf} from '../../session/derive.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'
import {parse} from '../../syntax/parse.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {Tag} from '../../syntax/tag.js'

/** What lists need to know of a claim, read of its tag alone: of 10,000 articles there are no models. */
export interface ClaimRecord {
  /** The offset of its first tag, by which it is found again. */
  readonly start: number
  readonly id: string | undefined
  readonly speakers: readonly SpeakerName[]
  readonly topics: readonly string[]
}

/** Who says a claim, as the tag has it. */
export interface SpeakerName {
  readonly value: string
  /** Where the value is the id of a mention in the article: the words of that, and the entry that it names. */
  readonly mention: {readonly words: string; readonly ref: string | undefined} | undefined
}

/** The claims of an article in the order of the text. What a stored article holds is read once. */
export function claimRecords(workspace: Workspace, article: Article): readonly ClaimRecord[] {
  const {codebook} = projectOf(workspace, article)
  return article.syntax ? readClaims(article.syntax, codebook) : storedUnder(codebook)(article)
}

const storedUnder = oncePer((codebook: Codebook) =>
  oncePer((article: Article) => readClaims(parse(article.text), codebook))
)

function readClaims(syntax: Syntax, codebook: Codebook): readonly ClaimRecord[] {
  const mentions = new Map<string, SpeakerName['mention']>()
  const read = contentReader(syntax)
  for (const [index, tag] of syntax.tags.entries()) {
    const id = lastValue(tag, 'id')
    if (id === undefined || codebook.kinds.get(tag.kind)?.unit !== 'mention') continue
    if (!mentions.has(id)) mentions.set(id, {words: read(index), ref: lastValue(tag, 'ref')})
  }
  const isClaim = (tag: Tag): boolean =>
    codebook.kinds.get(tag.kind)?.unit === 'claim' && lastValue(tag, 'continues') === undefined
  return syntax.tags.filter(isClaim).map(tag => ({
    start: tag.start,
    id: lastValue(tag, 'id'),
    speakers: valuesOf(tag, 'speaker').map(value => ({value, mention: mentions.get(value)})),
    topics: valuesOf(tag, 'topic')
  }))
}

/** Of two attributes of the same name the last one holds. */
function lastValue({attributes}: Tag, name: string): string | undefined {
  return attributes.findLast(attribute => attribute.name === name)?.value
}

function valuesOf(tag: Tag, name: string): readonly string[] {
  return (lastValue(tag, name) ?? '').split(/\s+/).filter(text => text !== '')
}
