import type {Mark, MarkDetails} from '../../../server/src/lsp/editor-protocol.js'
import type {Ask} from './ask.js'

/** By what name a value is shown: of the entry or the claim that it stands for. */
export interface Names {
  /** The name of an entry, or its id until that is known: then it is asked for. */
  entry(id: string, kinds: readonly string[]): string
  /** The words of a claim, or its id until they are known. */
  claim(ref: string): string
  learn(id: string, name: string): void
  /** Takes what an article says. */
  learnMarks(marks: readonly Mark[], text: string): void
  learnDetails(details: MarkDetails): void
}

/** Makes an empty table of names; `learnt` is called when an answer has brought one. */
export function createNames(ask: Ask, learnt: () => void): Names {
  const entries = new Map<string, string>()
  const own = new Map<string, string>()
  const others = new Map<string, string>()
  const askFor = createAsker(learnt)
  return {
    entry(id, kinds) {
      const name = entries.get(id) ?? own.get(id)
      if (name === undefined)
        void askFor(`entry ${id}`, async () => {
          const {entries: found} = await ask({type: 'entries', query: id, kinds, limit: 10})
          const entry = found.find(other => other.id === id)
          if (entry) entries.set(id, entry.name)
        })
      return name ?? id
    },
    claim(ref) {
      const words = own.get(ref) ?? others.get(ref)
      if (words === undefined)
        void askFor(`claim ${ref}`, async () => {
          const {claims} = await ask({type: 'claims', query: ref, limit: 10})
          const claim = claims.find(other => other.ref === ref)
          if (claim) others.set(ref, claim.words)
        })
      return words ?? ref
    },
    learn: (id, name) => entries.set(id, name),
    learnMarks(marks, text) {
      own.clear()
      for (const {id, entry, start, end} of marks) {
        if (id !== null) own.set(id, text.slice(start, end))
        if (entry) entries.set(entry.id, entry.name)
      }
    },
    learnDetails({entry, speakers, relations}) {
      if (entry) entries.set(entry.id, entry.name)
      for (const {id, name} of speakers) entries.set(id, name)
      for (const {claim} of relations) others.set(claim.ref, claim.words)
    }
  }
}

/** Asks once for each thing, and calls `learnt` when it is known. */
function createAsker(
  learnt: () => void
): (key: string, find: () => Promise<void>) => Promise<void> {
  const asked = new Set<string>()
  return async (key, find) => {
    if (asked.has(key)) return
    asked.add(key)
    try {
      await find()
      learnt()
    } catch {
      // The id is shown; what changes next asks again.
      asked.delete(key)
    }
  }
}
