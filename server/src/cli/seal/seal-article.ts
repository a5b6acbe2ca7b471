import {type Metadata, readMetadata} from '../../model/metadata.js'
import {
  isHash,
  paragraphHashes,
  readParagraphHashes,
  type Seal,
  sealFields,
  sealingHash
} from '../../model/seal.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import type {Syntax} from '../../syntax/syntax.js'
import {writeSeal} from './write-seal.js'

/** How the seal of an article is. */
export type SealState =
  /** It is right. */
  | {readonly type: 'sealed'}
  /** There is none, it is not the right one, or it does not tell the paragraphs; `text` is the article with a right one. */
  | {readonly type: 'unsealed' | 'incomplete'; readonly text: string}
  | {readonly type: 'changed'; readonly text: string; readonly sealedHash: string}
  /** It cannot have one as it is, for a reason to tell. */
  | {readonly type: 'unsealable'; readonly reason: string}

/** Looks at the seal of an article, and makes a right one where it is not. */
export function sealArticle(text: string): SealState {
  const syntax = parse(text)
  const metadata = readMetadata(syntax)
  const base = toBaseText(syntax).text
  const hash = sealingHash(base)
  const seal = {hash, paragraphs: paragraphHashes(base)}
  const written = metadata.fields.get(sealFields.hash)?.text.toLowerCase() ?? ''
  if (written === hash && hasParagraphs(metadata, seal)) return {type: 'sealed'}
  const reason = reasonAgainst(syntax, metadata)
  if (reason !== undefined) return {type: 'unsealable', reason}
  const sealed = writeSeal(syntax, metadata, seal)
  if (!isSealedBy(sealed, seal)) return {type: 'unsealable', reason: NO_ROOM}
  if (written === hash) return {type: 'incomplete', text: sealed}
  return isHash(written)
    ? {type: 'changed', text: sealed, sealedHash: written}
    : {type: 'unsealed', text: sealed}
}

function hasParagraphs({fields}: Metadata, {paragraphs}: Seal): boolean {
  const field = fields.get(sealFields.paragraphs)
  return field !== undefined && isSame(readParagraphHashes(field.text) ?? [], paragraphs)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((hash, index) => hash === other[index])
}

/** To mend what is written wrong would change the base text, so it is to be mended first. */
function reasonAgainst({problems}: Syntax, metadata: Metadata): string | undefined {
  const message = metadata.problems[0]?.message ?? problems[0]?.message
  return message === undefined ? undefined : `${message}, before it is sealed`
}

const NO_ROOM =
  'No field can be added between the lines `---`: write the fields there like `date: 2016-04-22`'

/** Front matter may be written in ways in which a further line means something else. */
function isSealedBy(text: string, seal: Seal): boolean {
  const syntax = parse(text)
  const metadata = readMetadata(syntax)
  return (
    metadata.problems.length === 0 &&
    sealingHash(toBaseText(syntax).text) === seal.hash &&
    metadata.fields.get(sealFields.hash)?.text === seal.hash &&
    hasParagraphs(metadata, seal)
  )
}
