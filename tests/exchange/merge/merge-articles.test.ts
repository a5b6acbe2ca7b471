import {describe, expect, test} from 'vitest'
import {conflictCases, merge, mergeCases} from './merge-case.js'

describe('what merges', () => {
  test.each(mergeCases)('$name', ({base, ours, theirs, merged}) => {
    expect(merge(base, ours, theirs)).toMatchObject({text: merged, conflicts: 0})
  })
})

describe('what is left open', () => {
  test.each(conflictCases)('$name', ({base, ours, theirs, merged, conflicts}) => {
    expect(merge(base, ours, theirs)).toMatchObject({text: merged, conflicts})
  })
})
