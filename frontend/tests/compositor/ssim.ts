/**
 * How alike two pictures are: the mean structural similarity of their luma, over windows of 8 x 8 pixels.
 * Source: Wang et al., "Image quality assessment: from error visibility to structural similarity", 2004.
 */

const SIDE = 8;
const STEP = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** RGBA pixels of the same size. 1 means the same. */
export function ssim(a: Uint8Array, b: Uint8Array, width: number, height: number): number {
  const [x, y] = [luma(a), luma(b)];
  let total = 0;
  let windows = 0;
  for (let top = 0; top + SIDE <= height; top += STEP) {
    for (let left = 0; left + SIDE <= width; left += STEP) {
      total += windowSimilarity(x, y, width, left, top);
      windows++;
    }
  }
  return total / windows;
}

function luma(pixels: Uint8Array): Float64Array {
  const values = new Float64Array(pixels.length / 4);
  for (let index = 0; index < values.length; index++) {
    const [r, g, b] = [pixels[4 * index], pixels[4 * index + 1], pixels[4 * index + 2]] as [
      number,
      number,
      number,
    ];
    values[index] = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  return values;
}

function windowSimilarity(
  x: Float64Array,
  y: Float64Array,
  width: number,
  left: number,
  top: number,
): number {
  let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
  for (let row = top; row < top + SIDE; row++) {
    for (let column = left; column < left + SIDE; column++) {
      const [p, q] = [x[row * width + column] as number, y[row * width + column] as number];
      sumX += p;
      sumY += q;
      sumXX += p * p;
      sumYY += q * q;
      sumXY += p * q;
    }
  }
  const count = SIDE * SIDE;
  const [meanX, meanY] = [sumX / count, sumY / count];
  const varianceX = sumXX / count - meanX * meanX;
  const varianceY = sumYY / count - meanY * meanY;
  const covariance = sumXY / count - meanX * meanY;
  return (
    ((2 * meanX * meanY + C1) * (2 * covariance + C2)) /
    ((meanX * meanX + meanY * meanY + C1) * (varianceX + varianceY + C2))
  );
}
