import { useCallback, useEffect, useRef, useState } from 'react'
import { useDraft } from '../../../canvas/editor.ts'
import type { JsonSchema } from '../form/field.ts'
import type { Monaco } from '../monaco/use-monaco.ts'
import styles from './json-tab.module.css'
import { LargePaste } from './large-paste.tsx'
import { ProblemList, type Marker } from './problem-list.tsx'
import { useJsonModel } from './use-json-model.ts'

interface JsonEditorProps {
  monaco: Monaco
  schema: JsonSchema
  label: string
}

/** Monaco over one model, the problems of its text below. */
export function JsonEditor({ monaco, schema, label }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const readOnly = useDraft((s) => s.readOnly !== null)
  const { model, format } = useJsonModel(monaco, schema)
  const [markers, setMarkers] = useState<Marker[]>([])
  const editor = useRef<ReturnType<Monaco['editor']['create']>>(null)
  useEffect(() => {
    if (!host.current) return undefined
    const made = monaco.editor.create(host.current, {
      model, readOnly, ariaLabel: label, automaticLayout: true, minimap: { enabled: false }, fontSize: 12.5, lineHeight: 19, fontFamily: 'var(--mono)',
      scrollBeyondLastLine: false, tabSize: 2, padding: { top: 10, bottom: 10 }, renderLineHighlight: 'gutter', fixedOverflowWidgets: true,
      stickyScroll: { enabled: false }, bracketPairColorization: { enabled: false }, formatOnPaste: false, largeFileOptimizations: true,
    })
    editor.current = made
    made.onDidBlurEditorText(format)
    const watch = monaco.editor.onDidChangeMarkers((uris) => {
      if (uris.some((uri) => uri.toString() === model.uri.toString())) setMarkers(monaco.editor.getModelMarkers({ resource: model.uri }))
    })
    setMarkers(monaco.editor.getModelMarkers({ resource: model.uri }))
    return () => {
      watch.dispose()
      made.dispose()
    }
  }, [monaco, model, readOnly, label, format])
  const go = useCallback((marker: Marker) => {
    editor.current?.revealLineInCenter(marker.startLineNumber)
    editor.current?.setPosition({ lineNumber: marker.startLineNumber, column: marker.startColumn })
    editor.current?.focus()
  }, [])
  return (
    <>
      <LargePaste host={host} />
      <div ref={host} className={`${styles.editor} nokey`} data-testid="json-editor" />
      <ProblemList markers={markers} onGo={go} />
    </>
  )
}
