import type { ASTNode } from '@marcbachmann/cel-js'
import { FACT_GROUPS, OPEN_GROUPS, type FactGroup } from './fact-table.ts'
import { FUNCTION_NAMES, LOOPS } from './functions.ts'
import type { ExpressionIssue, ExpressionIssueCode } from './issue.ts'
import { LIMITS } from './limits.ts'
import { nearest, nearestFact } from './suggest.ts'

const CLOSED: Record<string, FactGroup | undefined> = { ...FACT_GROUPS }
const isClosed = (name: string): boolean => Object.hasOwn(FACT_GROUPS, name)
const isGroup = (name: string): boolean => isClosed(name) || Object.hasOwn(OPEN_GROUPS, name)

/** What a walk over the tree finds, before any type is checked. */
export interface Survey {
  /** Facts whose value is read. */
  references: Set<string>
  /** Facts only asked about by `has()`. */
  asked: Set<string>
  usesHas: boolean
  issues: ExpressionIssue[]
}

/** Lists the facts that a tree reads and refuses what may not stand in it: see the codes below. */
export function survey(ast: ASTNode): Survey {
  const walker = new Walker()
  walker.visit(ast, new Set())
  return walker.found
}

class Walker {
  readonly found: Survey = { references: new Set(), asked: new Set(), usesHas: false, issues: [] }
  #loops = 0

  /** Returns how deep loops nest in this subtree. */
  visit(node: ASTNode, bound: ReadonlySet<string>): number {
    switch (node.op) {
      case 'value': return 0
      case 'id': this.#name(node.args, node, bound); return 0
      case '.': case '.?': case '[]': case '[?]': return this.#access(node, bound)
      case 'call': return this.#call(node, bound)
      case 'rcall': return this.#method(node, bound)
      case 'map': return this.#all(node.args.flat(), bound)
      case '!_': case '-_': return this.visit(node.args, bound)
      default: return this.#all(node.args, bound)
    }
  }

  #all(nodes: readonly ASTNode[], bound: ReadonlySet<string>): number {
    return Math.max(0, ...nodes.map((n) => this.visit(n, bound)))
  }

  #issue(code: ExpressionIssueCode, node: ASTNode, [en, fr]: readonly [string, string]): void {
    this.found.issues.push({ code, message: { en, fr }, from: node.start, to: node.end })
  }

  #name(name: string, node: ASTNode, bound: ReadonlySet<string>): void {
    if (bound.has(name)) return
    if (isGroup(name)) {
      this.#issue('group-alone', node, [`"${name}" is a group of facts: name one of them, as in ${example(name)}`,
        `« ${name} » est un groupe de faits : nommez-en un, comme ${example(name)}`])
    } else this.#unknown(name, node)
  }

  #unknown(path: string, node: ASTNode): void {
    const near = nearestFact(path)
    this.#issue('unknown-fact', node, [`There is no fact "${path}"${near ? `: did you mean ${near}?` : ''}`,
      `Il n’y a pas de fait « ${path} »${near ? ` : vouliez-vous dire ${near} ?` : ''}`])
  }

  #access(node: ASTNode & { op: '.' | '.?' | '[]' | '[?]' }, bound: ReadonlySet<string>): number {
    const [left, right] = node.args
    const group = left.op === 'id' && !bound.has(left.args) && isGroup(left.args) ? left.args : undefined
    if (group === undefined) {
      if (left.op === 'id' && !bound.has(left.args) && typeof right === 'string') {
        this.#unknown(`${left.args}.${right}`, node)
        return 0
      }
      return Math.max(this.visit(left, bound), typeof right === 'string' ? 0 : this.visit(right, bound))
    }
    const fact = literalName(right)
    if (fact === undefined) {
      this.#issue('computed-name', node, ['A fact must be named, not computed', 'Un fait doit être nommé, pas calculé'])
      return 0
    }
    if (isClosed(group) && !Object.hasOwn(CLOSED[group]?.facts ?? {}, fact)) this.#unknown(`${group}.${fact}`, node)
    else this.found.references.add(`${group}.${fact}`)
    return 0
  }

  #call(node: ASTNode & { op: 'call' }, bound: ReadonlySet<string>): number {
    const [name, args] = node.args
    if (!this.#allowed(name, node)) return 0
    const asked = name === 'has' ? factOf(args[0]) : undefined
    if (asked === undefined) return this.#all(args, bound)
    this.found.usesHas = true
    const before = new Set(this.found.references)
    const depth = this.#all(args, bound)
    if (!before.has(asked) && this.found.references.delete(asked)) this.found.asked.add(asked)
    return depth
  }

  #method(node: ASTNode & { op: 'rcall' }, bound: ReadonlySet<string>): number {
    const [name, receiver, args] = node.args
    if (!this.#allowed(name, node)) return 0
    const [first, ...rest] = args
    if (!LOOPS.has(name) || first?.op !== 'id') return this.#all([receiver, ...args], bound)
    if (isGroup(first.args)) {
      this.#issue('taken-name', first, [`"${first.args}" already names facts: choose another letter`,
        `« ${first.args} » désigne déjà des faits : choisissez une autre lettre`])
    }
    const inner = new Set(bound).add(first.args)
    const depth = 1 + Math.max(this.visit(receiver, bound), this.#all(rest, inner))
    this.#loops++
    if (depth === LIMITS.loopNesting + 1 || this.#loops === LIMITS.loops + 1) this.#tooManyLoops(node)
    return depth
  }

  #tooManyLoops(node: ASTNode): void {
    this.#issue('too-nested', node, [
      `This could run away: at most ${LIMITS.loopNesting} loops inside each other and ${LIMITS.loops} in all`,
      `Ce calcul pourrait s’emballer : au plus ${LIMITS.loopNesting} boucles imbriquées et ${LIMITS.loops} en tout`,
    ])
  }

  #allowed(name: string, node: ASTNode): boolean {
    if (FUNCTION_NAMES.includes(name)) return true
    if (name === 'matches') {
      this.#issue('forbidden-function', node, [
        'matches is not available, as a pattern can take forever: use contains, startsWith or endsWith',
        'matches n’est pas disponible, car un motif peut ne jamais finir : utilisez contains, startsWith ou endsWith',
      ])
    } else {
      const near = nearest(name, FUNCTION_NAMES)
      this.#issue('unknown-function', node, [`There is no function "${name}"${near ? `: did you mean ${near}?` : ''}`,
        `Il n’y a pas de fonction « ${name} »${near ? ` : vouliez-vous dire ${near} ?` : ''}`])
    }
    return false
  }
}

function literalName(right: ASTNode | string): string | undefined {
  if (typeof right === 'string') return right
  return right.op === 'value' && typeof right.args === 'string' ? right.args : undefined
}

function factOf(node: ASTNode | undefined): string | undefined {
  if (node?.op !== '.' || node.args[0].op !== 'id') return undefined
  return `${node.args[0].args}.${node.args[1]}`
}

function example(group: string): string {
  if (group === 'attr' || group === 'event') return OPEN_GROUPS[group].example
  return `${group}.${Object.keys(CLOSED[group]?.facts ?? {})[0]}`
}
