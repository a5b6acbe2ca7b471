import type {WorkspaceEdit} from 'vscode-languageserver/node'

/** Names and types of the requests that Newsmark adds to the protocol. Lines and characters as in the protocol. */

/** Asks what holds for a file: the project, how much the glossary knows, and any problem. */
export const STATUS = 'newsmark/status'
/** Asks where the claims of an article stand, for showing each over its whole extent. */
export const CLAIMS = 'newsmark/claims'
/** Asks whether a project includes a file as an article. */
export const IS_ARTICLE = 'newsmark/isArticle'
/** Asks whether a file is one of a project's own: its project file, codebook, glossary or baseline. */
export const IS_PROJECT_FILE = 'newsmark/isProjectFile'
/** Asks for the edit of an annotating act in an open article. */
export const ANNOTATE = 'newsmark/annotate'
/** The command that does the same and applies the edit, for clients that know no requests of ours. */
export const ANNOTATE_COMMAND = 'newsmark.annotate'
/** Asks where the page is that shows what is at a place in another way. */
export const PAGE = 'newsmark/page'
/** The scheme of the addresses of such pages, whose texts `workspace/textDocumentContent` gives. */
export const PAGE_SCHEME = 'newsmark'
/** Tells the client that statuses and claims may have changed. */
export const STATUS_CHANGED = 'newsmark/statusChanged'

/**
 * The client's command that asks for the reason of a comment and inserts it: the document's URI, the position,
 * and what stands before the reason and behind it.
 */
export const IGNORE = 'newsmark.ignore'

/** The client's command that shows the page of a rule, by its id; of `README`, the page of all of them. */
export const EXPLAIN_RULE = 'newsmark.explainRule'

/** The client's command that shows all references of what is named at a place: the document's URI and the position. */
export const SHOW_REFERENCES = 'newsmark.showReferences'

/** The server's command that does what comes close to it in other editors, by the same arguments. */
export const OPEN_REFERENCES = 'newsmark.openReferences'

/** Names the file that a request is about. */
export interface FileParams {
  readonly uri: string
}

/** Answer to {@link STATUS}. */
export interface Status {
  /** Path of the project file, or null where the defaults hold. */
  readonly project: string | null
  readonly entries: number
  /** One sentence for people, or null. */
  readonly problem: string | null
}

/** A range in the protocol's terms. */
export interface PlainRange {
  readonly start: {readonly line: number; readonly character: number}
  readonly end: {readonly line: number; readonly character: number}
}

/** A stretch of a text, in UTF-16 offsets. */
export interface PlainSpan {
  readonly start: number
  readonly end: number
}

/** Answer to {@link CLAIMS}: for each claim the ranges of its fragments' contents. */
export interface Claims {
  /** The document version the ranges hold for. */
  readonly version: number
  readonly ranges: readonly (readonly PlainRange[])[]
}

/** What {@link ANNOTATE} takes. */
export interface AnnotateParams {
  /** With the version that the range is in: an act on another one is refused (`ContentModified`). */
  readonly textDocument: {readonly uri: string; readonly version: number}
  /** The selection; an empty one for a cursor. In its place, `span` or `mark` may be given. */
  readonly range?: PlainRange
  /** The selection in UTF-16 offsets of the base text. */
  readonly span?: PlainSpan
  /**
   * The index of the tag that is meant, in the order of the text; without a selection, its words are selected. For acts on a
   * tag whose words are those of another, or that is not to be found by a selection.
   */
  readonly mark?: number
  /** The id of the act, as `mark`. */
  readonly act: string
  /** What the act takes, as `{kind: 'actor'}`. */
  readonly arguments?: unknown
  /** Whether the selection is taken as it is, and not grown to whole words. */
  readonly exact?: boolean
}

/** Answer to {@link ANNOTATE}. What is not possible is an error, `RequestFailed`, whose message says why. */
export interface Annotated {
  readonly edit: WorkspaceEdit
  /** What is to be selected in the text that the edit makes. */
  readonly range: PlainRange
  /** The same in UTF-16 offsets of the base text; not there in a glossary file. */
  readonly span?: PlainSpan
}

/** What {@link PAGE} takes. */
export interface PageParams {
  readonly textDocument: {readonly uri: string}
  readonly position: PlainRange['start']
  /** All mentions of the entry at the place in their contexts, or the article as a reader reads it. */
  readonly page: 'concordance' | 'text'
}

/** Answer to {@link PAGE}: the address of the page, or null where there is nothing that it could show. */
export type PageAnswer = {readonly uri: string} | null
