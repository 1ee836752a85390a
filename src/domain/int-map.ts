/** A map that never changes: a change makes another one, which shares with it all that lies elsewhere. */

/** Bits of a key, taken from the highest five at a time. */
const keyBits = 30
const levelBits = 5
const levelMask = 2 ** levelBits - 1

/** The largest key. */
export const intKeyMax = 2 ** keyBits - 1

interface Leaf<T> {
  readonly key: number
  readonly value: T
}

/** The children that are there, in the order of their bits. */
interface Branch<T> {
  readonly bits: number
  readonly children: readonly Node<T>[]
}

type Node<T> = Leaf<T> | Branch<T>

/**
 * Whole numbers from 0 to {@link intKeyMax} and what belongs to them, in the order of the numbers. Reading and
 * changing cost the same few steps however many there are.
 *
 * A trie with bit maps: a branch holds only the children that exist, and a leaf lies as high as it is alone.
 */
export class IntMap<T> {
  static readonly #nothing = new IntMap<never>(undefined)
  readonly #root: Node<T> | undefined

  private constructor(root: Node<T> | undefined) {
    this.#root = root
  }

  static empty<T>(): IntMap<T> {
    return IntMap.#nothing
  }

  get(key: number): T | undefined {
    let node = this.#root
    for (let shift = keyBits - levelBits; node !== undefined; shift -= levelBits) {
      if (isLeaf(node)) return node.key === key ? node.value : undefined
      const bit = bitOf(key, shift)
      node = (node.bits & bit) === 0 ? undefined : node.children[placeOf(node.bits, bit)]
    }
    return undefined
  }

  with(key: number, value: T): IntMap<T> {
    const leaf = { key, value }
    const root = this.#root
    return new IntMap(root === undefined ? leaf : withLeaf(root, leaf, keyBits - levelBits))
  }

  without(key: number): IntMap<T> {
    const root = this.#root
    if (root === undefined) return this
    const left = withoutKey(root, key, keyBits - levelBits)
    return left === root ? this : new IntMap(left)
  }

  /** What belongs to the keys, by key. */
  *values(): Generator<T, undefined> {
    const waiting = this.#root === undefined ? [] : [this.#root]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (isLeaf(node)) yield node.value
      else for (let at = node.children.length; at > 0; at -= 1) push(waiting, node.children[at - 1])
    }
  }
}

function withLeaf<T>(node: Node<T>, leaf: Leaf<T>, shift: number): Node<T> {
  if (isLeaf(node)) {
    if (node.key === leaf.key) return leaf
    const branch = { bits: bitOf(node.key, shift), children: [node] }
    return withLeaf(branch, leaf, shift)
  }
  const bit = bitOf(leaf.key, shift)
  const place = placeOf(node.bits, bit)
  const child = node.children[place]
  if ((node.bits & bit) === 0 || child === undefined) {
    return { bits: node.bits | bit, children: node.children.toSpliced(place, 0, leaf) }
  }
  return { ...node, children: node.children.with(place, withLeaf(child, leaf, shift - levelBits)) }
}

function withoutKey<T>(node: Node<T>, key: number, shift: number): Node<T> | undefined {
  if (isLeaf(node)) return node.key === key ? undefined : node
  const bit = bitOf(key, shift)
  const place = placeOf(node.bits, bit)
  const child = (node.bits & bit) === 0 ? undefined : node.children[place]
  if (child === undefined) return node
  const left = withoutKey(child, key, shift - levelBits)
  if (left === child) return node
  if (left !== undefined) return lifted({ ...node, children: node.children.with(place, left) })
  if (node.children.length === 1) return undefined
  return lifted({ bits: node.bits & ~bit, children: node.children.toSpliced(place, 1) })
}

/** A leaf that is left alone takes the place of its branch. */
function lifted<T>(branch: Branch<T>): Node<T> {
  const [only, ...others] = branch.children
  return only !== undefined && others.length === 0 && isLeaf(only) ? only : branch
}

function isLeaf<T>(node: Node<T>): node is Leaf<T> {
  return 'key' in node
}

function bitOf(key: number, shift: number): number {
  return 1 << ((key >>> shift) & levelMask)
}

/** How many children lie before the one of this bit. */
function placeOf(bits: number, bit: number): number {
  let rest = bits & (bit - 1)
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count += 1
  return count
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item)
}
