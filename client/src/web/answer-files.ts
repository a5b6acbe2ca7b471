import {FileType, type Uri, workspace} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import type {FileSource, SourceItem, SourceKind} from '../../../server/src/web/file-source.js'
import {isInFolder} from './in-folder.js'

/** Answers the requests by which the server in a browser asks for files, those of open folders alone. */
export function answerFiles(client: BaseLanguageClient): void {
  for (const [request, answer] of Object.entries(ANSWERS))
    client.onRequest(request, async ({uri}: {readonly uri: string}) => {
      const folders = (workspace.workspaceFolders ?? []).map(folder => folder.uri)
      const file = client.protocol2CodeConverter.asUri(uri)
      return isInFolder(file, folders) ? orNull(answer(file)) : null
    })
}

const ANSWERS: Readonly<Record<`newsmark/fs/${keyof FileSource}`, (uri: Uri) => Promise<unknown>>> =
  {
    'newsmark/fs/stat': async uri => kindOf((await workspace.fs.stat(uri)).type),
    'newsmark/fs/readDirectory': async uri =>
      (await workspace.fs.readDirectory(uri)).map(
        ([name, type]): SourceItem => [name, kindOf(type)]
      ),
    'newsmark/fs/readFile': async uri => {
      const {size} = await workspace.fs.stat(uri)
      return size > LARGEST ? null : workspace.fs.readFile(uri)
    }
  }

/** Bytes of a file that is read. */
const LARGEST = 32 * 1024 * 1024

/** Links are left out: nothing tells whether they lead out of the folder. */
function kindOf(type: FileType): SourceKind {
  if (type === FileType.File) return 'file'
  return type === FileType.Directory ? 'folder' : 'other'
}

/** Null where the file system refuses: that a file is not there, or may not be read, is an answer. */
async function orNull(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch {
    return null
  }
}
