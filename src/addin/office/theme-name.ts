import type { ThemeName } from './outlook-host.ts';

/**
 * Outlook tells add-ins colours, not whether they are dark: relative luminance of the background decides
 * (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). Null for anything that is no `#rrggbb`.
 */
export function themeOfBackground(colour: unknown): ThemeName | null {
  const match = typeof colour === 'string' ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour) : null;
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => linear(parseInt(hex, 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // At this luminance black and white text have the same contrast.
  return luminance > 0.179 ? 'light' : 'dark';
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
