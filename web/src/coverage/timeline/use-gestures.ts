import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { pan, toInstant, type Window, zoom } from './scale.ts';
import type { View } from './use-window.ts';

/** Pixels that a press may move and still be a click. */
const CLICK_SLACK = 4;
/** Turns of the wheel that come within so many milliseconds of each other are one movement. */
const ONE_MOVEMENT_MS = 250;

/**
 * Moving and zooming with wheel, trackpad, mouse and fingers. A page that is being scrolled scrolls on when the timeline
 * comes under the pointer: a wheel zooms only where its movement began above the timeline.
 *
 * @param area what takes the gestures
 * @param plot where the scale is drawn, from its left to its right edge
 * @returns whether the press that just ended was a drag, and so is no click
 */
export function useGestures(
  area: RefObject<HTMLElement | null>,
  plot: RefObject<HTMLElement | null>,
  view: View,
): () => boolean {
  const latest = useRef(view);
  latest.current = view;
  const dragged = useRef(false);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const place = (clientX: number) => {
      const { left, width } = plot.current!.getBoundingClientRect();
      return { x: clientX - left, width };
    };
    const stopWheel = listenToWheel(element, (event) => {
      const { window, limits, show } = latest.current;
      const { x, width } = place(event.clientX);
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
        const pixels = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
        show(pan(window, (pixels / width) * (window.to - window.from), limits));
        return;
      }
      const lines = event.deltaMode === 1 ? 20 : 1;
      const factor = Math.exp(event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016));
      show(zoom(window, factor, toInstant({ ...window, width }, x), limits));
    });
    const stopPointers = listenToPointers(element, {
      begin: () => {
        dragged.current = false;
        return latest.current.window;
      },
      move: (before, fingers) => {
        dragged.current = true;
        const { limits, show } = latest.current;
        show(movedBy(before, fingers, place, limits));
      },
    });
    return () => {
      stopWheel();
      stopPointers();
    };
  }, [area, plot]);

  return useCallback(() => dragged.current, []);
}

interface Finger {
  from: number;
  to: number;
}

/** The window in which what was under each finger is under it still. */
function movedBy(
  before: Window,
  [first, second]: readonly Finger[],
  place: (clientX: number) => { x: number; width: number },
  limits: Window,
): Window {
  const { width } = place(0);
  const perPixel = (before.to - before.from) / width;
  if (!first) return before;
  if (!second) return pan(before, (first.from - first.to) * perPixel, limits);
  const [apart, apartNow] = [Math.abs(second.from - first.from), Math.abs(second.to - first.to)];
  const middle = place((first.from + second.from) / 2).x;
  const factor = Math.max(apart, 20) / Math.max(apartNow, 20);
  const zoomed = zoom(before, factor, toInstant({ ...before, width }, middle), limits);
  const moved = (first.to + second.to - first.from - second.from) / 2;
  return pan(zoomed, -moved * perPixel * factor, limits);
}

function listenToWheel(element: HTMLElement, turn: (event: WheelEvent) => void): () => void {
  let last = 0;
  let ours = false;
  const everywhere = (event: WheelEvent) => {
    if (event.timeStamp - last > ONE_MOVEMENT_MS) ours = element.contains(event.target as Node);
    last = event.timeStamp;
  };
  const here = (event: WheelEvent) => {
    // One that the browser has begun to scroll with cannot be had any more.
    if (!ours || !event.cancelable) return;
    event.preventDefault();
    turn(event);
  };
  window.addEventListener('wheel', everywhere, { passive: true, capture: true });
  element.addEventListener('wheel', here, { passive: false });
  return () => {
    window.removeEventListener('wheel', everywhere, { capture: true });
    element.removeEventListener('wheel', here);
  };
}

function listenToPointers(
  element: HTMLElement,
  { begin, move }: { begin: () => Window; move: (before: Window, fingers: readonly Finger[]) => void },
): () => void {
  const fingers = new Map<number, Finger>();
  let before: Window;
  /** From where they are now, as after a finger came or went. */
  const anew = () => {
    before = begin();
    for (const finger of fingers.values()) finger.from = finger.to;
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest('button, a, [role="slider"]')) return;
    fingers.set(event.pointerId, { from: event.clientX, to: event.clientX });
    anew();
  };
  const moved = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    finger.to = event.clientX;
    const far = [...fingers.values()].some(({ from, to }) => Math.abs(to - from) > CLICK_SLACK);
    if (!far && !element.hasPointerCapture(event.pointerId)) return;
    element.setPointerCapture(event.pointerId);
    move(before, [...fingers.values()]);
  };
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || fingers.size === 0) return;
    anew();
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', moved);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', moved);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
  };
}
