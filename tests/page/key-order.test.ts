import {expect, test} from 'vitest'
import {createKeyOrder} from '../../client/page/key-order.js'

function opened() {
  const done: string[] = []
  const timers: (() => void)[] = []
  const order = createKeyOrder(act => timers.push(act))
  const press = (name: string): void => order.inTurn(() => done.push(name))
  const come = async (name: string): Promise<void> => {
    order.came()
    done.push(name)
    await Promise.resolve()
  }
  return {done, timers, order, press, come}
}

test('what the page does at a key waits for the commands of the keys before', async () => {
  const {done, order, press, come} = opened()
  press('left')
  order.passed()
  press('right')
  order.passed()
  press('up')
  expect(done).toEqual(['left'])
  await come('mark')
  expect(done).toEqual(['left', 'mark', 'right'])
  await come('next')
  expect(done).toEqual(['left', 'mark', 'right', 'next', 'up'])
})

test('a key without a command holds nothing up for long', () => {
  const {done, timers, order, press} = opened()
  order.passed()
  press('right')
  expect(done).toEqual([])
  timers[0]?.()
  expect(done).toEqual(['right'])
})

test('a command of the palette changes no order', async () => {
  const {done, press, come} = opened()
  await come('help')
  press('right')
  expect(done).toEqual(['help', 'right'])
})
