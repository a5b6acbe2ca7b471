import {expect} from 'vitest'
import type {Place} from '../../server/src/session/queries.js'
import {drawMarks} from '../support/draw-marks.js'
import {type OpenFixture, ROOT} from './open-fixture.js'

/** Something that was found at a place, and what is said of it. */
export interface Found extends Place {
  readonly text: string
}

/** Compares what was found in all files of a fixture with what is drawn in them, in both directions. */
export function checkDrawn({files}: OpenFixture, found: readonly Found[]): void {
  for (const {path, text, marks} of files) {
    const here = found.filter(item => item.path === `${ROOT}/${path}`)
    expect(drawMarks(text, here), path).toBe(drawMarks(text, marks))
  }
  const known = new Set(files.map(({path}) => `${ROOT}/${path}`))
  expect(found.filter(({path}) => !known.has(path))).toEqual([])
}
