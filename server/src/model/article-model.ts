import type {Span} from '../base/span.js'
import type {Attribute, Codebook, Kind} from '../codebook/codebook.js'
import type {Entry} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Tag, TagAttribute} from '../syntax/tag.js'
import type {Metadata} from './metadata.js'

/**
 * The model of an article under a codebook and a glossary: flat lists in the order of the text, linked with each other.
 */
export interface ArticleModel {
  /** Relative to the root of the project, `/`-separated. */
  readonly path: string
  /** The id by which other articles name this one: the front matter's `id`, or the file's name without its ending. */
  readonly id: string
  readonly syntax: Syntax
  readonly codebook: Codebook
  readonly glossary: Glossary
  readonly metadata: Metadata
  /** One for each tag of the syntax, at the same index. */
  readonly units: readonly Unit[]
  /** The names of all attributes that some unit has: a rule on one of them passes by most articles. */
  readonly attributeNames: ReadonlySet<string>
  /** The units whose kind stands for glossary entries. */
  readonly mentions: readonly Mention[]
  /** The values that name entries, those of `ref` included, in the order of the text. */
  readonly references: readonly EntryReference[]
  /** The claims, each with its fragments; continuations are not claims of their own. */
  readonly claims: readonly Claim[]
  /** The claims by id; the first of each id. */
  readonly claimsById: ReadonlyMap<string, Claim>
  /** The mentions by id; the first of each id, and for a further fragment the mention that it continues. */
  readonly mentionsById: ReadonlyMap<string, Mention>
  /**
   * The ids on tags that cannot be read in full, as their kind is unknown or their attributes are malformed. A reference
   * to such an id is no mistake of its own: the tag is reported.
   */
  readonly unreadIds: ReadonlySet<string>
  /** Whether somebody may edit the article, so that what is found in a block is worth keeping by its key. */
  readonly isOpen: boolean
  /** What tags say of each other: the same object in all versions of an article in which all tags say the same. */
  readonly links: ArticleLinks
}

/** One tag with its definition in the codebook. */
export interface Unit {
  /** Index of the tag in the syntax, and of this unit in the model. */
  readonly index: number
  readonly tag: Tag
  /** Undefined for a kind that the codebook does not have. */
  readonly kind: Kind | undefined
  readonly parent: Unit | undefined
  /** The number of units around this one. */
  readonly depth: number
  /** The `#id` without its sign. */
  readonly id: string | undefined
  /** The id of the unit that this one is a further fragment of. */
  readonly continues: AttributeValue | undefined
  readonly attributes: readonly UnitAttribute[]
}

/** One attribute of a unit, with its definition and its single values. */
export interface UnitAttribute {
  readonly name: string
  readonly written: TagAttribute
  /** Undefined for an attribute that the codebook does not give this kind. */
  readonly definition: Attribute | undefined
  readonly values: readonly AttributeValue[]
}

/** One value of an attribute, and its place in the written text. */
export interface AttributeValue {
  readonly text: string
  readonly span: Span
}

/** A value of an attribute of type `entry`, and the entry it names. */
export interface EntryReference {
  readonly unit: Unit
  readonly attribute: UnitAttribute
  readonly definition: Attribute
  readonly value: AttributeValue
  /** The text of the value, without a look at its place. */
  readonly id: string
  /**
   * Whether the codebook accepts the value besides entries (`also`), as `anonymous` for a speaker; then no entry is
   * meant.
   */
  readonly isAlso: boolean
  /** Undefined where the glossary has no entry of this id. It may be of a kind that the attribute does not take. */
  readonly entry: Entry | undefined
  /**
   * The mention of the article that stands for the value, where the attribute takes mentions (`mentions`) and no entry
   * has this id. It may be of a kind that the attribute does not take.
   */
  readonly mention: Mention | undefined
}

/**
 * The way in which the entry of a mention was found, or the reason for having not just one: a `ref` to `several`, or
 * one to `none`, by which the mention is nobody of the glossary.
 */
export type Resolution = 'ref' | 'several' | 'none' | 'name' | 'ambiguous' | 'unresolved'

/** A mention of an entry. */
export interface Mention extends Unit {
  readonly kind: Kind
  /** The content as base text. */
  readonly text: string
  /** The value of `ref`, the first of several. */
  readonly ref: AttributeValue | undefined
  readonly resolution: Resolution
  /** The entry that is meant, where it is a single one; with `ref` it may be of another kind. */
  readonly entry: Entry | undefined
  /** All entries that are meant; of a `ref` to several, those that the glossary has, in the order of the text. */
  readonly entries: readonly Entry[]
  /** The entries that may be meant by the text alone, whether or not there is a `ref`. */
  readonly candidates: readonly Entry[]
}

/** A claim with all its fragments. */
export interface Claim {
  readonly unit: Unit
  readonly id: string | undefined
  /** The unit itself and its continuations, in the order of the text. */
  readonly fragments: readonly Unit[]
}

/**
 * What the tags of an article say of each other, by the indexes of their units: worked out once for all versions of the
 * article in which they say the same. Each part is made when it is first asked for, of the version that asks.
 */
export interface ArticleLinks {
  /** The names of all attributes that some unit has. */
  readonly attributeNames: (article: Tagged) => ReadonlySet<string>
  /** The units that continue others, by the unit that they continue. */
  readonly continuations: (article: Tagged) => ReadonlyMap<number, readonly number[]>
  /** The mentions with an id, by id. */
  readonly mentions: (article: Tagged) => ReadonlyMap<string, number>
  /** The ids on tags that cannot be read in full. */
  readonly unreadIds: (article: Tagged) => ReadonlySet<string>
}

/** The units of an article, with its syntax. */
export type Tagged = Pick<ArticleModel, 'units' | 'syntax'>
