/** A place in the picture, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const reds = ['#d7000f', '#c8161d', '#e60012', '#b81c22', '#de2910', '#a51419'] as const;
export const golds = ['#ffd800', '#ffe45c', '#f8c300', '#fff100', '#ffffff'] as const;
