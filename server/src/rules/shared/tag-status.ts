import type {ArticleModel, Unit, UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf} from '../../model/unit-attributes.js'

/** Finds the attributes `status` with a value, where the codebook has that code. */
export function* findStatus({units}: ArticleModel, wanted: string): Iterable<UnitAttribute> {
  for (const unit of units) {
    const status = statusOf(unit, wanted)
    if (status) yield status
  }
}

/** The attribute `status` of a unit where it has a value that the codebook has as a code. */
export function statusOf(unit: Unit, wanted: string): UnitAttribute | undefined {
  const status = attributeOf(attributesAsRead(unit), 'status')
  return status?.written.value === wanted && status.definition?.codes.has(wanted)
    ? attributeOf(unit.attributes, 'status')
    : undefined
}
