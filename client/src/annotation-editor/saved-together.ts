import {type TextDocument, type Uri, type WorkspaceEdit, workspace} from 'vscode'

/**
 * Files that acts on articles have written to, as glossaries: they are saved with the article, as an annotator did not open
 * them. One that somebody had changed by hand before is left to them.
 */
export interface SavedTogether {
  /** Notes which files an edit of an article will change besides; to be called before it is made. */
  readonly note: (article: TextDocument, edit: WorkspaceEdit) => void
  readonly dispose: () => void
}

export function createSavedTogether(): SavedTogether {
  const filesOf = new Map<string, Map<string, Uri>>()
  const dirty = (uri: Uri): TextDocument | undefined =>
    workspace.textDocuments.find(document => document.isDirty && isSame(document.uri, uri))
  const isOurs = (uri: Uri): boolean => [...filesOf.values()].some(files => files.has(String(uri)))
  const listening = workspace.onDidSaveTextDocument(({uri}) => {
    const files = filesOf.get(String(uri))
    filesOf.delete(String(uri))
    for (const file of files?.values() ?? []) void dirty(file)?.save()
  })
  return {
    note: ({uri: article}, edit) => {
      const key = String(article)
      const files = filesOf.get(key) ?? new Map<string, Uri>()
      for (const [uri] of edit.entries())
        if (!isSame(uri, article) && (!dirty(uri) || isOurs(uri))) files.set(String(uri), uri)
      if (files.size > 0) filesOf.set(key, files)
    },
    dispose: () => listening.dispose()
  }
}

function isSame(uri: Uri, other: Uri): boolean {
  return String(uri) === String(other)
}
