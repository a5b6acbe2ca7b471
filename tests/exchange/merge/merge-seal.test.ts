import {expect, test} from 'vitest'
import {sealArticle} from '../../../server/src/model/write-seal.js'
import {merge} from './merge-case.js'

const TEXT = 'It rained on Monday.\n\nIt was dry on Tuesday.\n'

function sealed(text: string): string {
  const state = sealArticle(text)
  if (!('text' in state)) throw new Error(`Expected an article without a seal, not ${state.type}`)
  return state.text
}

const BASE = sealed(`---\ntitle: Rain\n---\n${TEXT}`)

test('a text of both sides is sealed anew', () => {
  const ours = sealed(BASE.replace('rained', 'poured'))
  const theirs = sealed(BASE.replace('was dry', 'was :place[dry]').replace('Tuesday', 'Friday'))
  const merged = merge(BASE, ours, theirs)
  expect(merged).toMatchObject({conflicts: 0, seal: 'renewed'})
  expect(merged.text).toContain('It poured on Monday.\n\nIt was :place[dry] on Friday.\n')
  expect(sealArticle(merged.text).type).toBe('sealed')
})

test('a seal that one side adds is that of the merged text', () => {
  const plain = `---\ntitle: Rain\n---\n${TEXT}`
  const merged = merge(plain, BASE, plain.replace('rained', 'poured'))
  expect(merged.seal).toBe('renewed')
  expect(sealArticle(merged.text).type).toBe('sealed')
})

test('the seal of a text that one side changed is theirs', () => {
  const theirs = sealed(BASE.replace('rained', 'poured'))
  const merged = merge(BASE, BASE.replace('dry', ':place[dry]'), theirs)
  expect(merged.seal).toBe('kept')
  expect(sealArticle(merged.text).type).toBe('sealed')
})

test('a text that somebody changed behind the seal is not sealed anew', () => {
  const merged = merge(BASE, BASE.replace('rained', 'poured'), BASE.replace('Tuesday', 'Friday'))
  expect(merged.seal).toEqual({reason: 'a side had another text than the one that was sealed'})
  expect(sealArticle(merged.text).type).toBe('changed')
})

test('a text that is not chosen yet is not sealed', () => {
  const merged = merge(
    BASE,
    sealed(BASE.replace('rained', 'poured')),
    sealed(BASE.replace('rained', 'snowed').replace('Tuesday', 'Friday'))
  )
  expect(merged.conflicts).toBe(1)
  expect(merged.seal).toMatchObject({reason: expect.stringContaining('choose, then seal')})
})
