import ts from 'typescript'

/** One thing that a module takes from another, as it is written. */
export interface Import {
  specifier: string
  /** `import type`, or an import whose every name is a type: gone at run time. */
  typeOnly: boolean
  line: number
}

/** What the rules need to know of a source file. */
export interface Parsed {
  imports: Import[]
  /** Lines with `export * from`. */
  starExports: number[]
  /** Lines with `new Date()` or `Date()`: both read the clock. */
  clockReads: number[]
  /** Length in lines of each function with a body. */
  functionLines: number[]
}

/** Reads a file with TypeScript's own parser (version 6: 7 has no programming interface yet). */
export function parseModule(path: string, text: string): Parsed {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const parsed: Parsed = { imports: [], starExports: [], clockReads: [], functionLines: [] }
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      parsed.imports.push({ specifier: specifier.text, typeOnly, line: lineAt(specifier.getStart()) })
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node))
    else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly)
      if (node.moduleSpecifier && !node.exportClause) parsed.starExports.push(lineAt(node.getStart()))
    } else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
      if (isDate(node.expression)) parsed.clockReads.push(lineAt(node.getStart()))
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) {
      parsed.clockReads.push(lineAt(node.getStart()))
    } else if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      parsed.functionLines.push(lineAt(node.getEnd()) - lineAt(node.getStart()) + 1)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return parsed
}

const isDate = (node: ts.Node) => ts.isIdentifier(node) && node.text === 'Date'

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = importClause
  return !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly)
}
