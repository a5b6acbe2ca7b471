// A file system of an extension, as that of Remote Repositories: nobody but VS Code can read it under its scheme.
const {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} = require('node:fs')
const {EventEmitter, FileChangeType, FileSystemError, FileType, workspace} = require('vscode')

exports.activate = context => {
  const changed = new EventEmitter()
  const tell = (type, ...uris) => changed.fire(uris.map(uri => ({type, uri})))
  /** What is not there is told in VS Code's words. */
  const found = (uri, read) => {
    try {
      return read(uri.path)
    } catch {
      throw FileSystemError.FileNotFound(uri)
    }
  }
  const kindOf = item => (item.isDirectory() ? FileType.Directory : FileType.File)
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => ({dispose: () => {}}),
    stat: uri =>
      found(uri, path => {
        const item = statSync(path)
        return {type: kindOf(item), ctime: item.ctimeMs, mtime: item.mtimeMs, size: item.size}
      }),
    readDirectory: uri =>
      found(uri, path =>
        readdirSync(path, {withFileTypes: true}).map(item => [item.name, kindOf(item)])
      ),
    readFile: uri => found(uri, path => new Uint8Array(readFileSync(path))),
    writeFile: (uri, content) => {
      writeFileSync(uri.path, content)
      tell(FileChangeType.Changed, uri)
    },
    createDirectory: uri => mkdirSync(uri.path),
    delete: uri => {
      rmSync(uri.path, {recursive: true})
      tell(FileChangeType.Deleted, uri)
    },
    rename: (from, to) => {
      renameSync(from.path, to.path)
      tell(FileChangeType.Changed, from, to)
    }
  }
  context.subscriptions.push(changed, workspace.registerFileSystemProvider('shelf', provider))
}
