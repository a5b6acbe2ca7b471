/** A file as the mirror holds it. */
export interface MirrorFile {
  readonly kind: 'file'
  /** Undefined for a file that is there and is not held: it was refused, or holds no text by its name. */
  readonly bytes: Uint8Array | undefined
  /** Another number for each content that was read. */
  readonly version: number
}

/** A folder as the mirror holds it. */
export interface MirrorFolder {
  readonly kind: 'folder'
  readonly items: Map<string, MirrorItem>
  readonly version: number
}

/** What is at a path. */
export type MirrorItem = MirrorFile | MirrorFolder

/** The files of the open folders, in memory: what the server asks for is answered at once, as a disk does. */
export interface Mirror {
  readonly root: MirrorFolder
  /** The version that the next item gets. */
  next: number
  /** How many files are held with their bytes, and how many bytes these are. */
  readonly held: {files: number; bytes: number}
}

/** Makes a mirror that holds nothing but the root of all paths. */
export function createMirror(): Mirror {
  return {root: {kind: 'folder', items: new Map(), version: 0}, next: 1, held: {files: 0, bytes: 0}}
}

/**
 * What is at an absolute path, given by its names; undefined where nothing is. Where a file stands in the place of a folder
 * on the way, that is told by `'file on the way'`.
 */
export function itemAt(
  {root}: Mirror,
  names: readonly string[]
): MirrorItem | 'file on the way' | undefined {
  let item: MirrorItem = root
  for (const name of names) {
    if (item.kind === 'file') return 'file on the way'
    const inner: MirrorItem | undefined = item.items.get(name)
    if (!inner) return undefined
    item = inner
  }
  return item
}

/** The names of an absolute, `/`-separated path, without `.` and `..`. */
export function namesOf(path: string): readonly string[] {
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names
}

/** Puts a file into the mirror, with the folders around it. */
export function putFile(mirror: Mirror, path: string, bytes: Uint8Array | undefined): void {
  put(mirror, path, version => ({kind: 'file', bytes, version}))
}

/** Puts an empty folder into the mirror, in the place of whatever is there. */
export function putFolder(mirror: Mirror, path: string): void {
  put(mirror, path, version => ({kind: 'folder', items: new Map(), version}))
}

function put(mirror: Mirror, path: string, make: (version: number) => MirrorItem): void {
  const names = namesOf(path)
  const name = names.at(-1)
  if (name === undefined) return
  const {items} = folderFor(mirror, names.slice(0, -1))
  const item = make(mirror.next++)
  weigh(mirror, items.get(name), -1)
  weigh(mirror, item, 1)
  items.set(name, item)
}

/** Adds what an item holds to what the mirror holds, or takes it away. */
function weigh({held}: Mirror, item: MirrorItem | undefined, sign: 1 | -1): void {
  const open = item ? [item] : []
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'folder') open.push(...next.items.values())
    else if (next.bytes) {
      held.files += sign
      held.bytes += sign * next.bytes.length
    }
  }
}

function folderFor(mirror: Mirror, names: readonly string[]): MirrorFolder {
  let folder = mirror.root
  for (const name of names) {
    const inner = folder.items.get(name)
    if (inner?.kind === 'folder') folder = inner
    else {
      const made: MirrorFolder = {kind: 'folder', items: new Map(), version: mirror.next++}
      folder.items.set(name, made)
      folder = made
    }
  }
  return folder
}

/** Takes what is at a path out of the mirror. */
export function remove(mirror: Mirror, path: string): void {
  const names = namesOf(path)
  const folder = itemAt(mirror, names.slice(0, -1))
  const name = names.at(-1)
  if (name === undefined || typeof folder !== 'object' || folder.kind === 'file') return
  weigh(mirror, folder.items.get(name), -1)
  folder.items.delete(name)
}

/** The mirror of this server, which the stand-ins of Node's modules read. */
export const mirror: Mirror = createMirror()
