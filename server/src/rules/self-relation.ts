import type {ArticleModel, Unit} from '../model/article-model.js'
import {parseClaimName} from '../model/collect-facts.js'
import type {ArticleRule} from './rule.js'

/** Reports a claim that supports, rebuts or otherwise relates to itself. */
export const selfRelation: ArticleRule = {
  id: 'self-relation',
  subject: 'article',
  group: 'claims',
  severity: 'error',
  summary: 'A claim that refers to itself',
  check(model, report) {
    for (const {unit, id} of model.claims) {
      if (id === undefined) continue
      for (const {definition, name, values} of unit.attributes) {
        if (definition?.type !== 'claim') continue
        for (const {text, span} of values) {
          if (!text.endsWith(id) || !isItself(text, unit, model)) continue
          const message = `Unexpected \`${name}\` of the claim itself, expected another claim`
          report({message, span})
        }
      }
    }
  }
}

function isItself(name: string, unit: Unit, model: ArticleModel): boolean {
  const {article = model.id, claim} = parseClaimName(name)
  return article === model.id && model.claimsById.get(claim)?.unit === unit
}
