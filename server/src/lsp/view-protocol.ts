import type {PlainRange} from './protocol.js'

/** Names and types of the requests behind the views of a corpus; any client may send them. */

/** Asks which projects are open, and what they hold. */
export const OVERVIEW = 'newsmark/overview'
/** Asks for a page of the entries of the glossary, or of the kinds and types that hold them. */
export const GLOSSARY_VIEW = 'newsmark/glossaryView'
/** Asks for a page of the claims of the corpus, or of the groups that hold them. */
export const CLAIMS_VIEW = 'newsmark/claimsView'
/** Asks how far the work on the articles is. */
export const PROGRESS_VIEW = 'newsmark/progressView'
/** Asks how far the work on one article is. */
export const ARTICLE_PROGRESS = 'newsmark/articleProgress'
/** Asks for the places of an article, and who says what about whom in it. */
export const ARTICLE_PANEL = 'newsmark/articlePanel'
/** Asks where the markup of an open article stands, for showing it fainter than the words. */
export const MARKUP = 'newsmark/markup'

/** The most items of a page. */
export const MOST_ITEMS = 500

/** What is open. */
export interface Overview {
  readonly projects: readonly ProjectOverview[]
}

export interface ProjectOverview {
  /** Of the folder. */
  readonly uri: string
  readonly name: string
  /** Whether it has a project file. */
  readonly hasFile: boolean
  readonly articles: number
  readonly entries: number
}

/** A place to go to. */
export interface ViewPlace {
  readonly uri: string
  readonly range: PlainRange
}

/** Which of the children of a node are asked for; at most {@link MOST_ITEMS}. */
interface PageParams {
  readonly offset: number
  readonly limit: number
}

/** Some of the children of a node, and how many there are in all. */
export interface ViewPage<Item> {
  readonly items: readonly Item[]
  readonly total: number
}

/** What a coder of a project has, what is curated, or the rest: null and false. */
export interface ViewScope {
  readonly root: string
  readonly coder: string | null
  readonly isCurated: boolean
}

/** A scope of a project of several coders, below which is what it alone holds. */
export interface ScopeViewItem extends ViewScope {
  readonly type: 'scope'
  readonly articles: number
}

/** What {@link GLOSSARY_VIEW} takes. Without a parent: the kinds, or, with a query, the entries that fit it. */
export interface GlossaryViewParams extends PageParams {
  /** An item that was given before. */
  readonly parent: {
    readonly root: string
    readonly kind: string
    /** The code of a type, empty for entries without one; null for the kind. */
    readonly code: string | null
  } | null
  /** Any name, alias or id, or the start of it. */
  readonly query: string
  readonly only: 'all' | 'unused' | 'article'
  /** The article that `only: 'article'` is about. */
  readonly article: string | null
}

export type GlossaryViewItem =
  | {
      readonly type: 'kind' | 'entryType'
      readonly root: string
      readonly kind: string
      readonly code: string
      /** As the codebook has it; empty for entries without a type. */
      readonly label: string
      readonly count: number
      /** The name of the project, where there are several. */
      readonly project: string | null
    }
  | {
      readonly type: 'entry'
      readonly root: string
      readonly id: string
      readonly kind: string
      readonly name: string
      readonly detail: string
      readonly aliases: readonly string[]
      readonly isDeprecated: boolean
      /** How often it is mentioned: once in a project of one scope; of several coders, for each scope that mentions it. */
      readonly counts: readonly (Omit<ViewScope, 'root'> & {
        readonly mentions: number
        readonly articles: number
      })[]
      readonly place: ViewPlace | null
    }
  /** Stands for so many entries that only a query shows them. */
  | {readonly type: 'tooMany'; readonly root: string; readonly count: number}

/** What {@link CLAIMS_VIEW} takes. Without a parent: the groups, or the scopes of a project of several coders. */
export interface ClaimsViewParams extends PageParams {
  readonly parent:
    | {
        readonly type: 'group'
        readonly root: string
        readonly key: string
        readonly scope?: ViewScope | null
      }
    | (ViewScope & {readonly type: 'scope'})
    | {readonly type: 'claim'; readonly uri: string; readonly start: number}
    | null
  readonly by: 'speaker' | 'topic' | 'article'
}

/** A claim in a list. */
interface ClaimDetails {
  readonly uri: string
  /** The UTF-16 offset of its first tag, by which it is found again. */
  readonly start: number
  readonly article: string
  readonly id: string | null
  readonly words: string
  readonly speakers: readonly string[]
  /** How often other claims name it, and it names others. */
  readonly incoming: number
  readonly outgoing: number
  readonly place: ViewPlace | null
}

export type ClaimsViewItem =
  | {
      readonly type: 'group'
      readonly root: string
      /** Empty for claims without a speaker or a topic. */
      readonly key: string
      readonly label: string
      readonly count: number
      /** Of an article; null for other groups. */
      readonly uri: string | null
      /** The scope that it is below; null in a project of one. */
      readonly scope: ViewScope | null
    }
  | ScopeViewItem
  | (ClaimDetails & {readonly type: 'claim'})
  /** A claim that says something of the one above it (`isIncoming`), or of which that one does. */
  | (ClaimDetails & {
      readonly type: 'relation'
      readonly relation: string
      readonly isIncoming: boolean
    })

/** The states of an article, in the order in which they are shown. */
export type ViewState = 'untouched' | 'problems' | 'suggestions' | 'begun' | 'done'

/** What {@link PROGRESS_VIEW} takes. Without a parent: the states, and the scopes of projects of several coders. */
export interface ProgressViewParams extends PageParams {
  readonly parent: ViewState | null
  /** The scope of which the states, or the articles in one, are asked for. */
  readonly scope?: ViewScope | null
}

export type ProgressViewItem =
  | {
      readonly type: 'state'
      readonly state: ViewState
      readonly count: number
      /** The scope that it is below; null in projects of one. */
      readonly scope: ViewScope | null
    }
  | ScopeViewItem
  | (ArticleProgressAnswer & {
      readonly type: 'article'
      readonly name: string
      readonly title: string
      readonly place: ViewPlace | null
    })

/** Answer to {@link ARTICLE_PROGRESS}, or null for what is no open article. */
export interface ArticleProgressAnswer {
  readonly state: ViewState
  readonly problems: number
  readonly suggestions: number
  readonly drafts: number
}

/** Answer to {@link ARTICLE_PANEL}, or null for what is no article. */
export interface ArticlePanelAnswer {
  readonly title: string
  readonly places: readonly PanelPlaceItem[]
  readonly nodes: readonly PanelNodeItem[]
  readonly claims: readonly PanelClaimItem[]
}

export interface PanelPlaceItem {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly coordinates: {readonly lat: number; readonly lon: number} | null
  readonly precision: 'country' | 'area' | 'near' | 'point'
  readonly mentions: number
  readonly range: PlainRange
}

export interface PanelNodeItem {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly range: PlainRange | null
}

export interface PanelClaimItem {
  readonly id: string
  readonly words: string
  /** Keys of nodes. */
  readonly speakers: readonly string[]
  readonly about: readonly string[]
  readonly stance: string
  readonly range: PlainRange
}

/** Answer to {@link MARKUP}: for each tag what stands before its words and behind them, in the order of the text. */
export interface MarkupAnswer {
  /** The document version that the ranges hold for. */
  readonly version: number
  readonly tags: readonly {readonly before: PlainRange; readonly behind: PlainRange}[]
}
