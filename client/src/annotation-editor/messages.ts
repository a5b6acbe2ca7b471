import type {
  Annotations,
  BaseSpan,
  ClaimList,
  EntryList,
  KindInfo,
  MarkChoices,
  MarkDetails
} from '../../../server/src/lsp/editor-protocol.js'

/** The messages between the annotation editor's page and the extension. Offsets are UTF-16 offsets of the base text. */

/** What the page is told. */
export type ToPage =
  | {readonly type: 'setup'; readonly setup: Setup}
  /** The article, or what changed in it; `reply` is the id of the act that made the change. */
  | {readonly type: 'article'; readonly annotations: Annotations; readonly reply?: number}
  | {readonly type: 'findings'; readonly version: number; readonly findings: readonly PageFinding[]}
  | {readonly type: 'state'; readonly state: State; readonly reason: string}
  /** An act that was not done, and why, in one sentence. */
  | {readonly type: 'refused'; readonly reply: number; readonly reason: string}
  | {readonly type: 'answer'; readonly reply: number; readonly value: unknown}
  /** A command of the editor by its key, as `mark` with `{kind: 'actor'}`. */
  | {readonly type: 'run'; readonly command: PageCommand; readonly arguments?: unknown}
  | {readonly type: 'reveal'; readonly span: BaseSpan}

/** What the page tells. */
export type FromPage =
  | {readonly type: 'ready'}
  | {readonly type: 'act'; readonly id: number; readonly version: number; readonly act: ActCall}
  | {readonly type: 'ask'; readonly id: number; readonly question: Question}
  /** Whether keys go to the text: commands by letters hold only then. */
  | {readonly type: 'focus'; readonly isInText: boolean}
  /** Where the reader is, for the text editor and the next view. */
  | {readonly type: 'selection'; readonly span: BaseSpan}
  | {readonly type: 'open'; readonly target: Target}
  /** Attributes that the inspector is always to show, by kind: to be kept for other articles too. */
  | {readonly type: 'pins'; readonly pins: Readonly<Record<string, readonly string[]>>}
  /** An entry that was taken, by its id, or a value of an attribute: to be offered first, in other articles too. */
  | {readonly type: 'used'; readonly attribute: string | null; readonly value: string}
  /** A command of the extension that stands in the page as a button. */
  | {readonly type: 'command'; readonly command: HostCommand; readonly arguments?: unknown}

/** Why the article is as it is. Only in `ready` acts are taken. */
export type State =
  | 'loading'
  | 'no-server'
  | 'not-an-article'
  | 'ready'
  | 'read-only'
  | 'large'
  | 'failed'

/** What holds as long as the codebook and the settings do. */
export interface Setup {
  readonly kinds: readonly PageKind[]
  /** Texts of the page in the user's language, by the English ones. */
  readonly strings: Readonly<Record<string, string>>
  readonly uiLanguage: string
  readonly font: {readonly family: string; readonly size: number; readonly lineHeight: number}
  /** Whether the operating system is macOS, for the names of keys. */
  readonly isMac: boolean
  /** The keys of the page's commands as a reader sees them, several with `, ` between; without them help shows the page's own. */
  readonly keys?: Readonly<Partial<Record<PageCommand, string>>>
  /** Attributes that the inspector always shows, by kind, as the page last told. */
  readonly pins?: Readonly<Record<string, readonly string[]>>
  /** Values of attributes that were taken last in this workspace, the latest first. */
  readonly recent?: Readonly<Record<string, readonly string[]>>
}

export interface PageKind extends KindInfo {
  /** The letter or digit that marks with it. */
  readonly key: string
  /** Its place among the colours and forms of the page, from 0. */
  readonly look: number
}

/** A finding, at its place in the base text. */
export interface PageFinding {
  readonly start: number
  readonly end: number
  readonly severity: 'error' | 'warning' | 'information' | 'hint'
  readonly rule: string
  readonly message: string
  /** Titles of the fixes there are; the index names one in `fix`. */
  readonly fixes: readonly string[]
}

/** An act of `server/src/annotate`, at a stretch of base text or at a mark. */
export interface ActCall {
  /** The id of the act, as `mark`, `unmark`, `set-attribute`. */
  readonly act: string
  readonly span: BaseSpan
  /** The index of the mark that is meant, where the span alone does not say it. */
  readonly mark?: number
  readonly arguments?: unknown
  readonly exact?: boolean
}

/** What the page asks; the answer comes as a message with the id. */
export type Question =
  | {
      readonly type: 'entries'
      readonly query: string
      readonly kinds: readonly string[]
      readonly limit: number
    }
  | {readonly type: 'claims'; readonly query: string; readonly limit: number}
  | {readonly type: 'details'; readonly version: number; readonly mark: number}
  /** What words that are to be marked as a kind may say; asked when all acts before it are done. */
  | {readonly type: 'choices'; readonly span: BaseSpan; readonly kind: string}

export interface Answers {
  readonly entries: EntryList
  readonly claims: ClaimList
  readonly details: MarkDetails
  readonly choices: MarkChoices
}

export type Target =
  | {readonly type: 'source'; readonly span: BaseSpan}
  | {
      readonly type: 'place'
      readonly uri: string
      readonly line: number
      readonly character: number
    }

/** Commands that the extension carries out for the page. */
export type HostCommand =
  | 'undo'
  | 'redo'
  | 'fix'
  | 'ignore'
  | 'newEntry'
  | 'tagInFolder'
  | 'tagInCorpus'
  | 'concordance'
  | 'toggle'
  | 'restartServer'
  | 'showLog'

/** Commands of the page, each contributed by the extension with a key. */
export type PageCommand =
  | 'wordLeft'
  | 'wordRight'
  | 'lineUp'
  | 'lineDown'
  | 'selectWordLeft'
  | 'selectWordRight'
  | 'selectLineUp'
  | 'selectLineDown'
  | 'selectCharacterLeft'
  | 'selectCharacterRight'
  | 'widen'
  | 'narrow'
  | 'nextName'
  | 'previousName'
  | 'nextQuotation'
  | 'previousQuotation'
  | 'nextClause'
  | 'previousClause'
  | 'mark'
  | 'markAndFill'
  | 'markAll'
  | 'repeat'
  | 'unmark'
  | 'changeKind'
  | 'startEarlier'
  | 'startLater'
  | 'endEarlier'
  | 'endLater'
  | 'addFragment'
  | 'relate'
  | 'accept'
  | 'reject'
  | 'nextMark'
  | 'previousMark'
  | 'nextFinding'
  | 'previousFinding'
  | 'nextSuggestion'
  | 'previousSuggestion'
  | 'nextUntagged'
  | 'previousUntagged'
  | 'pickEntry'
  | 'pickSpeaker'
  | 'pickTopic'
  | 'inspect'
  | 'filterMarks'
  | 'openEntry'
  | 'openSource'
  | 'concordance'
  | 'showFinding'
  | 'help'
