import type {Glossary} from '../glossary/glossary.js'
import {oncePer} from '../memo/once-per.js'
import {foldName} from '../text/normalise.js'

/** Tells whether several entries of a kind bear a name, whatever its case; the name is normalised. */
export type IsShared = (kind: string, name: string) => boolean

/** Which names of a glossary may mean several entries; gathered once for each glossary. */
export const sharedNames: (glossary: Glossary) => IsShared = oncePer(({entries}) => {
  const shared = new Map<string, Set<string>>()
  const bearers = new Map<string, Map<string, string>>()
  for (const {id, kind, names} of entries.values()) {
    const ofKind = bearers.get(kind) ?? new Map<string, string>()
    bearers.set(kind, ofKind)
    for (const {text} of names) {
      const name = foldName(text)
      const other = ofKind.get(name)
      if (other === undefined) ofKind.set(name, id)
      else if (other !== id) shared.set(kind, (shared.get(kind) ?? new Set()).add(name))
    }
  }
  return (kind, name) => shared.get(kind)?.has(name.toLowerCase()) ?? false
})
