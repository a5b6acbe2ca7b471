import type {WorkspaceEdit} from 'vscode-languageserver/node'

/** Names and types of the requests by which an editor starts a corpus of the texts in a folder. */

/** Asks which texts there are in a folder, and whether it is a project already. */
export const FIND_TEXTS = 'newsmark/findTexts'
/** Asks for the edit that makes a project of these texts. */
export const START_CORPUS = 'newsmark/startCorpus'

/** Names the folder that is asked about. */
export interface FolderParams {
  readonly folder: string
}

/** A file that is left out, relative to the folder, and why. */
export interface LeftOut {
  readonly path: string
  readonly reason: string
}

/** Answer to {@link FIND_TEXTS}. */
export interface TextsAnswer {
  /** The URI of the folder's project file; null where it has none. */
  readonly project: string | null
  /** How many files would be articles. */
  readonly articles: number
  /** The globs that take them in. */
  readonly include: readonly string[]
  /** Files in forms that are no plain text. */
  readonly refused: readonly LeftOut[]
}

/** What {@link START_CORPUS} takes. */
export interface StartParams extends FolderParams {
  /** Written at the top of each text; null leaves them without. */
  readonly language: string | null
  /** Whether there is to be a codebook of the team's own. */
  readonly codebook: boolean
}

/** Answer to {@link START_CORPUS}. What is not possible is an error, `RequestFailed`, whose message says why. */
export interface StartAnswer {
  /** The texts that change, then new files, the project file last. To be applied once the user has agreed to the changes. */
  readonly edit: WorkspaceEdit
  /** How many texts that are there change. */
  readonly changed: number
  /** In how many of these something would be read as markup. */
  readonly escaped: number
  /** The URI of the first article. */
  readonly first: string | null
  /** Texts that are articles of the project and cannot be read as they are. */
  readonly unread: readonly LeftOut[]
}
