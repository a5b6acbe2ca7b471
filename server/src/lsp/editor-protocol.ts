import type {PlainRange} from './protocol.js'

/**
 * Names and types of the requests behind the annotation editor; any client may send them. All offsets are UTF-16 offsets of
 * the base text, and hold for the version that comes with them.
 */

/** Asks for the base text of an open article and all its marks, or for what changed in them since a version. */
export const ANNOTATIONS = 'newsmark/annotations'
/** Asks where places of the written text lie in the base text, and places of the base text in the written one. */
export const PLACES = 'newsmark/places'
/** Asks for the kinds of the codebook that holds for an article. */
export const KINDS = 'newsmark/kinds'
/** Asks for entries of the glossary that a typed text or a selection may mean, best first. */
export const ENTRIES = 'newsmark/entries'
/** Asks for claims of the article and the corpus, by their words, speakers or ids, best first. */
export const CLAIM_LIST = 'newsmark/claimList'
/** Asks for all that is known of one mark: for the inspector. */
export const MARK_DETAILS = 'newsmark/markDetails'

/** Asks what words that are to be marked as a kind may say: whom they mean, and who may have said them. */
export const MARK_CHOICES = 'newsmark/markChoices'

/** An article in the version that the client sees. */
export interface VersionedArticle {
  readonly uri: string
  readonly version: number
}

/** A stretch of base text. */
export interface BaseSpan {
  readonly start: number
  readonly end: number
}

/** One tag of an article. Its index in the list of marks is its name in requests of the same version. */
export interface Mark {
  readonly kind: string
  readonly unit: 'mention' | 'claim' | 'mark' | 'unknown'
  readonly start: number
  readonly end: number
  /** The number of marks around this one. */
  readonly depth: number
  readonly id: string | null
  /** The id of the claim that this is a further fragment of. */
  readonly continues: string | null
  /** The entry that is meant, where it is a single one. */
  readonly entry: {
    readonly id: string
    readonly name: string
    readonly isDeprecated: boolean
  } | null
  /** How the entry was found; null for what stands for no entry. */
  readonly resolution: 'ref' | 'several' | 'none' | 'name' | 'ambiguous' | 'unresolved' | null
  /** `suggested`, `discuss`, …; null where nothing is said. */
  readonly status: string | null
  /** Those that hold, without the id, in the order of the text. */
  readonly attributes: readonly {readonly name: string; readonly value: string}[]
}

/** A change to a list: `removed` items at `start` are replaced by `added`. */
export interface Splice<T> {
  readonly start: number
  readonly removed: number
  readonly added: readonly T[]
}

/** What {@link ANNOTATIONS} takes. `since` is the version that the client has; without it all is given. */
export interface AnnotationsParams {
  readonly textDocument: {readonly uri: string}
  readonly since?: number
  /**
   * The stamp of the answer for that version. Without it, all is given where there were several answers for the version, as
   * before and after a change to the glossary.
   */
  readonly stamp?: number
}

/** Answer to {@link ANNOTATIONS}; null for what is no open article. */
export interface Annotations {
  readonly version: number
  /** Another one for each answer that says something else. */
  readonly stamp: number
  /** The version that the splices change; null where they give all. */
  readonly since: number | null
  /** The base text; null where it is that of `since`. */
  readonly text: string | null
  readonly language: string | null
  /** Of the front matter, as a reader sees it: title, source, date, … in the order of the file. */
  readonly header: readonly {readonly name: string; readonly value: string}[]
  readonly marks: Splice<Mark>
  /** Paragraphs, without the blank lines between them. */
  readonly paragraphs: Splice<BaseSpan>
  /** Stretches in which the syntax is broken, so that nothing can be marked there. */
  readonly broken: readonly BaseSpan[]
}

/** What {@link PLACES} takes; answers keep the order. */
export interface PlacesParams {
  readonly textDocument: VersionedArticle
  readonly ranges?: readonly PlainRange[]
  readonly spans?: readonly BaseSpan[]
}

/** Answer to {@link PLACES}. A range within markup is the empty span, or the content, beside it. */
export interface Places {
  /** For each range. */
  readonly spans: readonly BaseSpan[]
  /** For each span. */
  readonly ranges: readonly PlainRange[]
}

/** What {@link KINDS} takes. */
export interface KindsParams {
  readonly textDocument: {readonly uri: string}
}

/** Answer to {@link KINDS}. */
export interface KindList {
  readonly kinds: readonly KindInfo[]
}

/** One kind of the codebook. */
export interface KindInfo {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly unit: 'mention' | 'claim' | 'mark'
  readonly contains: readonly string[]
  readonly attributes: readonly AttributeInfo[]
  /** The fields of its entries in the glossary. */
  readonly fields: readonly AttributeInfo[]
}

export interface AttributeInfo {
  readonly name: string
  /** What people call it in their language, where that is not the name: for what the built-in codebook has. */
  readonly label?: string
  readonly type: string
  readonly description: string
  readonly required: boolean
  readonly many: boolean
  /** The kinds of entries that a value may name. */
  readonly of: readonly string[]
  /** Values that are accepted besides those of the type. */
  readonly also: readonly {readonly name: string; readonly description: string}[]
  readonly codes: readonly CodeInfo[]
}

export interface CodeInfo {
  readonly name: string
  readonly label: string
  readonly definition: string
  readonly within: string | null
  readonly isDeprecated: boolean
}

/** What {@link ENTRIES} takes. An empty query gives what the article and the text at the span suggest. */
export interface EntriesParams {
  readonly textDocument: {readonly uri: string}
  readonly query: string
  /** Of these kinds; of all where empty. */
  readonly kinds: readonly string[]
  readonly limit: number
  /** The words to be marked, in the base text as it is: with an empty query, they say what is meant. */
  readonly span?: BaseSpan
  /** The ids of entries that the user has taken last, in whatever article, the latest first: they come before frequent ones. */
  readonly recent?: readonly string[]
}

/** An entry that was found. */
export interface FoundEntry {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** The name or alias that answers to the query. */
  readonly matched: string
  readonly description: string
  /** What tells it from others of its name: place-in, member-of, dates. */
  readonly detail: string
  readonly isDeprecated: boolean
  /** Whether it is one of those that the user has taken last. */
  readonly isRecent: boolean
  /** How often the article, and the corpus, mention it. */
  readonly inArticle: number
  readonly inCorpus: number
}

/** Answer to {@link ENTRIES}. */
export interface EntryList {
  readonly entries: readonly FoundEntry[]
  /** Whether there are more than were asked for. */
  readonly isPartial: boolean
}

/** What {@link CLAIM_LIST} takes. */
export interface ClaimListParams {
  readonly textDocument: {readonly uri: string}
  readonly query: string
  readonly limit: number
}

/** A claim that was found. */
export interface FoundClaim {
  /** What an attribute is to say to name it from the article: `c1`, or `other-article#c1`. */
  readonly ref: string
  readonly uri: string
  readonly article: string
  readonly words: string
  readonly speaker: string | null
  readonly date: string | null
  /** Where the claim stands in its article, where that is asked for: in {@link MarkDetails}. */
  readonly range?: PlainRange
}

/** Answer to {@link CLAIM_LIST}. */
export interface ClaimList {
  readonly claims: readonly FoundClaim[]
  readonly isPartial: boolean
}

/** What {@link MARK_DETAILS} takes: the index of a mark in the version named. */
export interface MarkDetailsParams {
  readonly textDocument: VersionedArticle
  readonly mark: number
}

/** Answer to {@link MARK_DETAILS}. */
export interface MarkDetails {
  /** The mark whose attributes are shown: the claim's first fragment for a continuation. */
  readonly head: number
  /** All fragments of it, in the order of the text. */
  readonly fragments: readonly number[]
  readonly entry: EntryCard | null
  /** For a claim: what other claims, of the corpus too, say of it, and what it says of others. */
  readonly relations: readonly ClaimRelation[]
  /** Who may have said it, best first, from the sentence; empty for what is no claim. */
  readonly speakers: readonly FoundEntry[]
}

/** An entry with its fields. */
export interface EntryCard {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly fields: readonly {readonly name: string; readonly value: string}[]
  /** Where the entry is written. */
  readonly uri: string
  readonly range: PlainRange
}

export interface ClaimRelation {
  /** `supports`, `rebuts`, …. */
  readonly relation: string
  /** Whether the other claim says it of this one. */
  readonly isIncoming: boolean
  readonly claim: FoundClaim
}

/** What {@link MARK_CHOICES} takes: a stretch of base text, in the article as it is, and the kind that it is to be. */
export interface MarkChoicesParams {
  readonly textDocument: {readonly uri: string}
  readonly span: BaseSpan
  readonly kind: string
}

/** Answer to {@link MARK_CHOICES}. */
export interface MarkChoices {
  /** Why the words cannot be marked so, in one sentence; null where they can. */
  readonly reason: string | null
  /** The entry that the words mean by their name alone, where it is a single one. */
  readonly entry: FoundEntry | null
  /** Who may have said them, best first; empty for what is no claim. */
  readonly speakers: readonly FoundEntry[]
  /** The attributes that the mark gets by itself, as a claim its id and its quotation marks. */
  readonly attributes: readonly {readonly name: string; readonly value: string}[]
}
