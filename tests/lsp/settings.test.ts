import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {defaultSettings, readSettings} from '../../server/src/lsp/settings.js'

const manifest = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')
)

interface Property {
  readonly default: unknown
  readonly enum?: readonly string[]
  readonly order: number
}

const properties: Readonly<Record<string, Property>> = manifest.contributes.configuration.properties

/** What the server is not told of. */
const OF_CLIENT = /^newsmark\.(trace|annotate|dimMarkup)\b/

describe('the settings in the manifest', () => {
  test('are those that the server reads, with the same defaults and in an order', () => {
    const told = Object.entries(properties).filter(([name]) => !OF_CLIENT.test(name))
    expect(
      Object.fromEntries(told.map(([name, {default: value}]) => [name.split('.')[1], value]))
    ).toEqual(defaultSettings)
    const orders = Object.values(properties).map(({order}) => order)
    expect(orders).toEqual([...new Set(orders)].toSorted((a, b) => a - b))
  })

  test('have no value that the server does not know', () => {
    for (const value of properties['newsmark.inlayHints']?.enum ?? [])
      expect(readSettings({inlayHints: value}).inlayHints).toBe(value)
  })
})

test.each([undefined, null, 7, 'full', [], {inlayHints: 'loud', codeLens: 'no'}, {newsmark: null}])(
  'settings that are %j are the defaults',
  given => {
    expect(readSettings(given)).toEqual(defaultSettings)
  }
)
