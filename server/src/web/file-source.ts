/** What an item of a folder is; links are not followed, as nothing tells where they lead. */
export type SourceKind = 'file' | 'folder' | 'other'

/**
 * The port to the files of the editor: what the language server in a browser asks of whoever started it. All paths are
 * those that the server knows, and lie in a folder that is open.
 */
export interface FileSource {
  /** What is at a path; undefined where nothing is, or nothing that may be looked at. */
  readonly stat: (path: string) => Promise<SourceKind | undefined>
  /** The names and kinds of what is in a folder; undefined where it cannot be listed. */
  readonly readDirectory: (path: string) => Promise<readonly SourceItem[] | undefined>
  /** The bytes of a file; undefined where it cannot be read or is larger than may be. */
  readonly readFile: (path: string) => Promise<Uint8Array | undefined>
}

/** An item of a folder. */
export type SourceItem = readonly [name: string, kind: SourceKind]

/** The requests of the server by which it asks, each with `{uri}`. */
export const fileRequests: Readonly<Record<keyof FileSource, string>> = {
  stat: 'newsmark/fs/stat',
  readDirectory: 'newsmark/fs/readDirectory',
  readFile: 'newsmark/fs/readFile'
}
