import type { MarkPart } from '@sanshen/contract/marks-schemas';
import styles from './marks.module.css';

/** The outlines of a mark's parts in its own units, as dashed lines that can be seen on red, yellow and white. */
export function PartOutlines({ parts }: { readonly parts: readonly MarkPart[] }) {
  return (
    <>
      {(['outlineBack', 'outline'] as const).map((layer) => (
        <g key={layer} className={styles[layer]}>
          {parts.map((part) => (
            <PartOutline key={part.role} part={part} />
          ))}
        </g>
      ))}
    </>
  );
}

function PartOutline({ part }: { readonly part: MarkPart }) {
  if (part.shape === 'star') return <polygon points={part.corners.map(([x, y]) => `${x},${y}`).join(' ')} />;
  if (part.shape === 'ring') {
    const [x, y] = part.centre;
    return (
      <>
        <circle cx={x} cy={y} r={part.inner} />
        <circle cx={x} cy={y} r={part.outer} />
      </>
    );
  }
  if (part.box === null) return null;
  const [x, y, width, height] = part.box;
  return <rect x={x} y={y} width={width} height={height} />;
}
