// What runs in the page of the annotation editor, to find what cannot be seen there.

/** What stands out of the window to the side, or is hidden by the box that it is in, without a way to scroll there. */
export function cutOff() {
  const parts = '#article, #side, .nm-picker, #help[open], #finding, #bar, #state'
  const all = Array.from(document.querySelectorAll(parts)).flatMap(part => [
    part,
    ...Array.from(part.querySelectorAll('*'))
  ])
  const found = []
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider')
  for (const element of all) {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    if (box.width === 0 || style.visibility === 'hidden' || element.closest('.hidden-text'))
      continue
    const said = `${element.tagName}.${element.className} “${element.textContent?.slice(0, 30)}”`
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`out of the window: ${said}`)
    const isHiding = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis'
    if (isHiding && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${said}`)
  }
  return found
}

/** In the page: whether the middle of an element is in the window, and nothing lies over it. */
export function isInSight(element) {
  const {left, top, width, height} = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + Math.min(height / 2, innerHeight / 4)]
  const there = document.elementFromPoint(x, y)
  return there !== null && (element.contains(there) || there.contains(element))
}
