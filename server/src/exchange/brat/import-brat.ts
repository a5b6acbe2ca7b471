import {firstIndex} from '../../base/binary-search.js'
import type {Codebook} from '../../codebook/codebook.js'
import {readMetadata} from '../../model/metadata.js'
import {parse} from '../../syntax/parse.js'
import type {ImportedAnnotation} from '../anchor/imported-annotation.js'
import {writeAnnotated} from '../anchor/write-annotated.js'
import type {Loss} from '../export/loss.js'
import {type ArticleFields, EMPTY_FRONT_MATTER, writeFrontMatter} from '../import-text.js'
import {withoutEquivalences} from './equivalences.js'
import {withoutEvents} from './events.js'
import {fromBrat} from './from-brat.js'
import {type AnnProblem, type ReadAnn, readAnn} from './read-ann.js'
import {type Renaming, rename} from './renaming.js'

/** A text and what an `.ann` file beside it says, with the losses that reading had. */
export interface BratAnnotations extends ReturnType<typeof fromBrat> {
  /** In whose UTF-16 units the annotations have their offsets. */
  readonly text: string
  readonly problems: readonly AnnProblem[]
}

/** How annotations are read. */
export interface BratOptions {
  /** Ids that spans may not get that have none. */
  readonly taken?: Iterable<string>
  readonly renaming?: Renaming | undefined
}

/**
 * Reads the annotations of a text. Where line ends are CRLF, programs count them as one character or as two: that way holds in
 * which more offsets lead to the words that stand beside them.
 */
export function readBrat(
  txt: string,
  ann: string,
  path: string,
  codebook: Codebook,
  {taken, renaming}: BratOptions = {}
): BratAnnotations {
  const asIs = readAnn(ann, txt)
  const converted = txt.replace(/\r\n?/g, '\n')
  const counted = converted === txt || asIs.problems.length === 0 ? asIs : readAnn(ann, converted)
  const isConverted = counted.problems.length < asIs.problems.length
  const {
    document: said,
    events,
    equivalences,
    problems,
    unknown
  }: ReadAnn = isConverted ? counted : asIs
  const {document: plain, losses: encoded} = withoutEvents(said, events, path)
  const {document: named, losses: left} = renaming
    ? rename(plain, renaming, path)
    : {document: plain, losses: []}
  const {document, losses: equated} = withoutEquivalences(named, equivalences, codebook, path)
  const {annotations: found, losses} = fromBrat(
    document,
    isConverted ? converted : txt,
    path,
    codebook,
    taken
  )
  const annotations = isConverted ? withLineEnds(found, txt) : found
  const lost: Loss[] = [
    ...problems.map(problem => ({feature: 'line', value: problem.text})),
    ...unknown.map(({feature, line}) => ({feature, value: line}))
  ].map(({feature, value}) => ({
    path,
    id: value.split('\t')[0] ?? '',
    feature,
    value,
    done: 'dropped'
  }))
  return {
    text: txt,
    annotations,
    problems,
    losses: [...lost, ...encoded, ...left, ...equated, ...losses]
  }
}

/** Annotations with offsets in a text in which some line ends are CRLF, of those in the text with LF. */
function withLineEnds(
  annotations: readonly ImportedAnnotation[],
  text: string
): readonly ImportedAnnotation[] {
  const ends = Array.from(text.matchAll(/\r\n/g), ({index}, count) => index - count)
  const toText = (offset: number): number =>
    offset + firstIndex(ends.length, at => (ends[at] ?? 0) >= offset)
  return annotations.map(annotation => ({
    ...annotation,
    fragments: annotation.fragments.map(({start, end}) => ({
      start: toText(start),
      end: toText(end)
    }))
  }))
}

/** Makes a new article of a text and its annotations, with front matter for the fields. */
export function articleOfBrat(
  {text, annotations, losses}: BratAnnotations,
  fields: ArticleFields,
  path: string,
  codebook: Codebook
): {readonly text: string; readonly losses: readonly Loss[]} {
  const readable = Object.entries(fields).filter(([name, value]) => isReadable(name, value ?? ''))
  const lost = Object.entries(fields).filter(([name]) => !readable.some(([each]) => each === name))
  const head = writeFrontMatter(Object.fromEntries(readable))
  const written = writeAnnotated(
    head === '' && text.startsWith('\uFEFF') ? EMPTY_FRONT_MATTER : head,
    text,
    annotations,
    codebook,
    path
  )
  const metadata = lost.map(([name, value = '']): Loss => {
    return {path, id: '', feature: 'metadata', value: `${name}: ${value}`, done: 'dropped'}
  })
  return {text: written.text, losses: [...losses, ...written.losses, ...metadata]}
}

/** Whether a field of front matter says what it should once it is written: names come from elsewhere. */
function isReadable(name: string, value: string): boolean {
  const {fields, problems} = readMetadata(parse(writeFrontMatter({[name]: value})))
  return problems.length === 0 && fields.size === 1 && fields.get(name)?.text === value
}
