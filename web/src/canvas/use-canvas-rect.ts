import { useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'

/** Where the canvas is on the screen, read when it is needed. */
export function useCanvasRect(): () => DOMRect {
  const store = useStoreApi()
  return useCallback(() => store.getState().domNode?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight), [store])
}
