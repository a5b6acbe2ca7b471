import type {ArticleModel} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {unreadIds} from '../../model/unread-ids.js'

/**
 * The next free id for a tag of a kind, as `c4` behind `c1` and `c3`: the first letter of the kind and the number behind
 * the highest one. An id that something names, though no tag has it, is not free.
 */
export function freeId(model: ArticleModel, kind: string): string {
  const [letter = 'x'] = kind.toLowerCase()
  const ids = [...usedIds(model), ...unreadIds(model).keys()]
  let highest = 0
  for (const id of ids) {
    const number = id.startsWith(letter) ? Number(id.slice(letter.length)) : Number.NaN
    if (Number.isSafeInteger(number) && number > highest) highest = number
  }
  const taken = new Set(ids)
  do highest++
  while (taken.has(letter + highest))
  return letter + highest
}

function usedIds({units}: ArticleModel): readonly string[] {
  return units.flatMap(({id, attributes}) => {
    const named = attributes.filter(
      ({name, definition}) =>
        name === 'continues' || definition?.type === 'claim' || definition?.mentions
    )
    const values = named.flatMap(({values: list}) => list)
    return [
      ...(id === undefined ? [] : [id]),
      ...values.map(({text}) => parseClaimName(text).claim)
    ]
  })
}
