import {lazily} from '../../base/memo.js'
import {type Steps, type Stepwise, stepwise} from '../../base/steps.js'
import type {Entry} from '../entry.js'
import {
  buildGlossary,
  type Glossary,
  type GlossaryFile,
  type GlossaryPart,
  namedIn,
  rebuildGlossary,
  type StoredPart
} from '../glossary.js'
import type {NameLookup} from '../name-lookup.js'
import {anyCommon} from './common-texts.js'
import {joinIndexes} from './join-indexes.js'
import {JoinedEntries} from './joined-entries.js'
import {sharedIn} from './shared-in-parts.js'

/** Joins glossary files to one glossary as `buildGlossary` does, of which some may be compiled. */
export function joinGlossary(files: readonly GlossaryFile[]): Glossary {
  return joinParts(files, [])
}

/**
 * The same for files of which most were joined before: the very same glossary where all are the same objects, and one that
 * goes on using the indexes of the old one where few entries are others.
 */
export function rejoinGlossary(before: Glossary, files: readonly GlossaryFile[]): Glossary {
  const old = before.files
  if (old.length === files.length && old.every((file, at) => file === files[at])) return before
  const plain = before.parts?.flatMap(({plain: own}) => own ?? [])
  if (plain) return joinParts(files, plain)
  return files.some(({stored}) => stored)
    ? joinParts(files, [before])
    : rebuildGlossary(before, files)
}

/** Joins files; `before` are glossaries of files that are not compiled, on whose indexes those of the same files go on. */
function joinParts(files: readonly GlossaryFile[], before: readonly Glossary[]): Glossary {
  const parts = partsOf(files, before)
  const [only, ...more] = parts
  if (!parts.some(({stored}) => stored)) return only?.plain ?? buildGlossary(files)
  const isOne = only !== undefined && more.length === 0
  const isShared = stepwise(() => anyOverlaps(parts))
  const isDisjoint = (): boolean => isShared.known() === false
  const maps = parts.map(part => part.entries)
  const entries = isOne ? only.entries : new JoinedEntries(maps, isDisjoint)
  let asked = 0
  const isFirst = (entry: Entry): boolean =>
    (++asked > FEW_ENTRIES && !isShared.now()) || entries.get(entry.id) === entry
  const names = isOne ? only.names : joinNames(parts, isFirst, isShared)
  const duplicates = lazily(() =>
    isDisjoint() ? parts.flatMap(part => part.duplicates()) : duplicatesOf(parts)
  )
  return {
    entries,
    get duplicates() {
      return duplicates()
    },
    named: namedIn(names),
    files,
    names,
    change: undefined,
    storedIndex: lazily(() => joinIndexes(parts, isOne ? undefined : isFirst)),
    parts
  }
}

/**
 * So many entries are looked up one by one, as few as one article asks for; for more, it pays to know whether files share any
 * id: with 500,000 rows in each of two tables, that takes 0.5 s.
 */
const FEW_ENTRIES = 1000

/** Files that are one behind the other, compiled or as a glossary of their own. */
interface Part extends GlossaryPart {
  readonly names: NameLookup
  readonly duplicates: () => readonly Entry[]
  /** Some of the entries, in the order of the files. */
  readonly inOrder: (entries: ReadonlySet<Entry>) => readonly Entry[]
}

function partsOf(files: readonly GlossaryFile[], before: readonly Glossary[]): readonly Part[] {
  const parts: Part[] = []
  let plain: GlossaryFile[] = []
  const endPlain = (): void => {
    if (plain.length > 0) parts.push(plainPart(plain, before))
    plain = []
  }
  for (const file of files) {
    const {stored} = file
    if (!stored) plain.push(file)
    else {
      endPlain()
      parts.push(storedPart(stored))
    }
  }
  endPlain()
  return parts
}

function plainPart(files: readonly GlossaryFile[], before: readonly Glossary[]): Part {
  const old = before.find(
    ({files: own}) =>
      own.length === files.length && own.every(({path}, at) => path === files[at]?.path)
  )
  const plain = old ? rebuildGlossary(old, files) : buildGlossary(files)
  const {entries, names, duplicates} = plain
  return {
    plain,
    entries,
    names,
    duplicates: () => duplicates,
    inOrder: some =>
      some.size === 0 ? [] : files.flatMap(file => file.entries.filter(entry => some.has(entry))),
    stored: undefined
  }
}

function storedPart(stored: StoredPart): Part {
  const {entries, names, duplicates} = stored
  return {plain: undefined, entries, names, duplicates, inOrder: stored.search.inOrder, stored}
}

/** Entries whose id another one has had, in the order of the files: the ids of earlier parts are looked up in later ones. */
function duplicatesOf(parts: readonly Part[]): readonly Entry[] {
  const [first, ...more] = parts
  if (!first) return []
  const seen: ReadonlyMap<string, Entry>[] = [first.entries]
  const found = [...first.duplicates()]
  for (const part of more) {
    const own = new Set(part.duplicates())
    const before = new JoinedEntries(seen)
    // The ids of the smaller side are looked up in the larger one.
    const ids = before.size < part.entries.size ? before : part.entries
    for (const id of ids.keys()) {
      const entry = before.has(id) ? part.entries.get(id) : undefined
      if (entry) own.add(entry)
    }
    found.push(...part.inOrder(own))
    seen.push(part.entries)
  }
  return found
}

function joinNames(
  parts: readonly Part[],
  isFirst: (entry: Entry) => boolean,
  isShared: Stepwise<boolean>
): NameLookup {
  const join = (find: (names: NameLookup) => readonly Entry[] | undefined) => {
    const found = parts.flatMap(({names}) => find(names) ?? []).filter(isFirst)
    return found.length > 0 ? found : undefined
  }
  const exact: NameLookup['exact'] = (kind, name) => join(names => names.exact(kind, name))
  return {
    exact,
    folded: (kind, name) => join(names => names.folded(kind, name)),
    mayHold: name => parts.some(({names}) => names.mayHold(name)),
    shared: stepwise(function* () {
      yield* isShared.steps()
      const largest = parts.reduce((a, b) => (b.entries.size > a.entries.size ? b : a))
      return yield* sharedIn(parts, exact, yield* overlaps(parts, parts.indexOf(largest)))
    }).steps,
    *prepare() {
      yield* isShared.steps()
      for (const {names} of parts) yield* names.prepare()
    }
  }
}

function* anyOverlaps(parts: readonly Part[]): Steps<boolean> {
  for (const place of parts.keys()) if (yield* overlaps(parts, place)) return true
  return false
}

/** Whether a part has an id that one before it has. The ids of the smaller side are looked up in the larger one. */
function* overlaps(parts: readonly Part[], place: number): Steps<boolean> {
  const {entries: own, stored} = parts[place] ?? {entries: new Map<string, Entry>()}
  for (const {entries, stored: before} of parts.slice(0, place)) {
    if (stored && before) {
      if (yield* anyCommon(stored.hashed.ids, before.hashed.ids)) return true
      continue
    }
    const [smaller, larger] = own.size < entries.size ? [own, entries] : [entries, own]
    let count = 0
    for (const id of smaller.keys()) {
      if (larger.has(id)) return true
      if (++count % IDS_A_STEP === 0) yield
    }
  }
  return false
}

/** Looking an id up in a compiled file takes some microseconds. */
const IDS_A_STEP = 200
