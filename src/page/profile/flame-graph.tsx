// The flame graph: a canvas as large as what is seen of it, in a box that scrolls. Whatever can be done with a pointer can be
// done with keys, and what is pointed at is said in words.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nodeAt } from '../../flame/boxes.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { LookedAt } from './looked-at.js';
import { nodeByKey } from './flame-keys.js';
import { nodeSentence } from './node-words.js';
import { paintBoxes, rowHeight, windowOf } from './paint.js';
import { paletteOf } from './palette.js';
import { Tooltip, type TooltipAt } from './tooltip.js';

export interface FlameGraphProps {
  readonly of: LookedAt;
  /** Shows the details of a node. */
  readonly onPick: (node: number) => void;
  /** The same, and makes it as wide as the picture. */
  readonly onZoom: (node: number) => void;
}

/** Parts of a window's height that the picture may take. */
const mostHeight = 0.72;

export function FlameGraph({ of, onPick, onZoom }: FlameGraphProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, most: 600 });
  const [hover, setHover] = useState<TooltipAt | null>(null);
  const [top, setTop] = useState(0);
  const rows = of.layout.deepest + 1;
  const whole = rows * rowHeight;
  const height = Math.min(whole, size.most);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = (): void => {
      // Whole rows: else one is cut at that end which is not scrolled to.
      const most = Math.floor(Math.max(240, innerHeight * mostHeight) / rowHeight) * rowHeight;
      setSize({ width: box.clientWidth, most });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, []);

  const frame = { width: size.width, height, top, rows };
  useRepaint(canvas, () => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null || size.width === 0) return;
    const dense = devicePixelRatio;
    const [across, down] = [Math.round(size.width * dense), Math.round(height * dense)];
    if (element.width !== across || element.height !== down) {
      element.width = across;
      element.height = down;
    }
    context.setTransform(dense, 0, 0, dense, 0, 0);
    paintBoxes(of, { context, palette: paletteOf(element), ...frame, hover: hover?.node ?? null });
  });

  const show = (node: number): void => {
    const box = scroller.current;
    const row = of.view.depth[node] ?? 0;
    if (box !== null) showRow(box, of.choices.isUpward ? rows - 1 - row : row);
  };
  // Where somebody begins: at the root, which is at the bottom upward, or at what a link zooms to.
  const place = [of.choices.isUpward, of.view, size.width === 0, size.most];
  useEffect(() => {
    setHover(null);
    show(of.zoom);
  }, [...place, of.zoom]);
  useEffect(() => {
    if (of.selected !== 0) show(of.selected);
  }, [...place, of.zoom, of.selected]);

  const pointed = (event: MouseEvent): number | null => {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined) return null;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top + top];
    const line = Math.floor(y / rowHeight);
    const row = of.choices.isUpward ? rows - 1 - line : line;
    return nodeAt(of.view, of.layout, windowOf(of, frame), x, row);
  };
  const press = (event: KeyboardEvent): void => {
    const key = nodeByKey(of, event.key);
    if (key === null) return;
    event.preventDefault();
    setHover(null);
    if ('zoom' in key) onZoom(key.zoom);
    else onPick(key.pick);
  };
  return (
    <div class="flame">
      <div
        ref={scroller}
        class="flame-scroller"
        style={{ height: `${height}px` }}
        onScroll={(event) => {
          setTop(event.currentTarget.scrollTop);
          // Another box is below the pointer now.
          setHover(null);
        }}
      >
        <div class="flame-space" style={{ height: `${whole}px` }}>
          <canvas
            ref={canvas}
            class="flame-canvas"
            style={{ width: `${size.width}px`, height: `${height}px` }}
            tabIndex={0}
            role="application"
            aria-roledescription={words.flameGraph}
            aria-label={words.flameLabel}
            aria-describedby="flame-keys flame-said"
            onKeyDown={press}
            onPointerMove={(event) => {
              // A finger goes away without a word, and what it points at is below it.
              if (event.pointerType === 'touch') return;
              const node = pointed(event);
              setHover(node === null ? null : { node, x: event.clientX, y: event.clientY });
            }}
            onPointerLeave={() => {
              setHover(null);
            }}
            onClick={(event) => {
              const node = pointed(event);
              setHover(null);
              if (node !== null) onZoom(node);
            }}
          />
        </div>
      </div>
      <p id="flame-keys" class="hint">
        {words.flameKeys}
      </p>
      <p id="flame-said" class="said" role="status">
        {of.selected === 0 ? '' : nodeSentence(of, of.selected)}
      </p>
      {hover !== null && <Tooltip of={of} at={hover} />}
    </div>
  );
}

/** Rows that are kept in sight around the one that is shown, where there are so many. */
const around = 2;

/** Scrolls no further than it has to. */
function showRow(box: HTMLElement, line: number): void {
  const [first, last] = [(line - around) * rowHeight, (line + 1 + around) * rowHeight];
  if (first < box.scrollTop) box.scrollTop = Math.max(0, first);
  else if (last > box.scrollTop + box.clientHeight) box.scrollTop = last - box.clientHeight;
}

/** Paints once for all that changed in a frame, and again where light turns dark. */
function useRepaint(canvas: { readonly current: HTMLCanvasElement | null }, paint: () => void): void {
  const latest = useRef(paint);
  latest.current = paint;
  useLayoutEffect(() => {
    const request = requestAnimationFrame(() => {
      latest.current();
    });
    return () => {
      cancelAnimationFrame(request);
    };
  });
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const again = (): void => {
      latest.current();
    };
    dark.addEventListener('change', again);
    return () => {
      dark.removeEventListener('change', again);
    };
  }, [canvas]);
}
