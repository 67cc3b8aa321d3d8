/**
 * A bar as SVG markup, as long as `share` (0..1) of its cell. The number stands beside it, so it is hidden from
 * screen readers. Only numbers go in: nothing a person wrote can become markup here.
 */
export function bar(share: number): string {
  const length = Math.round(Math.min(1, Math.max(0, share || 0)) * 1000) / 10;
  const body = length > 0 ? `<rect width="${length}" height="10"/>` : '';
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${body}</svg>`;
}
