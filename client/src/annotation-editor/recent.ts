import type {Memento} from 'vscode'

/** What the user has taken last in this workspace, so that it is offered first. */
export interface Recent {
  /** The ids of entries, the latest first. */
  readonly entries: () => readonly string[]
  /** Values of attributes, by the attribute, the latest first. */
  readonly values: () => Readonly<Record<string, readonly string[]>>
  /** Notes a value of an attribute, or the id of an entry where that is null. */
  readonly note: (attribute: string | null, value: string) => void
}

/** Under what the extension keeps entries and values. */
const ENTRIES = 'annotate.recentEntries'
const VALUES = 'annotate.recentValues'

/** What is kept: so many entries, attributes, and values of each. */
const MOST_ENTRIES = 50
const MOST_ATTRIBUTES = 50
const MOST_VALUES = 20

/** Keeps what was taken last in the state of the workspace. */
export function createRecent(state: Memento): Recent {
  const entries = (): readonly string[] => state.get<readonly string[]>(ENTRIES) ?? []
  const values = (): Readonly<Record<string, readonly string[]>> =>
    state.get<Readonly<Record<string, readonly string[]>>>(VALUES) ?? {}
  return {
    entries,
    values,
    note: (attribute, value) => {
      if (attribute === null) {
        const latest = withLatest(entries(), value, MOST_ENTRIES)
        if (entries()[0] !== value) void state.update(ENTRIES, latest)
        return
      }
      const {[attribute]: known = [], ...others} = values()
      if (known[0] === value) return
      const kept = Object.entries(others).slice(0, MOST_ATTRIBUTES - 1)
      const latest = withLatest(known, value, MOST_VALUES)
      void state.update(VALUES, {[attribute]: latest, ...Object.fromEntries(kept)})
    }
  }
}

function withLatest(known: readonly string[], value: string, most: number): readonly string[] {
  return [value, ...known.filter(other => other !== value)].slice(0, most)
}
