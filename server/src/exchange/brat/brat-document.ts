import type {Span} from '../../base/span.js'

/** The annotations of one text in brat's standoff format, with offsets in UTF-16 units of the text. */
export interface BratDocument {
  readonly spans: readonly BratSpan[]
  readonly relations: readonly BratRelation[]
  readonly attributes: readonly BratAttribute[]
  readonly normalisations: readonly BratNormalisation[]
  readonly notes: readonly BratNote[]
}

/** `T1 actor 0 5;9 12`: a text-bound annotation. */
export interface BratSpan {
  /** The number behind `T`. */
  readonly id: string
  readonly type: string
  /** In the order of the text, disjoint. */
  readonly fragments: readonly Span[]
}

/** `R1 supports Arg1:T1 Arg2:T2` */
export interface BratRelation {
  readonly type: string
  readonly from: string
  readonly to: string
}

/** `A1 stance T1 support`; one without a value says yes. */
export interface BratAttribute {
  readonly type: string
  readonly target: string
  readonly value: string | undefined
}

/** `N1 Reference T1 Glossary:ada` with a name behind it. */
export interface BratNormalisation {
  readonly type: string
  readonly target: string
  readonly source: string
  readonly ref: string
  readonly name: string
}

/** `#1 AnnotatorNotes T1` with a text behind it. */
export interface BratNote {
  readonly type: string
  readonly target: string
  readonly text: string
}

/** The names that say in brat what Newsmark calls otherwise. */
export const bratNames = {
  /** The type of notes that brat's editor shows and writes. */
  note: 'AnnotatorNotes',
  /** The type of normalisations there. */
  ref: 'Reference',
  /** The source of entries that a tag names by its `ref` or another attribute. */
  glossary: 'Glossary',
  /** The source of entries that are meant by the words alone: no attribute names them. */
  byName: 'GlossaryByName'
} as const
